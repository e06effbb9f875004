// libjpeg-turbo behind values: its longjmp never leaves this file.
#include "image/codec.h"

#include "image/baseline_jpeg.h"

// jpeglib.h needs it and does not say so.
#include <cstdio>

#include <jpeglib.h>
#include <algorithm>
#include <array>
#include <csetjmp>
#include <vector>
// After jpeglib.h, whose types it needs.
#include <jerror.h>

namespace beian::image {
namespace {

using State = Integrity::State;

/// Everything a step touches; it outlives every step, so that a longjmp leaks nothing.
struct Job {
    jpeg_error_mgr errors{};
    jpeg_decompress_struct codec{};
    std::jmp_buf jump{};
    State state = State::Whole;
    bool blemished = false;
    unsigned denominator = 1;
    std::uint8_t* row = nullptr;
    std::array<std::vector<JSAMPROW>, 3> planes;  // rows of one unit, where planes are read
    PixelSink* sink = nullptr;
};

Job& job_of(j_common_ptr codec) {
    return *static_cast<Job*>(codec->client_data);
}

[[noreturn]] void stop(Job& job, State state) {
    job.state = state;
    std::longjmp(job.jump, 1);
}

void on_error(j_common_ptr codec) {
    switch (codec->err->msg_code) {
        case JERR_SOF_UNSUPPORTED:
        case JERR_BAD_PRECISION:
        case JERR_ARITH_NOTIMPL:
        case JERR_CONVERSION_NOTIMPL:
        case JERR_FRACT_SAMPLE_NOTIMPL:
        case JERR_CCIR601_NOTIMPL:
            stop(job_of(codec), State::Unsupported);
        case JERR_NO_BACKING_STORE:
        case JERR_OUT_OF_MEMORY:
        case JERR_IMAGE_TOO_BIG:
        case JERR_WIDTH_OVERFLOW:
            stop(job_of(codec), State::TooLarge);
        case JERR_INPUT_EOF:
        case JERR_INPUT_EMPTY:
            stop(job_of(codec), State::Truncated);
        default:
            stop(job_of(codec), State::Corrupt);
    }
}

/// Level -1 is a warning: libjpeg would go on with grey or guessed pixels, which is no proof.
void on_message(j_common_ptr codec, int level) {
    if (level >= 0) return;
    Job& job = job_of(codec);
    switch (codec->err->msg_code) {
        case JWRN_JPEG_EOF:
            stop(job, State::Truncated);
        case JWRN_HIT_MARKER:
            stop(job, job.codec.unread_marker == JPEG_EOI ? State::Truncated : State::Corrupt);
        case JWRN_HUFF_BAD_CODE:
        case JWRN_MUST_RESYNC:
        case JWRN_ARITH_BAD_CODE:
        case JWRN_NOT_SEQUENTIAL:
        case JWRN_BOGUS_PROGRESSION:
            stop(job, State::Corrupt);
        default:
            job.blemished = true;  // bytes between segments, a newer JFIF: the pixels are all there
    }
}

bool is_quiet(Job& job, void (*step)(Job&)) {
    if (setjmp(job.jump) != 0) return false;
    step(job);
    return true;
}

void read_header(Job& job) {
    jpeg_read_header(&job.codec, TRUE);
}

/// The proof needs the packed stream read to its end, not beautiful pixels: an eighth of the size, brightness
/// only.
void set_up_proof(jpeg_decompress_struct& codec) {
    codec.scale_num = 1;
    codec.scale_denom = 8;
    if (codec.jpeg_color_space == JCS_YCbCr || codec.jpeg_color_space == JCS_GRAYSCALE)
        codec.out_color_space = JCS_GRAYSCALE;
}

void set_up_pixels(jpeg_decompress_struct& codec, unsigned denominator) {
    codec.scale_num = 1;
    codec.scale_denom = denominator;
    switch (codec.jpeg_color_space) {
        case JCS_GRAYSCALE:
            codec.out_color_space = JCS_GRAYSCALE;
            break;
        case JCS_CMYK:
        case JCS_YCCK:
            codec.out_color_space = JCS_CMYK;
            break;
        default:
            codec.out_color_space = JCS_RGB;
    }
}

/// Light at full resolution and both colours at one that divides it: every camera's JPEG.
bool has_planes(const jpeg_decompress_struct& codec) {
    if (codec.jpeg_color_space != JCS_YCbCr || codec.num_components != 3) return false;
    const jpeg_component_info* c = codec.comp_info;
    return c[0].h_samp_factor == codec.max_h_samp_factor && c[0].v_samp_factor == codec.max_v_samp_factor &&
           c[1].h_samp_factor == c[2].h_samp_factor && c[1].v_samp_factor == c[2].v_samp_factor;
}

void start(Job& job) {
    // Smooth colour edges show only at full size; smaller, they would cost more than they give.
    job.codec.do_fancy_upsampling = job.sink && job.denominator == 1 ? TRUE : FALSE;
    job.codec.do_block_smoothing = FALSE;
    job.codec.dct_method = JDCT_ISLOW;
    if (job.sink) set_up_pixels(job.codec, job.denominator);
    if (job.sink && job.sink->planar() == Planar::CoarseColour && has_planes(job.codec)) {
        job.codec.out_color_space = JCS_YCbCr;
        job.codec.raw_data_out = TRUE;
    }
    if (!job.sink) set_up_proof(job.codec);
    jpeg_start_decompress(&job.codec);
}

/// Adobe programs store ink upside down (255 is none); the rare others do not.
void cmyk_to_rgb(std::uint8_t* row, std::uint32_t count, bool is_inverted) {
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint8_t* ink = row + 4 * std::size_t{i};
        const unsigned black = is_inverted ? ink[3] : 255u - ink[3];
        for (unsigned c = 0; c < 3; ++c) {
            const unsigned colour = is_inverted ? ink[c] : 255u - ink[c];
            row[3 * std::size_t{i} + c] = static_cast<std::uint8_t>(colour * black / 255);
        }
    }
}

void read_rows(Job& job) {
    while (job.codec.output_scanline < job.codec.output_height) {
        const std::uint32_t y = job.codec.output_scanline;
        if (jpeg_read_scanlines(&job.codec, &job.row, 1) != 1) stop(job, State::Truncated);
        if (!job.sink) continue;
        if (job.codec.out_color_space == JCS_CMYK)
            cmyk_to_rgb(job.row, job.codec.output_width, job.codec.saw_Adobe_marker != FALSE);
        job.sink->put(job.row, job.codec.output_width, 0, 1, y);
    }
    jpeg_finish_decompress(&job.codec);
}

PlanarFrame planar_frame(const jpeg_decompress_struct& codec) {
    const jpeg_component_info &light = codec.comp_info[0], &blue = codec.comp_info[1];
    return {light.downsampled_width, light.downsampled_height, blue.downsampled_width,
            blue.downsampled_height};
}

/// One row of a component's blocks is what libjpeg hands out at a time.
std::uint32_t rows_at_a_time(const jpeg_component_info& component) {
    return static_cast<std::uint32_t>(component.v_samp_factor * component.DCT_scaled_size);
}

std::vector<Bytes> make_room_for_planes(Job& job) {
    std::vector<Bytes> room;
    for (int i = 0; i < 3; ++i) {
        const jpeg_component_info& component = job.codec.comp_info[i];
        const std::size_t wide =
            std::size_t{component.width_in_blocks} * static_cast<std::size_t>(component.DCT_scaled_size) +
            static_cast<std::size_t>(component.h_samp_factor * DCTSIZE);
        room.emplace_back(wide * rows_at_a_time(component));
        for (std::uint32_t y = 0; y < rows_at_a_time(component); ++y)
            job.planes[i].push_back(room.back().data() + wide * y);
    }
    return room;
}

void read_planes(Job& job) {
    JSAMPARRAY planes[] = {job.planes[0].data(), job.planes[1].data(), job.planes[2].data()};
    const auto at_a_time =
        static_cast<JDIMENSION>(job.codec.max_v_samp_factor * job.codec.min_DCT_scaled_size);
    for (std::uint32_t unit = 0; job.codec.output_scanline < job.codec.output_height; ++unit) {
        if (jpeg_read_raw_data(&job.codec, planes, at_a_time) == 0) stop(job, State::Truncated);
        for (int i = 0; i < 3; ++i) {
            const jpeg_component_info& component = job.codec.comp_info[i];
            const std::uint32_t rows = rows_at_a_time(component);
            for (std::uint32_t y = 0; y < rows && unit * rows + y < component.downsampled_height; ++y)
                job.sink->put_plane(i, job.planes[i][y], unit * rows + y);
        }
    }
    jpeg_finish_decompress(&job.codec);
}

/// Coefficients that a picture in several scans keeps in memory, in blocks of 64.
std::uint64_t count_blocks(const jpeg_decompress_struct& codec) {
    std::uint64_t blocks = 0;
    for (int i = 0; i < codec.num_components; ++i)
        blocks += std::uint64_t{codec.comp_info[i].width_in_blocks} * codec.comp_info[i].height_in_blocks;
    return blocks;
}

void create(Job& job) {
    job.codec.client_data = &job;
    jpeg_create_decompress(&job.codec);
}

/// The steps in turn; what they need is allocated between them, outside the reach of a longjmp.
void run(Job& job, BytesView bytes, const Envelope& envelope, const Limits& limits) {
    if (!is_quiet(job, create)) return;
    job.codec.mem->max_memory_to_use = static_cast<long>(limits.max_memory);
    jpeg_mem_src(&job.codec, bytes.data(), bytes.size());
    if (!is_quiet(job, read_header)) return;
    if (std::max(job.codec.image_width, job.codec.image_height) > limits.max_side ||
        std::uint64_t{job.codec.image_width} * job.codec.image_height > limits.max_pixels ||
        count_blocks(job.codec) * std::max(envelope.scans, 1u) > limits.max_block_visits) {
        job.state = State::TooLarge;
        return;
    }
    // In several scans the whole picture's coefficients are held while its pixels fill up.
    const std::uint64_t held =
        jpeg_has_multiple_scans(&job.codec) ? count_blocks(job.codec) * sizeof(JBLOCK) : 0;
    const std::uint64_t pixels = std::uint64_t{shrunk(job.codec.image_width, job.denominator)} *
                                 shrunk(job.codec.image_height, job.denominator) * 3;
    if (held + (job.sink ? pixels : 0) > limits.max_memory && held > 0) {
        job.state = State::TooLarge;
        return;
    }
    if (!is_quiet(job, start)) return;
    if (job.codec.raw_data_out) {
        if (!job.sink->begin_planes(planar_frame(job.codec))) {
            job.state = State::TooLarge;
            return;
        }
        const std::vector<Bytes> room = make_room_for_planes(job);
        is_quiet(job, read_planes);
        return;
    }
    const std::uint32_t channels = job.codec.out_color_space == JCS_GRAYSCALE ? 1 : 3;
    if (job.sink && !job.sink->begin({job.codec.output_width, job.codec.output_height, channels})) {
        job.state = State::TooLarge;
        return;
    }
    Bytes row(std::size_t{job.codec.output_width} * static_cast<std::size_t>(job.codec.output_components));
    job.row = row.data();
    is_quiet(job, read_rows);
}

std::string words_of(Job& job) {
    char text[JMSG_LENGTH_MAX] = {};
    job.errors.format_message(reinterpret_cast<j_common_ptr>(&job.codec), text);
    return text;
}

}  // namespace

