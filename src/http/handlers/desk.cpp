#include "http/handlers/handlers.h"
#include "http/json.h"
#include "http/metrics.h"

namespace beian::http::handlers {

Result<Response> get_health(const Request&, Services& services) {
    bool reachable = true;
    try {
        (void)services.store.due(Instant{}, 1);
    } catch (const std::exception&) {
        reachable = false;
    }
    const bool up = reachable && !services.draining;
    return json_response(up ? 200 : 503, Json{{"status", !reachable ? "down"
                                                         : up       ? "up"
                                                                    : "draining"},
                                              {"version", services.version},
                                              {"rulebook", services.books.rulebook.version},
                                              {"reads_documents", services.reads_documents}});
}

Result<Response> get_metrics(const Request&, Services& services) {
    return Response{200, "text/plain; version=0.0.4", services.metrics.text(), {}, {}};
}

Result<Response> list_dead_jobs(const Request& request, Services& services) {
    constexpr std::size_t kMost = 200;
    Json items = Json::array();
    for (const desk::Job& job : services.jobs.dead(kMost)) {
        if (job.tenant != request.caller.tenant) continue;
        items.push_back({{"job", job.id}, {"kind", job.kind}, {"attempt", job.attempt}});
    }
    return json_response(200, Json{{"items", std::move(items)}});
}

}  // namespace beian::http::handlers
