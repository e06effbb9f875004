#include "image/small_picture.h"

#include "image/jpeg_encoder.h"

#include <gtest/gtest.h>

namespace beian::image {
namespace {

Bytes photo(std::uint32_t width, std::uint32_t height) {
    Pixels pixels{width, height, 3, std::vector<std::uint8_t>(std::size_t{width} * height * 3, 90)};
    return encode_jpeg(view_of(pixels), {});
}

TEST(SmallPicture, IsAsLongAsAskedAndKeepsItsShape) {
    BareExaminer examiner;
    const auto small = small_picture(photo(1000, 600), Limits{}, 200, examiner);
    ASSERT_TRUE(small);
    EXPECT_EQ(small->width, 200U);
    EXPECT_EQ(small->height, 120U);
}

TEST(SmallPicture, IsNeverLargerThanThePicture) {
    BareExaminer examiner;
    const auto small = small_picture(photo(90, 120), Limits{}, 480, examiner);
    ASSERT_TRUE(small);
    EXPECT_EQ(small->height, 120U);
}

TEST(SmallPicture, IsNoneOfWhatIsNoPicture) {
    BareExaminer examiner;
    const Bytes nothing{'n', 'o'};
    EXPECT_FALSE(small_picture(nothing, Limits{}, 480, examiner));
}

}  // namespace
}  // namespace beian::image
