// 主体负责人授权书、服务负责人授权书: what a legal representative writes for somebody else.
#include "reading/kinds/letter.h"

namespace beian::reading {
namespace {

const Mark kMarks[] = {{"授权", 0.1}, {"营业执照", -0.3}};

double is_authorization(const Form& form) {
    static constexpr std::string_view kTitles[] = {"授权书", "授权委托书", "委托书"};
    return is_titled(form, kTitles);
}
double is_site_authorization(const Form& form) {
    static constexpr std::string_view kTitles[] = {"网站负责人授权", "服务负责人授权", "APP负责人授权",
                                                   "互联网信息服务负责人授权"};
    return is_titled(form, kTitles) * 1.1;
}

}  // namespace

extern const Kind kAuthorizationLetter, kSiteHeadAuthorization;
const Kind kAuthorizationLetter{"authorization_letter", "page-1", kMarks, letter_labels(), read_letter, "",
                                is_authorization};
const Kind kSiteHeadAuthorization{
    "site_head_authorization", "page-1", kMarks, letter_labels(), read_letter, "", is_site_authorization};

}  // namespace beian::reading
