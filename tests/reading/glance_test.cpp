#include "reading/glance.h"
#include "reading/support.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace beian;
using namespace beian::reading;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr double kSure = 0.95, kDoubtful = 0.7;

model::Region as_it_is(const Box& box) {
    return {static_cast<int>(box.left), static_cast<int>(box.top), static_cast<int>(box.width()),
            static_cast<int>(box.height())};
}

model::Field field(const char* value, double confidence, model::Region region = {0, 0, 1, 1}) {
    model::Field made;
    made.value = value, made.confidence = confidence, made.region = region;
    return made;
}

Reading card(double name, double address) {
    Reading reading;
    reading.document = "id_card", reading.side = "front";
    reading.fields = {{"name", field("样本甲", name, {100, 50, 60, 20})},
                      {"address", field("样本路一号", address, {100, 200, 300, 60})},
                      {"id_number", field("11010519491231002X", kSure)}};
    return reading;
}

TEST(Glance, IsEnoughWhereAllThatIsNeededIsSure) {
    EXPECT_TRUE(is_sure(card(kSure, kSure), false));
    EXPECT_FALSE(is_sure(card(kDoubtful, kSure), false));
    Reading proven = card(kDoubtful, kSure);
    proven.fields["name"].verified_by = "mrz";
    EXPECT_TRUE(is_sure(proven, false));
    Reading open = card(kSure, kSure);
    open.fields.erase("id_number");
    EXPECT_FALSE(is_sure(open, false));
    EXPECT_FALSE(is_sure({}, true)) << "no document that is known";
    Reading blank = card(kSure, kSure);
    blank.blanks = 1;
    EXPECT_FALSE(is_sure(blank, false)) << "a label without its value";
    EXPECT_TRUE(is_sure(blank, true)) << "papers leave lines blank";
    Reading lines = card(kSure, kSure);
    lines.fields["mrz"] = field("P<", kSure);
    EXPECT_FALSE(is_sure(lines, false)) << "unproven machine-readable lines";
}

TEST(Glance, OnlyTheLinesOfDoubtfulFieldsAreReadAgain) {
    const std::vector<vision::TextLine> lines = {test::line(20, 50, "姓名"), test::line(100, 50, "样本甲"),
                                                 test::line(100, 200, "样本路一号样本路一号"),
                                                 test::line(100, 240, "二单元"),
                                                 test::line(100, 400, "别的")};
    EXPECT_THAT(doubtful_lines(card(kDoubtful, kSure), lines, as_it_is), ElementsAre(1));
    EXPECT_THAT(doubtful_lines(card(kSure, kDoubtful), lines, as_it_is), ElementsAre(2, 3));
    EXPECT_THAT(doubtful_lines(card(kSure, kSure), lines, as_it_is), IsEmpty());
    EXPECT_THAT(doubtful_lines({}, lines, as_it_is), IsEmpty());
}

TEST(Glance, WhatOnlyTheGlanceSawIsKept) {
    Reading glance = card(kDoubtful, kSure), look = card(kSure, kSure);
    glance.fields["sex"] = field("F", kSure);
    look.fields.erase("address");
    const Reading both = better_of(glance, look);
    EXPECT_EQ(both.fields.at("name").confidence, kSure);
    EXPECT_TRUE(both.fields.contains("sex") && both.fields.contains("address"));
    EXPECT_EQ(better_of(glance, {}).document, "id_card") << "a look that knows nothing takes nothing away";
    Reading other;
    other.document = "passport", other.side = "data_page";
    EXPECT_FALSE(better_of(glance, other).fields.contains("name"))
        << "another document's fields are not its own";
}

}  // namespace
