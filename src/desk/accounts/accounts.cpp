#include "desk/accounts/accounts.h"

#include "base/text.h"
#include "desk/accounts/profile.h"
#include "desk/accounts/secrets.h"

#include <algorithm>
#include <set>

namespace beian::desk {

namespace {

using workflow::Role;

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

}  // namespace

bool is_staff(Role role) {
    return role != Role::Applicant && role != Role::Agent && role != Role::LinkHolder;
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
