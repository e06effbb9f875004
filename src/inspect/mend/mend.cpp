#include "inspect/mend/mend.h"

#include "image/jpeg_notes.h"
#include "inspect/mend/cut.h"
#include "inspect/mend/weighing.h"

#include <algorithm>
#include <cmath>

namespace beian::inspect {
namespace {

bool is_whole(const Cut& cut, const image::Pixels& picture) {
    return cut == whole_of(picture);
}

/// Cutting must not leave fewer pixels than are taken.
Cut chosen_cut(const Opened& opened, const image::FitWish& wish, const CheckBook& book) {
    const image::Pixels& picture = *opened.examination.picture;
    const Cut cut = cut_for(picture, opened.document, book);
    const auto [shorter, longer] = std::minmax(cut.width, cut.height);
    return shorter < wish.least_short_side || longer < wish.least_long_side
               ? whole_upright(picture, opened.document)
               : cut;
}

/// The stranger's own packing, where nothing about its pixels has to change.
std::optional<Mended> copied(const PhotoRequest& request, const image::Envelope& envelope,
                             const image::FitWish& wish) {
    const bool is_plain = envelope.kind == model::FileKind::Jpeg && envelope.orientation == 1 &&
                          (envelope.colour == image::Colour::Rgb || envelope.colour == image::Colour::Grey) &&
                          !envelope.arithmetic && !envelope.unusual_coding;
    const std::uint64_t pixels = std::uint64_t{envelope.width} * envelope.height;
    if (!is_plain || (wish.most_pixels > 0 && pixels > wish.most_pixels)) return std::nullopt;
    auto jpeg = image::without_notes(request.bytes);
    if (!jpeg || jpeg->size() < wish.least_bytes || (wish.most_bytes > 0 && jpeg->size() > wish.most_bytes))
        return std::nullopt;
    Mended mended{std::move(*jpeg), {}};
    mended.steps.copied = true;
    mended.steps.width = envelope.width;
    mended.steps.height = envelope.height;
    return mended;
}

Mended encoded(const Opened& opened, const Cut& cut, const image::FitWish& wish) {
    constexpr image::Tone kWhite{255, 255, 255};
    const image::Pixels& picture = *opened.examination.picture;
    image::Fitted fitted;
    if (cut.turn_deg == 0) {
        const image::PixelView view = image::view_of(picture);
        fitted = image::fit_into(image::part_of(view, static_cast<std::uint32_t>(cut.x),
                                                static_cast<std::uint32_t>(cut.y), cut.width, cut.height),
                                 wish);
    } else {
        const image::Pixels straight =
            cut_out(picture, cut, background_of(picture, *opened.document).value_or(kWhite));
        fitted = image::fit_into(image::view_of(straight), wish);
    }
    const double quarters = std::round(cut.turn_deg / 90);
    return {
        std::move(fitted.jpeg),
        {.turned = opened.examination.envelope.orientation != 1 || quarters != 0,
         .straightened = cut.turn_deg != quarters * 90,
         .cropped = std::uint64_t{cut.width} * cut.height != std::uint64_t{picture.width} * picture.height,
         .width = fitted.width,
         .height = fitted.height,
         .encodes = fitted.encodes}};
}

}  // namespace

MendOutcome mend_photo(const PhotoRequest& request, const model::PhotoProfile& profile, const CheckBook& book,
                       image::Examiner& examiner, Judging judging) {
    const Opened opened = Opening(profile, book, examiner, judging).open(request);
    MendOutcome outcome{opened.page, std::nullopt};
    if (outcome.page.verdict == model::Verdict::Reject || !opened.examination.picture) return outcome;
    image::FitWish wish = wish_for(profile, book);
    const Cut cut = chosen_cut(opened, wish, book);
    std::optional<Mended> mended;
    if (is_whole(cut, *opened.examination.picture))
        mended = copied(request, opened.examination.envelope, wish);
    if (!mended) {
        const Bytes colours = colours_of(request, opened.examination.envelope);
        wish.colour_profile = colours;
        mended = encoded(opened, cut, wish);
    }
    const Page result = judge_result(request.file, mended->jpeg, profile, book);
    if (result.verdict == model::Verdict::Accept)
        outcome.mended = std::move(mended);
    else
        outcome.page = result;
    return outcome;
}

}  // namespace beian::inspect
