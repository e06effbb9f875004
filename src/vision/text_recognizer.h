// What do these lines of text say? PP-OCRv4's recogniser.
#pragma once

#include "image/pixels.h"
#include "vision/alphabet.h"
#include "vision/model.h"
#include "vision/text_line.h"

#include <filesystem>
#include <span>
#include <vector>

namespace beian::vision {

/// A line cut out at kLineHeight; where only some characters may stand in it, which.
struct LineToRead {
    image::Pixels picture;
    const AllowedCharacters* allowed = nullptr;
};

/// May be used from several threads at once.
class TextRecognizer {
public:
    /// `folder` holds text_recognizer.onnx and text_characters.txt.
    static Result<TextRecognizer> load(const Runtime& runtime, const std::filesystem::path& folder,
                                       int threads);

    /// One answer to a line, in order; empty where a line's picture is, or shows no text. Lines of about the
    /// same length are read together.
    std::vector<std::vector<Character>> read(std::span<const LineToRead> lines) const;

    const Alphabet& alphabet() const { return alphabet_; }

private:
    TextRecognizer(Model model, Alphabet alphabet)
        : model_(std::move(model)), alphabet_(std::move(alphabet)) {}
    void read_together(std::span<const LineToRead> lines, std::span<const std::size_t> which,
                       std::vector<std::vector<Character>>& answers) const;

    Model model_;
    Alphabet alphabet_;
};

}  // namespace beian::vision
