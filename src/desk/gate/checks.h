// What does one check of the gate look at, and how does it speak?
#pragma once

#include "desk/gate/gate.h"
#include "findings/voice.h"

namespace beian::desk {

/// What is asked for: the items of all services, each once.
struct Wanted {
    workflow::ItemId id;
    rules::Owner of = rules::Owner::Subject;
    rules::Necessity necessity = rules::Necessity::Required;
    rules::MaterialIndex material = 0;
    std::vector<rules::MaterialIndex> accepts;
    rules::RuleIndex because = 0;
};

/// The checklist of each service, on the day whose rules hold for this filing.
struct Demands {
    std::vector<rules::Checklist> lists;
    std::vector<Wanted> items;
    std::vector<std::string> newer;  // materials that today's rules would ask for as well
};

class GateVoice {
public:
    GateVoice(const Books& books, GateReport& report) : books_(books), report_(report) {}
    void enter(std::string_view check) { check_ = check; }
    double limit(std::string_view name) const {
        return findings::Voice(books_.gate_checks, check_).limit(name);
    }
    /// In the words of the book. `suggest`: the value that would put `field` right.
    void say(workflow::ItemId item, std::string_view answer, const findings::Blanks& blanks = {},
             std::string field = {}, std::string rule = {}, std::string suggest = {});
    /// The words of the book, for a finding whose answer is told apart further (a rule's topic, a material).
    model::Finding word(std::string_view answer, const findings::Blanks& blanks) const {
        return findings::Voice(books_.gate_checks, check_).say(answer, blanks);
    }
    std::string_view check() const { return check_; }
    void add(GateFinding finding);

private:
    const Books& books_;
    GateReport& report_;
    std::string_view check_;
};

struct GateCase {
    const Submission& submission;
    const Books& books;
    const Demands& demands;
};

struct GateCheck {
    std::string_view id;
    void (*run)(const GateCase&, GateVoice&);
    std::span<const findings::AnswerSpec> answers;
    std::span<const std::string_view> limits;
};

extern const GateCheck kKindGate, kFormGate, kRulesGate, kMaterialsGate, kPagesGate, kReadGate, kLettersGate,
    kPresenceGate, kRecordGate;
/// The one table of checks of the gate.
std::span<const GateCheck* const> gate_checks();

}  // namespace beian::desk
