// How does each kind of filing go, and how long may each step take? rules/process.yaml.
#pragma once

#include "base/result.h"
#include "base/words.h"
#include "workflow/vocabulary.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace beian::workflow {

/// Who looks at a filing before it is granted.
enum class Route : std::uint8_t { Authority, Review, Direct };
enum class Openness : std::uint8_t { Person, Organization, Both };

struct KindSpec {
    Words name;
    std::string fact;    // the value of filing.kind that the rulebook judges it by
    std::string upload;  // element of the authority's interface; empty: the authority is not told
    Route route = Route::Authority;
    std::vector<Person> sms;            // whom the ministry's message asks
    std::vector<std::string> services;  // values of service.kind it is open to
    Openness subjects = Openness::Both;
    bool operator==(const KindSpec&) const = default;
};

/// What a limit is about; `Correction` is the time an order may lie unsubmitted.
enum class LimitKind : std::uint8_t { Sms, Review, Authority, Correction, Claim };
inline constexpr std::size_t kLimitKinds = 5;
std::string_view slug(LimitKind kind);
std::optional<LimitKind> find_limit_kind(std::string_view slug);
/// What the desk does by itself when a limit ends.
enum class AtEnd : std::uint8_t { Remind, Lapse, Close, Release };

/// Exactly one of hours and working_days is above 0.
struct Limit {
    int hours = 0;
    int working_days = 0;
    std::vector<int> remind_hours;  // before the end, longest first
    AtEnd then = AtEnd::Remind;
    Words reason;
    bool operator==(const Limit&) const = default;
};

struct ProcessBook {
    std::array<KindSpec, 14> kinds;
    std::array<Limit, kLimitKinds> limits;
    bool second_look = false;
    int link_open_hours = 0;
    int presence_hours = 0;
    int links_a_day = 0;

    const KindSpec& of(FilingKind kind) const { return kinds[static_cast<std::size_t>(kind)]; }
    const Limit& of(LimitKind kind) const { return limits[static_cast<std::size_t>(kind)]; }
    bool operator==(const ProcessBook&) const = default;
};

/// Reads strictly: an unknown or missing name is refused, all faults at once, each with file and line.
Result<ProcessBook> read_process_book(const std::string& yaml, std::string_view name);
Result<ProcessBook> load_process_book(const std::string& path);

}  // namespace beian::workflow
