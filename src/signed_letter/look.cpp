#include "signed_letter/look.h"

#include "document/rectifier.h"
#include "letter/drawing.h"
#include "signed_letter/placing.h"
#include "signed_letter/values.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace beian::signed_letter {
namespace {

using letter::kPageHeight;
using letter::kPageWidth;

// Points: a page found by its edges lies nearly right, one told from its code alone may be far off at its
// other end.
constexpr double kReachByEdges = 30, kReachByCode = 90;
constexpr double kLikeIts = 0.55;  // of a title's words: enough to be it
constexpr double kOfOurs = 0.5;    // of the fixed text: less, and it was written by somebody else
constexpr double kCodeWeight = 2;

/// Our letters' page on which the photo says to be.
std::optional<letter::Page> page_of(const letter::Filled& filled, int number) {
    auto pages = letter::lay_out(filled, letter::measure_ems);
    if (number < 1 || number > static_cast<int>(pages.size())) return std::nullopt;
    return std::move(pages[static_cast<std::size_t>(number) - 1]);
}

struct Fitted {
    letter::Filled filled;
    letter::Page page;
    std::vector<DrawnLine> drawn;
    std::vector<Pair> pairs;
    double agreement = 1;
};

std::optional<Fitted> fitted(letter::Filled filled, int number, std::span<const ReadLine> read, double reach,
                             double agreement) {
    auto page = page_of(filled, number);
    if (!page) return std::nullopt;
    Fitted one{std::move(filled), std::move(*page), {}, {}, agreement};
    one.drawn = drawn_lines(one.page);
    one.pairs = pairs_of(one.drawn, read, reach);
    return one;
}

class Looking {
public:
    Looking(const PhotoOfLetter& photo, Sight& sight) : photo_(photo), sight_(sight) {}

    bool look() {
        find_codes();
        quad_ = page_quad(photo_.found, sight_.codes);
        if (sight_.codes.empty() && quad_ && !is_a_glance()) find_code_on_page();
        if (!quad_ || (photo_.only_by_code && sight_.codes.empty())) return false;
        sight_.quad = *quad_;
        for (const SeenCode& code : sight_.codes) sight_.code_regions.push_back(region_of(code.quad));
        sight_.flat = std::make_shared<Flat>(photo_.planes, *quad_, photo_.denominator);
        if (!sight_.flat->is_there()) return false;
        sight_.read = read_lines(sight_.eyes.lines(sight_.flat->print()));
        for (const ReadLine& line : sight_.read) {
            for (const Read& one : line) sight_.as_read += one.text;
            sight_.as_read += '\n';
        }
        if (sight_.read.empty() && sight_.codes.empty()) return false;
        name_letter();
        lay_out();
        sight_.red = red_marks(*sight_.flat, 20);
        return true;
    }

private:
    /// Of a picture of anything at all only a glance: most show no letter.
    bool is_a_glance() const { return photo_.only_by_code && sight_.wanted.material.empty(); }

    void find_codes() {
        sight_.codes = signed_letter::find_codes(photo_.planes.light, sight_.wanted.key,
                                                 is_a_glance() ? Effort::AtOneScale : Effort::AtAllScales);
    }

    model::Region region_of(const model::Quad& quad) const {
        double left = 1e9, top = 1e9, right = 0, bottom = 0;
        for (const model::Point& p : quad) {
            left = std::min(left, p.x), right = std::max(right, p.x);
            top = std::min(top, p.y), bottom = std::max(bottom, p.y);
        }
        const auto whole = [&](double at) { return static_cast<int>(std::lround(at * photo_.denominator)); };
        return {whole(left), whole(top), whole(right - left), whole(bottom - top)};
    }

    /// Enlarged where it must stand, whichever way up the page lies.
    void find_code_on_page() {
        const letter::Area at = code_area();
        for (int turn = 0; turn < 4 && sight_.codes.empty(); ++turn) {
            const model::Quad page = document::begun_later(*quad_, turn);
            model::Quad around;
            const double margin = 12;
            const double corners[4][2] = {{at.x - margin, at.y - margin},
                                          {at.x + at.width + margin, at.y - margin},
                                          {at.x + at.width + margin, at.y + at.height + margin},
                                          {at.x - margin, at.y + at.height + margin}};
            for (std::size_t i = 0; i < 4; ++i)
                around[i] =
                    document::place_on_picture(page, corners[i][0] / kPageWidth, corners[i][1] / kPageHeight);
            sight_.codes = find_codes_in(photo_.planes.light, around, sight_.wanted.key);
            if (!sight_.codes.empty()) quad_ = page;
        }
    }

    void name_letter() {
        if (const letter::ReadMark* read = sight_.mark()) {
            sight_.known_by = KnownBy::Code;
            sight_.letter = sight_.book.find(read->mark.letter);
            sight_.page_number = read->mark.page;
            sight_.pages = read->mark.pages;
            return;
        }
        double best = kLikeIts;
        for (const letter::Template& one : sight_.book.letters) {
            double like = found_in(one.title, sight_.as_read);
            const auto& material = sight_.rulebook.materials[one.material];
            // Letters of several provinces bear one title: the one that is asked for is meant.
            if (material.slug == sight_.wanted.material) like += 0.05;
            if (std::find(one.provinces.begin(), one.provinces.end(), sight_.wanted.province) !=
                one.provinces.end())
                like += 0.05;
            if (like <= best) continue;
            best = like;
            sight_.letter = &one;
            sight_.known_by = KnownBy::Words;
        }
    }

