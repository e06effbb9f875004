// Who comes here? By password, by session, by token.
#include "desk/accounts/accounts.h"
#include "desk/accounts/profile.h"
#include "desk/accounts/secrets.h"
#include "desk/accounts/totp.h"

#include <algorithm>

namespace beian::desk {

namespace {

constexpr Scopes kEverything{Scope::Read,  Scope::Write, Scope::Pages,  Scope::Review,
                             Scope::Admin, Scope::Audit, Scope::Metrics};
constexpr std::chrono::minutes kSeenEvery{5};  // a session's last use is not worth a write for every request

/// `tenant.secret`, `beian_tenant_secret`: the tenant stands first in every key.
std::pair<std::string, std::string> split(std::string_view text, char at) {
    const std::size_t mark = text.find(at);
    if (mark == std::string_view::npos) return {};
    return {std::string(text.substr(0, mark)), std::string(text.substr(mark + 1))};
}

}  // namespace

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
    record(asked.tenant, row->account, row->role, "log_in", {});
    return begin_session(*row);
}

LoggedIn Accounts::begin_session(const AccountRow& row) {
    const std::string secret = random_hex(parts_.random, 32);
    const Instant now = parts_.clock.now();
    const SessionRow session{row.tenant, digest_of("session", secret), row.account, now,
                             now,        now + parts_.policy.idle};
    parts_.store.put_session(session);
    const std::string with_tenant = row.tenant + "." + secret;
    return {LoggedIn::Outcome::In, with_tenant, session.until, by_session(with_tenant)};
}

Result<HandOver> Accounts::begin_hand_over(const Identity& who) {
    if (who.session.empty() || is_staff(who.account.role))
        return Error{ErrorCode::Forbidden, "only whoever sits before the pages hands over to another device"};
    const std::string secret = random_hex(parts_.random, 32);
    const Instant now = parts_.clock.now();
    // Kept as a session is, under a digest that no cookie leads to.
    const SessionRow row{
        who.account.tenant,          digest_of("handover", secret), who.account.account, now, now,
        now + parts_.policy.handover};
    parts_.store.put_session(row);
    record(who.account.tenant, who.account.account, who.account.role, "begin_hand_over", {});
    return HandOver{who.account.tenant + "." + secret, row.until};
}

Result<LoggedIn> Accounts::take_over(std::string_view with_tenant) {
    const Error over{ErrorCode::NotFound, "this code was used or has run out; have a new one shown"};
    const auto [tenant, secret] = split(with_tenant, '.');
    if (secret.empty()) return over;
    const std::string digest = digest_of("handover", secret);
    const auto begun = parts_.store.find_session(tenant, digest);
    // Of two devices that hold it one is let in.
    if (!begun || !parts_.store.remove_session(tenant, digest) || begun->until <= parts_.clock.now())
        return over;
    const auto row = parts_.store.find(tenant, begun->account);
    if (!row || row->disabled) return over;
    record(row->tenant, row->account, row->role, "take_over", {});
    return begin_session(*row);
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

Result<std::vector<SessionRow>> Accounts::sessions(const std::string& tenant, const std::string& account) {
    if (!parts_.store.find(tenant, account)) return Error{ErrorCode::NotFound, "there is no such account"};
    auto rows = parts_.store.sessions(tenant, account);
    // Those that are over are removed by the clock, some time later.
    std::erase_if(rows, [&](const SessionRow& row) { return row.until <= parts_.clock.now(); });
    return rows;
}

Status Accounts::end_session(const Caller& by, const std::string& account, const std::string& digest) {
    const auto row = parts_.store.find_session(by.tenant, digest);
    if (!row || row->account != account || !parts_.store.remove_session(by.tenant, digest))
        return Error{ErrorCode::NotFound, "there is no such session; it may be over"};
    record(by.tenant, by.account, by.role, "end_session", account);
    return ok();
}

void Accounts::end_other_sessions(const Identity& who) {
    parts_.store.remove_sessions(who.account.tenant, who.account.account, who.session);
}

}  // namespace beian::desk
