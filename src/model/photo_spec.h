// How should this page of a material be photographed? What the checks need to know about the thing itself.
#pragma once

#include <vector>

namespace beian::model {

struct PaperSize {
    double width_mm = 0;
    double height_mm = 0;
    bool operator==(const PaperSize&) const = default;
};

/// What stands in the picture: a document by itself, a person who holds one, or neither (a screen, an icon).
enum class Shot { Document, Handheld, Other };

/// One entry's `photo` in `rules/materials.yaml`.
struct PhotoSpec {
    Shot shot = Shot::Document;
    std::vector<PaperSize> sizes;    // the document may have any of these; empty: not known
    bool must_be_in_colour = false;  // printed in colours, so that a grey picture of it is a copy
    double text_mm = 0;              // em of the smallest text that has to be read; 0: not known
    bool operator==(const PhotoSpec&) const = default;
};

}  // namespace beian::model
