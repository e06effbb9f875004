// Does anything that the desk has on record stand against it?
#include "desk/gate/checks.h"

#include <fmt/format.h>

namespace beian::desk {

namespace {

using workflow::FilingKind;

findings::Blanks listed(std::string_view name, const std::vector<std::string>& words) {
    return {{name, plain(fmt::format("{}", fmt::join(words, ", ")))}};
}

void orders(const Records& records, FilingKind kind, GateVoice& voice) {
    if (records.open_order) voice.say("filing", "open_order");
    if (records.change_open && !workflow::is_cancellation(kind)) voice.say("filing", "change_open");
    if (records.cancel_open && workflow::is_cancellation(kind)) voice.say("filing", "cancel_open");
    if (records.filed_with_us == false && (workflow::is_change(kind) || workflow::is_cancellation(kind)))
        voice.say("filing", "not_ours");
    if (records.accesses == 1 && kind == FilingKind::CancelAccess) voice.say("filing", "last_access");
    if (records.blacklisted) voice.say("filing", "blacklisted");
}

void counts(const GateCase& gate, GateVoice& voice) {
    const Records& records = gate.submission.records;
    const auto number = [](double limit) { return plain(std::to_string(static_cast<int>(limit))); };
    const double subjects = voice.limit("subjects_with_phone"), services = voice.limit("services_of_person");
    if (records.subjects_with_phone > subjects)
        voice.say("fields.head", "phone_used", {{"most", number(subjects)}}, "head.mobile");
    if (gate.submission.about.is_person() && records.services_of_subject > services)
        voice.say("filing", "personal_quota", {{"most", number(services)}});
}

void run(const GateCase& gate, GateVoice& voice) {
    const Records& records = gate.submission.records;
    orders(records, gate.submission.about.kind, voice);
    counts(gate, voice);
    const bool adds_domains = gate.submission.about.kind != FilingKind::NewAccess &&
                              !workflow::is_change(gate.submission.about.kind);
    if (!records.domains_filed.empty() && adds_domains)
        voice.say("filing", "domain_filed", listed("domains", records.domains_filed));
    if (!records.urls_filed.empty() && adds_domains)
        voice.say("filing", "url_filed", listed("urls", records.urls_filed));
    if (!records.codes_used.empty()) voice.say("filing", "code_used", listed("codes", records.codes_used));
    if (!records.addresses_full.empty())
        voice.say("filing", "resource_full", listed("addresses", records.addresses_full));
}

constexpr findings::AnswerSpec kAnswers[] = {
    {"open_order", ""},     {"change_open", ""},        {"cancel_open", ""},
    {"not_ours", ""},       {"last_access", ""},        {"blacklisted", ""},
    {"phone_used", "most"}, {"personal_quota", "most"}, {"domain_filed", "domains"},
    {"url_filed", "urls"},  {"code_used", "codes"},     {"resource_full", "addresses"}};
constexpr std::string_view kLimits[] = {"subjects_with_phone", "services_of_person"};

}  // namespace

const GateCheck kRecordGate{"gate.record", run, kAnswers, kLimits};

}  // namespace beian::desk
