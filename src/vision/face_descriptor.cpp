#include "vision/face_descriptor.h"

#include "vision/face_picture.h"

#include <algorithm>
#include <stdexcept>

namespace beian::vision {
namespace {

constexpr std::uint32_t kSide = 150;
constexpr double kAround = 0.1;  // on each side, as the network's authors cut faces out

}  // namespace

model::Region described_part(const image::Pixels& picture, const Face& face) {
    const auto across = std::minmax_element(face.landmarks.begin(), face.landmarks.end(),
                                            [](auto a, auto b) { return a.x < b.x; });
    const auto down = std::minmax_element(face.landmarks.begin(), face.landmarks.end(),
                                          [](auto a, auto b) { return a.y < b.y; });
    const double left = across.first->x + 0.5, right = across.second->x + 0.5;
    const double top = down.first->y + 0.5, bottom = down.second->y + 0.5;
    const double aside = kAround * (right - left), above = kAround * (bottom - top);
    return inside(picture, left - aside, top - above, right + aside, bottom + above);
}

Result<FaceDescriber> FaceDescriber::load(const Runtime& runtime, const std::filesystem::path& folder,
                                          int threads) {
    return FaceDescriber(BEIAN_TRY(Model::load(runtime, folder / "face_descriptor.onnx", threads)));
}

FaceDescriptor FaceDescriber::describe(const image::Pixels& picture, const Face& face) const {
    const model::Region part = described_part(picture, face);
    // Two descriptors of nothing would be those of one person.
    if (part[2] < 1 || part[3] < 1) throw std::invalid_argument("nothing of the face lies in its picture");
    Tensor sheet = black(1, kSide, kSide);
    lay_on_sheet(picture, part, kSide, kSide, Placed::Middle, sheet.values.data());
    const Tensor answer = model_.run(sheet);
    FaceDescriptor descriptor{};
    if (answer.values.size() != descriptor.size())
        throw std::runtime_error("the descriptor network's answer has an unknown shape");
    std::copy(answer.values.begin(), answer.values.end(), descriptor.begin());
    return descriptor;
}

}  // namespace beian::vision
