// What do all checks of one picture share? Its planes, and what is derived from them: made once, when first
// asked for.
#pragma once

#include "image/planes.h"
#include "inspect/cells.h"
#include "inspect/vocabulary.h"
#include "model/finding.h"
#include "model/photo_spec.h"

#include <optional>

namespace beian::inspect {

/// Coordinates are pixels of `planes().light`, the working picture, unless they say otherwise.
class Look {
public:
    /// `denominator`: how many pixels of the upright picture, along each side, one pixel of light stands for.
    Look(image::Planes planes, unsigned denominator, model::PhotoSpec spec);

    const image::Planes& planes() const { return planes_; }
    const model::PhotoSpec& spec() const { return spec_; }
    double denominator() const { return denominator_; }

    /// Nothing where no document can be told from its surroundings.
    const std::optional<FoundDocument>& document() const;
    /// Whoever read it knows which way up it is: it lies `quarters` farther clockwise than was found.
    void turn_document(int quarters);
    /// Whoever tried to read it found that nothing is printed on it: it is no document.
    void withdraw_document() { document_.emplace(), cells_.reset(); }
    /// Whoever read both knows that this other one is meant.
    void choose_document(FoundDocument meant) { document_.emplace(std::move(meant)), cells_.reset(); }
    /// A person says where it lies, in pixels of the upright picture. Corners that no document can have
    /// change nothing.
    void place_document(const model::Quad& corners);
    /// Working pixels to a millimetre of the document: the geometric mean over its area. 0 without a document
    /// or its true size.
    double pixels_per_mm() const;
    /// The document and its surroundings, coarse; empty without a document.
    const Cells& cells() const;

    /// A box in pixels of the upright picture around working-picture coordinates, cut to the picture.
    model::Region region(double left, double top, double right, double bottom) const;
    /// Around the quad of a box on the flat document, given as shares of its width and height.
    model::Region region_on_document(double left, double top, double right, double bottom) const;
    /// Around the whole document, or the whole picture where there is none.
    model::Region document_region() const;

private:
    image::Planes planes_;
    double denominator_;
    model::PhotoSpec spec_;
    mutable std::optional<std::optional<FoundDocument>> document_;
    mutable std::optional<Cells> cells_;
};

}  // namespace beian::inspect
