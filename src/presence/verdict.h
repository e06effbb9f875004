// Was it the live person, doing what was asked when it was asked? One file in checks/ for each check.
#pragma once

#include "model/finding.h"
#include "presence/following.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace beian::presence {

/// All that a check may look at.
struct Case {
    const Challenge& challenge;
    std::span<const Frame> frames;
    const Progress& progress;
    const Book& book;
};

/// What a check has to say, and how sure it is that this is a live person, 0 to 1; nothing where it could not
/// tell.
struct Said {
    std::vector<model::Finding> findings;
    std::optional<double> sure{};
    std::vector<std::pair<std::string_view, double>> measures{};  // by the limit they are held against
};

struct Check {
    std::string_view id;
    Said (*run)(const Case&, const findings::Voice&);
    std::span<const findings::AnswerSpec> answers;
    std::span<const std::string_view> limits;
};
/// The one table of checks.
std::span<const Check* const> all_checks();

struct Verdict {
    std::vector<model::Finding> findings;
    double score = 0;  // the least sure of all checks
    /// What was measured, also where nothing is to be said: `presence.depth.least_relief`.
    std::map<std::string, double> measures;
    bool passed() const { return model::judge(findings) != model::Verdict::Reject; }
};

/// Every frame of a check, in order.
Verdict decide(const Challenge& challenge, std::span<const Frame> frames, const Book& book);

/// The frame that shows the person best, looking ahead: for whoever compares it with a portrait. Nothing
/// where the person never made ready.
std::optional<std::size_t> best_frame(const Progress& progress, std::span<const Frame> frames);

/// Of one that stands for the words of the book, not for a finding.
Words ask_of(StepKind kind, const Book& book);
/// Once a prompt is answered.
Words look_ahead(const Book& book);
Words say(Hint hint, const Book& book);

}  // namespace beian::presence
