#include "vision/ctc.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace beian::vision;
using testing::ElementsAre;
using testing::IsEmpty;

const Alphabet kDigits({"0", "1", "2"});  // classes: blank, 0, 1, 2, space

/// One row for each class named; the rest of its probability goes to the blank, or to "0" where it is the
/// blank.
std::vector<float> rows(std::initializer_list<std::size_t> classes, float probability = 0.9F) {
    std::vector<float> values;
    for (const std::size_t index : classes) {
        std::vector<float> row(kDigits.size(), 0.0F);
        row[index == 0 ? 1 : 0] = 1 - probability;
        row[index] = probability;
        values.insert(values.end(), row.begin(), row.end());
    }
    return values;
}

std::string text_of(const std::vector<Character>& characters) {
    return TextLine{{}, characters}.text();
}

TEST(Ctc, RepeatsAreOneCharacterUnlessABlankPartsThem) {
    EXPECT_EQ(text_of(spell(rows({1, 1, 2, 0, 2, 2, 0}), 7, kDigits, nullptr, 1)), "011");
}

TEST(Ctc, NothingButBlanksSpellNothing) {
    EXPECT_THAT(spell(rows({0, 0, 0}), 3, kDigits, nullptr, 1), IsEmpty());
    EXPECT_THAT(spell({}, 0, kDigits, nullptr, 1), IsEmpty());
}

TEST(Ctc, ACharacterReachesHalfwayToItsNeighboursInTheUsedPartOfTheLine) {
    // 0, 1 and 2 in the middle of steps 0, 2 and 6 of eight, all of them used.
    const auto characters = spell(rows({1, 0, 2, 0, 0, 0, 3, 0}), 8, kDigits, nullptr, 1);
    ASSERT_EQ(characters.size(), 3u);
    EXPECT_DOUBLE_EQ(characters[0].from, 0);
    EXPECT_DOUBLE_EQ(characters[0].to, 1.5 / 8);
    EXPECT_DOUBLE_EQ(characters[1].from, 1.5 / 8);
    EXPECT_LE(characters[1].to, characters[2].from);
    const auto padded = spell(rows({0, 2, 0, 3, 0, 0, 0, 0}), 8, kDigits, nullptr, 0.5);
    ASSERT_EQ(padded.size(), 2u);
    EXPECT_DOUBLE_EQ(padded[0].to, 0.625);
}

TEST(Ctc, WhereAFieldAllowsOnlySomeCharactersTheLikeliestOfThemIsTakenAtItsOwnConfidence) {
    std::vector<float> row{0.01F, 0.2F, 0.6F, 0.1F, 0.09F};
    const AllowedCharacters even(kDigits, "02");
    const auto characters = spell(row, 1, kDigits, &even, 1);
    ASSERT_EQ(text_of(characters), "0");
    EXPECT_FLOAT_EQ(static_cast<float>(characters[0].confidence), 0.2F);
}

TEST(Ctc, WhatACharacterMayBeInsteadIsKept) {
    std::vector<float> row{0.0F, 0.5F, 0.3F, 0.15F, 0.05F};
    const auto characters = spell(row, 1, kDigits, nullptr, 1);
    ASSERT_EQ(characters.size(), 1u);
    ASSERT_EQ(characters[0].others.size(), 2u);
    EXPECT_EQ(characters[0].others[0].first, "1");
    EXPECT_EQ(characters[0].others[1].first, "2");
}

}  // namespace
