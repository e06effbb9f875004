// Which province is it? One slug for each, and the codes by which ID numbers, credit codes and filing numbers
// call it.
#pragma once

#include "base/words.h"

#include <span>
#include <string_view>

namespace beian::identity {

struct Province {
    std::string_view slug;     // "guangdong": the word of facts and rules
    unsigned gb;               // first two digits of GB/T 2260: 44
    std::string_view icp;      // "粤"; empty where no filings are made
    std::string_view name_zh;  // "广东"
    std::string_view name_en;  // "Guangdong"
    Words name() const { return {std::string{name_zh}, std::string{name_en}}; }
};

/// The 31 provinces in which filings are made, in the order of GB/T 2260; then Taiwan, Hong Kong and Macau.
std::span<const Province> provinces();
const Province* find_province(std::string_view slug);
/// By the first two digits of a region code; 83, of Taiwan residents' permits, is Taiwan as well.
const Province* find_province_by_gb(unsigned first_two_digits);
/// By the short name a filing number begins with.
const Province* find_province_by_icp(std::string_view short_name);

}  // namespace beian::identity
