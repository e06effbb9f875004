// Tokens for programs that act as someone.
#include "desk/accounts/accounts.h"
#include "desk/accounts/secrets.h"

#include <fmt/format.h>

namespace beian::desk {

namespace {

constexpr std::size_t kMostTokens = 50;

}  // namespace

Result<MadeToken> Accounts::make_token(const Identity& who, const NewToken& asked) {
    // Else a stolen token of little use would make itself one of all uses.
    for (const Scope scope : all_scopes())
        if (asked.scopes.has(scope) && !who.scopes.has(scope))
            return Error{ErrorCode::Forbidden, "a token gives no more than one has"};
    if (tokens(who).size() >= kMostTokens)
        return Error{ErrorCode::Conflict, "there are too many tokens; revoke one first"};
    const std::string secret = random_hex(parts_.random, 32);
    const Instant now = parts_.clock.now();
    const Account& account = who.account;
    TokenRow row{account.tenant,
                 digest_of("token", secret),
                 random_hex(parts_.random, 8),
                 account.account,
                 asked.label,
                 fmt::format("{}", fmt::join(slugs(asked.scopes), " ")),
                 now,
                 now + std::chrono::hours{24} * asked.days};
    parts_.store.put_token(row);
    record(account.tenant, account.account, account.role, "make_token", row.token + " " + row.scopes);
    return MadeToken{"beian_" + account.tenant + "_" + secret, std::move(row)};
}

std::vector<TokenRow> Accounts::tokens(const Identity& who) {
    return parts_.store.tokens(who.account.tenant, who.account.account);
}

Status Accounts::revoke_token(const Identity& who, const std::string& token) {
    if (!parts_.store.remove_token(who.account.tenant, who.account.account, token))
        return Error{ErrorCode::NotFound, "there is no such token"};
    record(who.account.tenant, who.account.account, who.account.role, "revoke_token", token);
    return ok();
}

}  // namespace beian::desk
