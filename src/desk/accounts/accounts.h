// Who may come in, as whom, and how do they prove it? Accounts, sessions, tokens and the second factor.
#pragma once

#include "desk/accounts/account_store.h"
#include "desk/ports.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace beian::desk {

/// What a token may be used for; a session may do all that its account may.
enum class Scope : std::uint8_t { Read, Write, Pages, Review, Admin, Audit, Metrics };
using Scopes = workflow::Few<Scope>;
std::span<const Scope> all_scopes();
std::string_view slug(Scope scope);
std::optional<Scope> find_scope(std::string_view slug);
std::vector<std::string> slugs(Scopes scopes);
/// Works at the desk: is given the account, and may have to have an authenticator.
bool is_staff(workflow::Role role);

struct AccountPolicy {
    bool open = false;             // applicants may register themselves
    bool staff_need_totp = false;  // staff without an authenticator can do nothing but add one
    std::chrono::hours idle{12};   // a session nobody uses ends
    std::chrono::hours longest{24 * 7};
    std::chrono::minutes handover{3};  // to hold a phone before a screen, not to send it around
    int free_tries = 5;                // wrong passwords before a name has to wait
    std::chrono::seconds first_wait{30};
    std::chrono::seconds longest_wait{3600};
};

struct AccountParts {
    AccountStore& store;
    AuditTrail& trail;
    Vault& vault;
    const Clock& clock;
    Random& random;
    AccountPolicy policy{};
};

struct Account {
    std::string tenant;
    std::string account;
    std::string name;
    workflow::Role role = workflow::Role::Applicant;
    bool disabled = false;
    bool totp = false;
    Instant created;
    bool operator==(const Account&) const = default;
};

struct NewAccount {
    std::string tenant;
    std::string name;
    std::string password;  // empty: one is made up
    workflow::Role role = workflow::Role::Applicant;
};
struct MadeAccount {
    Account account;
    std::string password;  // the one that was made up
};

/// What an administrator changes of someone else.
struct AccountChange {
    std::optional<workflow::Role> role;
    std::optional<bool> disabled;
    std::optional<std::string> password;
    bool remove_totp = false;
};

/// Who came, and by what.
struct Identity {
    Account account;
    Scopes scopes;
    std::string session;  // digest; empty: came with a token
    std::string csrf;     // of a session
    bool must_add_totp = false;
    Caller caller() const { return {account.tenant, account.account, account.role, {}}; }
};

struct LogIn {
    std::string tenant;
    std::string name;
    std::string password;
    std::string code;
};
struct LoggedIn {
    enum class Outcome { In, Wrong, CodeNeeded, Wait } outcome = Outcome::Wrong;
    std::string secret;  // of the session, with its tenant before it
    Instant until;       // of the session, or of the wait
    std::optional<Identity> identity;
};

/// Told once, for another device of the same person.
struct HandOver {
    std::string secret;
    Instant until;
};

struct NewToken {
    std::string label;
    Scopes scopes;
    int days = 365;
};
struct MadeToken {
    std::string secret;
    TokenRow row;
};

class Accounts {
public:
    explicit Accounts(AccountParts parts) : parts_(parts) {}

    /// Slow on purpose: they hash passwords.
    Result<MadeAccount> make(const NewAccount& asked, const std::string& by);
    Result<MadeAccount> register_self(const NewAccount& asked);
    /// Refused once there is an administrator.
    Result<MadeAccount> set_up(const NewAccount& asked);
    LoggedIn log_in(const LogIn& asked);
    Status change_password(const Identity& who, const std::string& old, const std::string& fresh);
    Result<Account> change(const Caller& by, const std::string& account, const AccountChange& change);

    bool is_set_up(const std::string& tenant) {
        return parts_.store.has_any(tenant, workflow::Role::Administrator);
    }
    std::optional<Identity> by_session(std::string_view secret);
    std::optional<Identity> by_token(std::string_view secret);
    void log_out(const Identity& who);
    /// On this device people go on as who they are on that one, once and soon. For applicants and agents:
    /// staff proves itself on every device. Whoever came with a token is no person at a screen: Forbidden.
    Result<HandOver> begin_hand_over(const Identity& who);
    /// A session of its own; NotFound where the secret was used or has run out.
    Result<LoggedIn> take_over(std::string_view secret);
    void end_other_sessions(const Identity& who);
    /// Where someone is logged in by now, last seen first; NotFound where there is no such account.
    Result<std::vector<SessionRow>> sessions(const std::string& tenant, const std::string& account);
    /// One of them, by its digest.
    Status end_session(const Caller& by, const std::string& account, const std::string& digest);

    /// The secret, in base32, to be confirmed with a code of it. The password is asked again.
    Result<std::string> begin_totp(const Identity& who, const std::string& password);
    /// Recovery codes, each good once.
    Result<std::vector<std::string>> confirm_totp(const Identity& who, const std::string& code);
    Status remove_totp(const Identity& who, const std::string& password);

    Result<MadeToken> make_token(const Identity& who, const NewToken& asked);
    std::vector<TokenRow> tokens(const Identity& who);
    Status revoke_token(const Identity& who, const std::string& token);

    Result<Account> read(const std::string& tenant, const std::string& account);
    std::vector<Account> list(const std::string& tenant, const std::string& after, std::size_t most);
    /// Sessions that are over are removed.
    void tidy() { parts_.store.remove_sessions_until(parts_.clock.now()); }

private:
    Result<MadeAccount> keep(const NewAccount& asked, const std::string& by, workflow::Role role);
    Result<AccountRow> row_of(const Identity& who);
    std::optional<Identity> identity_of(std::string_view tenant, std::string_view account);
    Account account_of(const AccountRow& row);
    std::string login_of(std::string_view tenant, std::string_view name);
    void record(const std::string& tenant, const std::string& actor, workflow::Role role, std::string action,
                std::string detail);
    std::optional<Instant> wait_of(const std::string& tenant, const std::string& login);
    LoggedIn begin_session(const AccountRow& row);
    bool passes_second_factor(AccountRow& row, const std::string& code);

    AccountParts parts_;
};

}  // namespace beian::desk
