#include "inspect/mend/compose.h"

#include "inspect/check.h"
#include "inspect/mend/cut.h"
#include "inspect/mend/layout.h"
#include "inspect/mend/weighing.h"
#include "inspect/pair/pair_check.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace beian::inspect {
namespace {

/// Of the joined picture before it is weighed.
constexpr double kMostPixels = 24e6;

class Composer {
public:
    Composer(const model::PhotoProfile& profile, const CheckBook& book, const Opening& opening)
        : profile_(profile), book_(book), opening_(opening) {}

    ComposeOutcome pair(std::span<const PhotoRequest> photos) {
        if (photos.size() != 2) throw std::invalid_argument("a pair is two photos");
        const std::array<Opened, 2> sides{open(photos[0]), open(photos[1])};
        if (is_blocked()) return std::move(outcome_);
        outcome_.findings = judge_pair({side_of(photos[0], sides[0]), side_of(photos[1], sides[1])}, book_);
        if (model::judge(outcome_.findings) == model::Verdict::Reject) return std::move(outcome_);
        return weighed(lay_pair(sides, book_));
    }

    ComposeOutcome pages(std::span<const PhotoRequest> photos, std::uint32_t columns) {
        if (photos.empty() || photos.size() > kMostComposed)
            throw std::invalid_argument("too many photos to join");
        // As if all were A4: taller ones are rare, and weighing shrinks what is left.
        const double room = std::sqrt(kMostPixels / (double(photos.size()) * document::kA4Portrait.height_mm /
                                                     document::kA4Portrait.width_mm));
        const auto width =
            static_cast<std::uint32_t>(std::min(Voice(book_, "mend").limit("page_width"), room));
        std::vector<image::Pixels> pages;
        for (const PhotoRequest& photo : photos) {
            const Opened opened = open(photo);
            if (!is_blocked()) pages.push_back(lay_page(opened, width, book_));
        }
        if (is_blocked()) return std::move(outcome_);
        return weighed(lay_pages(pages, columns));
    }

private:
    Opened open(const PhotoRequest& photo) {
        Opened opened = opening_.open(photo);
        outcome_.pages.push_back(opened.page);
        return opened;
    }

    bool is_blocked() const {
        return std::any_of(outcome_.pages.begin(), outcome_.pages.end(),
                           [](const Page& page) { return page.verdict == model::Verdict::Reject; });
    }

    PairSide side_of(const PhotoRequest& photo, const Opened& opened) const {
        const image::Pixels& picture = *opened.examination.picture;
        PairSide side{photo.file, opened.document, {}, {}};
        if (!side.document) return side;
        side.flat = flat_view(opened, kFlatWidth);
        side.background = background_of(picture, *side.document);
        return side;
    }

    ComposeOutcome weighed(const image::Pixels& picture) {
        image::Fitted fitted = image::fit_into(image::view_of(picture), wish_for(profile_, book_));
        const Page result = judge_result({}, fitted.jpeg, profile_, book_);
        if (result.verdict == model::Verdict::Accept)
            outcome_.composed = Composed{std::move(fitted.jpeg), fitted.width, fitted.height, fitted.encodes};
        else
            outcome_.findings.insert(outcome_.findings.begin(), result.findings.begin(),
                                     result.findings.end());
        return std::move(outcome_);
    }

    const model::PhotoProfile& profile_;
    const CheckBook& book_;
    const Opening& opening_;
    ComposeOutcome outcome_;
};

}  // namespace

ComposeOutcome compose(std::span<const PhotoRequest> photos, Layout layout,
                       const model::PhotoProfile& profile, const CheckBook& book, image::Examiner& examiner,
                       Judging judging) {
    const Opening opening(profile, book, examiner, judging);
    Composer composer(profile, book, opening);
    switch (layout) {
        case Layout::Pair:
            return composer.pair(photos);
        case Layout::Grid:
            return composer.pages(photos,
                                  static_cast<std::uint32_t>(std::ceil(std::sqrt(double(photos.size())))));
        case Layout::Column:
            break;
    }
    return composer.pages(photos, 1);
}

}  // namespace beian::inspect
