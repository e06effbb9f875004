// How is what inspection and reading said of a page written down, and read again?
#pragma once

#include "base/result.h"
#include "desk/gate/gate.h"

#include <string>
#include <string_view>
#include <vector>

namespace beian::desk {

std::string to_json(const PageReport& report);
Result<PageReport> parse_page_report(std::string_view json);

/// Findings by themselves, as one list.
std::string findings_json(const std::vector<model::Finding>& findings);
Result<std::vector<model::Finding>> parse_findings(std::string_view json);

}  // namespace beian::desk
