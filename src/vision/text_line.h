// What does a line of text say, and where does each of its characters stand?
#pragma once

#include "model/geometry.h"

#include <string>
#include <utility>
#include <vector>

namespace beian::vision {

/// One character as it was recognised.
struct Character {
    std::string text;       // UTF-8
    double confidence = 0;  // 0 … 1
    double from = 0;        // where it stands, as shares of the line's length
    double to = 0;
    /// What else it may be, likeliest first: at most two.
    std::vector<std::pair<std::string, double>> others;
    bool operator==(const Character&) const = default;
};

/// A line and its place, whose first side runs along the text.
struct TextLine {
    model::Quad quad;
    std::vector<Character> characters;

    std::string text() const;
    /// Of its weakest character; 0 without any.
    double confidence() const;
    bool operator==(const TextLine&) const = default;
};

}  // namespace beian::vision
