#include "identity/credit_code.h"

#include "identity/check_digit.h"
#include "identity/province.h"
#include "identity/region.h"
#include "identity/sayings.h"
#include "identity/typed.h"

#include <algorithm>

namespace beian::identity {

namespace {

constexpr std::size_t kLength = 18;
constexpr unsigned kNational = 100000;

struct Authority {
    char code;
    std::string_view zh, en;
};

// GB 32100-2015, table 1, and its amendment (A, N, Y).
constexpr Authority kAuthorities[] = {
    {'1', "机构编制", "Institutional establishment"},
    {'2', "外交", "Foreign affairs"},
    {'3', "司法行政", "Judicial administration"},
    {'4', "文化", "Culture"},
    {'5', "民政", "Civil affairs"},
    {'6', "旅游", "Tourism"},
    {'7', "宗教", "Religious affairs"},
    {'8', "工会", "Trade unions"},
    {'9', "市场监管（工商）", "Market regulation"},
    {'A', "中央军委改革和编制办公室", "Central Military Commission reform and establishment office"},
    {'N', "农业", "Agriculture"},
    {'Y', "其他", "Other"},
};

struct Body {
    std::string_view code, subject_kind, zh, en;
};

constexpr Body kBodies[] = {
    {"11", "government", "机关", "government organ"},
    {"12", "public_institution", "事业单位", "public institution"},
    {"13", "", "编办直接管理的群众团体", "mass organisation under the establishment office"},
    {"19", "", "其他", "other"},
    {"21", "", "外国常驻新闻机构", "resident foreign news organisation"},
    {"29", "", "其他", "other"},
    {"31", "law_firm", "律师执业机构", "law practice"},
    {"32", "", "公证处", "notary office"},
    {"33", "", "基层法律服务所", "grass-roots legal service office"},
    {"34", "", "司法鉴定机构", "forensic institution"},
    {"35", "", "仲裁委员会", "arbitration commission"},
    {"39", "", "其他", "other"},
    {"41", "", "外国在华文化中心", "foreign cultural centre"},
    {"49", "", "其他", "other"},
    {"51", "social_group", "社会团体", "social group"},
    {"52", "private_non_enterprise", "民办非企业单位", "private non-enterprise unit"},
    {"53", "foundation", "基金会", "foundation"},
    {"59", "", "其他", "other"},
    {"61", "", "外国旅游部门代表机构", "office of a foreign tourism authority"},
    {"62", "", "港澳台旅游部门代表机构", "office of a Hong Kong, Macau or Taiwan tourism authority"},
    {"69", "", "其他", "other"},
    {"71", "", "宗教活动场所", "place of worship"},
    {"72", "", "宗教院校", "religious school"},
    {"79", "", "其他", "other"},
    {"81", "", "基层工会", "grass-roots trade union"},
    {"89", "", "其他", "other"},
    {"91", "enterprise", "企业", "enterprise"},
    {"92", "individual_business", "个体工商户", "individual business"},
    {"93", "", "农民专业合作社", "farmers' cooperative"},
    {"A1", "", "军队事业单位", "military institution"},
    {"A9", "", "其他", "other"},
    {"N1", "", "组级集体经济组织", "collective economic organisation of a group"},
    {"N2", "", "村级集体经济组织", "collective economic organisation of a village"},
    {"N3", "", "乡镇级集体经济组织", "collective economic organisation of a township"},
    {"Y1", "", "其他", "other"},
};

Words words(std::string_view zh, std::string_view en) {
    return {std::string{zh}, std::string{en}};
}

bool is_reserved(std::string_view organisation) {
    return organisation.starts_with("PDY") && first_non_digit(organisation, 3) >= 8 &&
           organisation.substr(3, 5) != "00000";
}

/// A short value may well be one of the numbers the credit code replaced: say so rather than only "too
/// short".
Refusal wrong_length(const Typed& typed) {
    const bool digits = first_non_digit(typed.view()) == typed.size();
    const std::size_t at = std::min(typed.size(), kLength);
    if (typed.size() == 9 && check_organisation_code(typed.view().substr(0, 8)) == typed[8]) {
        return typed.refuse(
            at, "18", "这是9位组织机构代码；请填写证照上的18位统一社会信用代码",
            "this is an organisation code of 9 characters: give the 18-character credit code");
    }
    if (typed.size() == 15 && digits) {
        return typed.refuse(
            at, "18", "这是15位旧工商注册号；请填写换证后的18位统一社会信用代码",
            "this is an old 15-digit licence number: give the 18-character credit code that replaced it");
    }
    if (typed.size() > kLength) {
        return typed.refuse(at, "end", "位数过多：统一社会信用代码为18位",
                            "too long: a credit code has 18 characters");
    }
    return typed.refuse(at, "0-9, A-Z", "位数不足：统一社会信用代码为18位",
                        "too short: a credit code has 18 characters");
}

std::optional<Refusal> refuse_characters(const Typed& typed) {
    for (std::size_t i = 0; i < std::min(typed.size(), kLength); ++i) {
        const bool region = i >= 2 && i < 8;
        if (region && !is_digit(typed[i])) {
            return typed.refuse(i, "0-9", "第3至8位是登记机关的行政区划代码，只能是数字",
                                "characters 3 to 8 are the registering authority's region code: digits only");
        }
        if (!credit_code_value(typed[i])) {
            return typed.refuse(i, "0-9, A-H, J-N, P-R, T, U, W-Y",
                                "统一社会信用代码不使用此字符（无I、O、S、V、Z）",
                                "a credit code has no such character (and no I, O, S, V, Z)");
        }
    }
    return std::nullopt;
}

}  // namespace

Checked<CreditCode> parse_credit_code(std::string_view value) {
    const Typed typed = as_typed(value, " -");
    const std::string_view text = typed.view();
    if (typed.size() != kLength) {
        // Illegal letters are named first, but only in something that is a credit code by its length or
        // longer.
        if (auto refusal = refuse_characters(typed); refusal && typed.size() > kLength) return *refusal;
        return wrong_length(typed);
    }
    if (auto refusal = refuse_characters(typed)) return *refusal;
    const auto* authority = std::find_if(std::begin(kAuthorities), std::end(kAuthorities),
                                         [&](const Authority& a) { return a.code == typed[0]; });
    if (authority == std::end(kAuthorities)) {
        return typed.refuse(0, "1-9, A, N, Y", "没有这样的登记管理部门：首位应为1至9、A、N或Y",
                            "no such registering authority: the first character is 1 to 9, A, N or Y");
    }
    const unsigned region = to_number(text.substr(2, 6));
    if (region != kNational && find_province_by_gb(region / 10000) == nullptr) {
        return typed.refuse(2, "GB/T 2260", "登记机关行政区划代码不存在",
                            "no such region code of a registering authority");
    }
    if (const char right = *check_credit_code(text.substr(0, kLength - 1)); right != typed[kLength - 1]) {
        return typed.refuse(kLength - 1, {right},
                            std::string{"校验码不符：按前17位计算应为"} + right + "；也可能是前面某一位有误",
                            std::string{"wrong check character: the first 17 call for "} + right +
                                "; one of them may be the wrong one instead");
    }
    const auto* body = std::find_if(std::begin(kBodies), std::end(kBodies),
                                    [&](const Body& b) { return b.code == text.substr(0, 2); });
    const bool known = body != std::end(kBodies);
    return CreditCode{typed.text,
                      words(authority->zh, authority->en),
                      known ? words(body->zh, body->en) : Words{},
                      std::string{known ? body->subject_kind : std::string_view{}},
                      region,
                      typed.text.substr(8, 9),
                      *check_organisation_code(text.substr(8, 8))};
}

void tell(const CreditCode& code, CivilDay, Verification& verification) {
    verification.normalised = code.code;
    auto& says = verification.says;
    const auto warn = [&](std::string id, std::string zh, std::string en) {
        verification.warnings.push_back({std::move(id), {std::move(zh), std::move(en)}});
    };
    says = {say("authority", {"登记管理部门", "Registering authority"}, code.authority)};
    if (!code.body.zh.empty()) {
        says.push_back(say("kind", {"机构类别", "Kind of body"}, code.body));
    } else {
        warn("uscc.kind", "第2位的机构类别不在已公布的表中",
             "character 2, the kind of body, is not in the published table");
    }
    if (!code.subject_kind.empty())
        says.push_back(say("subject_kind", {"主体类型", "Subject kind"}, code.subject_kind));
    if (code.region != kNational) {
        says.push_back(say_region(code.region));
        if (find_region(code.region) == nullptr) {
            warn("uscc.region", "登记机关代码不在区划表中（开发区等可自编代码）",
                 "the authority's code is in no region table (development zones have codes of their own)");
        }
    }
    says.push_back(say("organisation_code", {"组织机构代码", "Organisation code"},
                       code.organisation.substr(0, 8) + "-" + code.organisation.substr(8)));
    if (code.organisation[8] != code.organisation_check) {
        warn("uscc.organisation_code", "其中的组织机构代码（第9至17位）自身校验码不符，请对照证照核对",
             "the organisation code inside (characters 9 to 17) fails its own check: compare it with the "
             "licence");
    }
}

Checked<OrganisationCode> parse_organisation_code(std::string_view value) {
    const Typed typed = as_typed(value, " -");
    for (std::size_t i = 0; i < std::min<std::size_t>(typed.size(), 8); ++i) {
        if (!is_digit(typed[i]) && !is_capital(typed[i])) {
            return typed.refuse(i, "0-9, A-Z", "组织机构代码只有数字和大写字母",
                                "an organisation code has digits and letters only");
        }
    }
    if (typed.size() != 9) {
        return typed.refuse(std::min<std::size_t>(typed.size(), 9), typed.size() < 9 ? "0-9, A-Z" : "end",
                            "组织机构代码为8位加1位校验码",
                            "an organisation code has 8 characters and a check character");
    }
    if (is_reserved(typed.view())) {
        return typed.refuse(0, "0-9, A-Z", "PDY开头的代码留作内部使用，不能用于备案",
                            "codes beginning PDY are reserved for private use and cannot be filed");
    }
    if (const char right = *check_organisation_code(typed.view().substr(0, 8)); right != typed[8]) {
        return typed.refuse(8, {right}, std::string{"校验码不符：应为"} + right,
                            std::string{"wrong check character: it should be "} + right);
    }
    return OrganisationCode{typed.text.substr(0, 8) + "-" + typed[8]};
}

void tell(const OrganisationCode& code, CivilDay, Verification& verification) {
    verification.normalised = code.code;
    verification.says = {say("organisation_code", {"组织机构代码", "Organisation code"}, code.code)};
}

Checked<LicenceNumber> parse_licence_number(std::string_view value) {
    const Typed typed = as_typed(value, " -");
    const std::string_view text = typed.view();
    if (const std::size_t odd = first_non_digit(text); odd < typed.size()) {
        return typed.refuse(odd, "0-9", "此处只能是数字", "only a digit can stand here");
    }
    if (typed.size() == 17) return LicenceNumber{typed.text, LicenceKind::LawFirm, 0};
    if (typed.size() != 13 && typed.size() != 15) {
        return typed.refuse(std::min<std::size_t>(typed.size(), 15), typed.size() < 15 ? "0-9" : "end",
                            "工商注册号为15位（2007年前为13位）",
                            "a licence number has 15 digits (13 before 2007)");
    }
    const unsigned region = to_number(text.substr(0, 6));
    if (region != kNational && !is_possible_region(region)) {
        return typed.refuse(first_impossible_digit(region), "GB/T 2260",
                            "登记机关代码不存在：前六位应为行政区划代码",
                            "no such registering authority: the first six digits are a region code");
    }
    if (typed.size() == 13) return LicenceNumber{typed.text, LicenceKind::Before2007, region};
    if (const char right = *check_mod_11_10(text.substr(0, 14)); right != typed[14]) {
        return typed.refuse(14, {right}, std::string{"校验码不符：应为"} + right,
                            std::string{"wrong check digit: it should be "} + right);
    }
    const LicenceKind kind = text[6] <= '3'   ? LicenceKind::Domestic
                             : text[6] <= '5' ? LicenceKind::ForeignInvested
                                              : LicenceKind::IndividualBusiness;
    return LicenceNumber{typed.text, kind, region};
}

void tell(const LicenceNumber& number, CivilDay, Verification& verification) {
    verification.normalised = number.number;
    auto& says = verification.says;
    const auto warn = [&](std::string id, std::string zh, std::string en) {
        verification.warnings.push_back({std::move(id), {std::move(zh), std::move(en)}});
    };
    const Words label{"类别", "Kind"};
    switch (number.kind) {
        case LicenceKind::Domestic:
            says = {say("kind", label, Words{"内资企业", "domestic enterprise"})};
            break;
        case LicenceKind::ForeignInvested:
            says = {say("kind", label, Words{"外商投资企业", "foreign-invested enterprise"})};
            break;
        case LicenceKind::IndividualBusiness:
            says = {say("kind", label, Words{"个体工商户", "individual business"})};
            break;
        case LicenceKind::Before2007:
            says = {say("kind", label, Words{"2007年前的注册号", "number from before 2007"})};
            warn("licence.no_check_digit", "2007年前的13位注册号没有校验码",
                 "a 13-digit number from before 2007 has no check digit");
            break;
        case LicenceKind::LawFirm:
            says = {say_document("law_firm_license")};
            warn("licence.law_firm",
                 "17位旧律师事务所许可证号没有校验码；现行许可证使用31开头的统一社会信用代码",
                 "a law firm's old 17-digit number has no check digit; today's licence carries a credit code "
                 "beginning 31");
            return;
    }
    if (number.region != kNational) says.push_back(say_region(number.region));
    warn("licence.replaced", "工商注册号已由统一社会信用代码取代，备案请用新代码",
         "licence numbers gave way to the unified social credit code: file with that");
}

}  // namespace beian::identity
