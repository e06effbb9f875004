// Is this number well formed, and what does it say? One answer for every kind of number the desk knows.
#pragma once

#include "base/civil_day.h"
#include "base/words.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace beian::identity {

/// Why a value is refused. Never holds the value itself.
struct Refusal {
    std::size_t position = 0;  // 1-based character of the value as typed
    std::string expected;      // what should stand there: "X", "0-9", "01-12"
    Words message;
    bool operator==(const Refusal&) const = default;
};

/// Something a reviewer should look at though the value passes.
struct Warning {
    std::string code;  // "region.created_later"
    Words message;
    bool operator==(const Warning&) const = default;
};

/// One thing a value says, ready to print: `sex = M`, or `region` with its parts.
struct Saying {
    std::string name;  // the field name in JSON
    Words label;
    std::variant<std::string, int, bool, Words> value;
    std::vector<Saying> parts;  // where not empty, the saying is an object of these and `value` is unused
    bool operator==(const Saying&) const = default;
};

/// A parsed value or the reason why there is none; the shape of Result, with a Refusal for an error.
template <class T>
class [[nodiscard]] Checked {
public:
    Checked(T value) : held_(std::in_place_index<0>, std::move(value)) {}
    Checked(Refusal refusal) : held_(std::in_place_index<1>, std::move(refusal)) {}

    bool has_value() const { return held_.index() == 0; }
    explicit operator bool() const { return has_value(); }
    T& value() & { return std::get<0>(held_); }
    const T& value() const& { return std::get<0>(held_); }
    T&& value() && { return std::get<0>(std::move(held_)); }
    const T& operator*() const& { return value(); }
    const T* operator->() const { return &value(); }
    Refusal& error() & { return std::get<1>(held_); }
    const Refusal& error() const& { return std::get<1>(held_); }
    Refusal&& error() && { return std::get<1>(std::move(held_)); }

private:
    std::variant<T, Refusal> held_;
};

enum class Kind { Id, Uscc, Permit, Passport, Mrz, Phone, Icp, Organisation, Licence, Domain };

/// "id", "uscc", "permit", "passport", "mrz", "phone", "icp", "org", "licence", "domain".
std::string_view name_of(Kind kind);
std::optional<Kind> find_kind(std::string_view name);
std::span<const Kind> kinds();

struct Verification {
    Kind kind = Kind::Id;
    bool valid = false;
    std::string normalised;  // as a form wants it; empty where refused
    std::vector<Saying> says;
    std::vector<Warning> warnings;
    std::optional<Refusal> refusal;
    bool operator==(const Verification&) const = default;
};

/// Pure: no clock, no files. `today` decides ages and whether a date lies in the future.
Verification verify(Kind kind, std::string_view value, CivilDay today);

}  // namespace beian::identity