    void lay_out() {
        if (sight_.letter == nullptr) return;
        const letter::ReadMark* read = sight_.mark();
        // The words of another version are not at hand: nothing can be held against them.
        if (read != nullptr && read->mark.version != sight_.letter->version) return;
        const double reach = photo_.found ? kReachByEdges : kReachByCode;
        std::optional<Fitted> best;
        const auto& wanted = sight_.wanted;
        if (wanted.filled && wanted.filled->id == sight_.letter->id && is_as_printed(*wanted.filled)) {
            best = fitted(*wanted.filled, sight_.page_number, sight_.read, reach, 1);
            sight_.values_known = best.has_value();
        }
        if (!best) {
            for (const Open open : {Open::AsPrinted, Open::AsGaps}) {
                Inferred guess =
                    infer(*sight_.letter, sight_.rulebook, wanted.facts, wanted.province, sight_.read, open);
                auto one =
                    fitted(std::move(guess.letter), sight_.page_number, sight_.read, reach, guess.agreement);
                if (one && (!best || one->pairs.size() > best->pairs.size())) best = std::move(one);
            }
        }
        if (!best || (sight_.known_by == KnownBy::Words && best->agreement < kOfOurs)) return;
        take(std::move(*best));
    }

    /// A filing that changed since fills the letter otherwise: what is printed is read off it then.
    bool is_as_printed(const letter::Filled& filled) const {
        const letter::ReadMark* read = sight_.mark();
        if (read == nullptr || read->mark.digest.empty() || sight_.wanted.key.empty()) return true;
        return read->mark.digest == letter::digest_of(filled, sight_.wanted.key);
    }

    void take(Fitted best) {
        if (!sight_.codes.empty()) add_code(best);
        Warp warp = fit(best.pairs);
        // Once more from there: what was out of reach before is not now.
        std::vector<ReadLine> laid = sight_.read;
        for (ReadLine& line : laid)
            for (Read& one : line) one.at = warp.back(one.at);
        auto again = pairs_of(best.drawn, laid, kReachByEdges / 2);
        for (Pair& pair : again) pair.seen = warp(pair.seen);
        if (again.size() >= best.pairs.size() / 2) {
            best.pairs = std::move(again);
            if (!sight_.codes.empty()) add_code(best);
            warp = fit(best.pairs);
        }
        for (ReadLine& line : sight_.read)
            for (Read& one : line) one.at = warp.back(one.at);
        sight_.flat->straighten(warp);
        sight_.agreement = best.agreement;
        sight_.filled = std::move(best.filled);
        sight_.page = std::move(best.page);
        sight_.drawn = std::move(best.drawn);
        sight_.raster = std::make_shared<letter::Raster>(letter::draw_page(*sight_.page, "BL", kDots));
        blacken_code();
        sight_.ink = std::make_shared<Ink>(*sight_.flat, *sight_.raster);
        for (const letter::HandArea& hand : sight_.page->by_hand)
            if (hand.kind == letter::HandArea::Kind::Date)
                sight_.dates.push_back(date_in(sight_.eyes, *sight_.flat, *sight_.ink, hand.area));
    }

    /// Where its corners stand on the flat page.
    void add_code(Fitted& best) const {
        const letter::Area at = code_area();
        const model::Point corners[] = {{at.x, at.y},
                                        {at.x + at.width, at.y},
                                        {at.x + at.width, at.y + at.height},
                                        {at.x, at.y + at.height}};
        const model::Quad& seen = sight_.codes.front().quad;
        for (std::size_t i = 0; i < 4; ++i)
            best.pairs.push_back({corners[i], on_page(*quad_, seen[i]), kCodeWeight});
    }

    /// Which of its squares are dark is the code's own affair: nothing is looked for there.
    void blacken_code() {
        letter::Raster& raster = *sight_.raster;
        cv::Mat drawn(raster.height, raster.width, CV_8UC1, raster.grey.data());
        const letter::Area at = code_area();
        cv::rectangle(drawn,
                      cv::Rect(cvRound(at.x * kDots), cvRound(at.y * kDots), cvRound(at.width * kDots),
                               cvRound(at.height * kDots)),
                      cv::Scalar(0), cv::FILLED);
    }

    const PhotoOfLetter& photo_;
    Sight& sight_;
    std::optional<model::Quad> quad_;
};

}  // namespace

std::optional<Sight> look_at(const PhotoOfLetter& photo, const Wanted& wanted, const letter::LetterBook& book,
                             const rules::Rulebook& rulebook, const Eyes& eyes) {
    Sight sight{wanted, book, rulebook, eyes};
    Looking looking(photo, sight);
    if (!looking.look()) return std::nullopt;
    return sight;
}

}  // namespace beian::signed_letter
