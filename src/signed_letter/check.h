// What is a check of a letter that came back? One file in checks/, one row in kChecks.
#pragma once

#include "base/result.h"
#include "findings/voice.h"
#include "signed_letter/sight.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace beian::signed_letter {

using findings::AnswerSpec;
using findings::Blanks;
using findings::CheckBook;
using findings::Voice;
using Findings = std::vector<model::Finding>;

struct Check {
    std::string_view id;
    Findings (*run)(const Sight&, const Voice&);
    std::span<const AnswerSpec> answers;
    std::span<const std::string_view> limits;
};

/// Every check, in the order in which a person would look.
std::span<const Check> all_checks();

/// Reads `rules/signed_letters.yaml`, complete for every check.
Result<CheckBook> load_letter_check_book(const std::string& path);

}  // namespace beian::signed_letter
