#include "specimen/holder.h"

#include <fmt/format.h>

#include <array>

namespace beian::specimen {
namespace {

// GB 11643 examples, and test vectors of python-stdnum and Hutool.
constexpr std::array kResidentIds = {"11010519491231002X", "34052419800101001X", "360426199101010071",
                                     "44011320141005001X", "412723199010050012", "150102198807303035",
                                     "33010219200403064X"};
// Hutool.
constexpr const char* kHongKongPermit = "81000019980902013X";
constexpr const char* kMacauPermit = "820000200009100032";
constexpr const char* kTaiwanPermit = "830000200209060065";
// GB 32100 example, python-stdnum.
constexpr std::array kBusinessCodes = {"91350100M000100Y43", "91110000600037341L", "913101203509708598"};
constexpr const char* kInstitutionCode = "121200004013590816";

constexpr std::array kNames = {"样本甲", "样本乙", "样本丙", "样本丁", "样本戊",
                               "样本己", "样本庚", "样本辛", "样本",   "样本子丑"};
constexpr std::array kLatinGiven = {"JIA", "YI",   "BING", "DING",    "WU",
                                    "JI",  "GENG", "XIN",  "YANGBEN", "ZICHOU"};
constexpr std::array kEthnicities = {"汉", "汉", "汉", "满", "回", "壮", "蒙古", "藏", "维吾尔", "朝鲜"};

struct Place {
    const char* region;
    const char* county;
};
constexpr std::array<Place, 10> kPlaces = {{{"北京市朝阳区", "北京市公安局朝阳分局"},
                                            {"上海市黄浦区", "上海市公安局黄浦分局"},
                                            {"广东省深圳市南山区", "深圳市公安局南山分局"},
                                            {"浙江省杭州市西湖区", "杭州市公安局西湖分局"},
                                            {"江西省九江市德安县", "德安县公安局"},
                                            {"河南省周口市商水县", "商水县公安局"},
                                            {"四川省成都市武侯区", "成都市公安局武侯分局"},
                                            {"内蒙古自治区呼和浩特市新城区", "呼和浩特市公安局新城分局"},
                                            {"贵州省贵阳市云岩区", "贵阳市公安局云岩分局"},
                                            {"黑龙江省哈尔滨市道里区", "哈尔滨市公安局道里分局"}}};

/// GB 32100: weights are the powers of 3 modulo 31.
std::string with_credit_digit(std::string code) {
    constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    std::size_t sum = 0, weight = 1;
    for (const char letter : code) {
        sum += kAlphabet.find(letter) * weight;
        weight = weight * 3 % 31;
    }
    return code + kAlphabet[(31 - sum % 31) % 31];
}

}  // namespace

std::string Day::iso() const {
    return year == 0 ? "long_term" : fmt::format("{:04}-{:02}-{:02}", year, month, day);
}
std::string Day::dotted() const {
    return year == 0 ? "长期" : fmt::format("{:04}.{:02}.{:02}", year, month, day);
}
std::string Day::chinese() const {
    return year == 0 ? "长期" : fmt::format("{}年{}月{}日", year, month, day);
}
std::string Day::mrz() const {
    return fmt::format("{:02}{:02}{:02}", year % 100, month, day);
}

Holder holder(std::uint64_t seed, Residency residency) {
    Random random(seed, "holder");
    Holder who;
    const std::size_t name = random.next() % kNames.size();
    who.name = kNames[name];
    who.surname_latin = "SPECIMEN";
    who.given_latin = kLatinGiven[name];
    switch (residency) {
        case Residency::Mainland:
            who.id_number = random.one_of(kResidentIds);
            break;
        case Residency::HongKong:
            who.id_number = kHongKongPermit;
            break;
        case Residency::Macau:
            who.id_number = kMacauPermit;
            break;
        case Residency::Taiwan:
            who.id_number = kTaiwanPermit;
            break;
    }
    who.birth = {std::stoi(who.id_number.substr(6, 4)), std::stoi(who.id_number.substr(10, 2)),
                 std::stoi(who.id_number.substr(12, 2))};
    who.sex = (who.id_number[16] - '0') % 2 == 1 ? "M" : "F";
    who.ethnicity = random.one_of(kEthnicities);
    const Place& place = random.one_of(kPlaces);
    who.region = place.region;
    who.issuer = place.county;
    who.address = fmt::format("{}样本路{}号", place.region, random.whole(1, 99));
    if (random.chance(0.6)) {
        who.address +=
            fmt::format("{}号楼{}单元{}室", random.whole(1, 20), random.whole(1, 6), random.whole(101, 1809));
    }
    who.valid_from = {random.whole(2018, 2025), random.whole(1, 12), random.whole(1, 28)};
    const int years = residency == Residency::Mainland ? (random.chance(0.5) ? 20 : 10) : 5;
    who.valid_until = who.valid_from.years_later(years);
    if (residency == Residency::Mainland && who.birth.year < 1970) who.valid_until = {};
    return who;
}

Organisation organisation(std::uint64_t seed, std::string_view code_starts_with) {
    Random random(seed, "organisation");
    Organisation body;
    const std::string letter = random.one_of(std::array{"甲", "乙", "丙", "丁", "戊", "己"});
    const Place& place = random.one_of(kPlaces);
    const bool business = code_starts_with == "9";
    if (business) {
        body.credit_code = random.one_of(kBusinessCodes);
        body.name = "样本" + letter +
                    random.one_of(std::array{"信息技术", "网络科技", "文化传播", "商贸", "餐饮管理"}) +
                    random.one_of(std::array{"有限公司", "有限责任公司", "股份有限公司"});
        body.kind = random.one_of(std::array{"有限责任公司(自然人独资)", "有限责任公司(自然人投资或控股)",
                                             "其他股份有限公司(非上市)"});
        body.registrar = std::string(place.region) + "市场监督管理局";
    } else if (code_starts_with == "12") {
        body.credit_code = kInstitutionCode;
        body.name = "样本" + letter + "研究中心";
        body.kind = "事业单位";
        body.registrar = std::string(place.region) + "事业单位登记管理局";
    } else {
        body.credit_code = with_credit_digit(std::string(code_starts_with) + "100000" + "000000000");
        body.name = "样本" + letter +
                    (code_starts_with == "31"   ? "律师事务所"
                     : code_starts_with == "51" ? "行业协会"
                                                : "服务中心");
        body.kind = code_starts_with == "31"   ? "普通合伙"
                    : code_starts_with == "51" ? "社会团体"
                                               : "民办非企业单位";
        body.registrar = std::string(place.region) + (code_starts_with == "31" ? "司法局" : "民政局");
    }
    body.representative = kNames[random.next() % 8];
    body.address = fmt::format("{}样本路{}号{}层{}室", place.region, random.whole(1, 99), random.whole(1, 30),
                               random.whole(101, 930));
    body.capital = random.one_of(std::array{"壹佰万元整", "伍佰万元整", "壹仟万元整", "叁拾万元整"});
    body.scope =
        "技术开发、技术咨询、技术服务；软件开发；计算机系统服务；设计、制作、代理、发布广告；会议服务；"
        "销售样本、文具用品、电子产品。（依法须经批准的项目，经相关部门批准后方可开展经营活动）";
    if (!business) body.scope = "开展样本领域的研究、培训、咨询与交流服务。";
    body.founded = {random.whole(2001, 2019), random.whole(1, 12), random.whole(1, 28)};
    body.issued = {random.whole(2020, 2025), random.whole(1, 12), random.whole(1, 28)};
    body.term_until = random.chance(0.5) ? Day{} : body.founded.years_later(30);
    return body;
}

char mrz_digit(std::string_view text) {
    constexpr std::array kWeights = {7, 3, 1};
    int sum = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char letter = text[i];
        const int value = letter == '<' ? 0 : letter <= '9' ? letter - '0' : letter - 'A' + 10;
        sum += value * kWeights[i % 3];
    }
    return static_cast<char>('0' + sum % 10);
}

std::string with_mrz_digit(std::string text) {
    return text + mrz_digit(text);
}

std::string padded(std::string text, std::size_t width) {
    text.resize(width, '<');
    return text;
}

}  // namespace beian::specimen
