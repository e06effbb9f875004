#include "http/asked.h"
#include "http/handlers/handlers.h"
#include "http/json.h"

#include <charconv>

namespace beian::http::handlers {

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
    // Whoever reads the trail stands in it.
    const desk::AuditEntry look{services.clock.now(),
                                request.caller.name(),
                                std::string(slug(request.caller.role)),
                                "search_audit",
                                query.filing.value_or(std::string{}),
                                {},
                                {}};
    services.trail.append(request.caller.tenant, {&look, 1});
    Json json{{"items", Json::array()}};
    for (const desk::AuditRecord& record : records) json["items"].push_back(json_of(record));
    if (records.size() == paging.most) json["next"] = std::to_string(records.back().number);
    return json_response(200, json);
}

}  // namespace beian::http::handlers
