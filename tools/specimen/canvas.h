// How is a document put on paper? Shapes and Chinese text in millimetres, and where each text left its ink.
#pragma once

#include "specimen/document.h"

#include <cairo.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace beian::specimen {

struct Colour {
    double red = 0, green = 0, blue = 0, alpha = 1;
};
inline constexpr Colour kInk{0.08, 0.08, 0.09};
inline constexpr Colour kRed{0.78, 0.10, 0.10};

inline constexpr const char* kSans = "Noto Sans CJK SC";
inline constexpr const char* kSerif = "Noto Serif CJK SC";
inline constexpr const char* kBrush = "AR PL KaitiM GB, Noto Serif CJK SC";
inline constexpr const char* kMachine = "OCR B, DejaVu Sans Mono";

struct Type {
    const char* family = kSans;
    double size_mm = 3;  // of the em square
    Colour colour = kInk;
    bool bold = false;
    double spacing_mm = 0;  // between letters
    double leading_mm = 0;  // from line to line, 0: the font's own
    enum class Align { Left, Centre, Right } align = Align::Left;
};

class Canvas {
public:
    Canvas(const Kind& kind, double dots_per_mm, Colour paper);

    cairo_t* cairo() const { return cairo_.get(); }
    double width() const { return width_; }
    double height() const { return height_; }
    void ink(Colour colour) const;

    /// `x` is the left end, middle or right end as the type is aligned, `baseline` that of the first line;
    /// wraps at `wrap_mm` unless that is 0. Returns the box of the ink.
    cv::Rect2d text(double x, double baseline, std::string_view words, const Type& type, double wrap_mm = 0);
    /// Text that counts as a field of the document; `value` is what should be read, `printed` how it stands
    /// there.
    void field(std::string_view name, std::string_view value, double x, double baseline,
               std::string_view printed, const Type& type, double wrap_mm = 0);
    void field(std::string_view name, std::string_view value, cv::Rect2d box);

    void line(double x0, double y0, double x1, double y1, double width, Colour colour);
    void box(double x, double y, double w, double h, double line_width, Colour colour);
    void fill(double x, double y, double w, double h, Colour colour);

    Specimen finish(const Kind& kind, std::uint64_t seed) &&;

private:
    struct Free {
        void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
        void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
    };
    double width_, height_, dots_per_mm_;
    std::unique_ptr<cairo_surface_t, Free> surface_;
    std::unique_ptr<cairo_t, Free> cairo_;
    std::vector<Field> fields_;
};

}  // namespace beian::specimen
