// Pictures for tests, made on the spot: sound ones in every variant, and bombs.
#pragma once

#include "base/bytes.h"

// jpeglib.h needs it and does not say so.
#include <cstdio>

#include <gif_lib.h>
#include <jpeglib.h>
#include <zlib.h>
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace beian::pictures {

inline void append(Bytes& to, std::string_view text) {
    to.insert(to.end(), text.begin(), text.end());
}
inline void append(Bytes& to, BytesView bytes) {
    to.insert(to.end(), bytes.begin(), bytes.end());
}
inline void append_u16(Bytes& to, unsigned number) {
    to.push_back(static_cast<std::uint8_t>(number >> 8));
    to.push_back(static_cast<std::uint8_t>(number));
}
inline void append_u32(Bytes& to, std::uint32_t number) {
    append_u16(to, number >> 16);
    append_u16(to, number & 0xFFFF);
}
inline Bytes operator+(Bytes first, std::string_view second) {
    append(first, second);
    return first;
}

/// Red grows to the right, green downwards: every corner differs.
inline std::uint8_t shade(unsigned x, unsigned y, unsigned width, unsigned height, unsigned channel) {
    const unsigned across = 255 * x / std::max(width - 1, 1u), down = 255 * y / std::max(height - 1, 1u);
    return static_cast<std::uint8_t>(channel == 0 ? across : channel == 1 ? down : 128);
}

/// A big-endian TIFF block as cameras write it.
inline Bytes exif(unsigned orientation, std::string_view captured = "", unsigned colour_space = 1) {
    Bytes tiff;
    append(tiff, std::string_view("MM\0*\0\0\0\x08", 8));
    append_u16(tiff, 2);
    append_u16(tiff, 0x0112), append_u16(tiff, 3), append_u32(tiff, 1), append_u16(tiff, orientation),
        append_u16(tiff, 0);
    append_u16(tiff, 0x8769), append_u16(tiff, 4), append_u32(tiff, 1), append_u32(tiff, 38);
    append_u32(tiff, 0);
    append_u16(tiff, 2);  // at 38
    append_u16(tiff, 0x9003), append_u16(tiff, 2), append_u32(tiff, 20), append_u32(tiff, 68);
    append_u16(tiff, 0xA001), append_u16(tiff, 3), append_u32(tiff, 1), append_u16(tiff, colour_space),
        append_u16(tiff, 0);
    append_u32(tiff, 0);
    append(tiff, captured);  // at 68
    tiff.push_back(0);
    return tiff;
}

/// The head of an ICC profile with a version-2 description.
inline Bytes icc(std::string_view space, std::string_view name) {
    Bytes profile(128, 0);
    std::copy(space.begin(), space.end(), profile.begin() + 16);
    const std::string_view mark = "acsp";
    std::copy(mark.begin(), mark.end(), profile.begin() + 36);
    append_u32(profile, 1);
    append(profile, "desc"), append_u32(profile, 144),
        append_u32(profile, static_cast<std::uint32_t>(name.size() + 13));
    append(profile, "desc"), append_u32(profile, 0),
        append_u32(profile, static_cast<std::uint32_t>(name.size() + 1));
    append(profile, name);
    profile.push_back(0);
    return profile;
}

struct Jpeg {
    unsigned width = 640;
    unsigned height = 480;
    unsigned components = 3;  // 1 grey, 3 RGB, 4 CMYK
    bool progressive = false;
    bool arithmetic = false;
    int quality = 90;
    int across = 2, down = 2;  // light samples to a colour sample
    Bytes exif = {};
    Bytes icc = {};
    unsigned restart_every = 0;  // units; 0: never
};

inline Bytes make(const Jpeg& wanted) {
    jpeg_error_mgr errors{};
    jpeg_compress_struct codec{};
    codec.err = jpeg_std_error(&errors);
    jpeg_create_compress(&codec);
    unsigned char* out = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&codec, &out, &size);
    codec.image_width = wanted.width;
    codec.image_height = wanted.height;
    codec.input_components = static_cast<int>(wanted.components);
    codec.in_color_space = wanted.components == 1   ? JCS_GRAYSCALE
                           : wanted.components == 4 ? JCS_CMYK
                                                    : JCS_RGB;
    jpeg_set_defaults(&codec);
    jpeg_set_quality(&codec, wanted.quality, TRUE);
    if (codec.num_components == 3) {
        codec.comp_info[0].h_samp_factor = wanted.across;
        codec.comp_info[0].v_samp_factor = wanted.down;
    }
    if (wanted.progressive) jpeg_simple_progression(&codec);
    codec.arith_code = wanted.arithmetic ? TRUE : FALSE;
    codec.restart_interval = wanted.restart_every;
    jpeg_start_compress(&codec, TRUE);
    if (!wanted.exif.empty()) {
        Bytes body;
        append(body, std::string_view("Exif\0\0", 6)), append(body, wanted.exif);
        jpeg_write_marker(&codec, JPEG_APP0 + 1, body.data(), static_cast<unsigned>(body.size()));
    }
    if (!wanted.icc.empty()) {
        Bytes body;
        append(body, std::string_view("ICC_PROFILE\0\1\1", 14)), append(body, wanted.icc);
        jpeg_write_marker(&codec, JPEG_APP0 + 2, body.data(), static_cast<unsigned>(body.size()));
    }
    Bytes row(std::size_t{wanted.width} * wanted.components);
    for (unsigned y = 0; y < wanted.height; ++y) {
        for (unsigned x = 0; x < wanted.width; ++x)
            for (unsigned c = 0; c < wanted.components; ++c)
                row[std::size_t{x} * wanted.components + c] =
                    c == 3 ? std::uint8_t{255} : shade(x, y, wanted.width, wanted.height, c);
        JSAMPROW rows[] = {row.data()};
        jpeg_write_scanlines(&codec, rows, 1);
    }
    jpeg_finish_compress(&codec);
    jpeg_destroy_compress(&codec);
    const Bytes bytes(out, out + size);
    std::free(out);
    return bytes;
}

