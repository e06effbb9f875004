#include "desk/telling.h"

#include "desk/declaration.h"
#include "desk/job_payload.h"
#include "desk/sealing.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace beian::desk {

namespace {

constexpr const char* kApplicant = "applicant";

std::string filled(std::string text, const std::vector<std::pair<std::string, std::string>>& values) {
    for (const auto& [name, value] : values) {
        const std::string place = "{" + name + "}";
        for (std::size_t at = 0; (at = text.find(place, at)) != std::string::npos; at += value.size())
            text.replace(at, place.size(), value);
    }
    return text;
}

}  // namespace

void Telling::queue_one(const Job& job, const std::string& channel, const std::string& to) {
    const auto said = nlohmann::json::parse(job.payload, nullptr, false);
    const nlohmann::ordered_json payload{{"filing", said.value("filing", "")},
                                         {"action", said.value("action", "")},
                                         {"version", said.value("version", std::uint64_t{0})},
                                         {"channel", channel},
                                         {"to", to}};
    jobs_.put({job.tenant, "send", payload.dump(), clock_.now(),
               fmt::format("{}/{}/send/{}/{}", said.value("filing", ""),
                           said.value("version", std::uint64_t{0}), channel, to)});
}

Status Telling::queue(const Job& job, const std::string& audience, std::size_t people, bool by_sms) {
    (void)BEIAN_TRY(parse_payload(job.payload, {"filing", "action", "version"}));
    for (std::size_t n = 0; n < people && plan_.mail != nullptr; ++n)
        queue_one(job, "mail", audience == kApplicant ? audience : fmt::format("{}.{}", audience, n));
    if (by_sms && plan_.sms != nullptr) queue_one(job, "sms", audience);
    // Programs hear of each event once, whoever else is told.
    for (const Hook& hook : plan_.webhooks) queue_one(job, "webhook", hook.name);
    return ok();
}

Status Telling::tell_applicant(const Job& job) {
    return queue(job, kApplicant, 1, true);
}
Status Telling::tell_reviewers(const Job& job) {
    return queue(job, "reviewers", plan_.reviewers.size(), false);
}
Status Telling::tell_administrators(const Job& job) {
    return queue(job, "administrators", plan_.administrators.size(), false);
}

Status Telling::tell_programs(const Job& job) {
    return queue(job, "programs", 0, false);
}

/// Looked up when it is sent: an address that was mended meanwhile is the right one. Empty: there is none.
Result<std::string> Telling::address_of(const FilingKey& key, const std::string& channel,
                                        const std::string& to, const StoredFiling& filing) {
    if (channel == "webhook") return std::string{};
    if (to == kApplicant) {
        const std::string json = BEIAN_TRY(open_text(vault_, key, filing.form));
        const Declaration declared = BEIAN_TRY(parse_declaration(json));
        const char* field = channel == "mail" ? "email" : "mobile";
        const std::string& of_head = declared.form.part("head").value(field);
        return of_head.empty() ? declared.form.part("services").part("head").value(field) : of_head;
    }
    const std::size_t dot = to.find('.');
    std::size_t n = 0;
    const char* const end = to.data() + to.size();
    if (dot == std::string::npos || std::from_chars(to.data() + dot + 1, end, n).ptr != end)
        return std::string{};
    const auto& people = to.starts_with("reviewers") ? plan_.reviewers : plan_.administrators;
    return n < people.size() ? people[n] : std::string{};
}

Channel* Telling::find_channel(const std::string& name, const std::string& to) const {
    if (name == "mail") return plan_.mail;
    if (name == "sms") return plan_.sms;
    if (name != "webhook") return nullptr;
    const auto found = std::find_if(plan_.webhooks.begin(), plan_.webhooks.end(),
                                    [&](const Hook& hook) { return hook.name == to; });
    return found == plan_.webhooks.end() ? nullptr : found->channel;
}

Status Telling::send(const Job& job) {
    const JobPayload said = BEIAN_TRY(parse_payload(job.payload, {"filing", "action", "channel", "to"}));
    const FilingKey key{job.tenant, said.at("filing")};
    const StoredFiling filing = BEIAN_TRY(store_.load(key));
    const std::string& name = said.at("channel");
    Channel* channel = find_channel(name, said.at("to"));
    // It was set up when the job was made; whoever took it away wants nothing told.
    if (channel == nullptr) return ok();
    const std::string to = BEIAN_TRY(address_of(key, name, said.at("to"), filing));
    if (to.empty() && name != "webhook") return ok();
    const MessageBook::Text& text = book_.of(said.at("action"));
    const Words stage = workflow::name_of(filing.summary.stage);
    const std::string url = plan_.desk_url + "/filings/" + key.filing;
    Message message{job.id, to, said.at("action"), {}, {}, {}, Language::Zh};
    message.values = {{"filing", key.filing}, {"stage", stage.zh}, {"url", url}};
    const std::vector<std::pair<std::string, std::string>> english = {
        {"filing", key.filing}, {"stage", stage.en}, {"url", url}};
    message.subject = {filled(text.subject.zh, message.values), filled(text.subject.en, english)};
    message.text = {filled(text.text.zh, message.values), filled(text.text.en, english)};
    return channel->send(message);
}

}  // namespace beian::desk
