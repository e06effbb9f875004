#include "http/asked.h"
#include "http/handlers/handlers.h"
#include "http/json.h"

#include <charconv>

namespace beian::http::handlers {

namespace {

Response presence_response(unsigned status, const desk::PresenceView& view, const Services& services) {
    return json_response(status, json_of(view, services.presence.book()));
}

}  // namespace

Result<Response> begin_presence(const Request& request, Services& services) {
    Asked asked = BEIAN_TRY(Asked::parse(request));
    const auto person = asked.word("person", workflow::find_person);
    BEIAN_TRY(asked.end());
    const std::string& filing = request.parameter("filing");
    const desk::PresenceView view = BEIAN_TRY(services.presence.begin(request.caller, filing, person));
    return presence_response(201, view, services)
        .with("Location", "/api/v1/filings/" + filing + "/presence-checks/" + view.row.check);
}

Result<Response> read_presence(const Request& request, Services& services) {
    const desk::PresenceView view = BEIAN_TRY(
        services.presence.view(request.caller, request.parameter("filing"), request.parameter("check")));
    return presence_response(200, view, services);
}

Result<Response> send_frames(const Request& request, Services& services) {
    const std::string& text = request.parameter("frame");
    std::uint64_t first = 0;
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), first);
    if (text.empty() || trouble != std::errc{} || end != text.data() + text.size() || first > 999)
        return Error{ErrorCode::InvalidArgument, "a frame's number is a whole number from 0 to 999"};
    const desk::PresenceView view = BEIAN_TRY(services.presence.send(
        request.caller, request.parameter("filing"), request.parameter("check"), first, request.body));
    return presence_response(200, view, services);
}

Result<Response> finish_presence(const Request& request, Services& services) {
    const desk::PresenceView view = BEIAN_TRY(
        services.presence.finish(request.caller, request.parameter("filing"), request.parameter("check")));
    return presence_response(200, view, services);
}

Result<Response> read_presence_picture(const Request& request, Services& services) {
    const std::string* purpose = request.find_query("purpose");
    const Bytes seen =
        BEIAN_TRY(services.presence.picture(request.caller, request.parameter("filing"),
                                            request.parameter("check"), purpose == nullptr ? "" : *purpose));
    Response response{200, "image/jpeg", std::string(seen.begin(), seen.end()), {}, {}};
    response.with("Content-Disposition", "inline");
    return response;
}

}  // namespace beian::http::handlers
