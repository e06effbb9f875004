#include "signed_letter/code.h"

#include <gmock/gmock.h>

#include "letter/raster.h"
#include "signed_letter/placing.h"
#include "signed_letter/support.h"

namespace beian::signed_letter {
namespace {

constexpr double kFine = 2;

image::Plane page_with_code(const std::string& text) {
    letter::Page page;
    page.code = code_area();
    const letter::Raster drawn = letter::draw_page(page, text, kFine);
    image::Plane plane{static_cast<std::uint32_t>(drawn.width), static_cast<std::uint32_t>(drawn.height), {}};
    plane.data.assign(drawn.grey.begin(), drawn.grey.end());
    return plane;
}

TEST(Code, IsReadWithItsPlaceAndWhoSignedIt) {
    const letter::Mark mark{"f1", "pledge_letter", 2, 1, 1, "0123456789abcdef"};
    const auto plane = page_with_code(letter::written(mark, "secret"));
    const auto found = find_codes(plane, "secret");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].read.mark, mark);
    EXPECT_TRUE(found[0].read.signed_by_key);
    EXPECT_NEAR(found[0].quad[0].x, code_area().x * kFine, 3);
    EXPECT_NEAR(found[0].quad[2].y, (code_area().y + code_area().height) * kFine, 3);
    EXPECT_FALSE(find_codes(plane, "another")[0].read.signed_by_key);
}

TEST(Code, OfSomeoneElseIsNoneOfOurs) {
    EXPECT_TRUE(find_codes(page_with_code("https://example.com/"), {}).empty());
}

TEST(Code, TellsWhereThePageLiesWhereNoEdgeWasFound) {
    const auto plane = page_with_code(letter::written({"", "pledge_letter", 1, 1, 1, ""}, {}));
    const auto page = page_quad(std::nullopt, find_codes(plane, {}));
    ASSERT_TRUE(page);
    EXPECT_NEAR((*page)[0].x, 0, 25);
    EXPECT_NEAR((*page)[0].y, 0, 25);
    const model::Point there = on_page(*page, (*page)[2]);
    EXPECT_NEAR(there.x, letter::kPageWidth, 0.1);
    EXPECT_NEAR(there.y, letter::kPageHeight, 0.1);
}

}  // namespace
}  // namespace beian::signed_letter
