#include "reading/number.h"
#include "reading/support.h"

#include "identity/resident_id.h"

#include <gtest/gtest.h>

namespace {

using namespace beian;
using namespace beian::reading;
using namespace std::chrono_literals;

// GB 11643-1999's own example.
const std::string kExample = "11010519491231002X";

ReadNumber read(Stretch glyphs) {
    return read_number(glyphs, "0123456789X", [](const std::string& value) {
        return value.size() == 18 &&
               identity::check_resident_id(value, 2026y / 11 / 25).fault == identity::IdFault::None;
    });
}

/// The example with one place read otherwise.
Stretch misread(std::size_t at, const std::string& as, double confidence,
                std::vector<std::pair<std::string, double>> others) {
    Stretch glyphs = test::stretch(kExample);
    glyphs[at].text = as;
    glyphs[at].confidence = confidence;
    glyphs[at].others = std::move(others);
    return glyphs;
}

TEST(Number, ARightOneIsProvenByItsCheckDigit) {
    const ReadNumber number = read(test::stretch(kExample));
    EXPECT_EQ(number, (ReadNumber{kExample, 0.99, true, false}));
}

TEST(Number, ADoubtfulCharacterIsRepairedWhereTheCheckDigitProvesIt) {
    const ReadNumber number = read(misread(17, "8", 0.6, {{"X", 0.35}}));
    EXPECT_EQ(number.value, kExample);
    EXPECT_TRUE(number.proven && number.repaired);
    EXPECT_DOUBLE_EQ(number.confidence, 0.6);
}

TEST(Number, ASureCharacterIsNeverChanged) {
    const ReadNumber number = read(misread(17, "8", 0.999, {{"X", 0.35}}));
    EXPECT_EQ(number.value.back(), '8');
    EXPECT_FALSE(number.proven || number.repaired);
}

TEST(Number, AmongManyDoubtsNothingIsRepaired) {
    Stretch glyphs = misread(17, "8", 0.6, {{"X", 0.35}});
    for (std::size_t i = 0; i < 5; ++i) glyphs[i].confidence = 0.5, glyphs[i].others = {{"7", 0.2}};
    EXPECT_FALSE(read(glyphs).proven);
}

TEST(Number, LettersThatLookLikeDigitsAreTakenForThem) {
    EXPECT_EQ(read(misread(4, "O", 0.8, {})).value, kExample);
    EXPECT_EQ(read(misread(17, "x", 0.8, {})).value, kExample);
    EXPECT_EQ(read({}).value, "");
}

}  // namespace
