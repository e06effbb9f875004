// Which filing is this, and which of its services? Filing numbers (粤ICP备12345678号-2A) and telecom licences
// (粤B2-20090059).
#pragma once

#include "identity/verification.h"

#include <optional>
#include <string>
#include <string_view>

namespace beian::identity {

enum class IcpForm { Filing, Licence, TelecomLicence };  // 备, 证, B2-
enum class ServiceKind { Website, App, MiniProgram, QuickApp };

struct IcpNumber {
    IcpForm form;
    std::string province;  // slug
    std::string prefix;    // 粤
    std::string telecom;   // "B2", of a telecom licence
    std::string serial;
    std::optional<unsigned> service;  // nothing: the number of the subject itself
    ServiceKind kind = ServiceKind::Website;
    std::string text() const;
};

Checked<IcpNumber> parse_icp_number(std::string_view value);
void tell(const IcpNumber& number, CivilDay today, Verification& verification);

}  // namespace beian::identity
