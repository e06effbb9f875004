// What is personal or secret of an account, and how is it sealed? Used by accounts.cpp only.
#pragma once

#include "desk/accounts/accounts.h"

namespace beian::desk {

struct Profile {
    std::string name;
    Bytes totp;  // the secret an authenticator has
    bool totp_confirmed = false;
    std::vector<std::string> recovery;  // digests of codes
    bool has_totp() const { return totp_confirmed; }
};

void seal_profile(Vault& vault, AccountRow& row, const Profile& profile);
/// Throws where it cannot be opened: then the keys are not those it was sealed with.
Profile open_profile(Vault& vault, const AccountRow& row);
/// Words that are no scopes any more are passed over.
Scopes parse_scopes(std::string_view words);

}  // namespace beian::desk
