// How is an event written down, and read again years later?
#pragma once

#include "base/result.h"
#include "workflow/filing.h"

#include <string>
#include <string_view>

namespace beian::desk {

std::string to_json(const workflow::Event& event);
/// Refused is what a later version of the desk wrote, or what is no event.
Result<workflow::Event> parse_event(std::string_view json);

}  // namespace beian::desk
