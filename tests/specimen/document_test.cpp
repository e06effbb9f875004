#include "specimen/document.h"

#include "identity/verification.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <stdexcept>

namespace beian::specimen {

void PrintTo(const Kind& kind, std::ostream* out) {
    *out << kind.material << ":" << kind.side;
}

namespace {

bool same(const cv::Mat& one, const cv::Mat& other) {
    return one.size() == other.size() && cv::norm(one, other, cv::NORM_INF) == 0;
}

/// Between the darkest and the lightest of what a field's box holds.
double range_of(const Specimen& specimen, const Field& field) {
    cv::Mat grey;
    cv::cvtColor(specimen.picture(specimen.pixels_of(field)), grey, cv::COLOR_BGR2GRAY);
    double low = 0, high = 0;
    cv::minMaxLoc(grey, &low, &high);
    return high - low;
}

class EveryKind : public testing::TestWithParam<Kind> {};

TEST_P(EveryKind, DrawsTheSamePictureFromTheSameSeed) {
    const Kind& kind = GetParam();
    EXPECT_TRUE(
        same(draw(kind.material, kind.side, 7, 60).picture, draw(kind.material, kind.side, 7, 60).picture));
}

TEST_P(EveryKind, IsAsLargeAsTheRealThing) {
    const Kind& kind = GetParam();
    const Specimen drawn = draw(kind.material, kind.side, 2, 254);
    EXPECT_EQ(drawn.picture.size(), cv::Size(cvRound(kind.width_mm * 10), cvRound(kind.height_mm * 10)));
}

TEST_P(EveryKind, HoldsInkWhereItsFieldsAre) {
    const Kind& kind = GetParam();
    for (const std::uint64_t seed : {1, 2, 3}) {
        const Specimen drawn = draw(kind.material, kind.side, seed, 120);
        for (const Field& field : drawn.fields) {
            EXPECT_GT(range_of(drawn, field), 60) << field.name << " of seed " << seed;
            EXPECT_TRUE((field.box & cv::Rect2d(0, 0, kind.width_mm, kind.height_mm)) == field.box)
                << field.name << " of seed " << seed << " hangs over the edge";
        }
    }
}

TEST_P(EveryKind, KeepsItsFieldsInPlaceAtAnotherResolution) {
    const Kind& kind = GetParam();
    const Specimen coarse = draw(kind.material, kind.side, 5, 120),
                   fine = draw(kind.material, kind.side, 5, 240);
    ASSERT_EQ(coarse.fields.size(), fine.fields.size());
    for (std::size_t i = 0; i < fine.fields.size(); ++i) {
        const cv::Rect2d &one = coarse.fields[i].box, &other = fine.fields[i].box;
        EXPECT_NEAR(one.x, other.x, 0.15) << fine.fields[i].name;
        EXPECT_NEAR(one.br().x, other.br().x, 0.15) << fine.fields[i].name;
        EXPECT_NEAR(one.y, other.y, 0.15) << fine.fields[i].name;
    }
}

std::string name_of(const testing::TestParamInfo<Kind>& info) {
    std::string name = std::string(info.param.material) + "_" + std::string(info.param.side);
    for (char& letter : name) letter = letter == '-' ? '_' : letter;
    return name;
}
INSTANTIATE_TEST_SUITE_P(Drawn, EveryKind, testing::ValuesIn(kinds()), name_of);

TEST(Specimen, OfAnotherSeedIsAnotherPicture) {
    EXPECT_FALSE(same(draw("id_card", "front", 1, 100).picture, draw("id_card", "front", 2, 100).picture));
}

TEST(Specimen, IsRefusedForAnUnknownKind) {
    EXPECT_THROW(draw("id_card", "middle", 1), std::invalid_argument);
    EXPECT_EQ(find_kind("nothing", ""), nullptr);
    EXPECT_EQ(find_kind("id_card", "")->side, "front");
}

TEST(Specimen, BearsOnlyNumbersThatVerify) {
    const CivilDay today{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(23)};
    int checked = 0;
    for (const Kind& kind : kinds()) {
        for (const std::uint64_t seed : {1, 2, 3, 4}) {
            for (const Field& field : draw(kind.material, kind.side, seed, 30).fields) {
                if (field.name == "mrz") {
                    EXPECT_TRUE(identity::verify(identity::Kind::Mrz, field.value, today).valid)
                        << field.value;
                    ++checked;
                }
                if (field.name == "credit_code") {
                    EXPECT_TRUE(identity::verify(identity::Kind::Uscc, field.value, today).valid)
                        << field.value;
                    ++checked;
                }
                if (field.name == "id_number" && kind.material == "id_card") {
                    EXPECT_TRUE(identity::verify(identity::Kind::Id, field.value, today).valid)
                        << field.value;
                    ++checked;
                }
            }
        }
    }
    EXPECT_GT(checked, 40);
}

}  // namespace
}  // namespace beian::specimen
