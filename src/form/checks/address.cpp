// Does the postal address lead to a door, and in the right province?
#include "base/text.h"
#include "form/checks/all.h"
#include "identity/province.h"
#include "identity/region.h"

#include <algorithm>

namespace beian::form {

namespace {

const identity::Region* find_region(const std::string& text) {
    if (text.size() != 6 ||
        !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return nullptr;
    return identity::find_region(static_cast<unsigned>(std::stoul(text)));
}

/// `广东省深圳市…`, `深圳市…` → `深圳市`; empty where none is named.
std::string_view city_of(std::string_view address) {
    constexpr std::string_view kCity = "市", kProvince = "省";
    const std::size_t city = address.find(kCity);
    if (city == std::string_view::npos) return {};
    const std::size_t province = address.find(kProvince);
    const std::size_t from = province < city ? province + kProvince.size() : 0;
    // A city's name has two to four characters; a longer stretch before the word is something else.
    constexpr std::size_t kMostBytes = 12;
    return city - from <= kMostBytes ? address.substr(from, city + kCity.size() - from) : std::string_view{};
}

bool starts_with_province(std::string_view address) {
    const auto provinces = identity::provinces();
    return std::any_of(provinces.begin(), provinces.end(), [&](const identity::Province& province) {
        if (!address.starts_with(province.name_zh)) return false;
        const std::string_view rest = address.substr(province.name_zh.size());
        return rest.starts_with("省") || rest.starts_with("市") || rest.starts_with("自治区") ||
               rest.starts_with("壮族") || rest.starts_with("回族") || rest.starts_with("维吾尔");
    });
}

bool has_short_form(const Case& about, std::string_view address) {
    const auto digit = [&](std::size_t n) {
        return n < address.size() && address[n] >= '0' && address[n] <= '9';
    };
    for (const std::string& sign : about.book.list("address_short_forms")) {
        for (std::size_t at = address.find(sign); at != std::string_view::npos;
             at = address.find(sign, at + 1)) {
            if ((at > 0 && digit(at - 1)) || digit(at + sign.size())) return true;
        }
    }
    return false;
}

void run(const Case& about, Report& report) {
    const Group& subject = about.form.part("subject");
    const std::string& address = subject.value("address");
    const identity::Region* region = find_region(subject.value("region"));
    if (region != nullptr && !about.province.empty()) {
        const identity::Province* province = identity::find_province_by_gb(region->code / 10000);
        if (province != nullptr && province->slug != about.province)
            report.say("subject.region", "other_province", {{"province", province->name()}});
    }
    if (address.empty() || find_invalid_utf8(address)) return;
    const auto& tokens = about.book.list("address_tokens");
    if (std::none_of(tokens.begin(), tokens.end(),
                     [&](const auto& token) { return address.ends_with(token); }))
        report.say("subject.address", subject.has("remark") ? "no_room_explained" : "no_room");
    if (starts_with_province(address)) report.say("subject.address", "region_prefix");
    if (has_short_form(about, address)) report.say("subject.address", "short_form");
    const std::string_view city = city_of(address),
                           registered = city_of(subject.value("certificate_address"));
    const bool elsewhere = !city.empty() && ((!registered.empty() && registered != city) ||
                                             (region != nullptr && !contains(region->name, city)));
    if (elsewhere && about.is_in("address_same_city"))
        report.say("subject.address", "other_city", {{"city", same(city)}});
}

constexpr findings::AnswerSpec kAnswers[] = {
    {"other_province", "province"}, {"no_room", ""},    {"no_room_explained", ""},
    {"region_prefix", ""},          {"short_form", ""}, {"other_city", "city"}};

}  // namespace

const Check kAddressCheck{"form.address", run, kAnswers, {}};

}  // namespace beian::form
