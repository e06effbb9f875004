#include "rules/facts.h"

#include "base/text.h"
#include "data/reading.h"
#include "data/yaml.h"
#include "rules/facts_reader.h"

#include <algorithm>

namespace beian::rules {

namespace {

constexpr std::size_t kMaxTextBytes = 16 * 1024;

std::vector<std::string> value_slugs(const Fact& fact) {
    std::vector<std::string> slugs;
    for (const FactValue& value : fact.values) slugs.push_back(value.slug);
    return slugs;
}

/// `; it is false or true`, where the values are few enough to be read in one line.
std::string few_of(const std::vector<std::string>& slugs) {
    constexpr std::size_t kFew = 8;
    if (slugs.empty() || slugs.size() > kFew) return {};
    std::string text = "; it is " + slugs.front();
    for (std::size_t i = 1; i < slugs.size(); ++i) text += (i + 1 < slugs.size() ? ", " : " or ") + slugs[i];
    return text;
}

/// The values of a choice, bool or list, from the words given for it.
Status set_words(const Vocabulary& vocabulary, Facts& facts, FactId fact,
                 std::span<const std::string_view> words) {
    const Fact& known = vocabulary.facts[fact];
    std::uint64_t bits = 0;
    for (const std::string_view word : words) {
        const auto at = vocabulary.find_value(fact, word);
        if (!at) {
            const auto slugs = value_slugs(known);
            return Error{ErrorCode::InvalidArgument,
                         data::unknown("value", word, slugs) + " of " + known.name + few_of(slugs)};
        }
        bits |= std::uint64_t{1} << *at;
    }
    facts.set_bits(fact, bits);
    return ok();
}

Status set_scalar(const Vocabulary& vocabulary, Facts& facts, FactId fact, std::string_view value) {
    const Fact& known = vocabulary.facts[fact];
    switch (known.type) {
        case FactType::Choice:
        case FactType::Bool: {
            const std::string_view words[] = {value};
            return set_words(vocabulary, facts, fact, words);
        }
        case FactType::List: {
            std::vector<std::string_view> words;
            for (std::size_t from = 0; !value.empty() && from <= value.size();) {
                const std::size_t comma = std::min(value.find(',', from), value.size());
                words.push_back(value.substr(from, comma - from));
                from = comma + 1;
            }
            return set_words(vocabulary, facts, fact, words);
        }
        case FactType::Number: {
            const auto number = data::parse_whole(value);
            if (!number) {
                return Error{ErrorCode::InvalidArgument, known.name + " must be a whole number" +
                                                             (known.unit.empty() ? "" : " of " + known.unit) +
                                                             " from 0 to 1000000000"};
            }
            facts.set_number(fact, *number);
            return ok();
        }
        case FactType::Text:
            break;
    }
    if (value.size() > kMaxTextBytes)
        return Error{ErrorCode::TooLarge, known.name + " is longer than 16 KiB"};
    if (find_invalid_utf8(value)) return Error{ErrorCode::InvalidArgument, known.name + " is not UTF-8 text"};
    if (value.empty())
        return Error{ErrorCode::InvalidArgument, known.name + " is empty; leave it out when it is not known"};
    facts.set_text(fact, std::string(value));
    return ok();
}

Result<FactId> find_fact(const Vocabulary& vocabulary, std::string_view name) {
    const auto fact = vocabulary.find_fact(name);
    if (!fact) return Error{ErrorCode::InvalidArgument, data::unknown("fact", name, vocabulary.names)};
    return *fact;
}

bool leads_on(const Vocabulary& vocabulary, const std::string& prefix) {
    return std::any_of(vocabulary.names.begin(), vocabulary.names.end(),
                       [&](const std::string& name) { return name.starts_with(prefix); });
}

void read_value(const Vocabulary& vocabulary, FactId fact, const data::Entry& entry, Facts& facts,
                data::Faults& faults) {
    const Fact& known = vocabulary.facts[fact];
    if (facts.knows(fact)) return faults.add(entry.line, known.name + " is given twice");
    // `null` says that something is not known, as leaving it out does.
    if (entry.value.is_empty()) return;
    const bool word =
        known.type == FactType::Text || known.type == FactType::Choice || known.type == FactType::List;
    Status done = ok();
    if (known.type == FactType::List && entry.value.is_sequence()) {
        std::vector<std::string_view> words;
        for (const data::Node* one : read_list(entry.value, known.name, faults)) words.push_back(one->text);
        done = set_words(vocabulary, facts, fact, words);
    } else if (entry.value.is_scalar() && (word || !entry.value.quoted)) {
        done = set_scalar(vocabulary, facts, fact, entry.value.text);
    } else {
        faults.add(entry.line, known.name + " must be a " + std::string(slug(known.type)) +
                                   ", not in quotes and no table");
    }
    if (!done) faults.add(entry.line, done.error().message);
}

void read_table(const Vocabulary& vocabulary, const data::Node& table, const std::string& prefix,
                Facts& facts, data::Faults& faults) {
    for (const data::Entry& entry : table.entries) {
        const std::string name = prefix + std::string(entry.key);
        if (const auto fact = vocabulary.find_fact(name)) {
            read_value(vocabulary, *fact, entry, facts, faults);
        } else if (entry.value.is_mapping() && leads_on(vocabulary, name + ".")) {
            read_table(vocabulary, entry.value, name + ".", facts, faults);
        } else {
            faults.add(entry.line, data::unknown("fact", name, vocabulary.names));
        }
    }
}

}  // namespace

void Facts::set_bits(FactId fact, std::uint64_t bits) {
    held_[fact] = Known{};
    held_[fact].known = true;
    held_[fact].bits = bits;
}

void Facts::set_number(FactId fact, std::int64_t number) {
    held_[fact] = Known{};
    held_[fact].known = true;
    held_[fact].number = number;
}

void Facts::set_text(FactId fact, std::string text) {
    held_[fact] = Known{};
    held_[fact].known = true;
    held_[fact].folded = data::fold_case(text);
    held_[fact].text = std::move(text);
}

Status set_fact(const Vocabulary& vocabulary, Facts& facts, std::string_view name, std::string_view value) {
    const FactId fact = BEIAN_TRY(find_fact(vocabulary, name));
    return set_scalar(vocabulary, facts, fact, value);
}

Result<Facts> parse_fact_options(const Vocabulary& vocabulary, std::span<const std::string> options) {
    Facts facts(vocabulary);
    for (const std::string& option : options) {
        const std::size_t equals = option.find('=');
        if (equals == std::string::npos || equals == 0) {
            return Error{ErrorCode::InvalidArgument, "\"" + printable(option) + "\" must be fact=value"};
        }
        const std::string_view name = std::string_view(option).substr(0, equals);
        const FactId fact = BEIAN_TRY(find_fact(vocabulary, name));
        const Known before = facts.at(fact);
        BEIAN_TRY(set_scalar(vocabulary, facts, fact, std::string_view(option).substr(equals + 1)));
        if (before.known && !(before == facts.at(fact))) {
            return Error{ErrorCode::InvalidArgument,
                         std::string(name) + " is given twice, with two values; keep one"};
        }
    }
    return facts;
}

Result<Facts> parse_facts_file(const Vocabulary& vocabulary, std::string_view text, std::string_view name) {
    data::Limits limits;
    limits.max_bytes = kMaxFactsFileBytes;
    limits.max_nodes = 4096;
    limits.max_depth = 8;
    const data::Document document = BEIAN_TRY(data::parse(text, name, limits));
    data::Faults faults{std::string(name)};
    Facts facts = read_facts(vocabulary, document.root(), faults);
    if (faults.any()) return faults.error();
    return facts;
}

Facts read_facts(const Vocabulary& vocabulary, const data::Node& table, data::Faults& faults) {
    Facts facts(vocabulary);
    if (table.is_mapping()) {
        read_table(vocabulary, table, "", facts, faults);
    } else {
        faults.add(table.line, "facts are a table such as `filing.kind: first`");
    }
    return facts;
}

void merge_facts(Facts& facts, const Facts& more) {
    for (std::size_t i = 0; i < more.size(); ++i) {
        const auto fact = static_cast<FactId>(i);
        if (more.knows(fact)) facts.set(fact, more.at(fact));
    }
}

std::string written_value(const Vocabulary& vocabulary, const Facts& facts, FactId fact) {
    if (!facts.knows(fact)) return {};
    const Fact& known = vocabulary.facts[fact];
    const Known& value = facts.at(fact);
    if (known.type == FactType::Number) return std::to_string(value.number);
    if (known.type == FactType::Text) return value.text;
    std::string written;
    for (std::size_t i = 0; i < known.values.size(); ++i) {
        if ((value.bits >> i & 1) == 0) continue;
        written += (written.empty() ? "" : ", ") + known.values[i].slug;
    }
    return known.type == FactType::List ? "[" + written + "]" : written;
}

}  // namespace beian::rules
