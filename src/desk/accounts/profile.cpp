#include "desk/accounts/profile.h"

#include "desk/sealing.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace beian::desk {

namespace {

FilingKey place_of(const AccountRow& row) {
    return {row.tenant, "account/" + row.account};
}

}  // namespace

void seal_profile(Vault& vault, AccountRow& row, const Profile& profile) {
    const nlohmann::json json{{"name", profile.name},
                              {"totp", profile.totp},
                              {"confirmed", profile.totp_confirmed},
                              {"recovery", profile.recovery}};
    row.profile = seal_text(vault, place_of(row), json.dump());
}

Profile open_profile(Vault& vault, const AccountRow& row) {
    const auto opened = open_text(vault, place_of(row), row.profile);
    if (!opened) throw std::runtime_error("an account cannot be opened: " + opened.error().message);
    const auto json = nlohmann::json::parse(*opened);
    return {json.at("name").get<std::string>(), json.at("totp").get<Bytes>(),
            json.at("confirmed").get<bool>(), json.at("recovery").get<std::vector<std::string>>()};
}

Scopes parse_scopes(std::string_view words) {
    Scopes scopes;
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        if (const auto scope = find_scope(words.substr(0, end))) scopes = scopes | Scopes{*scope};
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return scopes;
}

}  // namespace beian::desk
