#include "desk/accounts/accounts.h"

#include "base/text.h"
#include "desk/accounts/profile.h"
#include "desk/accounts/secrets.h"
#include "desk/accounts/totp.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <set>

namespace beian::desk {

namespace {

using workflow::Role;

constexpr std::array<Scope, 7> kScopes = {Scope::Read,  Scope::Write, Scope::Pages,  Scope::Review,
                                          Scope::Admin, Scope::Audit, Scope::Metrics};
constexpr Scopes kEverything{Scope::Read,  Scope::Write, Scope::Pages,  Scope::Review,
                             Scope::Admin, Scope::Audit, Scope::Metrics};
constexpr std::chrono::minutes kSeenEvery{5};  // a session's last use is not worth a write for every request
constexpr std::size_t kMostTokens = 50;

bool is_staff(Role role) {
    return role != Role::Applicant && role != Role::Agent && role != Role::LinkHolder;
}

/// People write their address in capitals one day and not the next.
std::string folded(std::string_view name) {
    std::string lower(name);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

Status check_name(const std::string& name) {
    const bool plain = std::none_of(name.begin(), name.end(),
                                    [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7F; });
    const std::size_t length = find_invalid_utf8(name) ? 0 : count_characters(name);
    if (plain && length >= 3 && length <= 100) return ok();
    return Error{ErrorCode::InvalidArgument, "a name has 3 to 100 characters and no blanks"};
}

Status check_password(const std::string& password, const std::string& name) {
    const std::set<char> different(password.begin(), password.end());
    if (password.size() < 10 || password.size() > 200)
        return Error{ErrorCode::InvalidArgument, "a password has 10 to 200 characters"};
    // A name in it adds nothing that others do not know.
    std::string rest = folded(password);
    for (std::size_t at; !name.empty() && (at = rest.find(folded(name))) != std::string::npos;)
        rest.erase(at, name.size());
    if (different.size() < 5 || rest.size() < 8)
        return Error{ErrorCode::InvalidArgument,
                     "this password is too easy to guess; take a longer sentence"};
    return ok();
}

/// `tenant.secret`, `beian_tenant_secret`: the tenant stands first in every key.
std::pair<std::string, std::string> split(std::string_view text, char at) {
    const std::size_t mark = text.find(at);
    if (mark == std::string_view::npos) return {};
    return {std::string(text.substr(0, mark)), std::string(text.substr(mark + 1))};
}

}  // namespace

std::span<const Scope> all_scopes() {
    return kScopes;
}

std::string_view slug(Scope scope) {
    constexpr std::array<std::string_view, 7> kSlugs = {"read",  "write", "pages",  "review",
                                                        "admin", "audit", "metrics"};
    return kSlugs[static_cast<std::size_t>(scope)];
}

std::optional<Scope> find_scope(std::string_view name) {
    for (const Scope scope : kScopes)
        if (slug(scope) == name) return scope;
    return std::nullopt;
}

std::vector<std::string> slugs(Scopes scopes) {
    std::vector<std::string> names;
    for (const Scope scope : kScopes)
        if (scopes.has(scope)) names.emplace_back(slug(scope));
    return names;
}

std::string Accounts::login_of(std::string_view tenant, std::string_view name) {
    return parts_.vault.mark(tenant, "login", folded(name));
}

Account Accounts::account_of(const AccountRow& row) {
    const Profile profile = open_profile(parts_.vault, row);
    return {row.tenant, row.account, profile.name, row.role, row.disabled, profile.has_totp(), row.created};
}

void Accounts::record(const std::string& tenant, const std::string& actor, Role role, std::string action,
                      std::string detail) {
    const AuditEntry entry{parts_.clock.now(), actor, std::string(workflow::slug(role)),
                           std::move(action),  {},    {},
                           std::move(detail)};
    parts_.trail.append(tenant, {&entry, 1});
}

Result<MadeAccount> Accounts::keep(const NewAccount& asked, const std::string& by, Role role) {
    BEIAN_TRY(check_name(asked.name));
    const std::string password = asked.password.empty() ? random_hex(parts_.random, 10) : asked.password;
    BEIAN_TRY(check_password(password, asked.name));
    AccountRow row;
    row.tenant = asked.tenant;
    row.account = random_hex(parts_.random, 8);
    row.login = login_of(asked.tenant, asked.name);
    row.role = asked.role;
    row.created = parts_.clock.now();
    if (parts_.store.find_by_login(row.tenant, row.login))
        return Error{ErrorCode::Conflict, "this name is taken"};
    row.password = hash_password(password);
    seal_profile(parts_.vault, row, {asked.name, {}, false, {}});
    const Status kept = parts_.store.put(row);
    if (!kept) return kept.error();
    record(row.tenant, by.empty() ? row.account : by, role, "make_account",
           row.account + " " + std::string(workflow::slug(row.role)));
    return MadeAccount{account_of(row), asked.password.empty() ? password : std::string{}};
}

Result<MadeAccount> Accounts::make(const NewAccount& asked, const std::string& by) {
    if (asked.role == Role::LinkHolder || asked.role == Role::Desk)
        return Error{ErrorCode::InvalidArgument, "nobody has an account in this role"};
    return keep(asked, by, Role::Administrator);
}

Result<MadeAccount> Accounts::register_self(const NewAccount& asked) {
    if (!parts_.policy.open)
        return Error{ErrorCode::Forbidden, "accounts are made by the administrator of this desk"};
    if (is_staff(asked.role)) return Error{ErrorCode::Forbidden, "staff are given their accounts"};
    if (asked.password.empty())
        return Error{ErrorCode::InvalidArgument, "a password has 10 to 200 characters"};
    return keep(asked, {}, asked.role);
}

Result<MadeAccount> Accounts::set_up(const NewAccount& asked) {
    if (is_set_up(asked.tenant)) return Error{ErrorCode::Conflict, "this desk has an administrator already"};
    NewAccount first = asked;
    first.role = Role::Administrator;
    return keep(first, {}, Role::Administrator);
}

std::optional<Instant> Accounts::wait_of(const std::string& tenant, const std::string& login) {
    const auto failures = parts_.store.failures(tenant, login);
    const AccountPolicy& policy = parts_.policy;
    if (failures.count < policy.free_tries) return std::nullopt;
    // Twice as long with each further wrong one.
    const int doubled = std::min(failures.count - policy.free_tries, 16);
    const auto wait =
        std::min(std::chrono::seconds{policy.first_wait.count() << doubled}, policy.longest_wait);
    const Instant until = failures.last + wait;
    if (until <= parts_.clock.now()) return std::nullopt;
    return until;
}

bool Accounts::passes_second_factor(AccountRow& row, const std::string& code) {
    Profile profile = open_profile(parts_.vault, row);
    if (const auto step = find_totp_step(profile.totp, code, parts_.clock.now(), row.totp_step)) {
        row.totp_step = *step;
    } else {
        const std::string digest = digest_of("recovery", code);
        const auto found = std::find(profile.recovery.begin(), profile.recovery.end(), digest);
        if (found == profile.recovery.end()) return false;
        profile.recovery.erase(found);
        seal_profile(parts_.vault, row, profile);
    }
    // Of two that come with the same code at once one loses.
    return parts_.store.put(row).has_value();
}

LoggedIn Accounts::log_in(const LogIn& asked) {
    using Outcome = LoggedIn::Outcome;
    const std::string login = login_of(asked.tenant, asked.name);
    if (const auto until = wait_of(asked.tenant, login)) return {Outcome::Wait, {}, *until, {}};
    auto row = parts_.store.find_by_login(asked.tenant, login);
    const bool right = is_password(row ? row->password : std::string{}, asked.password);
    if (!row || !right || row->disabled) {
        parts_.store.count_failure(asked.tenant, login, parts_.clock.now());
        if (row) record(asked.tenant, row->account, row->role, "log_in_refused", {});
        return {};
    }
    if (open_profile(parts_.vault, *row).has_totp()) {
        if (asked.code.empty()) return {Outcome::CodeNeeded, {}, {}, {}};
        if (!passes_second_factor(*row, asked.code)) {
            parts_.store.count_failure(asked.tenant, login, parts_.clock.now());
            record(asked.tenant, row->account, row->role, "log_in_refused", "second factor");
            return {};
        }
    }
    parts_.store.forget_failures(asked.tenant, login);
    const std::string secret = random_hex(parts_.random, 32);
    const Instant now = parts_.clock.now();
    const SessionRow session{asked.tenant, digest_of("session", secret), row->account, now,
                             now,          now + parts_.policy.idle};
    parts_.store.put_session(session);
    record(asked.tenant, row->account, row->role, "log_in", {});
    const std::string with_tenant = asked.tenant + "." + secret;
    return {Outcome::In, with_tenant, session.until, by_session(with_tenant)};
}

std::optional<Identity> Accounts::identity_of(std::string_view tenant, std::string_view account) {
    const auto row = parts_.store.find(tenant, account);
    if (!row || row->disabled) return std::nullopt;
    Identity identity;
    identity.account = account_of(*row);
    identity.scopes = kEverything;
    identity.must_add_totp = parts_.policy.staff_need_totp && is_staff(row->role) && !identity.account.totp;
    return identity;
}

std::optional<Identity> Accounts::by_session(std::string_view with_tenant) {
    const auto [tenant, secret] = split(with_tenant, '.');
    if (secret.empty()) return std::nullopt;
    auto session = parts_.store.find_session(tenant, digest_of("session", secret));
    const Instant now = parts_.clock.now();
    if (!session || session->until <= now) return std::nullopt;
    if (now - session->seen > kSeenEvery) {
        session->seen = now;
        session->until = std::min<Instant>(now + parts_.policy.idle, session->begun + parts_.policy.longest);
        parts_.store.put_session(*session);
    }
    auto identity = identity_of(tenant, session->account);
    if (!identity) return std::nullopt;
    identity->session = session->digest;
    identity->csrf = digest_of("csrf", secret).substr(0, 32);
    return identity;
}

std::optional<Identity> Accounts::by_token(std::string_view token) {
    constexpr std::string_view kPrefix = "beian_";
    if (!token.starts_with(kPrefix)) return std::nullopt;
    const auto [tenant, secret] = split(token.substr(kPrefix.size()), '_');
    if (secret.empty()) return std::nullopt;
    const auto row = parts_.store.find_token(tenant, digest_of("token", secret));
    if (!row || row->until <= parts_.clock.now()) return std::nullopt;
    auto identity = identity_of(tenant, row->account);
    if (!identity) return std::nullopt;
    identity->scopes = parse_scopes(row->scopes);
    return identity;
}

void Accounts::log_out(const Identity& who) {
    parts_.store.remove_session(who.account.tenant, who.session);
    record(who.account.tenant, who.account.account, who.account.role, "log_out", {});
}

void Accounts::end_other_sessions(const Identity& who) {
    parts_.store.remove_sessions(who.account.tenant, who.account.account, who.session);
}

Result<AccountRow> Accounts::row_of(const Identity& who) {
    auto row = parts_.store.find(who.account.tenant, who.account.account);
    if (!row) return Error{ErrorCode::NotFound, "there is no such account"};
    return std::move(*row);
}

Status Accounts::change_password(const Identity& who, const std::string& old, const std::string& fresh) {
    AccountRow row = BEIAN_TRY(row_of(who));
    if (!is_password(row.password, old)) {
        parts_.store.count_failure(row.tenant, row.login, parts_.clock.now());
        return Error{ErrorCode::Forbidden, "the old password is another one"};
    }
    BEIAN_TRY(check_password(fresh, who.account.name));
    row.password = hash_password(fresh);
    BEIAN_TRY(parts_.store.put(row));
    end_other_sessions(who);
    record(row.tenant, row.account, row.role, "change_password", {});
    return ok();
}

Result<Account> Accounts::change(const Caller& by, const std::string& account, const AccountChange& change) {
    auto row = parts_.store.find(by.tenant, account);
    if (!row) return Error{ErrorCode::NotFound, "there is no such account"};
    // Or a desk would be left without anyone who can let people in.
    if (account == by.account && (change.role || change.disabled))
        return Error{ErrorCode::Conflict, "nobody takes their own rights away; ask another administrator"};
    std::string what;
    if (change.role) {
        if (*change.role == Role::LinkHolder || *change.role == Role::Desk)
            return Error{ErrorCode::InvalidArgument, "nobody has an account in this role"};
        row->role = *change.role;
        what += " role=" + std::string(workflow::slug(row->role));
    }
    if (change.disabled) {
        row->disabled = *change.disabled;
        what += *change.disabled ? " disabled" : " active";
    }
    Profile profile = open_profile(parts_.vault, *row);
    if (change.password) {
        BEIAN_TRY(check_password(*change.password, profile.name));
        row->password = hash_password(*change.password);
        parts_.store.forget_failures(row->tenant, row->login);
        what += " password";
    }
    if (change.remove_totp) {
        profile.totp.clear();
        profile.totp_confirmed = false;
        profile.recovery.clear();
        seal_profile(parts_.vault, *row, profile);
        what += " totp";
    }
    BEIAN_TRY(parts_.store.put(*row));
    parts_.store.remove_sessions(row->tenant, account, {});
    record(by.tenant, by.account, by.role, "change_account", account + what);
    return account_of(*row);
}

Result<std::string> Accounts::begin_totp(const Identity& who, const std::string& password) {
    AccountRow row = BEIAN_TRY(row_of(who));
    if (!is_password(row.password, password))
        return Error{ErrorCode::Forbidden, "the password is another one"};
    Profile profile = open_profile(parts_.vault, row);
    if (profile.has_totp())
        return Error{ErrorCode::Conflict, "there is an authenticator already; remove it first"};
    profile.totp.resize(20);
    parts_.random.fill(profile.totp);
    seal_profile(parts_.vault, row, profile);
    BEIAN_TRY(parts_.store.put(row));
    return to_base32(profile.totp);
}

Result<std::vector<std::string>> Accounts::confirm_totp(const Identity& who, const std::string& code) {
    AccountRow row = BEIAN_TRY(row_of(who));
    Profile profile = open_profile(parts_.vault, row);
    if (profile.totp.empty() || profile.has_totp())
        return Error{ErrorCode::Conflict, "there is no authenticator to confirm"};
    const auto step = find_totp_step(profile.totp, code, parts_.clock.now(), row.totp_step);
    if (!step)
        return Error{ErrorCode::Forbidden, "this is not the code of now; look at the clock of the phone"};
    row.totp_step = *step;
    profile.totp_confirmed = true;
    std::vector<std::string> codes;
    for (int n = 0; n < 8; ++n) {
        codes.push_back(random_hex(parts_.random, 8));
        profile.recovery.push_back(digest_of("recovery", codes.back()));
    }
    seal_profile(parts_.vault, row, profile);
    BEIAN_TRY(parts_.store.put(row));
    end_other_sessions(who);
    record(row.tenant, row.account, row.role, "add_totp", {});
    return codes;
}

Status Accounts::remove_totp(const Identity& who, const std::string& password) {
    AccountRow row = BEIAN_TRY(row_of(who));
    if (!is_password(row.password, password))
        return Error{ErrorCode::Forbidden, "the password is another one"};
    Profile profile = open_profile(parts_.vault, row);
    profile.totp.clear();
    profile.totp_confirmed = false;
    profile.recovery.clear();
    seal_profile(parts_.vault, row, profile);
    BEIAN_TRY(parts_.store.put(row));
    record(row.tenant, row.account, row.role, "remove_totp", {});
    return ok();
}

Result<MadeToken> Accounts::make_token(const Identity& who, const NewToken& asked) {
    // Else a stolen token of little use would make itself one of all uses.
    for (const Scope scope : kScopes)
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

Result<Account> Accounts::read(const std::string& tenant, const std::string& account) {
    const auto row = parts_.store.find(tenant, account);
    if (!row) return Error{ErrorCode::NotFound, "there is no such account"};
    return account_of(*row);
}

std::vector<Account> Accounts::list(const std::string& tenant, const std::string& after, std::size_t most) {
    std::vector<Account> accounts;
    for (const AccountRow& row : parts_.store.list(tenant, after, most)) accounts.push_back(account_of(row));
    return accounts;
}

}  // namespace beian::desk
