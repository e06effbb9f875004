#include "http/json.h"

#include "workflow/deadlines.h"

namespace beian::http {

namespace {

using workflow::Decided;

void put(Json& json, const char* key, const std::string& text) {
    if (!text.empty()) json[key] = text;
}
void put(Json& json, const char* key, const std::optional<Instant>& at) {
    if (at) json[key] = to_string(*at);
}

std::string_view word(Decided decided) {
    switch (decided) {
        case Decided::Open:
            return "open";
        case Decided::Accepted:
            return "accepted";
        case Decided::Returned:
            return "returned";
    }
    return "";
}

std::string_view state_of(const workflow::Link& link, Instant now) {
    if (link.revoked) return "revoked";
    if (link.used) return "used";
    return link.is_live(now) ? "open" : "over";
}

Json items_of(const workflow::Filing& filing) {
    Json items = Json::array();
    for (const auto& [item, review] : filing.items) {
        Json one{{"item", item}, {"decided", word(review.decided)}, {"touched", review.touched}};
        put(one, "reason", review.reason);
        put(one, "text", review.text);
        items.push_back(std::move(one));
    }
    return items;
}

void people_of(const workflow::Filing& filing, Instant now, Json& json) {
    json["sms"] = Json::array();
    for (const auto& ask : filing.sms) {
        Json one{{"person", slug(ask.person)}, {"asked", to_string(ask.asked)}};
        put(one, "confirmed", ask.confirmed);
        json["sms"].push_back(std::move(one));
    }
    json["links"] = Json::array();
    for (const auto& link : filing.links)
        json["links"].push_back({{"link", link.id},
                                 {"person", slug(link.person)},
                                 {"purpose", slug(link.purpose)},
                                 {"until", to_string(link.until)},
                                 {"state", state_of(link, now)}});
}

}  // namespace

Json json_of(const Words& words) {
    return {{"zh", words.zh}, {"en", words.en}};
}

Json json_of(const desk::Account& account) {
    return {{"account", account.account}, {"name", account.name},
            {"role", slug(account.role)}, {"state", account.disabled ? "disabled" : "active"},
            {"totp", account.totp},       {"created", to_string(account.created)}};
}

Json json_of(const desk::Listed& listed) {
    const desk::Summary& summary = listed.summary;
    Json json{{"filing", listed.filing},
              {"version", listed.version},
              {"kind", slug(summary.kind)},
              {"stage", slug(summary.stage)},
              {"status", slug(status_of(summary.stage))},
              {"owner", summary.owner},
              {"province", summary.province},
              {"since", to_string(summary.since)},
              {"services", summary.services}};
    put(json, "claimed_by", summary.claimed_by);
    put(json, "submitted", summary.submitted);
    put(json, "due", summary.due);
    return json;
}

Json json_of(const desk::Opened& opened, const desk::Caller& caller, const Services& services) {
    const workflow::Filing& filing = opened.filing;
    const Instant now = services.clock.now();
    const bool staff = caller.account != filing.owner;
    Json json{{"filing", opened.key.filing},
              {"version", filing.version},
              {"kind", slug(filing.kind)},
              {"stage", slug(filing.stage)},
              {"status", slug(filing.status())},
              {"stage_name", json_of(name_of(filing.stage))},
              {"owner", filing.owner},
              {"rulebook", filing.rulebook},
              {"begun", to_string(filing.begun)},
              {"since", to_string(filing.since)}};
    put(json, "submitted", filing.submitted);
    if (filing.claim && staff) json["claimed_by"] = filing.claim->by;
    put(json, "last_reason", filing.last_reason);
    json["numbers"] = filing.numbers;
    json["items"] = items_of(filing);
    json["deadlines"] = Json::array();
    const workflow::Setting setting{services.books.process, services.calendar};
    for (const auto& deadline : workflow::deadlines(filing, setting))
        json["deadlines"].push_back({{"limit", slug(deadline.limit)},
                                     {"at", to_string(deadline.due.at)},
                                     {"estimate", deadline.due.estimate}});
    people_of(filing, now, json);
    json["presences"] = presences_json(filing, caller, services);
    json["overruled"] = Json::array();
    for (const auto& one : filing.overruled)
        json["overruled"].push_back({{"item", one.item}, {"finding", one.finding}, {"text", one.text}});
    json["possible"] = Json::array();
    for (const auto action : services.filings.possible(caller, opened))
        json["possible"].push_back({{"action", slug(action)}, {"name", json_of(name_of(action))}});
    return json;
}

Json json_of(const workflow::Event& event, const desk::Caller& caller) {
    const workflow::Detail& detail = event.detail;
    const bool owner = caller.role == workflow::Role::Applicant || caller.role == workflow::Role::Agent;
    Json json{{"action", slug(event.action)},
              {"name", json_of(name_of(event.action))},
              {"at", to_string(event.at)},
              {"role", slug(event.role)},
              {"to", slug(event.to)}};
    if (!owner || event.actor == caller.account) put(json, "actor", event.actor);
    if (!detail.items.empty()) json["items"] = detail.items;
    put(json, "reason", detail.reason);
    put(json, "text", detail.text);
    put(json, "finding", detail.finding);
    if (detail.person) json["person"] = slug(*detail.person);
    if (detail.purpose) json["purpose"] = slug(*detail.purpose);
    if (!detail.numbers.empty()) json["numbers"] = detail.numbers;
    if (detail.limit) json["limit"] = slug(*detail.limit);
    return json;
}

Json json_of(const desk::GateReport& report) {
    Json json{
        {"may_submit", report.blockers().empty()}, {"items", report.items}, {"findings", Json::array()}};
    for (const desk::GateFinding& finding : report.findings) {
        Json one{{"item", finding.item}};
        put(one, "field", finding.field);
        one["check"] = finding.check;
        one["answer"] = finding.answer;
        one["severity"] = slug(finding.severity);
        one["message"] = json_of(finding.message);
        one["way_out"] = json_of(finding.way_out);
        put(one, "suggest", finding.suggest);
        put(one, "rule", finding.rule);
        one["reasons"] = finding.reasons;
        json["findings"].push_back(std::move(one));
    }
    return json;
}

Json json_of(const desk::SeenPage& page) {
    const desk::PageRow& row = page.row;
    const desk::PageReport& report = page.report;
    Json json{{"item", row.item},
              {"side", row.side},
              {"material", row.material},
              {"media_type", row.media_type},
              {"bytes", row.bytes},
              {"added", to_string(row.added)},
              {"inspected", report.inspected}};
    if (!report.inspected) return json;
    if (report.width > 0) {
        json["width"] = report.width;
        json["height"] = report.height;
    }
    json["verdict"] = slug(model::judge(report.findings));
    put(json, "document", report.document);
    if (report.quad) {
        json["quad"] = Json::array();
        for (const model::Point& p : *report.quad) json["quad"].push_back({p.x, p.y});
        json["corners_given"] = report.corners_given;
    }
    json["findings"] = Json::array();
    for (const model::Finding& finding : report.findings)
        json["findings"].push_back(inspect::to_json(finding));
    if (!report.fields.empty()) json["fields"] = inspect::to_json(report.fields);
    return json;
}

Json json_of(const desk::UploadRow& upload) {
    return {{"upload", upload.upload},
            {"item", upload.item},
            {"side", upload.side},
            {"material", upload.material},
            {"media_type", upload.media_type},
            {"bytes", upload.bytes},
            {"offset", upload.arrived},
            {"until", to_string(upload.until)}};
}

Json json_of(const desk::AuditRecord& record) {
    const desk::AuditEntry& entry = record.entry;
    Json json{{"number", record.number},
              {"at", to_string(entry.at)},
              {"actor", entry.actor},
              {"role", entry.role},
              {"action", entry.action}};
    put(json, "filing", entry.filing);
    put(json, "purpose", entry.purpose);
    put(json, "detail", entry.detail);
    json["digest"] = desk::to_hex(record.digest);
    return json;
}

Response json_response(unsigned status, const Json& json) {
    return json_response(status, json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::string etag_of(std::uint64_t version) {
    return "\"" + std::to_string(version) + "\"";
}

Response filing_response(unsigned status, const desk::Opened& opened, const desk::Caller& caller,
                         const Services& services) {
    return json_response(status, json_of(opened, caller, services))
        .with("ETag", etag_of(opened.filing.version));
}

}  // namespace beian::http
