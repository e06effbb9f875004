// What does a check say about a photo, and what do all its findings come to?
#pragma once

#include "base/words.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace beian::model {

/// Worst first: a page with a Block is refused, one with a Fix can be mended by the desk, the others let it
/// pass.
enum class Severity { Block, Fix, Warn, Info };
enum class Verdict { Accept, Fixable, Reject };

std::string_view slug(Severity severity);
std::string_view slug(Verdict verdict);
std::optional<Severity> find_severity(std::string_view slug);

/// x, y, width, height in pixels of the upright picture.
using Region = std::array<int, 4>;

/// One thing a check says. `check` is its stable id, family first (`envelope.size`).
struct Finding {
    std::string check;
    Severity severity = Severity::Info;
    std::optional<double> measured;
    std::optional<double> needed;
    Words message;  // what is
    Words advice;   // what to do
    std::optional<Region> region;
    bool operator==(const Finding&) const = default;
};

Verdict judge(std::span<const Finding> findings);

}  // namespace beian::model
