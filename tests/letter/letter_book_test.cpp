#include "letter/letter_book.h"

#include "letter/support.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace beian::letter {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

TEST(LetterBook, EveryMaterialThatIsALetterHasOneAndNoLetterIsWithoutAMaterial) {
    for (std::size_t i = 0; i < shelf().rulebook.materials.size(); ++i) {
        const rules::Material& material = shelf().rulebook.materials[i];
        const auto& letters = shelf().letters.letters;
        const bool has = std::any_of(letters.begin(), letters.end(),
                                     [&](const Template& one) { return one.material == i; });
        EXPECT_EQ(has, material.letter) << material.slug;
    }
}

TEST(LetterBook, AProvinceWithAFormOfItsOwnGetsIt) {
    const auto of = [&](const char* slug, const char* province, bool person) {
        const auto material = shelf().rulebook.material_by_slug.at(slug);
        const Template* found = shelf().letters.find(material, province, person);
        return found == nullptr ? std::string("none") : found->id;
    };
    EXPECT_EQ(of("pledge_letter", "guangdong", false), "pledge_letter_guangdong");
    EXPECT_EQ(of("pledge_letter", "guangdong", true), "pledge_letter_guangdong_person");
    EXPECT_EQ(of("pledge_letter", "hunan", true), "pledge_letter_person");
    EXPECT_EQ(of("site_head_authorization", "shanghai", false), "site_head_authorization_shanghai");
    EXPECT_EQ(of("guarantee_letter", "chongqing", false), "none");
}

TEST(LetterBook, HebeiTakesAnAuthorisationLonger) {
    const auto material = shelf().rulebook.material_by_slug.at("authorization_letter");
    EXPECT_EQ(shelf().letters.find(material, "hebei", false)->valid_days, 180);
    EXPECT_EQ(shelf().letters.find(material, "jilin", false)->valid_days, 90);
}

class FaultyLetters : public testing::Test {
protected:
    std::string faults_of(const std::string& text) {
        const fs::path folder =
            fs::path(testing::TempDir()) / ("beian_faulty_letters_" + std::to_string(getpid()));
        fs::remove_all(folder);
        fs::copy(fs::path(BEIAN_SOURCE_DIR) / "rules/letters", folder);
        std::ofstream(folder / "authorization_letter.yaml") << text;
        rules::Rulebook rulebook = shelf().rulebook;
        const auto loaded = load_letters(folder, rulebook, names_of(shelf().fields));
        fs::remove_all(folder);
        return loaded ? "" : loaded.error().message;
    }
};

TEST_F(FaultyLetters, EveryFaultIsNamedWithItsLine) {
    const std::string said = faults_of(
        "material: authorization_leter\nversion: 0\ntitle: 甲\ntext:\n  - \"{head.nane}\"\n  - "
        "\"{gap:99}\"\n  - \"{open\"\n"
        "  - { text: 乙, when: { head.residense: mainland } }\nby_hand:\n  - { stamp: 丙 }\n");
    EXPECT_THAT(said, HasSubstr("authorization_letter.yaml:1: unknown material \"authorization_leter\" (did "
                                "you mean \"authorization_letter\"?)"));
    EXPECT_THAT(said, HasSubstr(":2: version must be from 1 to 999"));
    EXPECT_THAT(said, HasSubstr(":5: unknown blank \"head.nane\" (did you mean \"head.name\"?)"));
    EXPECT_THAT(said, HasSubstr(":6: {gap:99}"));
    EXPECT_THAT(said, HasSubstr(":7: a brace stands without its other half"));
    EXPECT_THAT(said, HasSubstr(":8: "));
    EXPECT_THAT(said, HasSubstr(":10: "));
}

TEST_F(FaultyLetters, AMaterialThatIsNoLetterAndOneWithoutALetterAreNamed) {
    const std::string said = faults_of("material: id_card\nversion: 1\ntitle: 甲\ntext: [乙]\nby_hand: []\n");
    EXPECT_THAT(said, HasSubstr("does not say that id_card is a letter"));
    EXPECT_THAT(said, HasSubstr("authorization_letter is a letter, and none is for an organisation"));
}

TEST_F(FaultyLetters, TwoLettersForOnePlaceAreNamed) {
    const std::string said = faults_of(
        "material: finance_pledge\nfor: organization\nversion: 1\ntitle: 甲\ntext: [乙]\nby_hand: []\n");
    EXPECT_THAT(said, HasSubstr("finance_pledge.yaml: nothing decides between it and authorization_letter"));
}

}  // namespace
}  // namespace beian::letter
