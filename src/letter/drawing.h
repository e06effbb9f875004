// How does a letter become a PDF? The only file that knows Cairo.
#pragma once

#include "letter/layout.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace beian::letter {

/// What the QR code of a page says, given its number and how many there are.
using CodeText = std::function<std::string(int page, int pages)>;

/// The letter on A4 pages as a PDF, `code` on each as a QR code. The same letter gives the same bytes.
/// Characters that the fonts lack are taken from whatever font of the machine has them; those that none has
/// are left to the pen.
std::string draw_pdf(const Filled& letter, const CodeText& code);
/// One page of it as a PNG, `width` pixels wide, to be looked at; pages are counted from 1. Nothing where
/// there is no such page.
std::optional<std::string> draw_png(const Filled& letter, const CodeText& code, int page, int width);
/// How many pages it has.
int count_pages(const Filled& letter);

/// Widths as draw_pdf's fonts have them, for laying out without drawing.
double measure_ems(std::string_view text);

}  // namespace beian::letter
