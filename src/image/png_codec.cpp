// libpng behind values: its longjmp never leaves this file.
#include "image/codec.h"

#include <png.h>
#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstring>

namespace beian::image {
namespace {

using State = Integrity::State;

// deflate cannot pack tighter than this (258 bytes in two bits).
constexpr std::uint64_t kTightestPacking = 1032;
// Chunks beside the pixels: our own header reader has seen what matters, and unpacking them is what bombs
// wait for.
constexpr png_byte kIgnored[] =
    "iCCP\0zTXt\0iTXt\0tEXt\0eXIf\0sPLT\0hIST\0pCAL\0sCAL\0cHRM\0gAMA\0sRGB\0tIME\0pHYs\0oFFs\0sBIT\0bKGD";
constexpr int kIgnoredCount = sizeof(kIgnored) / 5;

struct Job {
    png_structp codec = nullptr;
    png_infop info = nullptr;
    const std::uint8_t* bytes = nullptr;
    std::size_t size = 0;
    std::size_t at = 0;
    State state = State::Whole;
    bool blemished = false;
    char detail[96] = {};
    std::uint8_t* row = nullptr;
    std::uint64_t rows_done = 0;
    std::uint64_t rows_due = 0;
    PixelSink* sink = nullptr;
};

[[noreturn]] void on_error(png_structp codec, png_const_charp words) {
    Job& job = *static_cast<Job*>(png_get_error_ptr(codec));
    if (job.state == State::Whole) job.state = State::Corrupt;
    std::strncpy(job.detail, words, sizeof job.detail - 1);
    png_longjmp(codec, 1);
}

void on_warning(png_structp codec, png_const_charp) {
    static_cast<Job*>(png_get_error_ptr(codec))->blemished = true;
}

void read_bytes(png_structp codec, png_bytep to, std::size_t count) {
    Job& job = *static_cast<Job*>(png_get_io_ptr(codec));
    if (count > job.size - job.at) {
        job.state = State::Truncated;
        png_error(codec, "the file ends inside the picture");
    }
    std::memcpy(to, job.bytes + job.at, count);
    job.at += count;
}

bool is_quiet(Job& job, void (*step)(Job&)) {
    if (setjmp(png_jmpbuf(job.codec)) != 0) return false;
    step(job);
    return true;
}

void read_header(Job& job) {
    png_set_keep_unknown_chunks(job.codec, PNG_HANDLE_CHUNK_NEVER, kIgnored, kIgnoredCount);
    png_set_read_fn(job.codec, &job, read_bytes);
    png_read_info(job.codec, job.info);
}

/// To 8-bit grey or RGB, with alpha where there is transparency. The proof takes the rows as they are.
void start(Job& job) {
    if (job.sink) {
        png_set_expand(job.codec);
        png_set_scale_16(job.codec);
    }
    png_read_update_info(job.codec, job.info);
}

/// Lays `count` pixels of colour and alpha on white, in place.
void lay_on_white(std::uint8_t* row, std::uint32_t count, unsigned colours) {
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint8_t* from = row + std::size_t{i} * (colours + 1);
        const unsigned alpha = from[colours];
        for (unsigned c = 0; c < colours; ++c)
            row[std::size_t{i} * colours + c] =
                static_cast<std::uint8_t>((from[c] * alpha + 255 * (255 - alpha) + 127) / 255);
    }
}

/// Without libpng's own interlacing each pass is a small picture: no pass needs the whole one in memory.
void read_pass(Job& job, int pass, std::uint32_t width, std::uint32_t height) {
    const bool is_interlaced = pass >= 0;
    const std::uint32_t columns = is_interlaced ? PNG_PASS_COLS(width, pass) : width;
    const std::uint32_t rows = is_interlaced ? PNG_PASS_ROWS(height, pass) : height;
    if (columns == 0) return;
    const unsigned channels = png_get_channels(job.codec, job.info);
    for (std::uint32_t i = 0; i < rows; ++i, ++job.rows_done) {
        png_read_row(job.codec, job.row, nullptr);
        if (!job.sink) continue;
        if (channels == 2 || channels == 4) lay_on_white(job.row, columns, channels - 1);
        if (is_interlaced)
            job.sink->put(job.row, columns, PNG_PASS_START_COL(pass), PNG_PASS_COL_OFFSET(pass),
                          PNG_ROW_FROM_PASS_ROW(i, pass));
        else
            job.sink->put(job.row, columns, 0, 1, i);
    }
}

void read_rows(Job& job) {
    const std::uint32_t width = png_get_image_width(job.codec, job.info);
    const std::uint32_t height = png_get_image_height(job.codec, job.info);
    if (png_get_interlace_type(job.codec, job.info) == PNG_INTERLACE_NONE) {
        read_pass(job, -1, width, height);
    } else {
        for (int pass = 0; pass < PNG_INTERLACE_ADAM7_PASSES; ++pass) read_pass(job, pass, width, height);
    }
    png_read_end(job.codec, nullptr);
}

/// What the rows of one picture unpack into; a seven-pass picture needs a little more.
std::uint64_t unpacked_bytes(const Envelope& envelope) {
    const std::uint64_t bits = std::uint64_t{envelope.width} * static_cast<unsigned>(envelope.components) *
                               static_cast<unsigned>(envelope.bit_depth);
    return (bits / 8 + 1) * envelope.height;
}

void run(Job& job, const Limits& limits) {
    png_set_user_limits(job.codec, limits.max_side, limits.max_side);
    png_set_chunk_malloc_max(job.codec, 1 << 20);
    png_set_chunk_cache_max(job.codec, 64);
    png_set_crc_action(job.codec, PNG_CRC_ERROR_QUIT, PNG_CRC_WARN_DISCARD);
    if (!is_quiet(job, read_header) || !is_quiet(job, start)) return;
    const std::uint32_t width = png_get_image_width(job.codec, job.info);
    const std::uint32_t height = png_get_image_height(job.codec, job.info);
    const unsigned channels = png_get_channels(job.codec, job.info);
    const bool is_interlaced = png_get_interlace_type(job.codec, job.info) != PNG_INTERLACE_NONE;
    const Frame frame{width, height, channels >= 3 ? 3u : 1u,
                      is_interlaced ? RowOrder::Scattered : RowOrder::TopDown};
    if (job.sink && !job.sink->begin(frame)) {
        job.state = State::TooLarge;
        return;
    }
    Bytes row(png_get_rowbytes(job.codec, job.info));
    job.row = row.data();
    job.rows_due = is_interlaced ? 0 : height;
    is_quiet(job, read_rows);
}

}  // namespace

