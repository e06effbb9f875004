// How is a value of a rulebook file read strictly? Small readers that name every fault and go on.
#pragma once

#include "base/civil_day.h"
#include "base/words.h"
#include "rules/yaml.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace beian::rules {

/// True for a mapping whose keys are all among `keys`; everything else is a fault of `what`.
bool check_keys(const yaml::Node& node, std::string_view what, std::initializer_list<std::string_view> keys,
                yaml::Faults& faults);
/// `{ zh: …, en: … }`, both said.
Words read_words(const yaml::Node& node, std::string_view what, yaml::Faults& faults);
std::string read_text(const yaml::Node& node, std::string_view what, yaml::Faults& faults);
std::optional<bool> read_bool(const yaml::Node& node, std::string_view what, yaml::Faults& faults);
std::optional<std::int64_t> read_number(const yaml::Node& node, std::string_view what, yaml::Faults& faults);
std::optional<CivilDay> read_day(const yaml::Node& node, std::string_view what, yaml::Faults& faults);
/// One scalar, or a sequence of scalars.
std::vector<const yaml::Node*> read_list(const yaml::Node& node, std::string_view what, yaml::Faults& faults);
/// Position of a word among those allowed; a fault with the nearest right one otherwise.
std::optional<std::size_t> read_word(const yaml::Node& node, std::string_view what,
                                     std::span<const std::string> allowed, yaml::Faults& faults);
/// `unknown fact "head.agee" (did you mean "head.age"?)`
std::string unknown(std::string_view what, std::string_view word, std::span<const std::string> known);
std::optional<std::int64_t> parse_whole(std::string_view text);
std::string fold_case(std::string_view text);
/// Lower case letters, digits and `-`, `_` or `.` between them.
bool is_slug(std::string_view text, std::string_view joints);

}  // namespace beian::rules
