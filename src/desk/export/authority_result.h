// What has the authority said to a filing, as the licensed provider hands it on?
#pragma once

#include "base/result.h"
#include "workflow/decide.h"

#include <string>
#include <string_view>
#include <vector>

namespace beian::desk {

struct AuthorityResult {
    std::string filing;
    workflow::Action action;
};

/// A list, or one alone: `{ "filing": "…", "result": "granted", "numbers": ["…"] }`. Results are
/// `sms_confirmed` and `sms_lapsed` (with `person`), `granted` (with `numbers`), `rejected` (with `reason`,
/// and `text` in the authority's own words) and `cancelled`. Unknown names are refused: a result that is only
/// half understood must not be taken.
Result<std::vector<AuthorityResult>> parse_authority_results(std::string_view json);

}  // namespace beian::desk
