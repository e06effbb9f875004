// The project's own rulebook and letters, loaded once for all tests of letters.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "form/field_book.h"
#include "form/paper.h"
#include "letter/filling.h"
#include "letter/letter_book.h"
#include "rules/rulebook.h"

namespace beian::letter {

struct Shelf {
    rules::Rulebook rulebook;
    form::FieldBook fields;
    LetterBook letters;
};

inline std::vector<std::string> names_of(const form::FieldBook& fields) {
    std::vector<std::string> names;
    for (const auto& [name, title] : form::paper_names(fields)) names.push_back(name);
    return names;
}

inline const Shelf& shelf() {
    static const Shelf loaded = [] {
        const std::filesystem::path rules = std::filesystem::path(BEIAN_SOURCE_DIR) / "rules";
        auto rulebook = rules::load_rulebook(rules);
        auto fields = form::load_field_book(rules);
        if (!rulebook || !fields) throw std::runtime_error("the rulebook cannot be read");
        auto letters = load_letters(rules / "letters", *rulebook, names_of(*fields));
        if (!letters) throw std::runtime_error(letters.error().message);
        return Shelf{std::move(*rulebook), std::move(*fields), std::move(*letters)};
    }();
    return loaded;
}

/// Something for every blank that any letter has.
inline Source full_source() {
    Source source;
    source.values["authority.name"] = "广东省通信管理局";
    for (const auto& [name, title] : form::paper_names(shelf().fields)) {
        if (!source.values.contains(name)) source.values[name] = "示例";
    }
    for (const Template& letter : shelf().letters.letters) {
        for (const Ask& ask : letter.asks) source.values["letter." + ask.name] = "示例";
    }
    source.rows["services"] = {source.values, source.values};
    source.rows["domains"] = {source.values, source.values};
    return source;
}

inline rules::Facts facts(std::vector<std::string> options) {
    auto parsed = rules::parse_fact_options(shelf().rulebook.vocabulary, options);
    if (!parsed) throw std::runtime_error(parsed.error().message);
    return std::move(*parsed);
}

}  // namespace beian::letter
