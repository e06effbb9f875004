#include "identity/province.h"

#include <algorithm>

namespace beian::identity {

namespace {

constexpr Province kProvinces[] = {
    {"beijing", 11, "京", "北京", "Beijing"},
    {"tianjin", 12, "津", "天津", "Tianjin"},
    {"hebei", 13, "冀", "河北", "Hebei"},
    {"shanxi", 14, "晋", "山西", "Shanxi"},
    {"neimenggu", 15, "蒙", "内蒙古", "Inner Mongolia"},
    {"liaoning", 21, "辽", "辽宁", "Liaoning"},
    {"jilin", 22, "吉", "吉林", "Jilin"},
    {"heilongjiang", 23, "黑", "黑龙江", "Heilongjiang"},
    {"shanghai", 31, "沪", "上海", "Shanghai"},
    {"jiangsu", 32, "苏", "江苏", "Jiangsu"},
    {"zhejiang", 33, "浙", "浙江", "Zhejiang"},
    {"anhui", 34, "皖", "安徽", "Anhui"},
    {"fujian", 35, "闽", "福建", "Fujian"},
    {"jiangxi", 36, "赣", "江西", "Jiangxi"},
    {"shandong", 37, "鲁", "山东", "Shandong"},
    {"henan", 41, "豫", "河南", "Henan"},
    {"hubei", 42, "鄂", "湖北", "Hubei"},
    {"hunan", 43, "湘", "湖南", "Hunan"},
    {"guangdong", 44, "粤", "广东", "Guangdong"},
    {"guangxi", 45, "桂", "广西", "Guangxi"},
    {"hainan", 46, "琼", "海南", "Hainan"},
    {"chongqing", 50, "渝", "重庆", "Chongqing"},
    {"sichuan", 51, "川", "四川", "Sichuan"},
    {"guizhou", 52, "黔", "贵州", "Guizhou"},
    {"yunnan", 53, "滇", "云南", "Yunnan"},
    {"xizang", 54, "藏", "西藏", "Tibet"},
    {"shaanxi", 61, "陕", "陕西", "Shaanxi"},
    {"gansu", 62, "甘", "甘肃", "Gansu"},
    {"qinghai", 63, "青", "青海", "Qinghai"},
    {"ningxia", 64, "宁", "宁夏", "Ningxia"},
    {"xinjiang", 65, "新", "新疆", "Xinjiang"},
    {"taiwan", 71, "", "台湾", "Taiwan"},
    {"hong_kong", 81, "", "香港", "Hong Kong"},
    {"macau", 82, "", "澳门", "Macau"},
};
constexpr unsigned kTaiwanPermits = 83;

template <class Matches>
const Province* find(Matches matches) {
    const auto* found = std::find_if(std::begin(kProvinces), std::end(kProvinces), matches);
    return found == std::end(kProvinces) ? nullptr : found;
}

}  // namespace

std::span<const Province> provinces() {
    return kProvinces;
}

const Province* find_province(std::string_view slug) {
    return find([&](const Province& p) { return p.slug == slug; });
}

const Province* find_province_by_gb(unsigned first_two_digits) {
    const unsigned gb = first_two_digits == kTaiwanPermits ? 71 : first_two_digits;
    return find([&](const Province& p) { return p.gb == gb; });
}

const Province* find_province_by_icp(std::string_view short_name) {
    return find([&](const Province& p) { return !p.icp.empty() && p.icp == short_name; });
}

}  // namespace beian::identity
