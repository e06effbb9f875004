#include "specimen/stages.h"

#include <opencv2/imgproc.hpp>

#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>

namespace beian::specimen {
namespace {

/// The smallest Exif block that carries a maker and an orientation, as a phone would write it.
std::array<JOCTET, 56> exif(int orientation_tag) {
    return {'E', 'x', 'i', 'f', 0,   0,   'M', 'M', 0,   42,
            0,   0,   0,   8,   0,   2,   1,   15,  0,   2,
            0,   0,   0,   9,   0,   0,   0,   38,  // Make, at 38
            1,   18,  0,   3,   0,   0,   0,   1,   0,   static_cast<JOCTET>(orientation_tag),
            0,   0,  // Orientation
            0,   0,   0,   0,   'S', 'P', 'E', 'C', 'I', 'M',
            'E', 'N', 0,   0,   0,   0};
}

}  // namespace

cv::Mat stored_as(const cv::Mat& upright, int orientation_tag) {
    cv::Mat stored;
    switch (orientation_tag) {
        case 2:
            cv::flip(upright, stored, 1);
            break;
        case 3:
            cv::rotate(upright, stored, cv::ROTATE_180);
            break;
        case 4:
            cv::flip(upright, stored, 0);
            break;
        case 5:
            cv::transpose(upright, stored);
            break;
        case 6:
            cv::rotate(upright, stored, cv::ROTATE_90_COUNTERCLOCKWISE);
            break;
        case 7:
            cv::transpose(upright, stored);
            cv::flip(stored, stored, -1);
            break;
        case 8:
            cv::rotate(upright, stored, cv::ROTATE_90_CLOCKWISE);
            break;
        default:
            stored = upright;
    }
    return stored;
}

Bytes encode_jpeg(const cv::Mat& picture, int quality, int orientation_tag) {
    cv::Mat rgb;
    cv::cvtColor(picture, rgb, cv::COLOR_BGR2RGB);
    jpeg_compress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    unsigned char* memory = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&jpeg, &memory, &size);
    jpeg.image_width = static_cast<JDIMENSION>(rgb.cols);
    jpeg.image_height = static_cast<JDIMENSION>(rgb.rows);
    jpeg.input_components = 3;
    jpeg.in_color_space = JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, quality, TRUE);
    jpeg_start_compress(&jpeg, TRUE);
    if (orientation_tag != 0) {
        const auto block = exif(orientation_tag);
        jpeg_write_marker(&jpeg, JPEG_APP0 + 1, block.data(), static_cast<unsigned>(block.size()));
    }
    while (jpeg.next_scanline < jpeg.image_height) {
        JSAMPROW row = rgb.ptr(static_cast<int>(jpeg.next_scanline));
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    Bytes bytes(memory, memory + size);
    jpeg_destroy_compress(&jpeg);
    std::free(memory);
    return bytes;
}

cv::Mat decode_jpeg(const Bytes& bytes) {
    jpeg_decompress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&jpeg);
    jpeg_mem_src(&jpeg, bytes.data(), static_cast<unsigned long>(bytes.size()));
    jpeg_read_header(&jpeg, TRUE);
    jpeg.out_color_space = JCS_EXT_BGR;
    jpeg_start_decompress(&jpeg);
    cv::Mat picture(static_cast<int>(jpeg.output_height), static_cast<int>(jpeg.output_width), CV_8UC3);
    while (jpeg.output_scanline < jpeg.output_height) {
        JSAMPROW row = picture.ptr(static_cast<int>(jpeg.output_scanline));
        jpeg_read_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_decompress(&jpeg);
    jpeg_destroy_decompress(&jpeg);
    return picture;
}

}  // namespace beian::specimen
