// Packages for the licensed provider, and what the authority answered.
#include "http/handlers/handlers.h"
#include "http/json.h"
#include "http/problem.h"

#include <charconv>

namespace beian::http::handlers {

namespace {

/// In an address a file has the last part of its name: `head.id_card.front.jpg` of `pages/…`.
std::string in_address(const std::string& name) {
    return name.substr(name.rfind('/') + 1);
}

std::optional<std::uint64_t> version_of(const std::string& text) {
    std::uint64_t version = 0;
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), version);
    if (text.empty() || trouble != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return version;
}

/// Kept is nothing of an export: it is the filing's version, and made anew for each who asks.
Json json_of(const desk::Package& package, const std::string& filing) {
    const std::string name = std::to_string(package.version);
    Json files = Json::array();
    for (const desk::PackageEntry& entry : package.entries) {
        const std::string file = in_address(entry.name);
        files.push_back({{"file", file},
                         {"name", entry.name},
                         {"media_type", entry.media_type},
                         {"composed", entry.what == desk::PackageEntry::What::Pair},
                         {"href", "/api/v1/filings/" + filing + "/exports/" + name + "/" + file}});
    }
    return {{"export", name}, {"filing", filing}, {"files", std::move(files)}};
}

}  // namespace

Result<Response> begin_export(const Request& request, Services& services) {
    const std::string& filing = request.parameter("filing");
    const desk::Package package = BEIAN_TRY(services.exporter.list(request.caller, filing));
    return json_response(201, json_of(package, filing))
        .with("Location", "/api/v1/filings/" + filing + "/exports/" + std::to_string(package.version));
}

Result<Response> read_export(const Request& request, Services& services) {
    const std::string& filing = request.parameter("filing");
    const auto version = version_of(request.parameter("export"));
    const desk::Package package = BEIAN_TRY(services.exporter.list(request.caller, filing));
    if (!version || *version > package.version) return Error{ErrorCode::NotFound, "there is no such export"};
    if (*version != package.version)
        return Error{ErrorCode::Stale, "the filing has changed since; begin another export"};
    return json_response(200, json_of(package, filing));
}

Result<Response> download_export(const Request& request, Services& services) {
    const std::string& filing = request.parameter("filing");
    const std::string& file = request.parameter("file");
    const auto version = version_of(request.parameter("export"));
    const desk::Package package = BEIAN_TRY(services.exporter.list(request.caller, filing));
    for (const desk::PackageEntry& entry : package.entries) {
        if (!version || in_address(entry.name) != file) continue;
        const Bytes bytes = BEIAN_TRY(services.exporter.make(request.caller, filing, *version, entry.name));
        Response response{200, entry.media_type, std::string(bytes.begin(), bytes.end()), {}, {}};
        response.with("Content-Disposition", "attachment; filename=\"" + file + "\"");
        return response;
    }
    return Error{ErrorCode::NotFound, "the package has no such file"};
}

Result<Response> import_results(const Request& request, Services& services) {
    const auto results = BEIAN_TRY(desk::parse_authority_results(request.text()));
    Json items = Json::array();
    for (const desk::Imported& one : desk::import_results(services.filings, request.caller, results)) {
        Json item{{"filing", one.filing}, {"taken", one.refused.empty()}};
        if (!one.refused.empty()) item["refused"] = in_language_of(request, one.refused);
        items.push_back(std::move(item));
    }
    return json_response(200, Json{{"items", std::move(items)}});
}

}  // namespace beian::http::handlers
