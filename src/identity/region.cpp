#include "identity/region.h"

#include "identity/province.h"

#include <array>

namespace beian::identity {

namespace {

#include "regions.inc"

constexpr std::size_t kCodesPerPage = 100;
constexpr std::size_t kPrefixes = 10000;

constexpr std::size_t count_pages() {
    std::size_t pages = 1;
    std::uint32_t last = 0;
    for (const Region& region : kRegions) {
        if (region.code / kCodesPerPage != last) ++pages;
        last = region.code / kCodesPerPage;
    }
    return pages;
}

/// Two steps from a code to its row: the page of its first four digits, the slot of its last two. 0 means
/// none, so rows count from 1 and page 0 stays empty.
struct Index {
    std::array<std::uint16_t, kPrefixes> page{};
    std::array<std::array<std::uint16_t, kCodesPerPage>, count_pages()> row{};
};

constexpr Index make_index() {
    Index index;
    std::uint16_t pages = 0;
    std::uint16_t row = 0;
    for (const Region& region : kRegions) {
        auto& page = index.page[region.code / kCodesPerPage];
        if (page == 0) page = ++pages;
        index.row[page][region.code % kCodesPerPage] = ++row;
    }
    return index;
}

constexpr Index kIndex = make_index();

constexpr bool within(unsigned value, unsigned low, unsigned high) {
    return value >= low && value <= high;
}

bool is_municipality(unsigned province) {
    return province == 11 || province == 12 || province == 31 || province == 50;
}

// GB/T 2260, structure of digits 3-4 and 5-6: in a municipality 01 are its districts and 02 its counties
// (Chongqing also had 03, cities); elsewhere 01-20 and 51-70 are cities, 21-50 prefectures, 90 counties under
// the province (Hainan used 00). Below them 01-20 and 51-80 are districts, 21-50 counties, 81-99 county-level
// cities.
bool is_possible_prefecture(unsigned province, unsigned prefecture) {
    if (is_municipality(province)) return within(prefecture, 1, province == 50 ? 3 : 2);
    if (province == 46 && prefecture == 0) return true;
    return within(prefecture, 1, 70) || prefecture == 90;
}

bool is_possible_county(unsigned province, unsigned prefecture, unsigned county) {
    if (county == 0) return false;
    if (!is_municipality(province)) return true;
    if (prefecture == 1) return within(county, 1, 20) || within(county, 51, 80);
    if (prefecture == 2) return within(county, 21, 50);
    return within(county, 81, 99);
}

/// Hong Kong, Macau and Taiwan have one code each; their districts appear in no number.
bool has_counties(unsigned province) {
    return province < 70 && find_province_by_gb(province) != nullptr;
}

}  // namespace

const Region* find_region(unsigned code) noexcept {
    const unsigned prefix = code / kCodesPerPage;
    if (prefix >= kPrefixes) return nullptr;
    const std::uint16_t row = kIndex.row[kIndex.page[prefix]][code % kCodesPerPage];
    return row == 0 ? nullptr : &kRegions[row - 1];
}

bool is_possible_region(unsigned code) noexcept {
    if (find_region(code) != nullptr) return true;
    const unsigned province = code / 10000;
    const unsigned prefecture = code / 100 % 100;
    return has_counties(province) && is_possible_prefecture(province, prefecture) &&
           is_possible_county(province, prefecture, code % 100);
}

unsigned first_impossible_digit(unsigned code) noexcept {
    return find_province_by_gb(code / 10000) == nullptr ? 0 : 2;
}

RegionStanding region_standing(unsigned code, int year) noexcept {
    if (const Region* region = find_region(code)) {
        if (year < region->since) return RegionStanding::CreatedLater;
        // In the year of the change itself both the old and the new code were issued.
        if (region->until != 0 && year > region->until) return RegionStanding::Abolished;
        return RegionStanding::InUse;
    }
    if (!is_possible_region(code)) return RegionStanding::Never;
    if (year <= kEarliestTableYear) return RegionStanding::BeforeRecords;
    if (year >= kLatestTableYear) return RegionStanding::AfterRecords;
    return RegionStanding::Never;
}

}  // namespace beian::identity
