#include "identity/permit.h"

#include "base/result.h"
#include "identity/country.h"
#include "identity/resident_id.h"
#include "identity/sayings.h"
#include "identity/typed.h"

namespace beian::identity {

namespace {

constexpr std::size_t kCardDigits = 8;
constexpr std::size_t kCardDigitsAndCount = 10;
constexpr std::size_t kOldForeignLength = 15;

Warning unusual_length() {
    return {
        "permit.length",
        {"位数与现行证件不同，请对照证件核对", "not the length of today's card: compare it with the permit"}};
}

Refusal not_a_digit(const Typed& typed, std::size_t at) {
    if (at >= typed.size())
        return typed.refuse(at, "0-9", "位数不足：此处应还有数字", "too short: more digits are missing here");
    return typed.refuse(at, "0-9", "此处只能是数字", "only a digit can stand here");
}

Refusal too_long(const Typed& typed, std::size_t at) {
    return typed.refuse(at, "end", "位数过多", "too long: the number should end before this character");
}

/// H or M, then 8 digits; 10 with the count of issues.
Checked<Permit> parse_hong_kong_macau(const Typed& typed) {
    const std::size_t odd = first_non_digit(typed.view(), 1);
    if (odd < typed.size()) return not_a_digit(typed, odd);
    const std::size_t digits = typed.size() - 1;
    if (digits < 5) return not_a_digit(typed, typed.size());
    if (digits > kCardDigitsAndCount) return too_long(typed, 1 + kCardDigitsAndCount);
    Permit permit{PermitKind::HongKongMacauTravel, typed.text, {}, {}, {}, {}};
    if (digits == kCardDigitsAndCount) {
        permit.issue_count = permit.number.substr(1 + kCardDigits);
        permit.number.resize(1 + kCardDigits);
    } else if (digits != kCardDigits) {
        permit.warnings.push_back(unusual_length());
    }
    return permit;
}

/// 8 digits for life; before 2015 also 10 digits with the letter of the issue, or a letter and 7 to 9 digits.
Checked<Permit> parse_taiwan(const Typed& typed) {
    Permit permit{PermitKind::TaiwanTravel, typed.text, {}, {}, {}, {}};
    const std::size_t first = is_capital(typed[0]) ? 1 : 0;
    const std::size_t odd = first_non_digit(typed.view(), first);
    const std::size_t digits = odd - first;
    if (odd < typed.size()) {
        const bool issue_letter =
            first == 0 && digits == 10 && odd + 1 == typed.size() && is_capital(typed[odd]);
        if (!issue_letter) return not_a_digit(typed, odd);
    }
    const std::size_t most = first == 1 ? 9 : 12;
    if (digits < 7) return not_a_digit(typed, odd);
    if (digits > most) return too_long(typed, first + most);
    if (typed.size() != kCardDigits || first == 1) {
        permit.warnings.push_back(
            {"permit.old_form",
             {"不是2015年以来的8位号码，可能是旧版本，请对照证件核对",
              "not the 8 digits in use since 2015, perhaps an old booklet: compare it with the permit"}});
    }
    return permit;
}

/// Three letters of the country and 12 digits.
Checked<Permit> parse_old_foreign(const Typed& typed) {
    const std::size_t odd = first_non_digit(typed.view(), 3);
    if (odd < kOldForeignLength) return not_a_digit(typed, odd);
    if (typed.size() > kOldForeignLength) return too_long(typed, kOldForeignLength);
    Permit permit{PermitKind::PermanentResident, typed.text, {}, typed.text.substr(0, 3), {}, {}};
    if (!is_country(permit.country)) {
        permit.warnings.push_back(
            {"permit.country",
             {"前三个字母不是已知的国家代码", "the first three letters are no known country code"}});
    }
    return permit;
}

Checked<Permit> parse_18(const Typed& typed, std::string_view value, CivilDay today) {
    ResidentId id = BEIAN_TRY(parse_resident_id(value, today));
    if (id.holder == Holder::Citizen) {
        return typed.refuse(0, "8, 9", "这是居民身份证号码，请选择身份证",
                            "this is a resident ID number: choose the ID card");
    }
    const bool foreign = id.holder == Holder::Foreigner;
    Permit permit{foreign ? PermitKind::PermanentResident2023 : PermitKind::ResidencePermit,
                  id.number.reveal(),
                  {},
                  {},
                  {},
                  {}};
    tell(id, today, permit.resident);
    return permit;
}

std::size_t count_letters(std::string_view text) {
    std::size_t letters = 0;
    while (letters < text.size() && is_capital(text[letters])) ++letters;
    return letters;
}

std::string_view document_of(PermitKind kind) {
    switch (kind) {
        case PermitKind::HongKongMacauTravel:
            return "hmt_travel_permit";
        case PermitKind::TaiwanTravel:
            return "tw_travel_permit";
        case PermitKind::PermanentResident:
            return "foreign_permanent_resident_card";
        default:
            return "hmt_residence_permit";
    }
}

/// E or G and 8 digits, E with a letter and 7 digits, D, S or P with 8 letters or digits (at least 7 of them
/// digits).
bool is_chinese_passport(std::string_view number) {
    if (number.size() != 9 || std::string_view{"EGDSP"}.find(number[0]) == std::string_view::npos)
        return false;
    const std::size_t letters = count_letters(number);
    if (first_non_digit(number, letters) != number.size()) return false;
    return letters == 1 || (letters == 2 && number[0] != 'G');
}

}  // namespace

Checked<Permit> parse_permit(std::string_view value, CivilDay today) {
    const Typed typed = as_typed(value, " -()");
    if (typed.size() == 0) {
        return typed.refuse(0, "0-9, A-Z", "没有号码", "there is no number");
    }
    if (!is_digit(typed[0]) && !is_capital(typed[0])) {
        return typed.refuse(0, "0-9, A-Z", "证件号码以数字或字母开头",
                            "a permit's number begins with a digit or a letter");
    }
    const std::size_t letters = count_letters(typed.view());
    if (letters == 0 && typed.size() > 12) return parse_18(typed, value, today);
    if (letters == 3) return parse_old_foreign(typed);
    if (letters > 1) return not_a_digit(typed, 1);
    if (typed[0] == 'H' || typed[0] == 'M') return parse_hong_kong_macau(typed);
    return parse_taiwan(typed);
}

void tell(const Permit& permit, CivilDay, Verification& verification) {
    verification.normalised = permit.number;
    if (!permit.resident.says.empty()) {
        verification.says = permit.resident.says;
        verification.warnings = permit.resident.warnings;
        return;
    }
    auto& says = verification.says;
    says = {say_document(document_of(permit.kind))};
    if (permit.kind == PermitKind::HongKongMacauTravel) {
        says.push_back(say("residency", {"居民身份", "Residency"},
                           std::string_view{permit.number[0] == 'H' ? "hong_kong" : "macau"}));
    }
    if (permit.kind == PermitKind::TaiwanTravel) {
        says.push_back(say("residency", {"居民身份", "Residency"}, std::string_view{"taiwan"}));
    }
    says.push_back(say("document_number", {"证件号码", "Document number"}, permit.number));
    if (!permit.issue_count.empty()) {
        says.push_back(say("issue_count", {"换证次数", "Count of issues"}, permit.issue_count));
        verification.warnings.push_back(
            {"permit.issue_count",
             {"末两位是换证次数，不属于终身号码",
              "the last two digits count the issues; they are not part of the number for life"}});
    }
    if (!permit.country.empty()) says.push_back(say("nationality", {"国籍", "Nationality"}, permit.country));
    verification.warnings.insert(verification.warnings.end(), permit.warnings.begin(), permit.warnings.end());
}

Checked<PassportNumber> parse_passport_number(std::string_view value) {
    constexpr std::size_t kShortest = 5;
    constexpr std::size_t kLongest =
        15;  // beyond 9 characters the number runs over into the MRZ's optional data
    const Typed typed = as_typed(value, " -");
    bool has_digit = false;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        has_digit |= is_digit(typed[i]);
        if (!is_digit(typed[i]) && !is_capital(typed[i])) {
            return typed.refuse(i, "0-9, A-Z", "护照号码只有字母和数字",
                                "a passport number has letters and digits only");
        }
    }
    if (typed.size() < kShortest) {
        return typed.refuse(typed.size(), "0-9, A-Z", "位数不足", "too short for a passport number");
    }
    if (typed.size() > kLongest) return too_long(typed, kLongest);
    if (!has_digit)
        return typed.refuse(typed.size() - 1, "0-9", "护照号码应含数字",
                            "a passport number has digits in it");
    return PassportNumber{typed.text, is_chinese_passport(typed.view())};
}

void tell(const PassportNumber& passport, CivilDay, Verification& verification) {
    verification.normalised = passport.number;
    verification.says = {say_document("passport"),
                         say("document_number", {"证件号码", "Document number"}, passport.number)};
    if (passport.chinese) {
        verification.says.push_back(
            say("issuing_state", {"签发国", "Issuing state"}, std::string_view{"CHN"}));
        return;
    }
    verification.warnings.push_back(
        {"passport.not_chinese",
         {"不是中国护照的号码格式；外国护照请以机读码核对",
          "not the pattern of a Chinese passport; check a foreign one by its machine-readable lines"}});
}

}  // namespace beian::identity
