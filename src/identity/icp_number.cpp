#include "identity/icp_number.h"

#include "identity/province.h"
#include "identity/sayings.h"
#include "identity/typed.h"

#include <algorithm>

namespace beian::identity {

namespace {

constexpr std::size_t kHan = 3;  // bytes of a Chinese character in UTF-8
constexpr std::size_t kMostServiceDigits = 6;

std::string_view slug_of(ServiceKind kind) {
    switch (kind) {
        case ServiceKind::Website:
            return "website";
        case ServiceKind::App:
            return "app";
        case ServiceKind::MiniProgram:
            return "mini_program";
        case ServiceKind::QuickApp:
            return "quick_app";
    }
    return {};
}

std::string_view suffix_of(ServiceKind kind) {
    switch (kind) {
        case ServiceKind::Website:
            return "";
        case ServiceKind::App:
            return "A";
        case ServiceKind::MiniProgram:
            return "X";
        case ServiceKind::QuickApp:
            return "K";
    }
    return {};
}

/// Walks over what was typed; every expectation that fails is a refusal at that place.
class Walk {
public:
    explicit Walk(const Typed& typed) : typed_(typed) {}

    bool take(std::string_view token) {
        if (!typed_.view().substr(at_).starts_with(token)) return false;
        at_ += token.size();
        return true;
    }
    std::string take_digits() {
        const std::size_t end = first_non_digit(typed_.view(), at_);
        std::string digits{typed_.view().substr(at_, end - at_)};
        at_ = end;
        return digits;
    }
    bool at_end() const { return at_ == typed_.size(); }
    std::string_view rest() const { return typed_.view().substr(at_); }
    std::size_t at() const { return at_; }
    Refusal refuse(std::string expected, std::string zh, std::string en) const {
        return refuse_at(at_, expected, zh, en);
    }
    Refusal refuse_at(std::size_t at, std::string expected, std::string zh, std::string en) const {
        return typed_.refuse(at, std::move(expected), std::move(zh), std::move(en));
    }

private:
    const Typed& typed_;
    std::size_t at_ = 0;
};

/// "-2A": the service's number among those of the subject, and its kind.
std::optional<Refusal> read_service(Walk& walk, IcpNumber& number) {
    if (walk.at_end()) return std::nullopt;
    if (!walk.take("-"))
        return walk.refuse("-, end", "此处应结束，或为“-序号”",
                           "the number should end here, or go on with - and a service number");
    const std::size_t at = walk.at();
    const std::string digits = walk.take_digits();
    if (digits.empty())
        return walk.refuse("1-9", "“-”后应为服务序号", "a service number should follow the hyphen");
    if (digits[0] == '0')
        return walk.refuse_at(at, "1-9", "服务序号不以0开头", "a service number does not begin with 0");
    if (digits.size() > kMostServiceDigits) {
        return walk.refuse_at(at + kMostServiceDigits, "end, A, X, K", "服务序号过长",
                              "the service number is too long");
    }
    number.service = to_number(digits);
    for (const ServiceKind kind : {ServiceKind::App, ServiceKind::MiniProgram, ServiceKind::QuickApp}) {
        if (walk.take(suffix_of(kind))) {
            number.kind = kind;
            break;
        }
    }
    if (walk.at_end()) return std::nullopt;
    return walk.refuse("A, X, K, end", "序号后只能是A（App）、X（小程序）、K（快应用），或结束",
                       "after the service number stand A (App), X (mini-program), K (quick app) or nothing");
}

Checked<IcpNumber> read_filing(Walk& walk, IcpNumber number) {
    const std::size_t at = walk.at();
    number.serial = walk.take_digits();
    const bool filing = number.form == IcpForm::Filing;
    const auto& digits = number.serial;
    // 备: two or four digits of the year and a serial of six; 证: six digits, or the year and four to six
    // more.
    const bool fits =
        filing ? digits.size() == 8 || digits.size() == 10 : digits.size() >= 6 && digits.size() <= 10;
    if (!fits) {
        const std::size_t most = 10;
        const bool is_short = digits.size() < most;
        return walk.refuse_at(at + std::min(digits.size(), most), is_short ? "0-9" : "号",
                              filing ? "备案序号为8位或10位数字" : "许可证序号为6至10位数字",
                              filing ? "the serial has 8 or 10 digits" : "the serial has 6 to 10 digits");
    }
    // 号 is often left out and changes nothing.
    walk.take("号");
    if (auto refusal = read_service(walk, number)) return *refusal;
    return number;
}

Checked<IcpNumber> read_telecom_licence(Walk& walk, IcpNumber number) {
    if (!walk.take("-"))
        return walk.refuse("-", "业务种类后应为“-”", "a hyphen follows the class of service");
    const std::size_t at = walk.at();
    number.serial = walk.take_digits();
    if (number.serial.size() != 8) {
        return walk.refuse_at(at + std::min<std::size_t>(number.serial.size(), 8),
                              number.serial.size() < 8 ? "0-9" : "-, end", "许可证序号为8位数字",
                              "the serial has 8 digits");
    }
    walk.take("号");
    if (auto refusal = read_service(walk, number)) return *refusal;
    return number;
}

/// "B2", or several classes joined by dots: "A2.B1.B2".
std::string take_telecom_classes(Walk& walk) {
    std::string classes;
    const auto is_class = [&] {
        const std::string_view rest = walk.rest();
        return rest.size() >= 2 && (rest[0] == 'A' || rest[0] == 'B') && (rest[1] == '1' || rest[1] == '2');
    };
    while (is_class()) {
        const std::string one{walk.rest().substr(0, 2)};
        walk.take(one);
        if (!classes.empty()) classes += '.';
        classes += one;
        if (!walk.take(".")) break;
    }
    return classes;
}

}  // namespace

std::string IcpNumber::text() const {
    std::string text = prefix;
    switch (form) {
        case IcpForm::Filing:
            text += "ICP备" + serial + "号";
            break;
        case IcpForm::Licence:
            text += "ICP证" + serial + "号";
            break;
        case IcpForm::TelecomLicence:
            text += telecom + "-" + serial;
            break;
    }
    if (service) text.append("-").append(std::to_string(*service)).append(suffix_of(kind));
    return text;
}

Checked<IcpNumber> parse_icp_number(std::string_view value) {
    const Typed typed = as_typed(value, " ");
    Walk walk{typed};
    const Province* province = find_province_by_icp(walk.rest().substr(0, kHan));
    if (province == nullptr) {
        return walk.refuse("京, 粤, ...", "备案号以省份简称开头（如京、粤）",
                           "a filing number begins with the short name of a province (京, 粤 ...)");
    }
    walk.take(province->icp);
    IcpNumber number{IcpForm::Filing, std::string{province->slug}, std::string{province->icp}, {}, {}, {}};
    if (walk.rest().starts_with("公网安备")) {
        return walk.refuse("ICP备", "这是公安备案号，不是ICP备案号",
                           "this is a police filing number, not an ICP filing number");
    }
    number.telecom = take_telecom_classes(walk);
    if (!number.telecom.empty()) {
        number.form = IcpForm::TelecomLicence;
        return read_telecom_licence(walk, std::move(number));
    }
    if (!walk.take("ICP")) return walk.refuse("ICP", "省份简称后应为“ICP备”", "ICP备 follows the province");
    if (walk.take("证")) {
        number.form = IcpForm::Licence;
    } else if (!walk.take("备") && !walk.take("備")) {
        return walk.refuse("备", "“ICP”后应为“备”", "备 follows ICP");
    }
    return read_filing(walk, std::move(number));
}

void tell(const IcpNumber& number, CivilDay, Verification& verification) {
    verification.normalised = number.text();
    auto& says = verification.says;
    const std::string_view type = number.form == IcpForm::Filing    ? "filing"
                                  : number.form == IcpForm::Licence ? "licence"
                                                                    : "telecom_licence";
    says = {say("type", {"类型", "Type"}, type), say("province", {"省份", "Province"}, number.province),
            say("serial", {"序号", "Serial"}, number.serial)};
    if (!number.telecom.empty())
        says.push_back(say("class", {"业务种类", "Class of service"}, number.telecom));
    if (!number.service) return;
    says.push_back(say("service_number", {"服务序号", "Service number"}, static_cast<int>(*number.service)));
    says.push_back(say("service_kind", {"服务类型", "Service kind"}, slug_of(number.kind)));
}

}  // namespace beian::identity
