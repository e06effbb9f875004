#include "http/guard.h"

#include "desk/accounts/secrets.h"
#include "http/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace beian::http {

namespace {

using workflow::Role;

std::string cookie_of(const Request& request) {
    const std::string name = std::string(cookie_name(request.over_tls)) + "=";
    std::string_view cookies = request.header("cookie");
    while (!cookies.empty()) {
        while (cookies.starts_with(' ')) cookies.remove_prefix(1);
        const std::size_t end = std::min(cookies.find(';'), cookies.size());
        if (cookies.substr(0, end).starts_with(name))
            return std::string(cookies.substr(name.size(), end - name.size()));
        cookies.remove_prefix(std::min(end + 1, cookies.size()));
    }
    return {};
}

/// A browser says where a request comes from; one that another site made it send is refused even with the
/// token.
bool is_from_elsewhere(const Request& request) {
    const std::string& site = request.header("sec-fetch-site");
    return !site.empty() && site != "same-origin" && site != "none";
}

/// `Link tenant.filing.secret`
bool come_by_link(Request& request, std::string_view link, Services& services) {
    const std::size_t first = link.find('.'), second = first == link.npos ? first : link.find('.', first + 1);
    if (second == link.npos) return false;
    request.link_filing = std::string(link.substr(first + 1, second - first - 1));
    request.caller = services.filings.caller_by_link(std::string(link.substr(0, first)),
                                                     std::string(link.substr(second + 1)));
    return true;
}

struct Came {
    bool known = false;
    bool by_cookie = false;
};

Came identify(Request& request, Services& services) {
    const std::string_view authorization = request.header("authorization");
    constexpr std::string_view kBearer = "Bearer ", kLink = "Link ";
    Came came;
    if (authorization.starts_with(kLink)) {
        came.known = come_by_link(request, authorization.substr(kLink.size()), services);
        return came;
    }
    if (authorization.starts_with(kBearer)) {
        request.who = services.accounts.by_token(authorization.substr(kBearer.size()));
    } else if (authorization.empty()) {
        const std::string cookie = cookie_of(request);
        if (!cookie.empty()) request.who = services.accounts.by_session(cookie);
        came.by_cookie = request.who.has_value();
    }
    came.known = request.who.has_value();
    if (came.known) request.caller = request.who->caller();
    return came;
}

std::string names_of(const workflow::Roles& roles) {
    std::vector<std::string> names;
    for (const Role role : workflow::all_roles())
        if (roles.has(role)) names.push_back(workflow::name_of(role).en);
    return fmt::format("{}", fmt::join(names, " / "));
}

}  // namespace

std::optional<Response> admit(Request& request, const Route& route, Services& services, RateLimit& accounts) {
    if (route.who.is_open()) return std::nullopt;
    const Came came = identify(request, services);
    if (!came.known) return problem(request, Problem::NotLoggedIn);
    if (!accounts.take(request.caller.tenant + "/" + request.caller.name(), std::chrono::steady_clock::now()))
        return problem(request, Problem::TooMany).with("Retry-After", "5");
    if (came.by_cookie && changes_something(request.method)) {
        if (is_from_elsewhere(request) ||
            !desk::is_same_secret(request.header("x-csrf-token"), request.who->csrf))
            return problem(request, Problem::CsrfMissing);
    }
    if (!route.who.roles.has(request.caller.role))
        return problem(request, Problem::Forbidden, "this is for " + names_of(route.who.roles));
    if (request.who && !request.who->scopes.has(route.scope))
        return problem(request, Problem::Forbidden,
                       "this token has no scope \"" + std::string(desk::slug(route.scope)) + "\"");
    const bool about_me = route.path.starts_with("/me") || route.path == "/session";
    if (request.who && request.who->must_add_totp && !about_me) return problem(request, Problem::TotpNeeded);
    // A link is for one filing; of others its holder is not told that they are there.
    const std::string& filing = request.parameter("filing");
    if (request.caller.role == Role::LinkHolder && !filing.empty() && filing != request.link_filing)
        return problem(request, Problem::NotFound, "there is no such filing");
    return std::nullopt;
}

std::string_view cookie_name(bool over_tls) {
    return over_tls ? "__Host-beian_session" : "beian_session";
}

std::string session_cookie(const std::string& secret, bool over_tls) {
    return std::string(cookie_name(over_tls)) + "=" + secret + "; Path=/; HttpOnly; SameSite=Strict" +
           (over_tls ? "; Secure" : "");
}

std::string no_session_cookie(bool over_tls) {
    return session_cookie("", over_tls) + "; Max-Age=0";
}

}  // namespace beian::http
