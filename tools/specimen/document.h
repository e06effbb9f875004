// What does a document look like, and what stands where on it? Drawn by us, plainly marked 样本 SPECIMEN,
// with published test numbers only.
#pragma once

#include <opencv2/core/mat.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace beian::specimen {

/// One thing printed on a document. `value` is what a reader should make of it (ISO dates, sex M or F, …; the
/// names are those of `beian read`).
struct Field {
    std::string name;
    std::string value;
    cv::Rect2d box;  // millimetres from the document's top-left corner, tight around the ink
};

struct Kind {
    std::string_view material;
    std::string_view side;
    double width_mm;
    double height_mm;
    double corner_mm;  // radius of the rounded corners, 0 for paper
    bool is_document;  // false: something to be refused as no document at all
    double text_mm;    // em of the smallest text that must be read: blur is judged by it
};

/// Everything that can be drawn, by material and side.
const std::vector<Kind>& kinds();
/// nullptr when there is no such kind; an empty side is the first side of the material.
const Kind* find_kind(std::string_view material, std::string_view side);

struct Specimen {
    Kind kind;
    std::uint64_t seed;
    cv::Mat picture;  // BGR, 8 bits
    double dots_per_mm;
    std::vector<Field> fields;

    /// The field's box in pixels of `picture`.
    cv::Rect pixels_of(const Field& field) const;
};

/// The same seed draws the same picture and the same fields, at any `dpi`. 0: cards and booklets 300, A4 and
/// A3 200. Front and back of one seed belong to one holder. Throws std::invalid_argument for an unknown kind.
Specimen draw(std::string_view material, std::string_view side, std::uint64_t seed, double dpi = 0);

}  // namespace beian::specimen
