// Do these lines stand on their heads? PaddleOCR's small direction network.
#pragma once

#include "image/pixels.h"
#include "vision/model.h"

#include <filesystem>
#include <span>

namespace beian::vision {

/// May be used from several threads at once.
class TextDirection {
public:
    /// `folder` holds text_direction.onnx.
    static Result<TextDirection> load(const Runtime& runtime, const std::filesystem::path& folder,
                                      int threads);

    /// How likely it is, 0 … 1, that the lines (at kLineHeight) are turned by half a turn; 0.5 where there
    /// are none.
    double upside_down(std::span<const image::Pixels> lines) const;

private:
    explicit TextDirection(Model model) : model_(std::move(model)) {}
    Model model_;
};

}  // namespace beian::vision
