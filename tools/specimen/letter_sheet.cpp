#include "specimen/letter_sheet.h"

#include <cairo.h>

#include <cstdlib>
#include <memory>
#include <stdexcept>

namespace beian::specimen {
namespace {

// The same drawing is the same pixels; another build of the fonts' library may set some a shade lighter. One
// character more is a hundred pixels on the smallest picture that is given out.
constexpr int kAnotherShade = 64;
constexpr int kMostOthers = 20;

struct Destroy {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};

letter::Raster read_png(const std::filesystem::path& png) {
    const std::unique_ptr<cairo_surface_t, Destroy> surface(cairo_image_surface_create_from_png(png.c_str()));
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
        throw std::invalid_argument(png.string() + " cannot be read as a PNG: " +
                                    cairo_status_to_string(cairo_surface_status(surface.get())));
    const cairo_format_t format = cairo_image_surface_get_format(surface.get());
    if (format != CAIRO_FORMAT_RGB24 && format != CAIRO_FORMAT_ARGB32)
        throw std::invalid_argument(png.string() + " is not in eight bits a colour, as a desk draws it");
    letter::Raster sheet{
        cairo_image_surface_get_width(surface.get()), cairo_image_surface_get_height(surface.get()), {}};
    const unsigned char* data = cairo_image_surface_get_data(surface.get());
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
    for (std::size_t y = 0; y < static_cast<std::size_t>(sheet.height); ++y)
        for (std::size_t x = 0; x < static_cast<std::size_t>(sheet.width); ++x)
            sheet.grey.push_back(data[y * stride + 4 * x]);  // grey: all channels alike
    return sheet;
}

bool is_same(const letter::Raster& sheet, const letter::Raster& ours, const letter::Area& code, double dots) {
    if (sheet.width != ours.width || sheet.height != ours.height) return false;
    const auto in_code = [&](int x, int y) {
        return x + 1 >= code.x * dots && x - 1 <= (code.x + code.width) * dots && y + 1 >= code.y * dots &&
               y - 1 <= (code.y + code.height) * dots;
    };
    int others = 0;
    std::size_t at = 0;
    for (int y = 0; y < sheet.height; ++y)
        for (int x = 0; x < sheet.width; ++x, ++at)
            others += !in_code(x, y) && std::abs(int{sheet.grey[at]} - int{ours.grey[at]}) > kAnotherShade;
    return others <= kMostOthers;
}

}  // namespace

letter::Raster read_sheet(const std::filesystem::path& png, const letter::Page& page) {
    letter::Raster sheet = read_png(png);
    const double dots = sheet.width / letter::kPageWidth;
    if (!is_same(sheet, letter::draw_page(page, {}, dots), page.code, dots))
        throw std::invalid_argument(png.string() +
                                    " is not this page with these values; --value NAME=TEXT gives one");
    return sheet;
}

}  // namespace beian::specimen
