// In which fonts is a letter set, and how wide are its texts? Pango, for drawing.cpp and lacking.cpp alone.
#pragma once

#include "letter/layout.h"

#include <pango/pangocairo.h>

#include <memory>
#include <string_view>

namespace beian::letter {

template <class T, auto Free>
struct Freer {
    void operator()(T* held) const { Free(held); }
};
template <class T>
struct Unref {
    void operator()(T* held) const { g_object_unref(held); }
};

/// Texts of one drawing or one laying out; fonts are looked up once.
class Typesetter {
public:
    Typesetter();
    /// Good until the next text is set. `size` in points, `spread` after every character.
    PangoLayout* set(std::string_view text, Face face, double size, double spread);
    double width(std::string_view text, Face face, double size);
    /// Whether some font of the machine has every character of it.
    bool has(std::string_view text);

private:
    std::unique_ptr<PangoContext, Unref<PangoContext>> context_;
    std::unique_ptr<PangoLayout, Unref<PangoLayout>> layout_;
    std::unique_ptr<PangoFontDescription, Freer<PangoFontDescription, pango_font_description_free>> fonts_[3];
};

/// One for each thread: making one looks through all fonts of the machine.
Typesetter& typesetter();

}  // namespace beian::letter
