// The peer: libjpeg-turbo as any viewer uses it, full size, default settings, row by row.
#pragma once

#include "base/bytes.h"

#include <benchmark/benchmark.h>

// jpeglib.h needs it and does not say so.
#include <cstdio>

#include <jpeglib.h>

namespace beian::peers {

inline void decode_in_full(BytesView bytes) {
    jpeg_error_mgr errors{};
    jpeg_decompress_struct codec{};
    codec.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&codec);
    jpeg_mem_src(&codec, bytes.data(), bytes.size());
    jpeg_read_header(&codec, TRUE);
    jpeg_start_decompress(&codec);
    Bytes row(std::size_t{codec.output_width} * static_cast<std::size_t>(codec.output_components));
    JSAMPROW rows[] = {row.data()};
    while (codec.output_scanline < codec.output_height) jpeg_read_scanlines(&codec, rows, 1);
    jpeg_finish_decompress(&codec);
    jpeg_destroy_decompress(&codec);
    benchmark::DoNotOptimize(row.data());
}

}  // namespace beian::peers
