#include "reading/mrz_layout.h"

namespace beian::reading {
namespace {

constexpr MrzLayout kLayouts[] = {
    {3, 30, {0, 5, 9}, {1, 0, 6}, {1, 8, 6}, {1, 7, 1}, {1, 15, 3}, {0, 2, 3}, {2, 0, 30}, {0, 15, 15}, 1},
    {2, 36, {1, 0, 9}, {1, 13, 6}, {1, 21, 6}, {1, 20, 1}, {1, 10, 3}, {0, 2, 3}, {0, 5, 31}, {1, 28, 7}, 1},
    {2, 44, {1, 0, 9}, {1, 13, 6}, {1, 21, 6}, {1, 20, 1}, {1, 10, 3}, {0, 2, 3}, {0, 5, 39}, {1, 28, 14}, 1},
};

bool is_in(const MrzSpan& span, std::size_t line, std::size_t at) {
    return line == span.line && at >= span.at && at < span.at + span.length;
}

}  // namespace

MrzClass class_of(const MrzLayout& layout, std::size_t line, std::size_t at) {
    if (is_in(layout.sex, line, at)) return MrzClass::Sex;
    if (line == 0 && at < 2) return MrzClass::Letter;
    for (const MrzSpan& span : {layout.nationality, layout.issuing_state, layout.names})
        if (is_in(span, line, at)) return MrzClass::Letter;
    for (const MrzSpan& span : {layout.birth, layout.expiry})
        if (is_in({span.line, span.at, span.length + 1}, line, at)) return MrzClass::Digit;
    if (line == layout.number.line && at == layout.number.at + layout.number.length) return MrzClass::Digit;
    if (line == layout.composite_line && at + 1 == layout.width) return MrzClass::Digit;
    // A passport's optional data has a check digit of its own.
    if (layout.width == 44 && line == 1 && at == 42) return MrzClass::Digit;
    return MrzClass::Any;
}

std::span<const MrzLayout> mrz_layouts() {
    return kLayouts;
}

const MrzLayout* find_mrz_layout(std::size_t lines, std::size_t width) {
    for (const MrzLayout& layout : kLayouts)
        if (layout.lines == lines && layout.width == width) return &layout;
    return nullptr;
}

}  // namespace beian::reading
