// What is a check? One file in checks/, one row in kChecks: a photo in, what there is to say about it out.
#pragma once

#include "image/envelope.h"
#include "image/integrity.h"
#include "image/limits.h"
#include "inspect/check_book.h"
#include "inspect/look.h"
#include "model/finding.h"
#include "model/profile.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace beian::inspect {

/// All that checks may look at. Lives as long as one inspection.
struct Photo {
    std::string_view file_name;
    const image::Envelope& envelope;
    const image::Integrity& integrity;
    const model::PhotoProfile& profile;
    const image::Limits& limits;  // what opening it was allowed to cost
    const Look* look = nullptr;   // there only where the file could be opened

    /// The look where the material is a document by itself: checks of its frame and print need nothing else.
    const Look* document_look() const {
        return look && look->spec().shot == model::Shot::Document ? look : nullptr;
    }
};

/// What a check found out. `measured` is there whenever it could be measured, also where all is well.
struct CheckResult {
    std::vector<model::Finding> findings;
    std::optional<double> measured;

    CheckResult() = default;
    CheckResult(std::vector<model::Finding> said) : findings(std::move(said)) {}
    CheckResult(std::vector<model::Finding> said, double value)
        : findings(std::move(said)), measured(value) {}
};

/// What fills the `{blanks}` of an answer.
using Blanks = std::vector<std::pair<std::string_view, Words>>;

/// One check's part of the book: its limits, and its findings ready worded.
class Voice {
public:
    Voice(const CheckBook& book, std::string_view check) : book_(book), check_(check) {}
    double limit(std::string_view name) const;
    model::Finding say(std::string_view answer, const Blanks& blanks = {}) const;

private:
    const CheckBook& book_;
    std::string check_;
};

/// An answer a check may give, and the blanks its words may use (space between).
struct AnswerSpec {
    std::string_view name;
    std::string_view blanks;
};

struct Check {
    std::string_view id;
    CheckResult (*run)(const Photo&, const Voice&);
    std::span<const AnswerSpec> answers;
    std::span<const std::string_view> limits;
};

/// Every check, in the order in which a person would look.
std::span<const Check> all_checks();

}  // namespace beian::inspect
