#include "data/reading.h"
#include "rules/situation.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace beian::rules {

namespace {

// Words at the start of a name that only the state may use, whatever else the name says.
constexpr std::array<std::string_view, 6> kStateWords = {"中国", "中华", "国家", "全国", "国务院", "中央"};
constexpr std::array<std::string_view, 4> kStateHints = {"国", "中华", "中央", "人民"};
constexpr std::array<std::string_view, 31> kProvinces = {
    "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江",
    "安徽", "福建", "江西", "山东", "河南",   "湖北", "湖南", "广东",   "广西", "海南", "重庆",
    "四川", "贵州", "云南", "西藏", "陕西",   "甘肃", "青海", "宁夏",   "新疆"};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

template <std::size_t N>
bool contains_one(std::string_view name, const std::array<std::string_view, N>& words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return name.find(word) != std::string_view::npos; });
}

/// `example.com`: labels of letters, digits and hyphens, the last of letters.
bool is_domain_name(std::string_view name) {
    const std::string folded = data::fold_case(name);
    const std::size_t dot = folded.rfind('.');
    if (dot == std::string::npos || dot + 3 > folded.size() || !data::is_slug(folded, ".-")) return false;
    return std::all_of(folded.begin() + static_cast<std::ptrdiff_t>(dot) + 1, folded.end(), is_letter);
}

}  // namespace

NameShows read_service_name(const Vocabulary& vocabulary, FactId category, std::string_view name) {
    NameShows shows;
    const auto say = [&](std::string_view slug, Truth truth) {
        const auto at = vocabulary.find_value(category, slug);
        if (!at || truth == Truth::No) return;
        (truth == Truth::Yes ? shows.surely : shows.open) |= std::uint64_t{1} << *at;
    };
    const auto known = [](bool is) { return is ? Truth::Yes : Truth::No; };
    const bool letters = std::any_of(name.begin(), name.end(), is_letter);
    const bool digits = std::any_of(name.begin(), name.end(), is_digit);
    const bool ascii =
        std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    const bool all_digits = digits && std::all_of(name.begin(), name.end(), is_digit);
    say("english", known(letters));
    say("all_english", known(letters && ascii));
    say("domain", known(is_domain_name(name)));
    say("number", all_digits ? Truth::Yes : digits ? Truth::Unknown : Truth::No);
    const bool state = std::any_of(kStateWords.begin(), kStateWords.end(),
                                   [&](std::string_view word) { return name.starts_with(word); });
    say("national", state ? Truth::Yes : contains_one(name, kStateHints) ? Truth::Unknown : Truth::No);
    say("region", contains_one(name, kProvinces) ? Truth::Yes : Truth::Unknown);
    say("pinyin", letters ? Truth::Unknown : Truth::No);
    say("person", Truth::Unknown);
    say("village", Truth::Unknown);
    return shows;
}

}  // namespace beian::rules
