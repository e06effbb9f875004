// Does the rulebook refuse this filing, doubt it, or still ask something? A refusal's answer is the topic of
// its rule.
#include "desk/gate/checks.h"

#include <set>

namespace beian::desk {

namespace {

class Speaker {
public:
    Speaker(const GateCase& gate, GateVoice& voice) : gate_(gate), voice_(voice) {}

    void rule(const rules::Remark& remark, std::string_view answer) {
        const rules::Rule& rule = gate_.books.rulebook.rules[remark.rule];
        if (!said_.insert(rule.id).second) return;
        const bool has_way = !rule.remedy.zh.empty();
        const model::Finding words =
            voice_.word(answer, {{"because", rule.because},
                                 {"remedy", has_way ? rule.remedy : voice_.word("no_way", {}).advice}});
        // What is doubted alone keeps its own answer: only a refusal stops for its topic.
        const bool refused = answer == "refused";
        voice_.add({"filing",
                    rule.field,
                    std::string(voice_.check()),
                    refused ? rule.topic : std::string(answer),
                    words.severity,
                    words.message,
                    words.advice,
                    rule.id,
                    {}});
    }

    void question(const rules::Question& question) {
        const rules::Fact& fact = gate_.books.rulebook.vocabulary.facts[question.fact];
        if (said_.insert(fact.name).second) voice_.say("filing", "question", {{"ask", fact.ask}}, fact.name);
    }

private:
    const GateCase& gate_;
    GateVoice& voice_;
    std::set<std::string> said_;
};

void run(const GateCase& gate, GateVoice& voice) {
    Speaker speaker(gate, voice);
    for (const rules::Checklist& list : gate.demands.lists) {
        for (const rules::Remark& refusal : list.refusals) speaker.rule(refusal, "refused");
        for (const rules::Remark& warning : list.warnings) speaker.rule(warning, "doubted");
        for (const rules::Question& question : list.questions) speaker.question(question);
    }
    for (const std::string& item : gate.demands.newer) voice.say(item, "newer", {{"item", plain(item)}});
}

constexpr findings::AnswerSpec kAnswers[] = {{"refused", "because remedy"},
                                             {"doubted", "because remedy"},
                                             {"no_way", ""},
                                             {"question", "ask"},
                                             {"newer", "item"}};

}  // namespace

const GateCheck kRulesGate{"gate.rules", run, kAnswers, {}};

}  // namespace beian::desk
