#include "identity/resident_id.h"

#include "identity/check_digit.h"
#include "identity/country.h"
#include "identity/province.h"
#include "identity/sayings.h"
#include "identity/typed.h"

#include <array>

namespace beian::identity {

namespace {

constexpr std::size_t kLength = 18;
constexpr std::size_t kOldLength = 15;
constexpr std::array<std::uint8_t, 17> kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
constexpr std::string_view kCheckDigits = "10X98765432";
// Nobody alive is older; an earlier year is a slip of the finger.
constexpr int kEarliestBirthYear = 1850;

unsigned days_in(int year, unsigned month) {
    constexpr std::array<std::uint8_t, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return kDays[month - 1] + (month == 2 && leap ? 1 : 0);
}

IdCheck fault_at(IdCheck check, IdFault fault, std::size_t position) {
    check.fault = fault;
    check.position = static_cast<std::uint8_t>(position);
    return check;
}

/// Finds out whose number it is, and whether its first six digits can be.
void check_place(IdCheck& check, std::string_view number) {
    const auto refuse = [&](IdFault fault, std::size_t position) {
        check = fault_at(check, fault, position);
    };
    if (number[0] == '9') {
        check.holder = Holder::Foreigner;
        check.country = static_cast<std::uint16_t>(check.region % 1000);
        check.region = check.region / 1000 % 100 * 10000;
        if (find_province_by_gb(check.region / 10000) == nullptr) return refuse(IdFault::Region, 2);
        if (find_country(check.country).empty()) return refuse(IdFault::Country, 4);
        return;
    }
    switch (check.region) {
        case 810000:
            check.holder = Holder::HongKong;
            return;
        case 820000:
            check.holder = Holder::Macau;
            return;
        case 830000:
            check.holder = Holder::Taiwan;
            return;
        default:
            break;
    }
    check.standing = region_standing(check.region, check.year);
    if (check.standing == RegionStanding::Never) {
        return refuse(IdFault::Region, first_impossible_digit(check.region) + 1);
    }
    if (check.standing == RegionStanding::Abolished) refuse(IdFault::Abolished, 1);
}

void check_date(IdCheck& check, CivilDay today) {
    const auto refuse = [&](IdFault fault, std::size_t position) {
        check = fault_at(check, fault, position);
    };
    if (check.year < kEarliestBirthYear) return refuse(IdFault::Year, 7);
    if (check.month < 1 || check.month > 12) return refuse(IdFault::Month, 11);
    if (check.day < 1 || check.day > days_in(check.year, check.month)) return refuse(IdFault::Day, 13);
    const CivilDay birth{std::chrono::year{check.year}, std::chrono::month{check.month},
                         std::chrono::day{check.day}};
    if (birth > today) refuse(IdFault::Future, 7);
}

Refusal refusal_of(const IdCheck& check, const Typed& typed) {
    const std::size_t at = check.position - 1U;
    switch (check.fault) {
        case IdFault::Missing:
            return typed.refuse(at, at == kLength - 1 ? "0-9, X" : "0-9", "位数不足：公民身份号码为18位",
                                "too short: an ID number has 18 characters");
        case IdFault::Surplus:
            return typed.refuse(at, "end", "位数过多：公民身份号码为18位",
                                "too long: an ID number has 18 characters");
        case IdFault::Character:
            return typed.refuse(at, at == kLength - 1 ? "0-9, X" : "0-9", "此处只能是数字（末位可为X）",
                                "only a digit can stand here (the last character may be X)");
        case IdFault::Region:
            return typed.refuse(at, "GB/T 2260", "地址码不存在：前六位应为行政区划代码",
                                "no such address code: the first six digits are a region code of GB/T 2260");
        case IdFault::Abolished:
            return typed.refuse(
                at, "GB/T 2260", "地址码在出生年份之前已撤销，请核对前六位",
                "this address code was abolished before the birth year: check the first six digits");
        case IdFault::Country:
            return typed.refuse(at, "ISO 3166-1", "国家或地区代码不存在：第四至六位应为三位数字国家代码",
                                "no such country: digits 4 to 6 are a numeric country code of ISO 3166-1");
        case IdFault::Year:
            return typed.refuse(at, "YYYY", "出生年份不合理", "the birth year cannot be right");
        case IdFault::Month:
            return typed.refuse(at, "01-12", "月份应为01至12", "the month must be 01 to 12");
        case IdFault::Day: {
            const std::string last = std::to_string(days_in(check.year, check.month));
            return typed.refuse(at, "01-" + last, "日期不存在：该月最后一天是" + last + "日",
                                "no such day: that month ends on day " + last);
        }
        case IdFault::Future:
            return typed.refuse(at, "YYYYMMDD", "出生日期在今天之后", "the birth date lies in the future");
        case IdFault::CheckDigit:
        case IdFault::None:
            break;
    }
    const std::string right{check.expected};
    return typed.refuse(at, right, "校验码不符：按前17位计算应为" + right + "；也可能是前面某一位有误",
                        "wrong check digit: the first 17 digits call for " + right +
                            "; one of them may be the wrong one instead");
}

// 996 to 999 were kept for people already a hundred years old when numbers were first given.
std::string_view century_of(std::string_view sequence) {
    return sequence >= std::string_view{"996"} ? std::string_view{"18"} : std::string_view{"19"};
}

/// The 18 characters of an old number, each still at the position where it was typed.
Typed from_old_form(const Typed& old) {
    Typed full;
    for (std::size_t i = 0; i < 6; ++i) full.append(old[i], old.position(i));
    for (const char c : century_of(old.view().substr(12))) full.append(c, old.position(6));
    for (std::size_t i = 6; i < kOldLength; ++i) full.append(old[i], old.position(i));
    full.append(*check_mod_11_2(full.view()), old.position(kOldLength - 1));
    full.end = old.end;
    return full;
}

std::string_view document_of(Holder holder) {
    switch (holder) {
        case Holder::Citizen:
            return "id_card";
        case Holder::Foreigner:
            return "foreign_permanent_resident_card";
        default:
            return "hmt_residence_permit";
    }
}

void warn_of_region(RegionStanding standing, Verification& verification) {
    const auto warn = [&](std::string code, std::string zh, std::string en) {
        verification.warnings.push_back({std::move(code), {std::move(zh), std::move(en)}});
    };
    switch (standing) {
        case RegionStanding::CreatedLater:
            return warn("region.created_later", "地址码在出生之后才启用，请对照证件核对",
                        "the address code was created only after the birth date: compare it with the card");
        case RegionStanding::BeforeRecords:
            return warn(
                "region.before_records", "地址码不在2002年以来的区划表中，可能是更早的代码，请对照证件核对",
                "the address code is in no region table since 2002 and may be an older one: compare it "
                "with the card");
        case RegionStanding::AfterRecords:
            return warn(
                "region.after_records", "地址码不在现有区划表中，可能是新设的代码，请对照证件核对",
                "the address code is in no region table at hand and may be a new one: compare it with the "
                "card");
        default:
            return;
    }
}

}  // namespace

IdCheck check_resident_id(std::string_view number, CivilDay today) noexcept {
    IdCheck check;
    if (number.size() < kLength) return fault_at(check, IdFault::Missing, number.size() + 1);
    if (number.size() > kLength) return fault_at(check, IdFault::Surplus, kLength + 1);
    std::array<unsigned, 17> digit;
    unsigned sum = 0;
    for (std::size_t i = 0; i < digit.size(); ++i) {
        digit[i] = static_cast<unsigned>(static_cast<unsigned char>(number[i])) - '0';
        if (digit[i] > 9) return fault_at(check, IdFault::Character, i + 1);
        sum += digit[i] * kWeights[i];
    }
    const char last = number[17] == 'x' ? 'X' : number[17];
    if (!is_digit(last) && last != 'X') return fault_at(check, IdFault::Character, kLength);

    for (std::size_t i = 0; i < 6; ++i) check.region = check.region * 10 + digit[i];
    check.year = static_cast<std::int16_t>(digit[6] * 1000 + digit[7] * 100 + digit[8] * 10 + digit[9]);
    check.month = static_cast<std::uint8_t>(digit[10] * 10 + digit[11]);
    check.day = static_cast<std::uint8_t>(digit[12] * 10 + digit[13]);
    check.female = digit[16] % 2 == 0;
    check_place(check, number);
    if (check.fault == IdFault::None) check_date(check, today);
    if (check.fault != IdFault::None) return check;
    check.expected = kCheckDigits[sum % 11];
    if (last != check.expected) return fault_at(check, IdFault::CheckDigit, kLength);
    return check;
}

Checked<ResidentId> parse_resident_id(std::string_view value, CivilDay today) {
    Typed typed = as_typed(value, " -");
    const bool old = typed.size() == kOldLength && first_non_digit(typed.view()) == kOldLength;
    if (old) typed = from_old_form(typed);
    // A wrong character tells more than the length it leads to.
    if (typed.size() != kLength && !old) {
        const std::size_t odd = first_non_digit(typed.view());
        if (odd < typed.size() && odd < kLength - 1) {
            IdCheck check;
            return refusal_of(fault_at(check, IdFault::Character, odd + 1), typed);
        }
    }
    const IdCheck check = check_resident_id(typed.view(), today);
    if (check.fault != IdFault::None) return refusal_of(check, typed);
    return ResidentId{
        PersonalData<std::string>{typed.text},
        check.holder,
        CivilDay{std::chrono::year{check.year}, std::chrono::month{check.month}, std::chrono::day{check.day}},
        check.female,
        check.region,
        check.standing,
        std::string{find_country(check.country)},
        old};
}

void tell(const ResidentId& id, CivilDay today, Verification& verification) {
    verification.normalised = id.number.reveal();
    auto& says = verification.says;
    says = {say_document(document_of(id.holder)), say_birth_date(id.birth), say_sex(id.female),
            say_age(id.birth, today), say_region(id.region)};
    if (!id.nationality.empty()) says.push_back(say("nationality", {"国籍", "Nationality"}, id.nationality));
    warn_of_region(id.standing, verification);
    if (id.was_15_digits) {
        verification.warnings.push_back({"id.old_form",
                                         {"15位旧号码，备案须使用18位新号码（已换算）",
                                          "an old 15-digit number: filings want the 18 digits it became"}});
    }
}

}  // namespace beian::identity
