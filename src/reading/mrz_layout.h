// What stands where in machine-readable lines? Doc 9303 parts 4 to 6, by line and place.
#pragma once

#include <cstddef>
#include <span>

namespace beian::reading {

struct MrzSpan {
    std::size_t line = 0, at = 0, length = 0;
};

struct MrzLayout {
    std::size_t lines, width;
    MrzSpan number, birth, expiry, sex, nationality, issuing_state, names, optional;
    std::size_t composite_line;  // whose last place is the composite check digit
};

/// What may stand in one place.
enum class MrzClass { Any, Letter, Digit, Sex };
MrzClass class_of(const MrzLayout& layout, std::size_t line, std::size_t at);

/// TD1, TD2, TD3.
std::span<const MrzLayout> mrz_layouts();
const MrzLayout* find_mrz_layout(std::size_t lines, std::size_t width);

}  // namespace beian::reading
