#include "letter/zip.h"

#include <zlib.h>

#include <cstdint>
#include <stdexcept>

namespace beian::letter {

namespace {

constexpr std::uint16_t kVersion = 20;  // 2.0: deflate
constexpr std::uint16_t kDeflated = 8;
constexpr std::uint16_t kFirstDay = 1 << 5 | 1;  // 1980-01-01

void put16(std::string& out, std::size_t value) {
    out += static_cast<char>(value & 255);
    out += static_cast<char>(value >> 8 & 255);
}

void put32(std::string& out, std::size_t value) {
    put16(out, value & 0xFFFF);
    put16(out, value >> 16);
}

/// Deflate without zlib's own head and tail, as ZIP wants it.
std::string deflated(const std::string& content) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("zlib could not begin to compress");
    std::string out(deflateBound(&stream, content.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int status = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (status != Z_STREAM_END) throw std::runtime_error("zlib could not compress a part of the document");
    return out;
}

}  // namespace

std::string zip(std::span<const std::pair<std::string, std::string>> parts) {
    std::string out, directory;
    for (const auto& [name, content] : parts) {
        const std::string packed = deflated(content);
        const std::size_t at = out.size();
        std::string common;  // what the local head and the directory both say
        put16(common, kVersion);
        put16(common, 0);
        put16(common, kDeflated);
        put16(common, 0);
        put16(common, kFirstDay);
        put32(common,
              crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())));
        put32(common, packed.size());
        put32(common, content.size());
        put16(common, name.size());
        put16(common, 0);
        put32(out, 0x04034B50);
        out += common + name + packed;
        put32(directory, 0x02014B50);
        put16(directory, kVersion);
        directory += common;
        put16(directory, 0);
        put16(directory, 0);
        put16(directory, 0);
        put32(directory, 0);
        put32(directory, at);
        directory += name;
    }
    const std::size_t start = out.size();
    out += directory;
    put32(out, 0x06054B50);
    put32(out, 0);
    put16(out, parts.size());
    put16(out, parts.size());
    put32(out, directory.size());
    put32(out, start);
    put16(out, 0);
    return out;
}

}  // namespace beian::letter