Integrity unpack_jpeg(BytesView bytes, const Envelope& envelope, const Limits& limits, PixelSink* sink,
                      unsigned denominator) {
    if (envelope.unusual_coding)
        return {State::Unsupported, std::nullopt, false, "lossless, hierarchical or 12-bit"};
    if (envelope.arithmetic && envelope.bytes > limits.max_arithmetic_bytes)
        return {State::TooLarge, std::nullopt, false, {}};
    if (unpack_baseline(bytes, limits, sink, denominator)) return {State::Whole, std::nullopt, false, {}};
    Job job;
    job.codec.err = jpeg_std_error(&job.errors);
    job.errors.error_exit = on_error;
    job.errors.emit_message = on_message;
    job.errors.output_message = [](j_common_ptr) {};
    job.sink = sink;
    job.denominator = denominator;
    run(job, bytes, envelope, limits);
    Integrity result{job.state, std::nullopt, job.blemished, {}};
    if (job.state != State::Whole) result.detail = words_of(job);
    // In one scan the rows come in order; in several each scan brings a little of every row.
    if (job.state == State::Truncated && job.codec.output_height > 0 && !jpeg_has_multiple_scans(&job.codec))
        result.arrived = double(job.codec.output_scanline) / job.codec.output_height;
    jpeg_destroy_decompress(&job.codec);
    return result;
}

}  // namespace beian::image
