// Are there words laid over this document? A watermark that an app or a person put on the photo.
#pragma once

#include "model/finding.h"
#include "vision/text_line.h"

#include <optional>
#include <span>
#include <string>

namespace beian::reading {

struct Overlay {
    std::string words;
    model::Quad quad;  // of one of its places
    int times = 0;
};

/// The same in the upright picture.
struct Watermark {
    std::string words;
    model::Region region{};
    bool operator==(const Watermark&) const = default;
};

/// How far the first side is from level, degrees clockwise, -90 … 90.
double slant_of(const model::Quad& quad);

/// Words that stand aslant again and again, or level three times and more, or that say by themselves what the
/// picture may be used for. What a document prints on itself (its title, its labels) does none of these.
std::optional<Overlay> find_overlay(std::span<const vision::TextLine> lines);

}  // namespace beian::reading
