// Where in this picture lies the document, and how?
#pragma once

#include "document/picture.h"

#include <optional>
#include <vector>

namespace beian::document {

/// What the document may measure; empty: nothing is known.
struct DocumentShape {
    std::vector<PaperSize> any_of;
};

struct FoundDocument {
    Quad quad;              // in pixels of the picture; corners may lie outside
    PaperSize size;         // the expected one it fits best, or sides in the right ratio and of no known unit
    double confidence = 0;  // 0 … 1
    double coverage = 0;    // share of the picture that it takes
    double tilt_deg = 0;    // between the camera's axis and the upright on the document
    double rotation_deg = 0;  // of its upper side, clockwise
    /// The same in whole quarters, 0 … 3: 1 and 3 lie on a side. 2, on its head, is never claimed: print
    /// alone does not tell it.
    int quarter_turns_clockwise = 0;
    double turn_confidence = 0;   // 0 … 1: how clearly the lines of print run along the quad's first side
    bool leaves_picture = false;  // part of it lies outside
    bool fills_picture = false;   // a clean scan: the picture's edges are the document's
    bool operator==(const FoundDocument&) const = default;
};

/// Nothing when no document can be told from its surroundings. The quad starts at the corner that makes the
/// document nearest to upright, its lines of print running along the first side; whether it lies on its head
/// is for those to say who read it.
std::optional<FoundDocument> find_document(const image::Planes& picture, const DocumentShape& expected);

/// A second document of about the same size that lies beside the one that was found.
std::optional<FoundDocument> find_another(const image::Planes& picture, const FoundDocument& found,
                                          const DocumentShape& expected);

/// The document where a person says it lies: the four corners in any order, in pixels of the picture. Nothing
/// where no camera sees a sheet of paper so. Whether it stands on its head is for those to say who read it.
std::optional<FoundDocument> document_at(const image::Planes& picture, const Quad& corners,
                                         const DocumentShape& expected);

/// Does the point lie within, both in pixels of the same picture?
bool lies_in(const Point& point, const Quad& quad);

/// The same document, known by now to lie `quarters` (0 … 3) farther clockwise than was found.
FoundDocument turned(FoundDocument found, int quarters);
/// The same document, known by now to begin at the corner nearest to `upper_left`.
FoundDocument begun_at(const FoundDocument& found, const Point& upper_left);

}  // namespace beian::document
