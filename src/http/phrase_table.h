// Which refusal is said how? The more special stand before the more general.
#pragma once

#include <span>
#include <string_view>

namespace beian::http {

struct Phrase {
    std::string_view en;  // `{}`: anything
    std::string_view zh;  // `{0}`, `{1}` …: what stood there, itself in Chinese where it can be
};
std::span<const Phrase> phrases();

}  // namespace beian::http
