#include "inspect/check_book.h"

#include "image/limits.h"
#include "inspect/check.h"
#include "inspect/pair/pair_check.h"

namespace beian::inspect {
namespace {

/// How mending works is no check: limits with their reasons, nothing to say.
constexpr std::string_view kMendLimits[] = {
    "margin",  "most_kept_share", "enough_dots_per_mm", "least_turn_deg",
    "quality", "least_quality",   "page_width",
};

findings::BookLayout layout() {
    findings::BookLayout layout;
    for (const Check& check : all_checks()) layout.checks.push_back({check.id, check.answers, check.limits});
    for (const PairCheck& check : all_pair_checks())
        layout.checks.push_back({check.id, check.answers, check.limits});
    layout.settings = {{"mend", {}, kMendLimits}};
    const image::Limits most;
    layout.ceilings = {{"envelope.size", "most_openable_bytes", static_cast<double>(most.max_bytes)},
                       {"envelope.dimensions", "most_openable_pixels", static_cast<double>(most.max_pixels)}};
    return layout;
}

}  // namespace

Result<CheckBook> read_check_book(const std::string& yaml, std::string_view name) {
    return findings::read_check_book(yaml, name, layout());
}

Result<CheckBook> load_check_book(const std::string& path) {
    return findings::load_check_book(path, layout());
}

}  // namespace beian::inspect
