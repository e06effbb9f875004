// Where in this picture are lines of text? PP-OCRv4's detector (differentiable binarisation, Liao et al.
// 2020).
#pragma once

#include "image/pixels.h"
#include "model/geometry.h"
#include "vision/model.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

namespace beian::vision {

/// May be used from several threads at once.
class TextDetector {
public:
    /// `folder` holds text_detector.onnx.
    static Result<TextDetector> load(const Runtime& runtime, const std::filesystem::path& folder,
                                     int threads);

    /// The picture (grey or RGB) is looked at with its longer side shrunk to `long_side` at most. Quads are
    /// in pixels of the picture, a little larger than the print, from top to bottom; text that runs downwards
    /// has its first side along it.
    std::vector<model::Quad> find(const image::Pixels& picture, std::uint32_t long_side) const;

private:
    explicit TextDetector(Model model) : model_(std::move(model)) {}
    Model model_;
    /// Large sheets wait for each other: two at once would take the memory of two, and gain little on few
    /// cores.
    std::unique_ptr<std::mutex> large_ = std::make_unique<std::mutex>();
};

/// The boxes in a map of how likely each pixel is text: rows of `width` values, 0 … 1. In pixels of the map.
std::vector<model::Quad> boxes_in(const std::vector<float>& map, std::uint32_t width, std::uint32_t height);

}  // namespace beian::vision
