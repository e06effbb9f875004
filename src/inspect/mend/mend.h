// What becomes of a photo so that the provider takes it: upright, cut to the document, of the right weight?
#pragma once

#include "inspect/inspect.h"
#include "inspect/mend/opening.h"

#include <optional>

namespace beian::inspect {

/// What was done to the pixels, so that the person who sent them can be told.
struct MendSteps {
    bool turned = false;        // the orientation tag or the document asked for it
    bool straightened = false;  // by less than a quarter
    bool cropped = false;
    bool copied = false;  // not a pixel changed: only the notes beside them are gone
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    int encodes = 0;
    bool operator==(const MendSteps&) const = default;
};

struct Mended {
    Bytes jpeg;
    MendSteps steps;
    bool operator==(const Mended&) const = default;
};

struct MendOutcome {
    Page page;                     // of the photo; of the result where that is what cannot be taken
    std::optional<Mended> mended;  // nothing where it takes a new photo
};

/// Never crops blindly: without a document the whole picture stays. Everything but position, orientation and
/// size of the pixels is kept; nothing is sharpened, brightened or redrawn.
MendOutcome mend_photo(const PhotoRequest& request, const model::PhotoProfile& profile, const CheckBook& book,
                       image::Examiner& examiner, Judging judging = Judging::Full);

}  // namespace beian::inspect
