#include "letter/drawing.h"

#include "letter/lacking.h"
#include "letter/mark.h"
#include "letter/raster.h"
#include "letter/typesetter.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <stdexcept>

namespace beian::letter {

namespace {

using Surface = std::unique_ptr<cairo_surface_t, Freer<cairo_surface_t, cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Freer<cairo_t, cairo_destroy>>;

cairo_status_t append(void* into, const unsigned char* bytes, unsigned int count) {
    static_cast<std::string*>(into)->append(reinterpret_cast<const char*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

class Painter {
public:
    Painter(cairo_t* cairo, Typesetter& setter) : cairo_(cairo), setter_(setter) {
        cairo_set_line_width(cairo_, 0.6);
    }

    void paint(const Page& page, const std::string& code) {
        for (const Area& frame : page.frames) outline(frame);
        for (const HandArea& hand : page.by_hand) by_hand(hand);
        for (const Print& print : page.prints) line(print);
        if (!code.empty()) squares(page.code, squares_of(code));
    }

private:
    void ink(double grey) { cairo_set_source_rgb(cairo_, grey, grey, grey); }

    void outline(const Area& area) {
        ink(0);
        cairo_rectangle(cairo_, area.x, area.y, area.width, area.height);
        cairo_stroke(cairo_);
    }

    void text(std::string_view said, double x, double baseline, double size, Face face, double spread) {
        cairo_move_to(cairo_, x, baseline);
        pango_cairo_show_layout_line(
            cairo_, pango_layout_get_line_readonly(setter_.set(said, face, size, spread), 0));
    }

    void rule(double x, double y, double width) {
        cairo_move_to(cairo_, x, y);
        cairo_line_to(cairo_, x + width, y);
        cairo_stroke(cairo_);
    }

    void line(const Print& print) {
        double x = print.x;
        for (const Span& span : print.spans) {
            const double width =
                span.ems * print.size + print.spread * (span.kind == Run::Kind::Gap ? 0 : span.characters);
            ink(print.face == Face::Caption ? 0.35 : 0);
            if (span.kind != Run::Kind::Gap)
                text(span.text, x, print.y, print.size, print.face, print.spread);
            // What was filled in and what a pen fills stand on a line, as on any printed form.
            ink(span.kind == Run::Kind::Gap ? 0 : 0.45);
            if (span.kind != Run::Kind::Printed) rule(x, print.y + print.size * 0.22, width);
            x += width;
        }
    }

    void caption(const std::string& said, double right, double baseline) {
        ink(0.5);
        const double size = 8;
        text(said, right - setter_.width(said, Face::Caption, size), baseline, size, Face::Caption, 0);
    }

    void dashed(const Area& area) {
        const double dashes[] = {3, 2.5};
        cairo_save(cairo_);
        ink(0.55);
        cairo_set_dash(cairo_, dashes, 2, 0);
        cairo_rectangle(cairo_, area.x, area.y, area.width, area.height);
        cairo_stroke(cairo_);
        cairo_restore(cairo_);
    }

    void by_hand(const HandArea& hand) {
        const Area& at = hand.area;
        const double right = at.x + at.width - 4, low = at.y + at.height - 4;
        if (hand.kind == HandArea::Kind::Writing) {
            ink(0.45);
            for (double y = at.y + 25; y <= at.y + at.height + 0.1; y += 25) rule(at.x, y - 3, at.width);
            return caption("（本栏手写）", right + 4, at.y + 10);
        }
        dashed(at);
        if (hand.kind == HandArea::Kind::Signature) caption("手写签名", right, low);
        if (hand.kind == HandArea::Kind::Thumbprint) caption("按手印", right, low);
        if (hand.kind == HandArea::Kind::Seal) caption(hand.who, right, low);
        if (hand.kind != HandArea::Kind::Date) return;
        caption("手写日期", right, low);
        ink(0);
        const char* parts[] = {"年", "月", "日"};
        const double stops[] = {0.34, 0.58, 0.82};
        for (int i = 0; i < 3; ++i)
            text(parts[i], at.x + at.width * stops[i], at.y + at.height / 2 + 5, 14, Face::Body, 0);
    }

    void squares(const Area& area, const Squares& code) {
        ink(0);
        const double unit = area.width / code.side;
        for (int y = 0; y < code.side; ++y) {
            for (int x = 0; x < code.side; ++x) {
                if (code.at(x, y)) cairo_rectangle(cairo_, area.x + x * unit, area.y + y * unit, unit, unit);
            }
        }
        cairo_fill(cairo_);
    }

    cairo_t* cairo_;
    Typesetter& setter_;
};

/// `part` of a page as pixels on white, `scale` of them to a point.
Surface painted(const Page& page, const std::string& code, double scale, const Area& part) {
    const auto pixels = [&](double points) {
        return std::max(1, static_cast<int>(std::lround(points * scale)));
    };
    Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels(part.width), pixels(part.height)));
    Context cairo(cairo_create(surface.get()));
    cairo_set_source_rgb(cairo.get(), 1, 1, 1);
    cairo_paint(cairo.get());
    cairo_scale(cairo.get(), scale, scale);
    cairo_translate(cairo.get(), -part.x, -part.y);
    Painter(cairo.get(), typesetter()).paint(page, code);
    cairo_surface_flush(surface.get());
    return surface;
}

std::runtime_error not_written(cairo_status_t status) {
    return std::runtime_error(std::string("Cairo could not write the letter: ") +
                              cairo_status_to_string(status));
}

}  // namespace

int count_pages(const Filled& letter) {
    return static_cast<int>(lay_out(without_lacking(letter), measure_ems).size());
}

std::optional<std::string> draw_png(const Filled& letter, const CodeText& code, int page, int width) {
    const auto pages = lay_out(without_lacking(letter), measure_ems);
    const int count = static_cast<int>(pages.size());
    if (page < 1 || page > count) return std::nullopt;
    const Surface surface = painted(pages[static_cast<std::size_t>(page - 1)], code(page, count),
                                    width / kPageWidth, {0, 0, kPageWidth, kPageHeight});
    std::string bytes;
    const cairo_status_t status = cairo_surface_write_to_png_stream(surface.get(), append, &bytes);
    if (status != CAIRO_STATUS_SUCCESS) throw not_written(status);
    return bytes;
}

std::string draw_pdf(const Filled& letter, const CodeText& code) {
    Typesetter& setter = typesetter();
    const auto pages = lay_out(without_lacking(letter), measure_ems);
    std::string bytes;
    Surface surface(cairo_pdf_surface_create_for_stream(append, &bytes, kPageWidth, kPageHeight));
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, letter.title.c_str());
    // Not the moment it was drawn: the same letter is the same file.
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "2026-01-01T00:00:00Z");
    Context cairo(cairo_create(surface.get()));
    Painter painter(cairo.get(), setter);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        painter.paint(pages[i], code(static_cast<int>(i) + 1, static_cast<int>(pages.size())));
        cairo_show_page(cairo.get());
    }
    cairo.reset();
    cairo_surface_finish(surface.get());
    const cairo_status_t status = cairo_surface_status(surface.get());
    if (status != CAIRO_STATUS_SUCCESS) throw not_written(status);
    return bytes;
}

Raster draw_page(const Page& page, const std::string& code, double dots_per_point, const Area& part) {
    const Surface surface = painted(page, code, dots_per_point, part);
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error("Cairo could not draw the page");
    Raster raster{
        cairo_image_surface_get_width(surface.get()), cairo_image_surface_get_height(surface.get()), {}};
    const unsigned char* data = cairo_image_surface_get_data(surface.get());
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
    for (std::size_t y = 0; y < static_cast<std::size_t>(raster.height); ++y)
        for (std::size_t x = 0; x < static_cast<std::size_t>(raster.width); ++x)
            raster.grey.push_back(data[y * stride + 4 * x]);  // grey: all channels alike
    return raster;
}

}  // namespace beian::letter
