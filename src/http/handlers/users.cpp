#include "http/asked.h"
#include "http/handlers/handlers.h"
#include "http/json.h"

namespace beian::http::handlers {

Result<Response> list_users(const Request& request, Services& services) {
    const Paging paging = BEIAN_TRY(paging_of(request));
    const auto accounts = services.accounts.list(request.caller.tenant, paging.after, paging.most);
    Json json{{"items", Json::array()}};
    for (const desk::Account& account : accounts) json["items"].push_back(json_of(account));
    if (accounts.size() == paging.most) json["next"] = accounts.back().account;
    return json_response(200, json);
}

Result<Response> create_user(const Request& request, Services& services) {
    Asked asked = BEIAN_TRY(Asked::parse(request));
    desk::NewAccount wanted{request.caller.tenant, asked.text("name", 100),
                            asked.find_text("password").value_or(std::string{}), workflow::Role::Applicant};
    const auto role = asked.word("role", workflow::find_role);
    if (!role) asked.fault("\"role\" is missing");
    BEIAN_TRY(asked.end());
    wanted.role = *role;
    const desk::MadeAccount made = BEIAN_TRY(services.accounts.make(wanted, request.caller.account));
    Json json{{"account", json_of(made.account)}};
    if (!made.password.empty()) json["password"] = made.password;
    return json_response(201, json);
}

Result<Response> read_user(const Request& request, Services& services) {
    return json_response(
        200, json_of(BEIAN_TRY(services.accounts.read(request.caller.tenant, request.parameter("account")))));
}

Result<Response> change_user(const Request& request, Services& services) {
    Asked asked = BEIAN_TRY(Asked::parse(request));
    desk::AccountChange change;
    change.role = asked.word("role", workflow::find_role);
    if (const auto state = asked.find_text("state", 20)) {
        if (*state != "active" && *state != "disabled") asked.fault("\"state\" is active or disabled");
        change.disabled = *state == "disabled";
    }
    change.password = asked.find_text("password");
    if (const auto totp = asked.find_flag("totp")) {
        if (*totp) asked.fault("\"totp\" can only be taken away");
        change.remove_totp = true;
    }
    BEIAN_TRY(asked.end());
    return json_response(
        200,
        json_of(BEIAN_TRY(services.accounts.change(request.caller, request.parameter("account"), change))));
}

Result<Response> list_sessions(const Request& request, Services& services) {
    const auto sessions =
        BEIAN_TRY(services.accounts.sessions(request.caller.tenant, request.parameter("account")));
    Json json{{"items", Json::array()}};
    for (const desk::SessionRow& row : sessions)
        json["items"].push_back({{"session", row.digest},
                                 {"begun", to_string(row.begun)},
                                 {"seen", to_string(row.seen)},
                                 {"until", to_string(row.until)},
                                 {"is_this", request.who && request.who->session == row.digest}});
    return json_response(200, json);
}

Result<Response> end_session(const Request& request, Services& services) {
    BEIAN_TRY(services.accounts.end_session(request.caller, request.parameter("account"),
                                            request.parameter("session")));
    return no_content();
}

}  // namespace beian::http::handlers