/// The same JPEG with other numbers in its frame header.
inline Bytes claiming(Bytes jpeg, unsigned width, unsigned height) {
    for (std::size_t at = 2; at + 9 < jpeg.size(); at += 2 + (jpeg[at + 2] << 8 | jpeg[at + 3])) {
        if (jpeg[at + 1] != 0xC0 && jpeg[at + 1] != 0xC2) continue;
        jpeg[at + 5] = static_cast<std::uint8_t>(height >> 8),
                  jpeg[at + 6] = static_cast<std::uint8_t>(height);
        jpeg[at + 7] = static_cast<std::uint8_t>(width >> 8), jpeg[at + 8] = static_cast<std::uint8_t>(width);
        break;
    }
    return jpeg;
}

inline void append_chunk(Bytes& png, std::string_view name, BytesView body) {
    append_u32(png, static_cast<std::uint32_t>(body.size()));
    const std::size_t from = png.size();
    append(png, name), append(png, body);
    append_u32(png,
               static_cast<std::uint32_t>(crc32(0, png.data() + from, static_cast<uInt>(png.size() - from))));
}

inline Bytes packed(BytesView bytes) {
    Bytes out(compressBound(bytes.size()));
    uLongf size = out.size();
    compress2(out.data(), &size, bytes.data(), bytes.size(), 9);
    out.resize(size);
    return out;
}

struct Png {
    unsigned width = 640;
    unsigned height = 480;
    unsigned colour = 2;  // as in IHDR: 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha
    unsigned depth = 8;
    bool interlaced = false;
    Bytes exif = {};
    std::optional<unsigned> alpha = {};   // of every pixel, where the colour type has one; else 255
    std::optional<unsigned> frames = {};  // writes acTL
    std::optional<Bytes> rows = {};       // unpacked bytes to use instead of the shades
    std::optional<std::pair<std::string, Bytes>> extra = {};  // one more chunk before the pixels
};

