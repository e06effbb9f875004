// Which permit is this, and what does its number say? Residence permits, travel permits, foreigners' cards;
// passports too.
#pragma once

#include "identity/verification.h"

#include <optional>
#include <string>
#include <string_view>

namespace beian::identity {

enum class PermitKind {
    ResidencePermit,        // 港澳台居民居住证, 18 characters
    HongKongMacauTravel,    // 港澳居民来往内地通行证
    TaiwanTravel,           // 台湾居民来往大陆通行证
    PermanentResident,      // 外国人永久居留身份证, 15 characters
    PermanentResident2023,  // the same since 2023, 18 characters
};

struct Permit {
    PermitKind kind;
    std::string number;       // without the count of issues
    std::string issue_count;  // "01", where it was typed with the number
    std::string country;      // letters of a 15-character permanent resident card
    std::vector<Warning> warnings;
    Verification resident;  // what an 18-character number says, else empty
};

Checked<Permit> parse_permit(std::string_view value, CivilDay today);
void tell(const Permit& permit, CivilDay today, Verification& verification);

/// A passport number: a Chinese one is known by its pattern, no pattern is imposed on a foreign one.
struct PassportNumber {
    std::string number;
    bool chinese;
};
Checked<PassportNumber> parse_passport_number(std::string_view value);
void tell(const PassportNumber& passport, CivilDay today, Verification& verification);

}  // namespace beian::identity
