// Is this kind of filing open to this subject and this kind of service?
#include "desk/gate/checks.h"

#include <algorithm>

namespace beian::desk {

namespace {

void run(const GateCase& gate, GateVoice& voice) {
    const form::Case& about = gate.submission.about;
    const workflow::KindSpec& kind = gate.books.process.of(about.kind);
    const bool open = kind.subjects == workflow::Openness::Both ||
                      about.is_person() == (kind.subjects == workflow::Openness::Person);
    if (!open) voice.say("filing", "subject", {{"kind", kind.name}});
    std::size_t n = 0;
    for (const form::Group& service : about.form.many("services")) {
        const std::string& what = service.value("kind");
        const std::string item = "fields.services[" + std::to_string(n++) + "]";
        if (!what.empty() &&
            std::find(kind.services.begin(), kind.services.end(), what) == kind.services.end())
            voice.say(item, "service", {{"kind", kind.name}});
    }
}

constexpr findings::AnswerSpec kAnswers[] = {{"subject", "kind"}, {"service", "kind"}};

}  // namespace

const GateCheck kKindGate{"gate.kind", run, kAnswers, {}};

}  // namespace beian::desk
