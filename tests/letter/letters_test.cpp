// The letters of the house: every material that is one has it, and each can be drawn.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "desk/letters.h"
#include "letter/layout.h"
#include "letter/mark.h"

namespace beian::letter {
namespace {

const std::filesystem::path kRules = std::filesystem::path(BEIAN_SOURCE_DIR) / "rules";

struct House {
    rules::Rulebook rulebook = rules::load_rulebook(kRules).value();
    form::FieldBook fields = form::load_field_book(kRules).value();
    LetterBook letters = desk::load_letter_book(kRules, rulebook, fields).value();
};

House& house() {
    static House one;
    return one;
}

rules::Facts facts_for(const std::string& province, bool person) {
    const std::vector<std::string> said = {"filing.kind=first",
                                           "filing.province=" + province,
                                           person ? "subject.kind=person" : "subject.kind=enterprise",
                                           "subject.name=样本科技有限公司",
                                           "subject.credit_code=91350100M000100Y43",
                                           "legal_representative.name=样本甲",
                                           "head.name=样本乙",
                                           "head.id_number=11010519491231002X",
                                           "service_head.name=样本丙",
                                           "service_head.id_number=11010519491231002X",
                                           "service.name=样本官网",
                                           "domain.name=example.cn",
                                           "domain.owner=legal_representative"};
    return rules::parse_fact_options(house().rulebook.vocabulary, said).value();
}

desk::FilledLetter filled(const Template& letter, const rules::Facts& facts) {
    const form::Form nothing;
    return desk::fill_letter({house().rulebook, house().letters, house().fields},
                             {&house().rulebook.materials[letter.material], nothing, facts})
        .value();
}

TEST(Letters, EveryMaterialThatIsALetterHasOneForEachHolder) {
    for (const rules::Material& material : house().rulebook.materials) {
        if (!is_written_today(material)) continue;
        const auto index = static_cast<rules::MaterialIndex>(&material - house().rulebook.materials.data());
        EXPECT_TRUE(house().letters.find(index, "", false) || house().letters.find(index, "", true))
            << material.slug;
    }
}

TEST(Letters, FactsAloneFillEachOfThemAndASingleSideIsASinglePage) {
    for (const Template& letter : house().letters.letters) {
        const bool person = letter.holder == rules::Holder::Person;
        const auto facts = facts_for(letter.provinces.empty() ? "hebei" : letter.provinces.front(), person);
        const auto found = filled(letter, facts);
        EXPECT_TRUE(found.gaps.empty())
            << letter.id << " misses " << (found.gaps.empty() ? "" : found.gaps[0].name);
        const auto pages =
            lay_out(found.letter, [](std::string_view text) { return text.size() == 1 ? 0.5 : 1.0; });
        const bool long_one = letter.id == "site_plan" || letter.id == "finance_pledge_zhejiang";
        EXPECT_LE(pages.size(), long_one ? 5U : 1U) << letter.id;
    }
}

TEST(Letters, ProvincesWithAFormOfTheirOwnHaveIt) {
    const auto index = house().rulebook.material_by_slug.at("no_training_pledge");
    EXPECT_EQ(house().letters.find(index, "sichuan", false)->id, "no_training_pledge_sichuan");
    EXPECT_EQ(house().letters.find(index, "hebei", false)->id, "no_training_pledge");
}

TEST(Letters, WhatIsMissingIsNamedOnce) {
    rules::Facts facts = facts_for("hebei", false);
    facts.forget(*house().rulebook.vocabulary.find_fact("head.name"));
    const auto found = filled(*house().letters.find("authorization_letter"), facts);
    ASSERT_EQ(found.gaps.size(), 1);
    EXPECT_EQ(found.gaps[0].name, "head.name");
}

TEST(Letters, TheSameLetterIsTheSameFile) {
    const auto found = filled(*house().letters.find("pledge_letter"), facts_for("hebei", false));
    using enum desk::LetterFormat;
    for (const auto format : {Pdf, Docx})
        EXPECT_EQ(desk::draw_letter(found.letter, format, "f1", "key"),
                  desk::draw_letter(found.letter, format, "f1", "key"));
}

TEST(Mark, IsKnownAsOursOnlyByItsKey) {
    const Mark mark{"f1", "pledge_letter", 1, 1, 2, "0123456789abcdef"};
    const std::string text = written(mark, "key");
    EXPECT_EQ(read_mark(text, "key")->mark, mark);
    EXPECT_TRUE(read_mark(text, "key")->signed_by_key);
    EXPECT_FALSE(read_mark(text, "another key")->signed_by_key);
}

}  // namespace
}  // namespace beian::letter
