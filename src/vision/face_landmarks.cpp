#include "vision/face_landmarks.h"

#include "vision/face_picture.h"

#include <stdexcept>
#include <vector>

namespace beian::vision {
namespace {

constexpr std::uint32_t kSide = 112;
constexpr std::size_t kValues = 2 * std::tuple_size_v<FaceLandmarks>;

}  // namespace

Result<FaceLandmarker> FaceLandmarker::load(const Runtime& runtime, const std::filesystem::path& folder,
                                            int threads) {
    return FaceLandmarker(BEIAN_TRY(Model::load(runtime, folder / "face_landmarks.onnx", threads)));
}

void FaceLandmarker::mark(const image::Pixels& picture, std::span<Face> faces) const {
    if (faces.empty()) return;
    Tensor sheets = black(faces.size(), kSide, kSide);
    std::vector<Laid> laid;
    for (std::size_t i = 0; i < faces.size(); ++i) {
        const double left = faces[i].corner.x + 0.5, top = faces[i].corner.y + 0.5;
        const model::Region part = inside(picture, left, top, left + faces[i].width, top + faces[i].height);
        if (part[2] < 1 || part[3] < 1) throw std::invalid_argument("a face lies outside its picture");
        laid.push_back(lay_on_sheet(picture, part, kSide, kSide, Placed::Middle,
                                    sheets.values.data() + i * 3 * kSide * kSide));
    }
    const Tensor answer = model_.run(sheets);
    if (answer.values.size() != faces.size() * kValues)
        throw std::runtime_error("the landmark network's answer has an unknown shape");
    for (std::size_t i = 0; i < faces.size(); ++i)
        for (std::size_t point = 0; point < faces[i].landmarks.size(); ++point) {
            const float* at = answer.values.data() + i * kValues + 2 * point;
            faces[i].landmarks[point] = laid[i].on_picture(at[0] * kSide, at[1] * kSide);
        }
}

}  // namespace beian::vision
