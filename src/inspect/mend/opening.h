// Where does the document lie in a photo, and how finely must the photo be opened to keep what it says?
#pragma once

#include "image/examine.h"
#include "inspect/inspect.h"
#include "inspect/vocabulary.h"

#include <optional>

namespace beian::inspect {

/// Full: all that is to be said about a photo. Envelope: only what is to be said about the file, for photos
/// that were judged when they came or of which nobody says what they show.
enum class Judging { Full, Envelope };

/// A photo at the coarsest scale that keeps `mend, enough_dots_per_mm` on its document: files of 12
/// megapixels rarely need be unpacked in full.
struct Opened {
    Page page;
    image::Examination examination;         // its picture is there when the file is whole
    std::optional<FoundDocument> document;  // in pixels of that picture
    std::optional<image::Pixels> small;     // the same picture at half its size, where it was looked at
};

/// Opens and judges photos, and finds their documents.
class Opening {
public:
    Opening(const model::PhotoProfile& profile, const CheckBook& book, image::Examiner& examiner,
            Judging judging)
        : profile_(profile), book_(book), examiner_(examiner), judging_(judging) {}

    Opened open(const PhotoRequest& request) const;

private:
    void look_at(const PhotoRequest& request, Opened& opened) const;
    void open_finer(const PhotoRequest& request, Opened& opened) const;

    const model::PhotoProfile& profile_;
    const CheckBook& book_;
    image::Examiner& examiner_;
    Judging judging_;
};

/// The document from straight above, `width` pixels wide and as tall as its paper is; empty without one.
image::Pixels flat_view(const Opened& opened, std::uint32_t width);

/// Pixels of the longer of two neighbouring sides, each the mean of a pair.
double longer_side(const FoundDocument& document);

}  // namespace beian::inspect
