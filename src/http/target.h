// Which path and which query does a request's target name? Read strictly: what could be read in two ways is
// refused.
#pragma once

#include "http/message.h"

#include <optional>
#include <string_view>
#include <vector>

namespace beian::http {

struct Target {
    std::vector<std::string>
        segments;  // decoded; never empty, `.`, `..`, or with a slash or control character
    Named query;
    bool operator==(const Target&) const = default;
};

/// Nothing where it is no origin-form target of well-formed UTF-8 without tricks.
std::optional<Target> parse_target(std::string_view target);

}  // namespace beian::http
