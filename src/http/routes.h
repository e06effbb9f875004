// Which operations are there? The one table: method, path, name in api/openapi.yaml, who may, what it takes,
// where it runs.
#pragma once

#include "base/result.h"
#include "http/message.h"
#include "http/services.h"
#include "workflow/moves.h"

#include <span>
#include <string_view>

namespace beian::http {

using Handler = Result<Response> (*)(const Request&, Services&);

/// Where a handler runs: what waits for the store, what hashes passwords and what judges photos never wait
/// for each other, and nothing but what is over at once runs where connections are served.
enum class Lane : std::uint8_t { Here, Desk, Password, Judge };

/// What a request brings.
enum class Takes : std::uint8_t { Nothing, Json, Form, Photo, Part, Frames };
std::size_t most_bytes(Takes takes);

enum class Trait : std::uint8_t {
    Versioned,  // takes If-Match
    Secret,     // its answer is never kept, not even for an Idempotency-Key
    Packed,     // the same for everyone, and long
};
using Traits = workflow::Few<Trait>;

struct Who {
    workflow::Roles roles;  // none: anyone
    bool is_open() const { return roles.empty(); }
};

struct Route {
    Method method;
    std::string_view path;  // below /api/v1: `/filings/{filing}`
    std::string_view operation;
    Who who;
    desk::Scope scope;  // that a token needs
    Takes takes;
    Lane lane;
    Handler handler;
    Traits traits{};
};

inline constexpr std::string_view kApi = "/api/v1";
std::span<const Route> routes();

/// What a path leads to. `route` is nullptr where the path is known but not the method; nothing where it is
/// not known.
struct Found {
    const Route* route = nullptr;
    Named parameters;
    std::vector<Method> methods;  // those that the path takes
};
std::optional<Found> find_route(Method method, std::span<const std::string> segments);

}  // namespace beian::http
