// What does a job say of what is to be done? Names only: nothing personal.
#pragma once

#include "base/result.h"

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

namespace beian::desk {

/// Texts and whole numbers by name, as texts. Refused is what lacks one of the `needed`.
using JobPayload = std::map<std::string, std::string, std::less<>>;
Result<JobPayload> parse_payload(std::string_view json, std::initializer_list<std::string_view> needed);

}  // namespace beian::desk
