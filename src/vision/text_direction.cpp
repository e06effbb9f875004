#include "vision/text_direction.h"

#include "vision/line_picture.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace beian::vision {
namespace {

constexpr std::uint32_t kWidth = 192;  // what the network takes; the start of a longer line is enough
constexpr float kMiddle[3] = {0.5F, 0.5F, 0.5F};

}  // namespace

Result<TextDirection> TextDirection::load(const Runtime& runtime, const std::filesystem::path& folder,
                                          int threads) {
    return TextDirection(BEIAN_TRY(Model::load(runtime, folder / "text_direction.onnx", threads)));
}

double TextDirection::upside_down(std::span<const image::Pixels> lines) const {
    if (lines.empty()) return 0.5;
    const std::size_t one = std::size_t{3} * kLineHeight * kWidth;
    Tensor input{{static_cast<std::int64_t>(lines.size()), 3, kLineHeight, kWidth}, {}};
    input.values.resize(lines.size() * one);
    for (std::size_t i = 0; i < lines.size(); ++i)
        lay_out(lines[i], kWidth, kMiddle, kMiddle, input.values.data() + i * one);
    const Tensor output = model_.run(input);
    if (output.values.size() != lines.size() * 2)
        throw std::runtime_error("the direction network's answer has an unknown shape");
    // Each line is a witness of its own: their odds multiply.
    double odds = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const double p = std::clamp<double>(output.values[i * 2 + 1], 1e-3, 1 - 1e-3);
        odds += std::log(p / (1 - p));
    }
    return 1 / (1 + std::exp(-odds));
}

}  // namespace beian::vision
