#include "http/packing.h"

#include <zlib.h>
#include <algorithm>
#include <stdexcept>
#include <string>

namespace beian::http {

namespace {

std::string gzipped(std::string_view text) {
    // Fast: an answer is made for one who waits. 16 more window bits: as gzip writes it.
    constexpr int kLevel = 1, kGzip = 15 + 16, kMemory = 8;
    z_stream stream{};
    if (deflateInit2(&stream, kLevel, Z_DEFLATED, kGzip, kMemory, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("zlib does not start");
    std::string packed(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int done = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    if (done != Z_STREAM_END) throw std::runtime_error("zlib did not come to its end");
    return packed;
}

}  // namespace

bool takes_gzip(std::string_view accepted) {
    while (!accepted.empty()) {
        const std::size_t end = std::min(accepted.find(','), accepted.size());
        std::string coding(accepted.substr(0, end));
        accepted.remove_prefix(std::min(end + 1, accepted.size()));
        std::erase_if(coding, [](char c) { return c == ' ' || c == '\t'; });
        if (coding == "gzip") return true;
        if (coding.starts_with("gzip;q="))
            return coding.find_first_not_of("0.", std::string_view("gzip;q=").size()) != coding.npos;
    }
    return false;
}

void pack(const Request& request, Response& response) {
    constexpr std::size_t kLeast = 1400;
    if (response.status != 200 || response.body.size() < kLeast) return;
    response.with("Vary", "Accept-Encoding");
    if (!takes_gzip(request.header("accept-encoding"))) return;
    response.body = gzipped(response.body);
    response.with("Content-Encoding", "gzip");
}

}  // namespace beian::http
