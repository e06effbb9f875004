// What does a document say in one of its places?
#pragma once

#include "model/finding.h"

#include <map>
#include <string>

namespace beian::model {

/// One field as `beian read` gives it (DESIGN 3.4).
struct Field {
    std::string value;        // normalised: ISO dates, M or F, ASCII half-width
    std::string printed;      // as it stands there, where that is something else
    double confidence = 0;    // 0 … 1, of the weakest character
    Region region{};          // in the upright picture
    std::string verified_by;  // check_digit, mrz, qr, second_place; empty: by nothing but reading
    bool repaired = false;    // one character was mended, and a check digit proves it
    bool operator==(const Field&) const = default;
};

/// By name, as DESIGN 3.4 names them.
using Fields = std::map<std::string, Field>;

}  // namespace beian::model
