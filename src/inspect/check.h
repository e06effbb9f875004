// What is a check? One file in checks/, one row in kChecks: a photo in, what there is to say about it out.
#pragma once

#include "findings/voice.h"
#include "image/envelope.h"
#include "image/integrity.h"
#include "image/limits.h"
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

using findings::AnswerSpec;
using findings::Blanks;
using findings::Voice;

struct Check {
    std::string_view id;
    CheckResult (*run)(const Photo&, const Voice&);
    std::span<const AnswerSpec> answers;
    std::span<const std::string_view> limits;
};

/// Every check, in the order in which a person would look.
std::span<const Check> all_checks();

}  // namespace beian::inspect
