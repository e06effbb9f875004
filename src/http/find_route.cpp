#include "http/routes.h"

#include <algorithm>

namespace beian::http {

namespace {

/// The parameters of a template that a path fits.
std::optional<Named> fit(std::string_view path, std::span<const std::string> segments) {
    Named parameters;
    std::size_t n = 0;
    for (path.remove_prefix(1); !path.empty(); ++n) {
        const std::string_view part = path.substr(0, path.find('/'));
        path.remove_prefix(std::min(part.size() + 1, path.size()));
        if (n == segments.size()) return std::nullopt;
        if (part.front() == '{')
            parameters.emplace_back(part.substr(1, part.size() - 2), segments[n]);
        else if (part != segments[n])
            return std::nullopt;
    }
    if (n != segments.size()) return std::nullopt;
    return parameters;
}

}  // namespace

std::size_t most_bytes(Takes takes) {
    switch (takes) {
        case Takes::Nothing:
            return std::size_t{4} << 10;  // an empty object, as clients send it; it is passed over
        case Takes::Json:
            return std::size_t{64} << 10;
        case Takes::Form:
            return std::size_t{1} << 20;
        case Takes::Photo:
            return std::size_t{20} << 20;
        case Takes::Part:
            return std::size_t{4} << 20;
        case Takes::Frames:
            return std::size_t{1} << 20;
    }
    return 0;
}

std::optional<Found> find_route(Method method, std::span<const std::string> segments) {
    if (segments.size() < 2 || segments[0] != "api" || segments[1] != "v1") return std::nullopt;
    segments = segments.subspan(2);
    const Method asked = method == Method::Head ? Method::Get : method;
    Found found;
    for (const Route& route : routes()) {
        auto parameters = fit(route.path, segments);
        if (!parameters) continue;
        found.methods.push_back(route.method);
        // Of `/reviews/next` and `/reviews/{x}` the one that says it in full has fewer parameters.
        const bool better = found.route == nullptr || parameters->size() < found.parameters.size();
        if (route.method != asked || !better) continue;
        found.route = &route;
        found.parameters = std::move(*parameters);
    }
    if (found.methods.empty()) return std::nullopt;
    return found;
}

}  // namespace beian::http
