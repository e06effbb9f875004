// Which organisation is this, and who registered it? Unified social credit codes (GB 32100) and the numbers
// they replaced.
#pragma once

#include "identity/verification.h"

#include <string>
#include <string_view>

namespace beian::identity {

struct CreditCode {
    std::string code;          // 18 characters
    Words authority;           // who registers: 市场监管(工商)
    Words body;                // what it is: 企业; empty where the published table has no such class
    std::string subject_kind;  // `subject.kind` of the facts, where the class settles it
    unsigned region;           // of the registering authority
    std::string organisation;  // GB 11714, nine characters
    char organisation_check;   // what its own check character should be
};
Checked<CreditCode> parse_credit_code(std::string_view value);
void tell(const CreditCode& code, CivilDay today, Verification& verification);

/// GB 11714: eight characters and a check character.
struct OrganisationCode {
    std::string code;  // with its hyphen: D2143569-X
};
Checked<OrganisationCode> parse_organisation_code(std::string_view value);
void tell(const OrganisationCode& code, CivilDay today, Verification& verification);

enum class LicenceKind { Domestic, ForeignInvested, IndividualBusiness, Before2007, LawFirm };

/// A business licence number of GS15-2006 (15 digits), one from before it (13), or a law firm's old one (17).
struct LicenceNumber {
    std::string number;
    LicenceKind kind;
    unsigned region;  // 0 for a law firm's
};
Checked<LicenceNumber> parse_licence_number(std::string_view value);
void tell(const LicenceNumber& number, CivilDay today, Verification& verification);

}  // namespace beian::identity
