// giflib behind values, line by line: its DGifSlurp would take all frames into memory.
#include "image/codec.h"

#include <gif_lib.h>
#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

namespace beian::image {
namespace {

using State = Integrity::State;

struct Source {
    BytesView bytes;
    std::size_t at = 0;
    bool has_ended = false;
};

int read_bytes(GifFileType* file, GifByteType* to, int count) {
    Source& source = *static_cast<Source*>(file->UserData);
    const std::size_t left = source.bytes.size() - source.at;
    const std::size_t taken = std::min(left, static_cast<std::size_t>(std::max(count, 0)));
    source.has_ended = source.has_ended || taken < static_cast<std::size_t>(std::max(count, 0));
    std::memcpy(to, source.bytes.data() + source.at, taken);
    source.at += taken;
    return static_cast<int>(taken);
}

struct Close {
    void operator()(GifFileType* file) const { DGifCloseFile(file, nullptr); }
};
using File = std::unique_ptr<GifFileType, Close>;

Integrity broken(const Source& source, const GifFileType* file) {
    const char* words = file ? GifErrorString(file->Error) : nullptr;
    return {source.has_ended ? State::Truncated : State::Corrupt, std::nullopt, false,
            words ? words : "not readable"};
}

/// The colour that a graphics-control extension makes invisible, or -1.
int transparent_colour(int label, const GifByteType* block) {
    const bool is_control = label == GRAPHICS_EXT_FUNC_CODE && block && block[0] >= 4;
    return is_control && (block[1] & 1) != 0 ? block[4] : -1;
}

/// Reads up to the first frame's description; false where there is none.
bool find_first_frame(GifFileType* file, int& invisible) {
    GifRecordType record = UNDEFINED_RECORD_TYPE;
    while (DGifGetRecordType(file, &record) == GIF_OK) {
        if (record == IMAGE_DESC_RECORD_TYPE) return DGifGetImageDesc(file) == GIF_OK;
        if (record != EXTENSION_RECORD_TYPE) return false;
        int label = 0;
        GifByteType* block = nullptr;
        if (DGifGetExtension(file, &label, &block) != GIF_OK) return false;
        if (label == GRAPHICS_EXT_FUNC_CODE) invisible = transparent_colour(label, block);
        while (block)
            if (DGifGetExtensionNext(file, &block) != GIF_OK) return false;
    }
    return false;
}

/// Where line `i` of an interlaced frame belongs: every eighth, the ones between, and so on.
std::uint32_t interlaced_row(std::uint32_t i, std::uint32_t height) {
    static constexpr std::uint32_t kStart[] = {0, 4, 2, 1};
    static constexpr std::uint32_t kStep[] = {8, 8, 4, 2};
    for (int pass = 0; pass < 4; ++pass) {
        const std::uint32_t rows =
            height > kStart[pass] ? (height - kStart[pass] + kStep[pass] - 1) / kStep[pass] : 0;
        if (i < rows) return kStart[pass] + i * kStep[pass];
        i -= rows;
    }
    return height;
}

/// One row of the screen as RGB: white, with the frame's line where there is one. What is invisible or
/// outside stays white.
void put_row(const GifFileType& file, BytesView line, int invisible, std::uint32_t y,
             const Envelope& envelope, PixelSink& sink) {
    if (y >= envelope.height) return;
    Bytes rgb(std::size_t{envelope.width} * 3, 255);
    const ColorMapObject* colours = file.Image.ColorMap ? file.Image.ColorMap : file.SColorMap;
    const auto left = static_cast<std::uint32_t>(file.Image.Left);
    const std::size_t room = left < envelope.width ? envelope.width - left : 0;
    for (std::size_t x = 0; colours && x < std::min(line.size(), room); ++x) {
        if (line[x] == invisible || line[x] >= colours->ColorCount) continue;
        const GifColorType& colour = colours->Colors[line[x]];
        std::uint8_t* to = rgb.data() + 3 * (left + x);
        to[0] = colour.Red;
        to[1] = colour.Green;
        to[2] = colour.Blue;
    }
    sink.put(rgb.data(), envelope.width, 0, 1, y);
}

void put_white_rows(const GifFileType& file, std::uint32_t from, std::uint32_t to, const Envelope& envelope,
                    PixelSink& sink) {
    for (std::uint32_t y = from; y < std::min(to, envelope.height); ++y)
        put_row(file, {}, -1, y, envelope, sink);
}

}  // namespace

Integrity unpack_gif(BytesView bytes, const Envelope& envelope, const Limits& limits, PixelSink* sink) {
    Source source{bytes, 0, false};
    const File file(DGifOpen(&source, read_bytes, nullptr));
    int invisible = -1;
    if (!file || !find_first_frame(file.get(), invisible)) return broken(source, file.get());
    const auto width = static_cast<std::uint32_t>(std::max(file->Image.Width, 0));
    const auto height = static_cast<std::uint32_t>(std::max(file->Image.Height, 0));
    const auto top = static_cast<std::uint32_t>(std::max(file->Image.Top, 0));
    if (std::uint64_t{width} * height > limits.max_pixels) return {State::TooLarge, std::nullopt, false, {}};
    if (width == 0 || height == 0) return {State::Corrupt, std::nullopt, false, "the frame has no pixels"};
    if (sink) {
        const RowOrder order = file->Image.Interlace ? RowOrder::Scattered : RowOrder::TopDown;
        if (!sink->begin({envelope.width, envelope.height, 3, order}))
            return {State::TooLarge, std::nullopt, false, {}};
        put_white_rows(*file, 0, top, envelope, *sink);
    }
    Bytes line(width);
    for (std::uint32_t i = 0; i < height; ++i) {
        if (DGifGetLine(file.get(), line.data(), static_cast<int>(width)) != GIF_OK) {
            Integrity result = broken(source, file.get());
            if (result.state == State::Truncated && !file->Image.Interlace)
                result.arrived = double(i) / height;
            return result;
        }
        if (!sink) continue;
        const std::uint32_t y = file->Image.Interlace ? interlaced_row(i, height) : i;
        put_row(*file, line, invisible, top + y, envelope, *sink);
    }
    if (sink) put_white_rows(*file, top + height, envelope.height, envelope, *sink);
    return {State::Whole, std::nullopt, false, {}};
}

}  // namespace beian::image
