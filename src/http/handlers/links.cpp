#include "http/asked.h"
#include "http/handlers/handlers.h"
#include "http/json.h"
#include "http/problem.h"

namespace beian::http::handlers {

using workflow::ActionKind;

Result<Response> issue_link(const Request& request, Services& services) {
    Asked asked = BEIAN_TRY(Asked::parse(request));
    const auto person = asked.word("person", workflow::find_person);
    const auto purpose = asked.word("purpose", workflow::find_purpose);
    if (!person) asked.fault("\"person\" is missing");
    if (!purpose) asked.fault("\"purpose\" is missing");
    BEIAN_TRY(asked.end());
    const std::string& filing = request.parameter("filing");
    const desk::IssuedLink link =
        BEIAN_TRY(services.filings.issue_link(request.caller, filing, *person, *purpose));
    return json_response(201, Json{{"link", request.caller.tenant + "." + filing + "." + link.secret},
                                   {"until", to_string(link.until)}});
}

Result<Response> revoke_link(const Request& request, Services& services) {
    const std::string& filing = request.parameter("filing");
    workflow::Detail detail;
    detail.link = request.parameter("link");
    // No If-Match: whoever wants a link gone does not care what else changed.
    const desk::Opened seen =
        BEIAN_TRY(services.filings.view(request.caller, filing, desk::Sight::Status, "revoke a link"));
    const desk::Opened opened = BEIAN_TRY(services.filings.act(
        request.caller, filing, seen.filing.version, {ActionKind::RevokeLink, std::move(detail), {}}));
    return filing_response(200, opened, request.caller, services);
}

Result<Response> open_link(const Request& request, Services& services) {
    const std::string& filing = request.link_filing;
    const desk::LinkView view = BEIAN_TRY(services.filings.view_link(request.caller, filing));
    if (view.link.used) return problem(request, Problem::LinkUsed);
    if (view.link.revoked) return problem(request, Problem::LinkRevoked);
    if (!view.link.is_live(services.clock.now())) return problem(request, Problem::LinkOver);
    Json json{{"filing", filing},
              {"person", slug(view.link.person)},
              {"purpose", slug(view.link.purpose)},
              {"until", to_string(view.link.until)},
              {"asked", Json::array()},
              {"perhaps", Json::array()},
              {"pages", Json::array()}};
    if (!view.organizer.empty()) json["organizer"] = view.organizer;
    for (const desk::LinkView::Item& one : view.asked)
        json["asked"].push_back({{"item", one.item}, {"materials", one.materials}});
    for (const desk::LinkView::Item& one : view.perhaps)
        json["perhaps"].push_back({{"item", one.item}, {"materials", one.materials}});
    for (const auto& page : BEIAN_TRY(services.filings.read_reports(request.caller, filing, "own pages")))
        json["pages"].push_back(json_of(page));
    return json_response(200, json);
}

Result<Response> finish_link(const Request& request, Services& services) {
    const std::string& filing = request.link_filing;
    const desk::Opened seen =
        BEIAN_TRY(services.filings.view(request.caller, filing, desk::Sight::Status, "finish with a link"));
    (void)BEIAN_TRY(
        services.filings.act(request.caller, filing, seen.filing.version, {ActionKind::FinishLink, {}, {}}));
    return no_content();
}

}  // namespace beian::http::handlers
