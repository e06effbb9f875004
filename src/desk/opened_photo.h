// What is a photo once it is opened? Fine enough to read, and a look at the size that checks were set at.
#pragma once

#include "image/examine.h"
#include "inspect/inspect.h"
#include "inspect/look.h"

#include <optional>

namespace beian::desk {

/// A picture opened: fine enough to read, and a look at its working size.
struct OpenedPhoto {
    image::Examination found;
    std::optional<image::Planes> fine;  // only where the look's own planes are coarser
    std::optional<inspect::Look> look;
};

/// `fine`: of a sheet with small print.
OpenedPhoto open_photo(BytesView bytes, const model::PhotoSpec& spec, bool fine,
                       const inspect::CheckBook& book, image::Examiner& examiner);

/// The finest planes there are, how many pixels of the upright picture one of theirs is, and where the
/// document lies in them.
struct FinestPlanes {
    const image::Planes& planes;
    double denominator = 1;
    std::optional<document::FoundDocument> found;
};
FinestPlanes finest(const OpenedPhoto& opened);

/// The look at a picture of which is known now what it shows. Its document may be found otherwise: it begins
/// at the corner that was the first before.
void look_again(OpenedPhoto& opened, const model::PhotoSpec& spec);

/// Where the document lies, in pixels of the upright picture.
std::optional<model::Quad> place_of(const inspect::Look& look);

}  // namespace beian::desk
