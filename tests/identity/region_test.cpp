#include "identity/region.h"

#include "identity/province.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace beian::identity {
namespace {

TEST(Region, KnowsNamesAndYears) {
    ASSERT_NE(find_region(110103), nullptr);
    EXPECT_EQ(find_region(110103)->name, "北京市崇文区");
    EXPECT_EQ(find_region(110103)->since, 0);
    EXPECT_EQ(find_region(110103)->until, 2010);
    EXPECT_EQ(find_region(460300)->since, 2012);
    EXPECT_EQ(find_region(123456), nullptr);
    EXPECT_EQ(find_region(0), nullptr);
    EXPECT_EQ(find_region(9999999), nullptr);
}

TEST(Region, StandsInItsYears) {
    EXPECT_EQ(region_standing(110105, 1949), RegionStanding::InUse);
    EXPECT_EQ(region_standing(110103, 2011), RegionStanding::Abolished);
    EXPECT_EQ(region_standing(460300, 2000), RegionStanding::CreatedLater);
    EXPECT_EQ(region_standing(412723, 1990), RegionStanding::BeforeRecords);
    EXPECT_EQ(region_standing(412723, 2010), RegionStanding::Never);
    EXPECT_EQ(region_standing(330199, 2025), RegionStanding::AfterRecords);
    EXPECT_EQ(region_standing(990426, 1990), RegionStanding::Never);
    EXPECT_EQ(region_standing(110201, 1993), RegionStanding::Never);
    EXPECT_EQ(region_standing(810101, 1993), RegionStanding::Never);
}

TEST(Region, KnowsThePlacesMadeSinceTheYearlyTablesEnd) {
    ASSERT_NE(find_region(330113), nullptr);
    EXPECT_EQ(find_region(330113)->name, "浙江省杭州市临平区");
    EXPECT_EQ(region_standing(330113, 2021), RegionStanding::InUse);
    EXPECT_EQ(region_standing(330113, 2010), RegionStanding::CreatedLater);
    EXPECT_EQ(find_region(440311)->name, "广东省深圳市光明区");
    EXPECT_EQ(find_region(540600)->name, "西藏自治区那曲市");
    // 余杭 was parted and goes on; 江干 ended with its code.
    EXPECT_EQ(region_standing(330110, 2025), RegionStanding::InUse);
    EXPECT_EQ(region_standing(330104, 2025), RegionStanding::Abolished);
}

TEST(Region, HoldsNoZonesTownsOrPlacesOfAnotherNumber) {
    for (const unsigned code : {130171U, 320571U, 441901U, 442001U, 232761U, 632857U})
        EXPECT_EQ(find_region(code), nullptr) << code;
    // 辛集 was moved from under 石家庄 and is listed there again by others.
    EXPECT_EQ(find_region(130181)->until, 2015);
    EXPECT_EQ(find_region(139002)->until, 0);
    EXPECT_EQ(find_region(139002)->name, "河北省辛集市");
}

TEST(Region, KnowsWhatTheStandardsStructureForbids) {
    EXPECT_TRUE(is_possible_region(510202));   // a district of Chongqing while it was in Sichuan
    EXPECT_TRUE(is_possible_region(512301));   // a city of a prefecture
    EXPECT_TRUE(is_possible_region(110221));   // a county of Beijing
    EXPECT_TRUE(is_possible_region(460025));   // a county of Hainan before 2003
    EXPECT_FALSE(is_possible_region(110201));  // counties of a municipality count from 21
    EXPECT_FALSE(is_possible_region(123456));  // Tianjin has no prefecture 34
    EXPECT_FALSE(is_possible_region(448023));  // neither city nor prefecture
}

TEST(Province, IsFoundByEachOfItsNames) {
    ASSERT_EQ(provinces().size(), 34U);
    std::set<std::string_view> slugs;
    for (const Province& province : provinces()) {
        slugs.insert(province.slug);
        EXPECT_EQ(find_province(province.slug), &province);
        EXPECT_EQ(find_province_by_gb(province.gb), &province);
        EXPECT_NE(find_region(province.gb * 10000), nullptr) << province.slug;
        if (!province.icp.empty()) {
            EXPECT_EQ(find_province_by_icp(province.icp), &province);
        }
    }
    EXPECT_EQ(slugs.size(), 34U);
    EXPECT_EQ(find_province_by_gb(61)->slug, "shaanxi");
    EXPECT_EQ(find_province_by_icp("晋")->slug, "shanxi");
    EXPECT_EQ(find_province_by_gb(83)->slug, "taiwan");
    EXPECT_EQ(find_province("atlantis"), nullptr);
    EXPECT_EQ(find_province_by_icp(""), nullptr);
}

}  // namespace
}  // namespace beian::identity
