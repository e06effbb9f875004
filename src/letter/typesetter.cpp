#include "letter/typesetter.h"

#include "letter/drawing.h"

namespace beian::letter {

namespace {

using Font = std::unique_ptr<PangoFontDescription, Freer<PangoFontDescription, pango_font_description_free>>;

Font font(Face face, double size) {
    // Serif for what is read and signed, sans for what only explains.
    const char* names[] = {"Noto Serif CJK SC", "Noto Serif CJK SC Bold", "Noto Sans CJK SC"};
    Font made(pango_font_description_from_string(names[static_cast<int>(face)]));
    pango_font_description_set_absolute_size(made.get(), size * PANGO_SCALE);
    return made;
}

constexpr double kMeasured = 100;  // points: widths scale, and roundings vanish

double ems_of(Typesetter& setter, std::string_view text) {
    // Nearly every character is a Chinese one, as wide as it is high: asking the font would cost more than
    // drawing it.
    if (text.size() == 3) {
        const unsigned char first = static_cast<unsigned char>(text[0]),
                            second = static_cast<unsigned char>(text[1]);
        if (first > 0xE4 && first < 0xE9) return 1;  // U+5000 to U+8FFF
        if (first == 0xE3 && second == 0x80) return 1;
        if (first == 0xEF && second == 0xBC) return 1;
    }
    return setter.width(text, Face::Body, kMeasured) / kMeasured;
}

}  // namespace

Typesetter::Typesetter() : context_(pango_font_map_create_context(pango_cairo_font_map_get_default())) {
    pango_context_set_language(context_.get(), pango_language_from_string("zh-cn"));
    // Widths are those of the paper, not of a screen's pixels.
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context_.get(), options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
    layout_.reset(pango_layout_new(context_.get()));
    for (const Face face : {Face::Body, Face::Bold, Face::Caption})
        fonts_[static_cast<int>(face)] = font(face, 1);
}

PangoLayout* Typesetter::set(std::string_view text, Face face, double size, double spread) {
    auto& wanted = fonts_[static_cast<int>(face)];
    pango_font_description_set_absolute_size(wanted.get(), size * PANGO_SCALE);
    pango_layout_set_font_description(layout_.get(), wanted.get());
    PangoAttrList* attributes = nullptr;
    if (spread != 0) {
        attributes = pango_attr_list_new();
        pango_attr_list_insert(attributes,
                               pango_attr_letter_spacing_new(static_cast<int>(spread * PANGO_SCALE)));
    }
    pango_layout_set_attributes(layout_.get(), attributes);
    if (attributes != nullptr) pango_attr_list_unref(attributes);
    pango_layout_set_text(layout_.get(), text.data(), static_cast<int>(text.size()));
    return layout_.get();
}

bool Typesetter::has(std::string_view text) {
    return pango_layout_get_unknown_glyphs_count(set(text, Face::Body, 1, 0)) == 0;
}

double Typesetter::width(std::string_view text, Face face, double size) {
    PangoRectangle logical;
    pango_layout_get_extents(set(text, face, size, 0), nullptr, &logical);
    return static_cast<double>(logical.width) / PANGO_SCALE;
}

Typesetter& typesetter() {
    thread_local Typesetter setter;
    return setter;
}

double measure_ems(std::string_view text) {
    return ems_of(typesetter(), text);
}

}  // namespace beian::letter
