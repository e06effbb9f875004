// An authenticator: begun, confirmed, taken away.
#include "desk/accounts/accounts.h"
#include "desk/accounts/profile.h"
#include "desk/accounts/secrets.h"
#include "desk/accounts/totp.h"

namespace beian::desk {

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

}  // namespace beian::desk
