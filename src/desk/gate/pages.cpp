// What do the inspections say of the pages? They keep their own names; the desk mends by itself what is only
// to be mended.
#include "desk/gate/checks.h"

namespace beian::desk {

namespace {

void run(const GateCase& gate, GateVoice& voice) {
    for (const PageReport& page : gate.submission.pages) {
        if (!page.inspected) voice.say(page.item, "waiting");
        for (const model::Finding& finding : page.findings)
            voice.add({page.item,
                       {},
                       finding.check,
                       page.side,
                       finding.severity,
                       finding.message,
                       finding.advice,
                       {},
                       {}});
    }
}

constexpr findings::AnswerSpec kAnswers[] = {{"waiting", ""}};

}  // namespace

const GateCheck kPagesGate{"gate.pages", run, kAnswers, {}};

}  // namespace beian::desk
