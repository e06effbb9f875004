// How long is what kept, and by which keys is it sealed? To be read: both are changed by whoever runs the
// machine, in rules/retention.yaml and by `beian keys rotate`.
#include "http/handlers/handlers.h"
#include "http/json.h"

namespace beian::http::handlers {

namespace {

constexpr std::size_t kMostShown = 200;

}  // namespace

Result<Response> read_retention(const Request& request, Services& services) {
    const std::string& tenant = request.caller.tenant;
    const desk::RetentionBook& book = services.retention;
    Json json{{"grace_hours", book.grace.count()},
              {"terms", Json::array()},
              {"removals", Json::array()},
              {"destructions", Json::array()}};
    for (const auto& [status, term] : book.pages)
        json["terms"].push_back(
            {{"status", slug(status)}, {"days", term.days}, {"because", json_of(term.because)}});
    for (const desk::Removal& one : desk::removals(services.store, services.jobs, book, tenant, kMostShown))
        json["removals"].push_back({{"filing", one.filing},
                                    {"status", slug(one.status)},
                                    {"pages", one.pages},
                                    {"at", to_string(one.at)}});
    for (const desk::Destruction& one : desk::destructions_due(services.jobs, tenant, kMostShown))
        json["destructions"].push_back(
            {{"filing", one.filing}, {"item", one.item}, {"side", one.side}, {"at", to_string(one.at)}});
    return json_response(200, json);
}

Result<Response> read_keys(const Request& request, Services& services) {
    const desk::KeyState state = services.key_state(request.caller.tenant);
    Json tenant{{"wrapped_by", state.wrapped_by}};
    if (state.dates.made) tenant["made"] = to_string(*state.dates.made);
    if (state.dates.wrapped) tenant["wrapped"] = to_string(*state.dates.wrapped);
    return json_response(200, Json{{"master", state.master},
                                   {"older", state.older},
                                   {"rotated_by", state.is_ours ? "command" : "keeper"},
                                   {"tenant", std::move(tenant)}});
}

}  // namespace beian::http::handlers
