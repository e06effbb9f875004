#include "desk/audit_lines.h"
#include "http/asked.h"
#include "http/handlers/handlers.h"
#include "http/json.h"

#include <charconv>

namespace beian::http::handlers {

namespace {

constexpr std::size_t kMostAnchors = 5000;  // one a night for more than ten years

/// Whoever reads the trail stands in it.
void record(const Request& request, Services& services, const char* action, const std::string& filing = {}) {
    const desk::AuditEntry look{services.clock.now(),
                                request.caller.name(),
                                std::string(slug(request.caller.role)),
                                action,
                                filing,
                                {},
                                {}};
    services.trail.append(request.caller.tenant, {&look, 1});
}

/// `[{"number": 7, "digest": "…"}]`, as `audit/end` gave them.
std::vector<desk::Anchor> anchors_of(Asked& asked) {
    std::vector<desk::Anchor> anchors;
    const nlohmann::json* list = asked.find("anchors");
    if (list == nullptr) return anchors;
    if (!list->is_array() || list->size() > kMostAnchors) {
        asked.fault("\"anchors\" is no list of at most " + std::to_string(kMostAnchors));
        return anchors;
    }
    for (const nlohmann::json& one : *list) {
        const bool whole = one.is_object() && one.size() == 2 && one.contains("number") &&
                           one["number"].is_number_unsigned() && one.contains("digest") &&
                           one["digest"].is_string();
        const auto digest =
            whole ? desk::parse_digest(one["digest"].get_ref<const std::string&>()) : std::nullopt;
        if (!digest || one["number"].get<std::uint64_t>() == 0) {
            asked.fault("\"anchors\" holds something that is no number and digest of a record");
            return anchors;
        }
        anchors.push_back({one["number"].get<std::uint64_t>(), *digest});
    }
    return anchors;
}

}  // namespace

Result<Response> search_audit(const Request& request, Services& services) {
    const Paging paging = BEIAN_TRY(paging_of(request));
    desk::AuditQuery query;
    query.most = paging.most;
    if (!paging.after.empty()) {
        const char* end = paging.after.data() + paging.after.size();
        const auto read = std::from_chars(paging.after.data(), end, query.before);
        if (read.ec != std::errc{} || read.ptr != end)
            return Error{ErrorCode::InvalidArgument, "cursor is none that this list gave"};
    }
    if (const std::string* filing = request.find_query("filing")) query.filing = *filing;
    if (const std::string* actor = request.find_query("actor")) query.actor = *actor;
    const auto records = services.trail.search(request.caller.tenant, query);
    record(request, services, "search_audit", query.filing.value_or(std::string{}));
    Json json{{"items", Json::array()}};
    for (const desk::AuditRecord& record : records) json["items"].push_back(json_of(record));
    if (records.size() == paging.most) json["next"] = std::to_string(records.back().number);
    return json_response(200, json);
}

Result<Response> read_audit_end(const Request& request, Services& services) {
    const auto last = services.trail.search(request.caller.tenant, {.most = 1});
    Json json = Json::object();
    if (!last.empty())
        json["anchor"] = {{"number", last.front().number}, {"digest", desk::to_hex(last.front().digest)}};
    return json_response(200, json);
}

Result<Response> verify_audit(const Request& request, Services& services) {
    Asked asked = BEIAN_TRY(Asked::parse(request));
    const auto anchors = anchors_of(asked);
    BEIAN_TRY(asked.end());
    const desk::VerifiedTrail trail =
        desk::verify_trail(services.trail, services.chain, request.caller.tenant, anchors);
    record(request, services, "verify_audit");
    Json json{{"whole", trail.faults.empty()},
              {"records", trail.records},
              {"anchors", anchors.size()},
              {"faults", Json::array()}};
    for (const desk::AuditFault& fault : trail.faults) {
        Json one{{"kind", desk::slug(fault.kind)}, {"number", fault.number}};
        if (fault.until != 0) one["until"] = fault.until;
        json["faults"].push_back(std::move(one));
    }
    return json_response(200, json);
}

}  // namespace beian::http::handlers
