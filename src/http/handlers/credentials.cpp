// Authenticators and tokens.
#include "http/asked.h"
#include "http/handlers/handlers.h"
#include "http/json.h"
#include "http/problem.h"

namespace beian::http::handlers {

namespace {

Json json_of(const desk::TokenRow& row) {
    Json scopes = Json::array();
    std::string_view words = row.scopes;
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        scopes.push_back(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return {{"token", row.token},
            {"label", row.label},
            {"scopes", std::move(scopes)},
            {"created", to_string(row.created)},
            {"until", to_string(row.until)}};
}

/// What an authenticator takes as a QR code.
std::string uri_of(const desk::Account& account, const std::string& secret) {
    std::string name;
    for (const char c : account.name) {
        constexpr std::string_view kHex = "0123456789ABCDEF";
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (plain)
            name += c;
        else
            name += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
    }
    return "otpauth://totp/Beian:" + name + "?secret=" + secret + "&issuer=Beian";
}

Result<std::string> password_of(const Request& request) {
    Asked asked = BEIAN_TRY(Asked::parse(request));
    const std::string password = asked.text("password");
    BEIAN_TRY(asked.end());
    return password;
}

}  // namespace

Result<Response> begin_totp(const Request& request, Services& services) {
    const std::string password = BEIAN_TRY(password_of(request));
    const std::string secret = BEIAN_TRY(services.accounts.begin_totp(*request.who, password));
    return json_response(201, Json{{"secret", secret}, {"uri", uri_of(request.who->account, secret)}});
}

Result<Response> confirm_totp(const Request& request, Services& services) {
    Asked asked = BEIAN_TRY(Asked::parse(request));
    const std::string code = asked.text("code", 6);
    BEIAN_TRY(asked.end());
    const auto recovery = BEIAN_TRY(services.accounts.confirm_totp(*request.who, code));
    return json_response(200, Json{{"recovery", recovery}});
}

Result<Response> remove_totp(const Request& request, Services& services) {
    const std::string password = BEIAN_TRY(password_of(request));
    BEIAN_TRY(services.accounts.remove_totp(*request.who, password));
    return no_content();
}

Result<Response> list_my_tokens(const Request& request, Services& services) {
    Json items = Json::array();
    for (const desk::TokenRow& row : services.accounts.tokens(*request.who)) items.push_back(json_of(row));
    return json_response(200, Json{{"items", std::move(items)}});
}

Result<Response> create_my_token(const Request& request, Services& services) {
    Asked asked = BEIAN_TRY(Asked::parse(request));
    desk::NewToken wanted;
    wanted.label = asked.text("label", 100);
    for (const std::string& word : asked.texts("scopes", 20, 20)) {
        const auto scope = desk::find_scope(word);
        if (!scope) asked.fault("\"scopes\" holds a word that is no scope");
        if (scope) wanted.scopes = wanted.scopes | desk::Scopes{*scope};
    }
    if (wanted.scopes.empty()) asked.fault("\"scopes\" is missing");
    const auto days = asked.find_number("days");
    if (days && (*days < 1 || *days > 3650)) asked.fault("\"days\" is a number from 1 to 3650");
    BEIAN_TRY(asked.end());
    if (days) wanted.days = static_cast<int>(*days);
    const desk::MadeToken made = BEIAN_TRY(services.accounts.make_token(*request.who, wanted));
    return json_response(201, Json{{"token", made.secret}, {"about", json_of(made.row)}});
}

Result<Response> revoke_my_token(const Request& request, Services& services) {
    BEIAN_TRY(services.accounts.revoke_token(*request.who, request.parameter("token")));
    return no_content();
}

}  // namespace beian::http::handlers
