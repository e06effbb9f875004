#include "http/asked.h"
#include "http/handlers/handlers.h"
#include "http/json.h"

namespace beian::http::handlers {

namespace {

using workflow::Role;
using workflow::Stage;

/// What this reviewer may take.
std::vector<Stage> waiting_for(Role role) {
    if (role == Role::Reviewer) return {Stage::Waiting};
    return {Stage::SecondLook, Stage::Waiting};
}

}  // namespace

Result<Response> read_queue(const Request& request, Services& services) {
    const Paging paging = BEIAN_TRY(paging_of(request));
    desk::Query query;
    query.after = paging.after;
    query.most = paging.most;
    const std::string* mine = request.find_query("mine");
    if (mine != nullptr && *mine == "true")
        query.claimed_by = request.caller.account;
    else
        query.stages = waiting_for(request.caller.role);
    const auto listed = services.filings.list(request.caller, query);
    Json json{{"items", Json::array()}};
    for (const desk::Listed& one : listed) json["items"].push_back(json_of(one));
    if (listed.size() == paging.most) json["next"] = listed.back().cursor;
    return json_response(200, json);
}

Result<Response> claim_next(const Request& request, Services& services) {
    desk::Query query;
    query.most = 20;
    query.stages = waiting_for(request.caller.role);
    // Others claim at the same time: whoever comes second at one takes the next.
    for (const desk::Listed& waiting : services.filings.list(request.caller, query)) {
        const auto claimed = services.filings.act(request.caller, waiting.filing, waiting.version,
                                                  {workflow::ActionKind::Claim, {}, {}});
        if (claimed) return filing_response(200, *claimed, request.caller, services);
    }
    return Error{ErrorCode::NotFound, "nothing waits for you"};
}

Result<Response> list_reviewers(const Request& request, Services& services) {
    constexpr std::size_t kTogether = 200;
    Json json{{"items", Json::array()}};
    std::string after;
    for (;;) {
        const auto accounts = services.accounts.list(request.caller.tenant, after, kTogether);
        for (const desk::Account& account : accounts) {
            if (account.disabled || (account.role != Role::Reviewer && account.role != Role::SeniorReviewer))
                continue;
            json["items"].push_back(
                {{"account", account.account}, {"name", account.name}, {"role", slug(account.role)}});
        }
        if (accounts.size() < kTogether) return json_response(200, json);
        after = accounts.back().account;
    }
}

Result<Response> read_statistics(const Request& request, Services& services) {
    const desk::Counts counts = services.store.count(request.caller.tenant);
    Json json{{"stages", Json::array()}, {"reviewers", Json::array()}};
    for (const desk::StageCount& stage : counts.stages) {
        Json one{{"stage", slug(stage.stage)}, {"count", stage.count}};
        if (stage.oldest) one["oldest"] = to_string(*stage.oldest);
        json["stages"].push_back(std::move(one));
    }
    for (const desk::ReviewerCount& reviewer : counts.reviewers)
        json["reviewers"].push_back({{"account", reviewer.account}, {"count", reviewer.claimed}});
    const std::string* since = request.find_query("since");
    if (since != nullptr && !parse_day(*since + "-01"))
        return Error{ErrorCode::InvalidArgument, "since is a month: YYYY-MM"};
    const std::string first =
        since != nullptr ? *since : to_string(day_in_china(services.clock.now())).substr(0, 7);
    json["months"] = Json::array();
    for (const desk::Tallied& sum : services.store.tallied(request.caller.tenant, first)) {
        Json one{{"month", sum.month}, {"what", sum.what}, {"name", sum.name}, {"count", sum.count}};
        if (sum.what == "stage") one["seconds"] = sum.amount / 1000;
        json["months"].push_back(std::move(one));
    }
    return json_response(200, json);
}

}  // namespace beian::http::handlers
