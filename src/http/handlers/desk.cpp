#include "http/asked.h"
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
    const Paging paging = BEIAN_TRY(paging_of(request));
    const auto dead = services.jobs.dead(request.caller.tenant, paging.after, paging.most);
    Json json{{"items", Json::array()}};
    for (const desk::DeadJob& one : dead)
        json["items"].push_back(
            {{"job", one.job.id}, {"kind", one.job.kind}, {"attempt", one.job.attempt}, {"why", one.why}});
    if (dead.size() == paging.most) json["next"] = dead.back().job.id;
    return json_response(200, json);
}

Result<Response> retry_job(const Request& request, Services& services) {
    Asked asked = BEIAN_TRY(Asked::parse(request));
    const std::string job = asked.text("job", 500);
    BEIAN_TRY(asked.end());
    if (!services.jobs.revive(request.caller.tenant, job, services.clock.now()))
        return Error{ErrorCode::NotFound, "there is no such job that failed for good"};
    const desk::AuditEntry done{services.clock.now(),
                                request.caller.name(),
                                std::string(slug(request.caller.role)),
                                "retry_job",
                                {},
                                {},
                                job};
    services.trail.append(request.caller.tenant, {&done, 1});
    return no_content();
}

}  // namespace beian::http::handlers
