// Can this telephone number be called, and from which province does it come? Mobile numbers and landlines of
// the mainland.
#pragma once

#include "identity/verification.h"

#include <string>
#include <string_view>

namespace beian::identity {

enum class PhoneKind { Mobile, Landline };
/// What is known of a mobile number's first digits.
enum class MobileBlock { Allotted, Unknown, Data, Satellite };

struct Phone {
    PhoneKind kind;
    std::string number;     // 11 digits, or 0755-12345678
    std::string extension;  // of a landline
    std::string area_code;  // of a landline: 0755
    std::string province;   // slug, of a landline whose area code is known
    MobileBlock block;
};

Checked<Phone> parse_phone(std::string_view value);
void tell(const Phone& phone, CivilDay today, Verification& verification);

}  // namespace beian::identity
