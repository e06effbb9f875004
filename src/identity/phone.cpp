#include "identity/phone.h"

#include "base/result.h"
#include "identity/province.h"
#include "identity/sayings.h"
#include "identity/typed.h"

#include <algorithm>

namespace beian::identity {

namespace {

constexpr std::size_t kMobileLength = 11;
constexpr std::size_t kLongestExtension = 6;

// Network numbers allotted at the end of March 2023 (MIIT). The ministry goes on opening blocks, so what is
// missing here is a warning only.
constexpr unsigned kAllotted[][2] = {{130, 139}, {145, 145}, {147, 147}, {150, 153}, {155, 159}, {162, 162},
                                     {165, 167}, {170, 173}, {175, 178}, {180, 193}, {195, 199}};
constexpr unsigned kDataBlocks[] = {140, 141, 144, 146, 148, 149};
constexpr std::string_view kSatelliteBlocks[] = {"1349", "174", "1619"};

struct Area {
    std::string_view code, province;
};

// Trunk codes with three digits, then the first three digits of those with four.
constexpr Area kAreas[] = {
    {"010", "beijing"},      {"020", "guangdong"},    {"021", "shanghai"},  {"022", "tianjin"},
    {"023", "chongqing"},    {"024", "liaoning"},     {"025", "jiangsu"},   {"027", "hubei"},
    {"028", "sichuan"},      {"029", "shaanxi"},      {"031", "hebei"},     {"033", "hebei"},
    {"034", "shanxi"},       {"035", "shanxi"},       {"037", "henan"},     {"039", "henan"},
    {"041", "liaoning"},     {"042", "liaoning"},     {"043", "jilin"},     {"044", "jilin"},
    {"045", "heilongjiang"}, {"046", "heilongjiang"}, {"047", "neimenggu"}, {"048", "neimenggu"},
    {"051", "jiangsu"},      {"052", "jiangsu"},      {"053", "shandong"},  {"054", "shandong"},
    {"055", "anhui"},        {"056", "anhui"},        {"057", "zhejiang"},  {"058", "zhejiang"},
    {"059", "fujian"},       {"063", "shandong"},     {"066", "guangdong"}, {"069", "yunnan"},
    {"070", "jiangxi"},      {"071", "hubei"},        {"072", "hubei"},     {"073", "hunan"},
    {"074", "hunan"},        {"075", "guangdong"},    {"076", "guangdong"}, {"077", "guangxi"},
    {"079", "jiangxi"},      {"081", "sichuan"},      {"082", "sichuan"},   {"083", "sichuan"},
    {"085", "guizhou"},      {"087", "yunnan"},       {"088", "yunnan"},    {"090", "xinjiang"},
    {"091", "shaanxi"},      {"093", "gansu"},        {"094", "gansu"},     {"095", "ningxia"},
    {"097", "qinghai"},      {"099", "xinjiang"},
};

std::string_view province_of(std::string_view area_code) {
    // 0890 and 0898, 0899 are Hainan, the rest of 089x Tibet.
    if (area_code.starts_with("089")) {
        return area_code == "0890" || area_code >= std::string_view{"0898"} ? "hainan" : "xizang";
    }
    for (const Area& area : kAreas) {
        if (area_code.starts_with(area.code)) return area.province;
    }
    return {};
}

MobileBlock block_of(std::string_view number) {
    const unsigned network = to_number(number.substr(0, 3));
    const auto starts = [&](std::string_view prefix) { return number.starts_with(prefix); };
    if (std::any_of(std::begin(kSatelliteBlocks), std::end(kSatelliteBlocks), starts))
        return MobileBlock::Satellite;
    if (std::find(std::begin(kDataBlocks), std::end(kDataBlocks), network) != std::end(kDataBlocks))
        return MobileBlock::Data;
    const auto holds = [&](const unsigned(&range)[2]) { return network >= range[0] && network <= range[1]; };
    return std::any_of(std::begin(kAllotted), std::end(kAllotted), holds) ? MobileBlock::Allotted
                                                                          : MobileBlock::Unknown;
}

/// The digits typed, and where the extension begins among them.
struct Dialled {
    Typed digits;
    std::size_t extension;  // size() where there is none
    std::size_t country_code = 0;
};

Checked<Dialled> dial(const Typed& typed) {
    Dialled dialled{{}, std::string::npos};
    dialled.digits.end = typed.end;
    std::size_t at = 0;
    for (const std::string_view prefix : {"+86", "0086"}) {
        if (typed.view().starts_with(prefix)) at = prefix.size();
    }
    dialled.country_code = at;
    bool had_local_number = false;
    for (; at < typed.size(); ++at) {
        const char c = typed[at];
        if (is_digit(c)) {
            dialled.digits.append(c, typed.position(at));
            continue;
        }
        // After at least an area code and a whole number, the next separator can only announce an extension.
        had_local_number = dialled.digits.size() >= 10;
        const std::string_view rest = typed.view().substr(at);
        const bool announces =
            rest.starts_with("转") || rest.starts_with("EXT") || c == '-' || c == '#' || c == ',' || c == '*';
        if (had_local_number && announces && dialled.extension == std::string::npos) {
            dialled.extension = dialled.digits.size();
            if (rest.starts_with("转")) at += std::string_view{"转"}.size() - 1;
            if (rest.starts_with("EXT")) at += rest.starts_with("EXT.") ? 3 : 2;
            continue;
        }
        if (c == ' ' || c == '-' || c == '(' || c == ')') continue;
        return typed.refuse(at, "0-9", "电话号码只有数字、-和分机号",
                            "a telephone number has digits, hyphens and an extension only");
    }
    dialled.extension = std::min(dialled.extension, dialled.digits.size());
    return dialled;
}

Checked<Phone> parse_mobile(const Typed& digits, std::size_t extension) {
    if (digits.size() > 1 && digits[1] < '3') {
        return digits.refuse(1, "3-9", "手机号码第2位应为3至9",
                             "the second digit of a mobile number is 3 to 9");
    }
    if (digits.size() < kMobileLength) {
        return digits.refuse(digits.size(), "0-9", "位数不足：手机号码为11位",
                             "too short: a mobile number has 11 digits");
    }
    if (digits.size() > kMobileLength || extension < digits.size()) {
        return digits.refuse(std::min(kMobileLength, digits.size() - 1), "end", "位数过多：手机号码为11位",
                             "too long: a mobile number has 11 digits");
    }
    return Phone{PhoneKind::Mobile, digits.text, {}, {}, {}, block_of(digits.view())};
}

Checked<Phone> parse_landline(const Typed& digits, std::size_t extension) {
    const std::string_view text = digits.view();
    if (text.size() < 2 || text[1] == '0') {
        return digits.refuse(1, "1-9", "区号第2位应为1至9", "the second digit of an area code is 1 to 9");
    }
    if (text[1] == '1' && text.size() > 2 && text[2] != '0') {
        return digits.refuse(2, "0", "以01开头的区号只有010", "the only area code beginning 01 is 010");
    }
    if (text.starts_with("026"))
        return digits.refuse(2, "0-5, 7-9", "没有026区号", "there is no area code 026");
    const std::size_t area = text[1] <= '2' ? 3 : 4;
    const std::size_t length = extension - std::min(extension, area);
    const std::size_t least = area == 3 ? 8 : 7;
    if (text.size() > area && (text[area] < '2' || text[area] > '8')) {
        return digits.refuse(area, "2-8", "本地号码首位应为2至8", "a local number begins with 2 to 8");
    }
    if (length < least) {
        return digits.refuse(extension, "0-9", "位数不足：区号后应有7或8位号码（三位区号后为8位）",
                             "too short: 7 or 8 digits follow the area code (8 after one of three digits)");
    }
    if (length > 8) {
        return digits.refuse(area + 8, "end, -", "位数过多：分机号请用-隔开",
                             "too long: put a hyphen before an extension");
    }
    if (digits.size() - extension > kLongestExtension) {
        return digits.refuse(extension + kLongestExtension, "end", "分机号过长", "the extension is too long");
    }
    const std::string_view code = text.substr(0, area);
    return Phone{PhoneKind::Landline,
                 std::string{code} + "-" + std::string{text.substr(area, length)},
                 std::string{text.substr(extension)},
                 std::string{code},
                 std::string{province_of(code)},
                 MobileBlock::Allotted};
}

}  // namespace

Checked<Phone> parse_phone(std::string_view value) {
    Dialled dialled = BEIAN_TRY(dial(as_typed(value, "")));
    Typed& digits = dialled.digits;
    if (digits.size() == 0) return digits.refuse(0, "0-9", "没有号码", "there is no number");
    // 86 without a plus is understood where exactly a mobile number follows.
    const bool bare_country_code =
        dialled.country_code == 0 && digits.size() == 13 && digits.view().starts_with("861");
    if (bare_country_code) digits = digits.without_first(2);
    dialled.extension = std::min(dialled.extension, digits.size());
    if (digits[0] == '1' && (dialled.country_code == 0 || digits.size() == kMobileLength)) {
        return parse_mobile(digits, dialled.extension);
    }
    if (dialled.country_code > 0 && digits[0] != '0') {
        // From abroad the trunk 0 is left out.
        Typed national;
        national.append('0', digits.position(0));
        for (std::size_t i = 0; i < digits.size(); ++i) national.append(digits[i], digits.position(i));
        national.end = digits.end;
        return parse_landline(national, dialled.extension + 1);
    }
    if (digits[0] == '0') return parse_landline(digits, dialled.extension);
    if (digits.size() == 10 && (digits.view().starts_with("400") || digits.view().starts_with("800"))) {
        return digits.refuse(
            0, "0, 1", "400、800号码不能作联系电话，请填手机或带区号的固定电话",
            "400 and 800 numbers are no contact numbers: give a mobile or a landline with its area code");
    }
    return digits.refuse(
        0, "0, 1", "请填11位手机号，或带区号（以0开头）的固定电话",
        "give a mobile number of 11 digits, or a landline with its area code (beginning with 0)");
}

void tell(const Phone& phone, CivilDay, Verification& verification) {
    const auto warn = [&](std::string code, std::string zh, std::string en) {
        verification.warnings.push_back({std::move(code), {std::move(zh), std::move(en)}});
    };
    verification.normalised = phone.number + (phone.extension.empty() ? "" : "-" + phone.extension);
    auto& says = verification.says;
    const bool mobile = phone.kind == PhoneKind::Mobile;
    says = {say("type", {"类型", "Type"}, std::string_view{mobile ? "mobile" : "landline"})};
    if (mobile) {
        says.push_back(say("network", {"网号", "Network"}, phone.number.substr(0, 3)));
        switch (phone.block) {
            case MobileBlock::Allotted:
                break;
            case MobileBlock::Unknown:
                warn("phone.block", "号段不在已知号段表中（截至2023年3月），可能是新号段",
                     "not among the network numbers known in March 2023; it may be a new one");
                break;
            case MobileBlock::Data:
                warn("phone.data", "此号段用于物联网或数据卡，可能无法接听电话",
                     "this block is for data cards, which may take no calls");
                break;
            case MobileBlock::Satellite:
                warn("phone.satellite", "此号段用于卫星电话", "this block is for satellite telephones");
                break;
        }
        return;
    }
    says.push_back(say("area_code", {"区号", "Area code"}, phone.area_code));
    if (phone.province.empty()) {
        warn("phone.area_code", "区号不在已知区号表中", "the area code is not among those known");
    } else {
        says.push_back(say("province", {"省份", "Province"}, phone.province));
    }
    if (!phone.extension.empty()) says.push_back(say("extension", {"分机", "Extension"}, phone.extension));
}

}  // namespace beian::identity
