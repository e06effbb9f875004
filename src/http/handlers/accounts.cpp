#include "desk/accounts/secrets.h"
#include "http/asked.h"
#include "http/guard.h"
#include "http/handlers/handlers.h"
#include "http/json.h"
#include "http/problem.h"

namespace beian::http {

bool SetUpToken::is(std::string_view given) const {
    return !token_.empty() && desk::is_same_secret(token_, given);
}

namespace handlers {

namespace {

bool is_tenant(std::string_view name) {
    return !name.empty() && name.size() <= 32 &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

std::string tenant_of(Asked& asked, const Services& services) {
    std::string tenant = asked.find_text("tenant", 32).value_or(services.tenant);
    if (!is_tenant(tenant)) asked.fault("\"tenant\" has small letters, digits and hyphens only");
    return tenant;
}

Response wait_until(const Request& request, Instant until, Instant now) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(until - now).count();
    return problem(request, Problem::TooMany, "too many wrong passwords; wait, then try again")
        .with("Retry-After", std::to_string(std::max<std::int64_t>(1, seconds)));
}

Response let_in(const Request& request, const desk::LoggedIn& in) {
    return json_response(201, Json{{"account", json_of(in.identity->account)},
                                   {"csrf", in.identity->csrf},
                                   {"until", to_string(in.until)}})
        .with("Set-Cookie", session_cookie(in.secret, request.over_tls));
}

}  // namespace

Result<Response> set_up(const Request& request, Services& services) {
    Asked asked = BEIAN_TRY(Asked::parse(request));
    const std::string token = asked.text("token");
    const desk::NewAccount first{services.tenant, asked.text("name", 100), asked.text("password"),
                                 workflow::Role::Administrator};
    BEIAN_TRY(asked.end());
    if (!services.set_up.is(token))
        return Error{ErrorCode::Forbidden, "this is not the token that the server printed when it started"};
    const desk::MadeAccount made = BEIAN_TRY(services.accounts.set_up(first));
    return json_response(201, json_of(made.account));
}

Result<Response> register_account(const Request& request, Services& services) {
    Asked asked = BEIAN_TRY(Asked::parse(request));
    desk::NewAccount wanted{tenant_of(asked, services), asked.text("name", 100), asked.text("password"),
                            workflow::Role::Applicant};
    if (const auto role = asked.word("role", workflow::find_role)) wanted.role = *role;
    BEIAN_TRY(asked.end());
    const desk::MadeAccount made = BEIAN_TRY(services.accounts.register_self(wanted));
    return json_response(201, json_of(made.account));
}

Result<Response> log_in(const Request& request, Services& services) {
    Asked asked = BEIAN_TRY(Asked::parse(request));
    const desk::LogIn with{tenant_of(asked, services), asked.text("name", 100), asked.text("password"),
                           asked.find_text("code", 32).value_or(std::string{})};
    BEIAN_TRY(asked.end());
    const desk::LoggedIn in = services.accounts.log_in(with);
    switch (in.outcome) {
        case desk::LoggedIn::Outcome::Wrong:
            return problem(request, Problem::WrongPassword);
        case desk::LoggedIn::Outcome::CodeNeeded:
            return problem(request, Problem::CodeNeeded);
        case desk::LoggedIn::Outcome::Wait:
            return wait_until(request, in.until, services.clock.now());
        case desk::LoggedIn::Outcome::In:
            break;
    }
    return let_in(request, in);
}

Result<Response> begin_hand_over(const Request& request, Services& services) {
    const desk::HandOver begun = BEIAN_TRY(services.accounts.begin_hand_over(*request.who));
    return json_response(201, Json{{"code", begun.secret}, {"until", to_string(begun.until)}});
}

Result<Response> take_over(const Request& request, Services& services) {
    Asked asked = BEIAN_TRY(Asked::parse(request));
    const std::string code = asked.text("code");
    BEIAN_TRY(asked.end());
    return let_in(request, BEIAN_TRY(services.accounts.take_over(code)));
}

Result<Response> log_out(const Request& request, Services& services) {
    if (!request.who->session.empty()) services.accounts.log_out(*request.who);
    return no_content().with("Set-Cookie", no_session_cookie(request.over_tls));
}

Result<Response> read_me(const Request& request, Services&) {
    const desk::Identity& who = *request.who;
    Json json{{"account", json_of(who.account)},
              {"tenant", who.account.tenant},
              {"scopes", desk::slugs(who.scopes)},
              {"must_add_totp", who.must_add_totp}};
    if (!who.csrf.empty()) json["csrf"] = who.csrf;
    return json_response(200, json);
}

Result<Response> change_my_password(const Request& request, Services& services) {
    Asked asked = BEIAN_TRY(Asked::parse(request));
    const std::string old = asked.text("old"), fresh = asked.text("new");
    BEIAN_TRY(asked.end());
    BEIAN_TRY(services.accounts.change_password(*request.who, old, fresh));
    return no_content();
}

Result<Response> end_my_other_sessions(const Request& request, Services& services) {
    services.accounts.end_other_sessions(*request.who);
    return no_content();
}

}  // namespace handlers

}  // namespace beian::http