Integrity unpack_png(BytesView bytes, const Envelope& envelope, const Limits& limits, PixelSink* sink) {
    const std::uint64_t unpacked = unpacked_bytes(envelope);
    if (unpacked > limits.max_unpacked) return {State::TooLarge, std::nullopt, false, {}};
    // So few packed bytes cannot hold the picture, however simple it is: nothing needs to be unpacked to
    // know.
    if (unpacked / kTightestPacking > envelope.packed_bytes + kTightestPacking)
        return {envelope.end == 0 ? State::Truncated : State::Corrupt, std::nullopt, false,
                "too few bytes for its size"};
    Job job;
    job.bytes = bytes.data();
    job.size = bytes.size();
    job.sink = sink;
    job.codec = png_create_read_struct(PNG_LIBPNG_VER_STRING, &job, on_error, on_warning);
    if (!job.codec) return {State::TooLarge, std::nullopt, false, "no memory for the decoder"};
    job.info = png_create_info_struct(job.codec);
    if (job.info) run(job, limits);
    Integrity result{job.info ? job.state : State::TooLarge, std::nullopt, job.blemished, job.detail};
    if (result.state == State::Truncated && job.rows_due > 0)
        result.arrived = static_cast<double>(job.rows_done) / static_cast<double>(job.rows_due);
    png_destroy_read_struct(&job.codec, &job.info, nullptr);
    return result;
}

}  // namespace beian::image
