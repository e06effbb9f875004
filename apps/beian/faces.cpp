#include "faces.h"

#include "desk/accounts/secrets.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

namespace beian::app {

namespace {

// Descriptors of one network say nothing to those of another.
constexpr const char* kComparing = "face_descriptor.onnx";

}  // namespace

Result<Faces> Faces::load(const std::filesystem::path& models) {
    auto reader = BEIAN_TRY(vision::FaceReader::load(models, 1));
    const std::filesystem::path path = models / kComparing;
    std::ifstream file(path, std::ios::binary);
    const Bytes bytes{std::istreambuf_iterator<char>(file), {}};
    if (!file || bytes.empty())
        return Error{ErrorCode::NotFound, path.string() + " cannot be read; set-up writes it anew"};
    return Faces(std::move(reader), fmt::format("{} sha256:{}", kComparing, desk::sha256_hex(bytes)));
}

}  // namespace beian::app
