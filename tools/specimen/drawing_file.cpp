#include "specimen/stages.h"

#include <opencv2/imgproc.hpp>

#include <cairo.h>

namespace beian::specimen {

Bytes encode_drawing(const cv::Mat& picture, std::string_view path) {
    if (path.ends_with(".jpg") || path.ends_with(".jpeg")) return encode_jpeg(picture, 95, 1);
    cv::Mat four;
    cv::cvtColor(picture, four, cv::COLOR_BGR2BGRA);
    cairo_surface_t* surface = cairo_image_surface_create_for_data(four.data, CAIRO_FORMAT_RGB24, four.cols,
                                                                   four.rows, static_cast<int>(four.step));
    Bytes bytes;
    const auto take = [](void* to, const unsigned char* data, unsigned size) {
        static_cast<Bytes*>(to)->insert(static_cast<Bytes*>(to)->end(), data, data + size);
        return CAIRO_STATUS_SUCCESS;
    };
    cairo_surface_write_to_png_stream(surface, take, &bytes);
    cairo_surface_destroy(surface);
    return bytes;
}

}  // namespace beian::specimen
