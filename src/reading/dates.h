// Which days are printed here? Chinese, dotted, English and run-together dates, as OCR leaves them.
#pragma once

#include "base/civil_day.h"
#include "reading/sheet.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace beian::reading {

/// A day, or the open end of a term (长期), and the glyphs it stands on: [first, last).
struct PrintedDay {
    std::optional<CivilDay> day;  // nothing: the open end
    std::size_t first = 0;
    std::size_t last = 0;
    /// ISO, or "long_term".
    std::string value() const;
    bool operator==(const PrintedDay&) const = default;
};

/// In the order in which they stand. What is no real day is left out.
std::vector<PrintedDay> find_days(std::span<const Glyph> glyphs);

}  // namespace beian::reading
