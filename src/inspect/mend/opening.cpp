#include "inspect/mend/opening.h"

#include "document/rectifier.h"
#include "image/resample.h"
#include "inspect/check.h"
#include "inspect/look.h"

#include <algorithm>
#include <cmath>

namespace beian::inspect {
namespace {

/// Of pixels held at a time, so that a photo stays within 150 MB whatever it claims.
constexpr std::uint64_t kMostHeld = 72ull << 20;

/// Enough to find a document by: its corners come out to a third of a pixel of the finer picture.
constexpr std::uint32_t kFindingSide = 1200;

/// What we write keeps colour at half the resolution of light anyway.
constexpr auto kForm = image::ExamineRequest::Form::SoftPixels;

/// An ID-1 card where the sides say so; anything else may be as large as A4 and printed as small.
double longer_side_mm(const FoundDocument& document) {
    const auto [shorter, longer] = std::minmax(document.size.width_mm, document.size.height_mm);
    const double off = std::log(longer / shorter / (document::kCard.width_mm / document::kCard.height_mm));
    return std::abs(off) < 0.04 ? document::kCard.width_mm : document::kA4Portrait.height_mm;
}

/// Where nothing is known of the document, nobody can say that it lies on its side: it lies as it was
/// photographed.
FoundDocument nearest_to_upright(FoundDocument document) {
    for (; document.rotation_deg > 45; document.rotation_deg -= 90) {
        std::rotate(document.quad.begin(), document.quad.end() - 1, document.quad.end());
        std::swap(document.size.width_mm, document.size.height_mm);
    }
    for (; document.rotation_deg < -45; document.rotation_deg += 90) {
        std::rotate(document.quad.begin(), document.quad.begin() + 1, document.quad.end());
        std::swap(document.size.width_mm, document.size.height_mm);
    }
    return document;
}

FoundDocument scaled(FoundDocument document, double factor) {
    for (Point& p : document.quad) p = {(p.x + 0.5) * factor - 0.5, (p.y + 0.5) * factor - 0.5};
    return document;
}

image::Pixels half_of(const image::Pixels& picture) {
    return image::resized(image::view_of(picture), (picture.width + 1) / 2, (picture.height + 1) / 2);
}

image::Pixels flat_view(const image::Pixels& picture, const FoundDocument& document, std::uint32_t width) {
    constexpr double kFiner = 2;  // then averaged: what is between the dots must not be skipped
    const double dots = longer_side(document) / std::max(document.size.width_mm, document.size.height_mm);
    const double wanted = kFiner * width / document.size.width_mm;
    if (dots > 2 * wanted && picture.width > 1 && picture.height > 1)
        return flat_view(half_of(picture), scaled(document, 0.5), width);
    const image::Pixels flat = document::rectify(picture, document.quad, document.size, wanted);
    if (flat.width == 0) return {};
    const auto height = static_cast<std::uint32_t>(std::lround(double(width) * flat.height / flat.width));
    return image::resized(image::view_of(flat), width, std::max(1U, height));
}

/// 1, 2, 4 or 8: the largest that leaves `needed` pixels of `longer`, as far as memory reaches.
unsigned denominator_leaving(double longer, double needed, const image::Envelope& envelope) {
    unsigned denominator = 1;
    for (const unsigned d : {2U, 4U, 8U}) {
        const std::uint64_t held =
            std::uint64_t{envelope.width} * envelope.height * 3 / (denominator * denominator);
        if (longer / d >= needed || held > kMostHeld) denominator = d;
    }
    return denominator;
}

}  // namespace

namespace {

Point reduced(const Point& p, double denominator) {
    return {(p.x + 0.5) / denominator - 0.5, (p.y + 0.5) / denominator - 0.5};
}

/// Where a person says that it lies; of two documents in the picture the one that was read.
void choose_what_is_meant(Look& look, const PhotoRequest& request) {
    if (request.corners) return look.place_document(*request.corners);
    if (!request.read_at || !look.document()) return;
    Point middle;
    for (const Point& p : *request.read_at) middle.x += p.x / 4, middle.y += p.y / 4;
    middle = reduced(middle, look.denominator());
    if (document::lies_in(middle, look.document()->quad)) return;
    const auto another = document::find_another(look.planes(), *look.document(), {request.spec.sizes});
    if (another && document::lies_in(middle, another->quad)) look.choose_document(*another);
}

}  // namespace

image::Pixels flat_view(const Opened& opened, std::uint32_t width) {
    if (!opened.document || !opened.examination.picture) return {};
    if (!opened.small) return flat_view(*opened.examination.picture, *opened.document, width);
    const double factor = double(opened.small->width) / opened.examination.picture->width;
    return flat_view(*opened.small, scaled(*opened.document, factor), width);
}

double longer_side(const FoundDocument& document) {
    const auto side = [&](std::size_t from, std::size_t to) {
        return std::hypot(document.quad[to].x - document.quad[from].x,
                          document.quad[to].y - document.quad[from].y);
    };
    return std::max(side(0, 1) + side(3, 2), side(1, 2) + side(0, 3)) / 2;
}

Opened Opening::open(const PhotoRequest& request) const {
    Opened opened;
    opened.examination =
        examiner_.examine(request.bytes, {limits_of(book_), image::Orientation::Apply, kWorkingSide, kForm});
    look_at(request, opened);
    if (opened.document && request.read_at)
        opened.document = document::begun_at(
            *opened.document, reduced(request.read_at->front(), opened.examination.denominator));
    if (opened.examination.picture && opened.examination.denominator > 1 &&
        opened.page.verdict != model::Verdict::Reject)
        open_finer(request, opened);
    return opened;
}

void Opening::look_at(const PhotoRequest& request, Opened& opened) const {
    const image::Examination& found = opened.examination;
    const auto finish = [&](const Look* judged, const Look* searched) {
        opened.page = judge_photo(request, found, judged, profile_, book_);
        // Who holds a document up belongs into the picture.
        if (searched == nullptr || request.spec.shot != model::Shot::Document) return;
        opened.document = searched->document();
        if (opened.document && request.spec.sizes.empty())
            opened.document = nearest_to_upright(std::move(*opened.document));
    };
    if (!found.picture) return finish(nullptr, nullptr);
    if (judging_ == Judging::Full) {
        Look look(image::planes_of(*found.picture), found.denominator, request.spec);
        choose_what_is_meant(look, request);
        return finish(&look, &look);
    }
    const image::Pixels& picture = *found.picture;
    if (std::max(picture.width, picture.height) <= kFindingSide) {
        Look look(image::planes_of(picture), found.denominator, request.spec);
        choose_what_is_meant(look, request);
        return finish(nullptr, &look);
    }
    opened.small = half_of(picture);
    Look look(image::planes_of(*opened.small), found.denominator * 2, request.spec);
    choose_what_is_meant(look, request);
    finish(nullptr, &look);
    if (opened.document) opened.document = scaled(*opened.document, 2);
}

void Opening::open_finer(const PhotoRequest& request, Opened& opened) const {
    const unsigned first = opened.examination.denominator;
    const image::Envelope& envelope = opened.examination.envelope;
    const std::uint32_t longer = std::max(envelope.width, envelope.height);
    const double dots = Voice(book_, "mend").limit("enough_dots_per_mm");
    const unsigned wanted =
        opened.document ? denominator_leaving(longer_side(*opened.document) * first,
                                              dots * longer_side_mm(*opened.document), envelope)
                        : denominator_leaving(longer, dots * document::kA4Portrait.height_mm, envelope);
    if (wanted >= first) return;
    image::Examination finer = examiner_.examine(
        request.bytes, {limits_of(book_), image::Orientation::Apply, longer / wanted, kForm});
    // It went well once; a machine that is short of memory now still has the coarser picture.
    if (!finer.picture) return;
    if (opened.document) opened.document = scaled(*opened.document, double(first) / finer.denominator);
    opened.examination = std::move(finer);
}

}  // namespace beian::inspect
