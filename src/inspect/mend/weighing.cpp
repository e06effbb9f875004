#include "inspect/mend/weighing.h"

#include "image/jpeg_notes.h"
#include "inspect/check.h"

namespace beian::inspect {

image::FitWish wish_for(const model::PhotoProfile& profile, const CheckBook& book) {
    const Voice mend(book, "mend"), dimensions(book, "envelope.dimensions");
    const auto side = [&](std::uint32_t published, std::string_view otherwise) {
        return published > 0 ? published : static_cast<std::uint32_t>(dimensions.limit(otherwise));
    };
    return {.least_bytes = profile.min_bytes,
            .most_bytes = profile.max_bytes,
            .most_pixels = profile.max_pixels,
            .least_short_side = side(profile.min_short_side, "min_short_side"),
            .least_long_side = side(profile.min_long_side, "min_long_side"),
            .quality = static_cast<int>(mend.limit("quality")),
            .least_quality = static_cast<int>(mend.limit("least_quality"))};
}

Bytes colours_of(const PhotoRequest& request, const image::Envelope& envelope) {
    // Display P3 takes 548 bytes; what is far longer describes a device rather than colours.
    constexpr std::size_t kMostProfile = 4096;
    const bool is_needed = envelope.kind == model::FileKind::Jpeg && envelope.colour == image::Colour::Rgb &&
                           envelope.profile.state == image::ColourProfile::State::Ordinary;
    return is_needed ? image::colour_profile_of(request.bytes, kMostProfile) : Bytes{};
}

Page judge_result(const std::string& file, BytesView jpeg, const model::PhotoProfile& profile,
                  const CheckBook& book) {
    image::Examination examination;
    examination.envelope = image::read_envelope(jpeg);
    examination.integrity.state = image::Integrity::State::Whole;  // it is our own encoder's
    // Whatever the photo was called, the result is a JPEG.
    PhotoRequest request{"-", jpeg, {}, {}, {}};
    Page page = judge_photo(request, examination, nullptr, profile, book);
    page.file = file;
    return page;
}

}  // namespace beian::inspect
