// What is kept sealed of a filing beside its events: what was declared, the answers to questions, its
// letters.
#pragma once

#include "base/result.h"
#include "desk/letters/kept.h"
#include "desk/ports.h"
#include "form/check.h"
#include "form/form.h"

#include <string>
#include <string_view>
#include <vector>

namespace beian::desk {

struct Declaration {
    std::string province;
    std::string subject_kind;
    std::vector<std::string> answers;  // fact=value
    form::Form form;
    KeptLetters letters{};
    bool operator==(const Declaration&) const = default;
};

std::string to_json(const Declaration& declaration);
Result<Declaration> parse_declaration(std::string_view json);

/// Fingerprints by which other filings with the same certificate, phone, domain, address … are found.
std::vector<std::string> marks_of(const Declaration& declaration, std::string_view tenant, Vault& vault);
/// The item of the top group of a form: `fields.subject`, `fields.services[0]`.
std::vector<workflow::ItemId> changed_items(const form::Form& before, const form::Form& after);

}  // namespace beian::desk
