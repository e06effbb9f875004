// Has everyone who must been shown to be there in person, not too long ago, and for the document that lies
// here?
#include "desk/gate/checks.h"

#include <algorithm>

namespace beian::desk {

namespace {

void run(const GateCase& gate, GateVoice& voice) {
    const auto& presences = gate.submission.filing.presences;
    for (const Wanted& wanted : gate.demands.items) {
        const rules::Material& material = gate.books.rulebook.materials[wanted.material];
        if (material.slug != "face_verification" || wanted.necessity != rules::Necessity::Required) continue;
        const auto person = workflow::find_person(rules::slug(wanted.of));
        const auto found = std::find_if(presences.begin(), presences.end(),
                                        [&](const auto& one) { return person == one.person; });
        if (found == presences.end())
            voice.say(wanted.id, "missing");
        else if (found->until <= gate.submission.now)
            voice.say(wanted.id, "expired");
        else if (gate.submission.stale_proofs.contains(found->person))
            voice.say(wanted.id, "changed");
        else if (gate.submission.unsure_proofs.contains(found->person))
            voice.say(wanted.id, "unsure");
    }
}

constexpr findings::AnswerSpec kAnswers[] = {
    {"missing", ""}, {"expired", ""}, {"changed", ""}, {"unsure", ""}};

}  // namespace

const GateCheck kPresenceGate{"gate.presence", run, kAnswers, {}};

}  // namespace beian::desk