/// Appends the rows of the pixels that start at (x0, y0) and stand `dx`, `dy` apart.
inline void append_png_rows(Bytes& rows, const Png& wanted, unsigned x0, unsigned y0, unsigned dx,
                            unsigned dy) {
    const unsigned channels = wanted.colour == 0 || wanted.colour == 3 ? 1
                              : wanted.colour == 4                     ? 2
                              : wanted.colour == 2                     ? 3
                                                                       : 4;
    const bool has_alpha = wanted.colour == 4 || wanted.colour == 6;
    for (unsigned y = y0; y < wanted.height && x0 < wanted.width; y += dy) {
        rows.push_back(0);
        for (unsigned x = x0; x < wanted.width; x += dx)
            for (unsigned c = 0; c < channels; ++c) {
                const bool is_alpha = has_alpha && c + 1 == channels;
                const unsigned value = is_alpha             ? wanted.alpha.value_or(255)
                                       : wanted.colour == 3 ? (x + y) % 2
                                                            : shade(x, y, wanted.width, wanted.height, c);
                rows.push_back(static_cast<std::uint8_t>(value));
                if (wanted.depth == 16) rows.push_back(static_cast<std::uint8_t>(value));
            }
    }
}

inline Bytes png_rows(const Png& wanted) {
    Bytes rows;
    if (!wanted.interlaced) {
        append_png_rows(rows, wanted, 0, 0, 1, 1);
        return rows;
    }
    // Adam7.
    constexpr unsigned kPasses[7][4] = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4},
                                        {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};
    for (const auto& pass : kPasses) append_png_rows(rows, wanted, pass[0], pass[1], pass[2], pass[3]);
    return rows;
}

inline Bytes make(const Png& wanted) {
    Bytes png;
    append(png, "\x89PNG\r\n\x1A\n");
    Bytes frame;
    append_u32(frame, wanted.width), append_u32(frame, wanted.height);
    for (const unsigned each : {wanted.depth, wanted.colour, 0u, 0u, wanted.interlaced ? 1u : 0u})
        frame.push_back(static_cast<std::uint8_t>(each));
    append_chunk(png, "IHDR", frame);
    if (wanted.frames) {
        Bytes control;
        append_u32(control, *wanted.frames), append_u32(control, 0);
        append_chunk(png, "acTL", control);
    }
    if (wanted.extra) append_chunk(png, wanted.extra->first, wanted.extra->second);
    if (!wanted.exif.empty()) append_chunk(png, "eXIf", wanted.exif);
    if (wanted.colour == 3) append_chunk(png, "PLTE", Bytes{255, 0, 0, 0, 0, 255});
    append_chunk(png, "IDAT", packed(wanted.rows ? *wanted.rows : png_rows(wanted)));
    append_chunk(png, "IEND", {});
    return png;
}

struct Gif {
    unsigned width = 40;
    unsigned height = 30;
    unsigned frames = 1;
};

inline int write_gif_bytes(GifFileType* file, const GifByteType* bytes, int count) {
    append(*static_cast<Bytes*>(file->UserData), BytesView(bytes, static_cast<std::size_t>(count)));
    return count;
}

inline Bytes make(const Gif& wanted) {
    Bytes gif;
    GifFileType* file = EGifOpen(&gif, write_gif_bytes, nullptr);
    const GifColorType colours[] = {{255, 0, 0}, {0, 0, 255}};
    ColorMapObject* map = GifMakeMapObject(2, colours);
    const int width = static_cast<int>(wanted.width), height = static_cast<int>(wanted.height);
    EGifSetGifVersion(file, true);
    EGifPutScreenDesc(file, width, height, 8, 0, map);
    Bytes row(wanted.width);
    for (unsigned x = 0; x < wanted.width; ++x) row[x] = static_cast<std::uint8_t>(x % 2);
    for (unsigned frame = 0; frame < wanted.frames; ++frame) {
        EGifPutImageDesc(file, 0, 0, width, height, false, nullptr);
        for (int y = 0; y < height; ++y) EGifPutLine(file, row.data(), width);
    }
    EGifCloseFile(file, nullptr);
    GifFreeMapObject(map);
    return gif;
}

/// Many one-pixel frames, written by hand: the encoder would take minutes.
inline Bytes gif_of_frames(unsigned frames) {
    Bytes gif = make(Gif{1, 1, 1});
    const Bytes frame(gif.end() - 1 - 15, gif.end() - 1);
    gif.pop_back();
    while (--frames > 0) append(gif, frame);
    gif.push_back(0x3B);
    return gif;
}

}  // namespace beian::pictures
