#include "http/asked.h"
#include "http/content_digest.h"
#include "http/handlers/handlers.h"
#include "http/json.h"
#include "http/problem.h"

#include <algorithm>
#include <charconv>

namespace beian::http::handlers {

namespace {

std::string purpose_of(const Request& request) {
    const std::string* purpose = request.find_query("purpose");
    return purpose == nullptr ? std::string{} : purpose->substr(0, 200);
}

/// Kept with the page and given back with it: only what a browser shows as a picture.
std::string media_type_of(const Request& request) {
    const std::string& type = request.header("content-type");
    const std::string plain = type.substr(0, type.find_first_of("; "));
    for (const char* known : {"image/jpeg", "image/png", "image/gif"})
        if (plain == known) return plain;
    return "application/octet-stream";
}

/// `head.id_card` leaves no choice of material; where the item does, the caller names it.
std::string material_of(const std::string& item, const std::string* named) {
    return named != nullptr ? *named : item.substr(item.rfind('.') + 1);
}

const desk::SeenPage* find(const std::vector<desk::SeenPage>& pages, const Request& request) {
    for (const desk::SeenPage& page : pages)
        if (page.row.item == request.parameter("item") && page.row.side == request.parameter("side"))
            return &page;
    return nullptr;
}

bool wants_events(const Request& request) {
    return request.header("accept").find("text/event-stream") != std::string::npos;
}

}  // namespace

Result<Response> list_pages(const Request& request, Services& services) {
    const auto pages = BEIAN_TRY(
        services.filings.read_reports(request.caller, request.parameter("filing"), purpose_of(request)));
    Json items = Json::array();
    for (const desk::SeenPage& page : pages) items.push_back(json_of(page));
    return json_response(200, Json{{"items", std::move(items)}});
}

Result<Response> put_page(const Request& request, Services& services) {
    if (const auto damaged = digest_problem(request)) return *damaged;
    if (request.body.empty()) return Error{ErrorCode::InvalidArgument, "the picture is empty"};
    const std::string& item = request.parameter("item");
    const desk::PageRow row = BEIAN_TRY(services.filings.put_page(
        request.caller, request.parameter("filing"),
        {item, request.parameter("side"), material_of(item, request.find_query("material")),
         media_type_of(request), request.body}));
    return json_response(201, json_of(desk::SeenPage{row, {}}));
}

Result<Response> correct_corners(const Request& request, Services& services) {
    Asked asked = BEIAN_TRY(Asked::parse(request));
    const nlohmann::json* given = asked.find("quad");
    const auto is_point = [](const nlohmann::json& one) {
        return one.is_array() && one.size() == 2 && one[0].is_number() && one[1].is_number();
    };
    if (given == nullptr || !given->is_array() || given->size() != 4 ||
        !std::all_of(given->begin(), given->end(), is_point))
        asked.fault("\"quad\" is four corners, each [x, y]");
    BEIAN_TRY(asked.end());
    model::Quad quad;
    for (std::size_t i = 0; i < 4; ++i)
        quad[i] = {(*given)[i][0].get<double>(), (*given)[i][1].get<double>()};
    const desk::PageRow row = BEIAN_TRY(
        services.filings.correct_corners(request.caller, request.parameter("filing"),
                                         request.parameter("item"), request.parameter("side"), quad));
    return json_response(200, json_of(desk::SeenPage{row, {}}));
}

Result<Response> read_page(const Request& request, Services& services) {
    const std::string &filing = request.parameter("filing"), &item = request.parameter("item"),
                      &side = request.parameter("side");
    const desk::SeenBytes seen =
        BEIAN_TRY(services.filings.read_page_typed(request.caller, filing, item, side, purpose_of(request)));
    Response response{200, seen.media_type, std::string(seen.bytes.begin(), seen.bytes.end()), {}, {}};
    response.with("Content-Disposition", "inline");
    return response;
}

Result<Response> read_small_page(const Request& request, Services& services) {
    constexpr std::uint32_t kLeast = 64, kMost = 2000, kUsual = 480;
    std::uint32_t longest = kUsual;
    if (const std::string* asked = request.find_query("longest")) {
        const auto [end, trouble] = std::from_chars(asked->data(), asked->data() + asked->size(), longest);
        if (trouble != std::errc{} || end != asked->data() + asked->size() || longest < kLeast ||
            longest > kMost)
            return Error{ErrorCode::InvalidArgument, "longest is a number of pixels, 64 to 2000"};
    }
    const desk::SeenBytes seen = BEIAN_TRY(services.filings.read_page_typed(
        request.caller, request.parameter("filing"), request.parameter("item"), request.parameter("side"),
        purpose_of(request)));
    const Bytes small = BEIAN_TRY(services.small_picture(seen.bytes, longest));
    Response response{200, "image/jpeg", std::string(small.begin(), small.end()), {}, {}};
    response.with("Content-Disposition", "inline");
    return response;
}

Result<Response> remove_pages(const Request& request, Services& services) {
    const std::uint64_t expected = BEIAN_TRY(expected_version(request));
    workflow::Detail detail;
    detail.items = {request.parameter("item")};
    const desk::Opened opened =
        BEIAN_TRY(services.filings.act(request.caller, request.parameter("filing"), expected,
                                       {workflow::ActionKind::RemovePage, std::move(detail), {}}));
    return filing_response(200, opened, request.caller, services);
}

Result<Response> read_inspection(const Request& request, Services& services) {
    const std::string filing = request.parameter("filing");
    const auto pages = BEIAN_TRY(services.filings.read_reports(request.caller, filing, purpose_of(request)));
    const desk::SeenPage* page = find(pages, request);
    if (page == nullptr) return Error{ErrorCode::NotFound, "there is no such page"};
    if (!wants_events(request)) return json_response(200, json_of(*page));
    constexpr std::chrono::milliseconds kPause{300};
    constexpr int kMostSteps = 400;  // two minutes: then the page asks again
    Response response;
    response.events = [caller = request.caller, asked = request, filing, &services, step = 0]() mutable {
        // The look was recorded when it began.
        const auto now = services.filings.page_reports(caller, filing);
        const desk::SeenPage* seen = now ? find(*now, asked) : nullptr;
        if (seen == nullptr) return EventStep{{{"gone", "{}"}}, true, {}};
        if (seen->report.inspected) return EventStep{{{"done", json_of(*seen).dump()}}, true, {}};
        std::vector<ServerEvent> events;
        if (step == 0) events.push_back({"waiting", "{}"});
        return EventStep{std::move(events), ++step == kMostSteps, kPause};
    };
    return response;
}

Result<Response> inspect_photo(const Request& request, Services& services) {
    const std::string* as = request.find_query("as");
    if (as == nullptr)
        return Error{ErrorCode::InvalidArgument, "say with ?as= what the photo shows, or auto"};
    const std::string* profile = request.find_query("profile");
    PhotoQuestion question{*as, profile == nullptr ? std::string{} : *profile, {}};
    if (!wants_events(request)) {
        question.bytes = request.body;
        const inspect::Page page = BEIAN_TRY(services.judge(question));
        return Response{200, "application/json", inspect::pages_json({&page, 1}), {}, {}};
    }
    Response response;
    response.events = [question, body = request.body, &services, step = 0]() mutable {
        if (step++ == 0) return EventStep{{{"judging", "{}"}}, false, {}};
        question.bytes = body;
        const auto page = services.judge(question);
        if (!page) return EventStep{{{"refused", Json{{"detail", page.error().message}}.dump()}}, true, {}};
        Json json{{"pages", Json::array({inspect::to_json(*page)})}};
        return EventStep{{{"done", json.dump(-1, ' ', false, Json::error_handler_t::replace)}}, true, {}};
    };
    return response;
}

}  // namespace beian::http::handlers
