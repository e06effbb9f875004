#include "identity/sayings.h"

#include "identity/province.h"
#include "identity/region.h"

namespace beian::identity {

Saying say(std::string_view name, Words label, std::string_view value) {
    return {std::string{name}, std::move(label), std::string{value}, {}};
}
Saying say(std::string_view name, Words label, int value) {
    return {std::string{name}, std::move(label), value, {}};
}
Saying say(std::string_view name, Words label, Words value) {
    return {std::string{name}, std::move(label), std::move(value), {}};
}

Saying say_document(std::string_view slug) {
    return say("document", {"证件", "Document"}, slug);
}

Saying say_birth_date(const CivilDay& day) {
    return say("birth_date", {"出生日期", "Birth date"}, to_string(day));
}

Saying say_age(const CivilDay& birth, const CivilDay& today) {
    return say("age", {"周岁", "Age"}, age_in_years(birth, today));
}

Saying say_sex(bool female) {
    return say("sex", {"性别", "Sex"}, female ? "F" : "M");
}

Saying say_region(unsigned code) {
    Saying saying = say("region", {"地区", "Region"}, std::string_view{});
    saying.parts.push_back(say("code", {"代码", "Code"}, std::to_string(code)));
    const Region* region = find_region(code);
    const Province* province = find_province_by_gb(code / 10000);
    if (region != nullptr) {
        saying.parts.push_back(say("name", {"名称", "Name"}, region->name));
    } else if (province != nullptr) {
        saying.parts.push_back(say("name", {"名称", "Name"}, province->name_zh));
    }
    if (province != nullptr) saying.parts.push_back(say("province", {"省份", "Province"}, province->slug));
    if (region != nullptr && region->since != 0) {
        saying.parts.push_back(say("since", {"启用年份", "In force since"}, static_cast<int>(region->since)));
    }
    if (region != nullptr && region->until != 0) {
        saying.parts.push_back(say("until", {"停用年份", "In force until"}, static_cast<int>(region->until)));
    }
    return saying;
}

}  // namespace beian::identity
