#include "adapters/sms/sms.h"

namespace beian::sms {

std::string bare_mobile(std::string_view typed) {
    std::string digits;
    for (const char c : typed) {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (c != ' ' && c != '-' && !(c == '+' && digits.empty()))
            return {};
    }
    if (digits.size() == 13 && digits.starts_with("86")) digits.erase(0, 2);
    return digits.size() == 11 && digits.front() == '1' ? digits : std::string{};
}

std::string template_for(const SmsAccount& account, const std::string& event) {
    for (const std::string& name : {event, std::string("other")}) {
        if (const auto found = account.templates.find(name); found != account.templates.end())
            return found->second;
    }
    return {};
}

}  // namespace beian::sms
