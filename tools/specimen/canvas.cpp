#include "specimen/canvas.h"

#include <pango/pangocairo.h>
#include <opencv2/imgproc.hpp>

#include <cmath>

namespace beian::specimen {
namespace {

// Pango lays out in whole units; hundredths of a millimetre keep its rounding far below a pixel.
constexpr double kUnitsPerMm = 100;

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};

}  // namespace

Canvas::Canvas(const Kind& kind, double dots_per_mm, Colour paper)
    : width_(kind.width_mm),
      height_(kind.height_mm),
      dots_per_mm_(dots_per_mm),
      surface_(cairo_image_surface_create(CAIRO_FORMAT_RGB24,
                                          static_cast<int>(std::lround(width_ * dots_per_mm)),
                                          static_cast<int>(std::lround(height_ * dots_per_mm)))),
      cairo_(cairo_create(surface_.get())) {
    cairo_scale(cairo(), dots_per_mm, dots_per_mm);
    ink(paper);
    cairo_paint(cairo());
}

void Canvas::ink(Colour colour) const {
    cairo_set_source_rgba(cairo(), colour.red, colour.green, colour.blue, colour.alpha);
}

cv::Rect2d Canvas::text(double x, double baseline, std::string_view words, const Type& type, double wrap_mm) {
    cairo_save(cairo());
    cairo_scale(cairo(), 1 / kUnitsPerMm, 1 / kUnitsPerMm);
    const std::unique_ptr<PangoLayout, Unref> layout(pango_cairo_create_layout(cairo()));
    PangoContext* context = pango_layout_get_context(layout.get());
    // Without this the letters would stand elsewhere at another resolution.
    pango_context_set_round_glyph_positions(context, FALSE);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);

    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family(font, type.family);
    pango_font_description_set_weight(font, type.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font, type.size_mm * kUnitsPerMm * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    pango_layout_set_text(layout.get(), words.data(), static_cast<int>(words.size()));
    if (type.spacing_mm != 0) {
        PangoAttrList* attributes = pango_attr_list_new();
        pango_attr_list_insert(
            attributes,
            pango_attr_letter_spacing_new(static_cast<int>(type.spacing_mm * kUnitsPerMm * PANGO_SCALE)));
        pango_layout_set_attributes(layout.get(), attributes);
        pango_attr_list_unref(attributes);
    }
    if (wrap_mm > 0) {
        pango_layout_set_width(layout.get(), static_cast<int>(wrap_mm * kUnitsPerMm * PANGO_SCALE));
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_CHAR);
    }
    if (type.leading_mm > 0) {
        pango_layout_set_line_spacing(layout.get(), 0);
        const double natural = [&] {
            PangoRectangle logical;
            pango_layout_line_get_extents(pango_layout_get_line_readonly(layout.get(), 0), nullptr, &logical);
            return static_cast<double>(logical.height) / PANGO_SCALE / kUnitsPerMm;
        }();
        pango_layout_set_spacing(layout.get(),
                                 static_cast<int>((type.leading_mm - natural) * kUnitsPerMm * PANGO_SCALE));
    }
    PangoRectangle extent, logical;
    pango_layout_get_extents(layout.get(), &extent, &logical);
    double left = x * kUnitsPerMm;
    const double width = static_cast<double>(logical.width) / PANGO_SCALE - type.spacing_mm * kUnitsPerMm;
    if (wrap_mm <= 0 && type.align == Type::Align::Centre) left -= width / 2;
    if (wrap_mm <= 0 && type.align == Type::Align::Right) left -= width;
    const double top =
        baseline * kUnitsPerMm - static_cast<double>(pango_layout_get_baseline(layout.get())) / PANGO_SCALE;
    ink(type.colour);
    cairo_move_to(cairo(), left, top);
    pango_cairo_show_layout(cairo(), layout.get());
    cairo_new_path(cairo());  // or the next arc would be joined to where the text began

    // A turned canvas (text along a stamp's edge) has no upright boxes; nobody asks for them there.
    const auto mm = [](int units) { return static_cast<double>(units) / PANGO_SCALE / kUnitsPerMm; };
    cv::Rect2d box(left / kUnitsPerMm + mm(extent.x), top / kUnitsPerMm + mm(extent.y), mm(extent.width),
                   mm(extent.height));
    cairo_restore(cairo());
    return box;
}

void Canvas::field(std::string_view name, std::string_view value, double x, double baseline,
                   std::string_view printed, const Type& type, double wrap_mm) {
    field(name, value, text(x, baseline, printed, type, wrap_mm));
}

void Canvas::field(std::string_view name, std::string_view value, cv::Rect2d box) {
    fields_.push_back({std::string(name), std::string(value), box});
}

void Canvas::line(double x0, double y0, double x1, double y1, double width, Colour colour) {
    ink(colour);
    cairo_set_line_width(cairo(), width);
    cairo_move_to(cairo(), x0, y0);
    cairo_line_to(cairo(), x1, y1);
    cairo_stroke(cairo());
}

void Canvas::box(double x, double y, double w, double h, double line_width, Colour colour) {
    ink(colour);
    cairo_set_line_width(cairo(), line_width);
    cairo_rectangle(cairo(), x, y, w, h);
    cairo_stroke(cairo());
}

void Canvas::fill(double x, double y, double w, double h, Colour colour) {
    ink(colour);
    cairo_rectangle(cairo(), x, y, w, h);
    cairo_fill(cairo());
}

Specimen Canvas::finish(const Kind& kind, std::uint64_t seed) && {
    cairo_surface_flush(surface_.get());
    const cv::Mat drawn(cairo_image_surface_get_height(surface_.get()),
                        cairo_image_surface_get_width(surface_.get()), CV_8UC4,
                        cairo_image_surface_get_data(surface_.get()),
                        static_cast<std::size_t>(cairo_image_surface_get_stride(surface_.get())));
    cv::Mat picture;
    cv::cvtColor(drawn, picture, cv::COLOR_BGRA2BGR);
    return {kind, seed, std::move(picture), dots_per_mm_, std::move(fields_)};
}

}  // namespace beian::specimen
