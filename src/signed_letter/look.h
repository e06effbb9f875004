// Which letter is in this photo, and where does everything of it stand?
#pragma once

#include "document/finder.h"
#include "signed_letter/sight.h"

namespace beian::signed_letter {

/// A photo opened, fine enough to read.
struct PhotoOfLetter {
    const image::Planes& planes;
    double denominator = 1;                        // pixels of the upright picture to one of them
    std::optional<document::FoundDocument> found;  // in pixels of the planes
    bool only_by_code = false;                     // without a code of ours nothing else is looked at
};

/// Nothing where neither a code of ours nor lines of print can be seen.
std::optional<Sight> look_at(const PhotoOfLetter& photo, const Wanted& wanted, const letter::LetterBook& book,
                             const rules::Rulebook& rulebook, const Eyes& eyes);

}  // namespace beian::signed_letter
