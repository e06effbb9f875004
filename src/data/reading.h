// How is a value of a data file read strictly? Small readers that name every fault and go on.
#pragma once

#include "base/civil_day.h"
#include "base/words.h"
#include "data/yaml.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace beian::data {

/// True for a mapping whose keys are all among `keys`; everything else is a fault of `what`.
bool check_keys(const Node& node, std::string_view what, std::initializer_list<std::string_view> keys,
                Faults& faults);
/// `{ zh: …, en: … }`, both said.
Words read_words(const Node& node, std::string_view what, Faults& faults);
std::string read_text(const Node& node, std::string_view what, Faults& faults);
std::optional<bool> read_bool(const Node& node, std::string_view what, Faults& faults);
std::optional<std::int64_t> read_number(const Node& node, std::string_view what, Faults& faults);
std::optional<CivilDay> read_day(const Node& node, std::string_view what, Faults& faults);
/// One scalar, or a sequence of scalars.
std::vector<const Node*> read_list(const Node& node, std::string_view what, Faults& faults);
/// Position of a word among those allowed; a fault with the nearest right one otherwise.
std::optional<std::size_t> read_word(const Node& node, std::string_view what,
                                     std::span<const std::string> allowed, Faults& faults);
/// A number that may have a fraction; nothing where it is none.
std::optional<double> read_decimal(const Node& node);
/// `unknown fact "head.agee" (did you mean "head.age"?)`; `where` comes before the suggestion.
std::string unknown(std::string_view what, std::string_view word, std::span<const std::string> known,
                    std::string_view where = {});
std::optional<double> parse_decimal(std::string_view text);
std::optional<std::int64_t> parse_whole(std::string_view text);
std::string fold_case(std::string_view text);
/// Lower case letters, digits and `-`, `_` or `.` between them.
bool is_slug(std::string_view text, std::string_view joints);

}  // namespace beian::data
