// libjpeg-turbo behind values: its longjmp never leaves this file.
#include "image/jpeg_encoder.h"

// jpeglib.h needs it and does not say so.
#include <cstdio>

#include <jpeglib.h>
#include <array>
#include <csetjmp>
#include <cstdlib>
#include <new>
#include <stdexcept>
// After jpeglib.h, whose types it needs.
#include <jerror.h>

namespace beian::image {
namespace {

/// Everything a step touches: plain data, so that a longjmp over it leaks nothing.
struct Job {
    jpeg_error_mgr errors{};
    jpeg_compress_struct codec{};
    std::jmp_buf jump{};
    PixelView pixels;
    JpegSettings settings;
    unsigned char* out = nullptr;
    unsigned long size = 0;
};

[[noreturn]] void on_error(j_common_ptr codec) {
    std::longjmp(static_cast<Job*>(codec->client_data)->jump, 1);
}

void set_up(Job& job) {
    jpeg_compress_struct& codec = job.codec;
    codec.image_width = job.pixels.width;
    codec.image_height = job.pixels.height;
    codec.input_components = static_cast<int>(job.pixels.channels);
    codec.in_color_space = job.pixels.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&codec);
    jpeg_set_quality(&codec, job.settings.quality, TRUE);
    codec.dct_method = JDCT_ISLOW;
    const int step = job.settings.chroma == Chroma::Halved && job.pixels.channels == 3 ? 2 : 1;
    codec.comp_info[0].h_samp_factor = step;
    codec.comp_info[0].v_samp_factor = step;
}

void write_rows(Job& job) {
    constexpr JDIMENSION kAtATime = 16;
    std::array<JSAMPROW, kAtATime> rows{};
    while (job.codec.next_scanline < job.codec.image_height) {
        const JDIMENSION from = job.codec.next_scanline;
        JDIMENSION count = 0;
        for (; count < kAtATime && from + count < job.codec.image_height; ++count)
            rows[count] = const_cast<JSAMPROW>(job.pixels.row(from + count));  // it only reads them
        jpeg_write_scanlines(&job.codec, rows.data(), count);
    }
}

bool is_written(Job& job) {
    if (setjmp(job.jump) != 0) return false;
    jpeg_create_compress(&job.codec);
    jpeg_mem_dest(&job.codec, &job.out, &job.size);
    set_up(job);
    jpeg_start_compress(&job.codec, TRUE);
    const BytesView profile = job.settings.colour_profile;
    if (!profile.empty())
        jpeg_write_icc_profile(&job.codec, profile.data(), static_cast<unsigned>(profile.size()));
    write_rows(job);
    jpeg_finish_compress(&job.codec);
    return true;
}

}  // namespace

Bytes encode_jpeg(const PixelView& pixels, const JpegSettings& settings) {
    if (pixels.data == nullptr || pixels.width == 0 || pixels.height == 0 ||
        pixels.width > JPEG_MAX_DIMENSION || pixels.height > JPEG_MAX_DIMENSION ||
        (pixels.channels != 1 && pixels.channels != 3))
        throw std::invalid_argument("no picture that a JPEG can hold");
    Job job;
    job.codec.err = jpeg_std_error(&job.errors);
    job.codec.client_data = &job;
    job.errors.error_exit = on_error;
    job.errors.output_message = [](j_common_ptr) {};
    job.pixels = pixels;
    job.settings = settings;
    const bool written = is_written(job);
    jpeg_destroy_compress(&job.codec);
    Bytes bytes;
    try {
        if (written) bytes.assign(job.out, job.out + job.size);
    } catch (...) {
        std::free(job.out);
        throw;
    }
    std::free(job.out);
    // With sound pixels and settings only memory can be missing.
    if (!written) throw std::bad_alloc();
    return bytes;
}

}  // namespace beian::image
