#include "desk/uploads.h"

#include "http/asked.h"
#include "http/content_digest.h"
#include "http/handlers/handlers.h"
#include "http/json.h"

#include <charconv>

namespace beian::http::handlers {

namespace {

Response upload_response(unsigned status, const desk::UploadRow& upload) {
    return json_response(status, json_of(upload)).with("Upload-Offset", std::to_string(upload.arrived));
}

Result<std::uint64_t> offset_of(const Request& request) {
    const std::string& text = request.header("upload-offset");
    std::uint64_t offset = 0;
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), offset);
    if (text.empty() || trouble != std::errc{} || end != text.data() + text.size())
        return Error{ErrorCode::InvalidArgument, "Upload-Offset says where the part begins: a whole number"};
    return offset;
}

}  // namespace

Result<Response> begin_upload(const Request& request, Services& services) {
    Asked asked = BEIAN_TRY(Asked::parse(request));
    desk::NewUpload wanted;
    wanted.item = asked.text("item", 100);
    wanted.side = asked.text("side", 32);
    wanted.material =
        asked.find_text("material", 64).value_or(wanted.item.substr(wanted.item.rfind('.') + 1));
    wanted.media_type = asked.text("media_type", 64);
    if (wanted.media_type != "image/jpeg" && wanted.media_type != "image/png" &&
        wanted.media_type != "image/gif")
        wanted.media_type = "application/octet-stream";
    const auto bytes = asked.find_number("bytes");
    if (!bytes || *bytes < 1) asked.fault("\"bytes\" is the size of the whole");
    wanted.digest = asked.text("digest", 64);
    if (wanted.digest.size() != 64 ||
        wanted.digest.find_first_not_of("0123456789abcdef") != std::string::npos)
        asked.fault("\"digest\" is the SHA-256 of the whole, in 64 hexadecimal digits");
    BEIAN_TRY(asked.end());
    wanted.bytes = static_cast<std::uint64_t>(*bytes);
    const std::string& filing = request.parameter("filing");
    const desk::UploadRow upload = BEIAN_TRY(services.uploads.begin(request.caller, filing, wanted));
    return upload_response(201, upload)
        .with("Location", "/api/v1/filings/" + filing + "/uploads/" + upload.upload);
}

Result<Response> read_upload(const Request& request, Services& services) {
    return upload_response(200, BEIAN_TRY(services.uploads.find(request.caller, request.parameter("filing"),
                                                                request.parameter("upload"))));
}

Result<Response> append_upload(const Request& request, Services& services) {
    if (const auto damaged = digest_problem(request)) return *damaged;
    const std::uint64_t offset = BEIAN_TRY(offset_of(request));
    const auto appended = BEIAN_TRY(services.uploads.append(
        request.caller, request.parameter("filing"), request.parameter("upload"), offset, request.body));
    if (appended.page) return json_response(201, json_of(desk::SeenPage{*appended.page, {}}));
    return upload_response(200, appended.upload);
}

Result<Response> drop_upload(const Request& request, Services& services) {
    BEIAN_TRY(
        services.uploads.drop(request.caller, request.parameter("filing"), request.parameter("upload")));
    return no_content();
}

}  // namespace beian::http::handlers
