// Is this a domain name one could register? In the form the resolver uses, and in the form people read.
#pragma once

#include "identity/verification.h"

#include <string>
#include <string_view>

namespace beian::identity {

struct DomainName {
    std::string ascii;        // xn--...
    std::string unicode;      // for display
    std::string registrable;  // its last part that one can register, as far as the common suffixes tell
};

Checked<DomainName> parse_domain(std::string_view value);
void tell(const DomainName& domain, CivilDay today, Verification& verification);

}  // namespace beian::identity
