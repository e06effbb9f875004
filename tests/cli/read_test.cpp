#include "cli/cli_fixture.h"
#include "specimen/document.h"
#include "specimen/recipes.h"
#include "support/files.h"

namespace beian::cli {
namespace {

/// One holder's card, photographed.
std::string card(const std::string& side) {
    const Bytes jpeg = specimen::photograph("id_card", side, specimen::good(5, {2688, 2016}), 5).jpeg;
    return {jpeg.begin(), jpeg.end()};
}

std::string text_in(const std::filesystem::path& file) {
    const Bytes bytes = files::read(file.string());
    return {bytes.begin(), bytes.end()};
}

TEST(Read, GivesTheFieldsOfWhatItTurnedOutToBe) {
    const Folder folder;
    const Outcome outcome = beian({"read", folder.write("a.jpg", card("front")), "--as", "auto", "--json"});
    ASSERT_EQ(outcome.status, kYes) << outcome.err << outcome.out;
    const auto page = outcome.json()["pages"][0];
    EXPECT_EQ(page["document"], "id_card");
    EXPECT_EQ(page["side"], "front");
    EXPECT_EQ(page["fields"]["id_number"]["value"], "412723199010050012");
    EXPECT_EQ(page["fields"]["id_number"]["verified_by"], "check_digit");
    EXPECT_EQ(page["fields"]["birth_date"]["value"], "1990-10-05");
    EXPECT_EQ(page["fields"]["name"]["region"].size(), 4u);
}

TEST(Read, FillsAFactsFileThatChecklistTakes) {
    const Folder folder;
    const std::string front = folder.write("a.jpg", card("front")),
                      back = folder.write("b.jpg", card("back"));
    const std::string facts = (folder.path() / "facts.yaml").string();
    ASSERT_EQ(
        beian({"read", front, back, "--as", "id_card:front", "--as", "id_card:back", "--facts-out", facts})
            .status,
        kYes);
    EXPECT_NE(text_in(facts).find("head.id_province: zhejiang"), std::string::npos) << text_in(facts);
    EXPECT_EQ(
        beian({"checklist", "--facts", facts, "--set", "filing.kind=first", "--set", "subject.kind=person"})
            .status,
        kYes);
}

TEST(Read, WhatIsNoPictureIsAnAnswer) {
    const Folder folder;
    const Outcome outcome = beian({"read", folder.write("a.txt", "no picture"), "--as", "auto", "--json"});
    EXPECT_EQ(outcome.status, kNo);
    EXPECT_EQ(outcome.json()["pages"][0]["document"], "");
    EXPECT_EQ(outcome.json()["pages"][0]["fields"].size(), 0u);
}

TEST(Read, AWrongQuestionHasOneLine) {
    const Folder folder;
    const std::string file = folder.write("a.jpg", "x");
    EXPECT_TRUE(is_wrong_question(beian({"read", file, file, file, "--as", "auto", "--as", "auto"}),
                                  {"--as", "3 files"}));
    EXPECT_TRUE(is_wrong_question(beian({"read", file, "--as", "auto", "--facts-out", "facts.txt"}),
                                  {"--facts-out", ".yaml"}));
    EXPECT_TRUE(is_wrong_question(beian({"read", file, "--as", "id_crad"}), {"id_card"}));
    EXPECT_TRUE(is_wrong_question(beian({"read", file, "--as", "auto"}, {}, Language::En, "/nowhere"),
                                  {"/nowhere", "beian doctor"}));
}

TEST(Check, WithoutModelsEverythingButReadingWorksAndSaysSo) {
    const Folder folder;
    const std::string file = folder.write("a.jpg", card("back"));
    const Outcome outcome = beian({"check", file, "--as", "id_card:front"}, {}, Language::En, "/nowhere");
    EXPECT_NE(outcome.out.find("was not read"), std::string::npos) << outcome.out;
    EXPECT_EQ(outcome.out.find("document.side"), std::string::npos);
    EXPECT_NE(beian({"check", file, "--as", "id_card:front"}).out.find("document.side"), std::string::npos);
}

// A sheet of coloured shapes: its sides are as straight as a document's, and its edges meet as strokes do.
TEST(Check, WhatHasSidesAndNotOneCharacterIsNoDocument) {
    const Folder folder;
    const Bytes jpeg =
        specimen::photograph("not_a_document", "clutter", specimen::good(12, {3000, 2250}), 12).jpeg;
    const std::string file = folder.write("a.jpg", {jpeg.begin(), jpeg.end()});
    const std::vector<std::string> question{"check", file, "--as", "business_license:front"};
    EXPECT_EQ(beian(question, {}, Language::En, "/nowhere").out.find("frame.none"), std::string::npos);
    const Outcome outcome = beian(question);
    EXPECT_EQ(outcome.status, kNo);
    EXPECT_NE(outcome.out.find("frame.none"), std::string::npos) << outcome.out;
}

TEST(Check, HoldsDocumentsAgainstTheFactsOnlyWhereThereAreSome) {
    const Folder folder;
    const std::string file = folder.write("a.jpg", card("front"));
    EXPECT_EQ(beian({"check", file, "--as", "id_card:front"}).out.find("identity.mismatch"),
              std::string::npos);
    const Outcome other = beian({"check", file, "--as", "id_card:front", "--set", "head.name=别人"});
    EXPECT_EQ(other.status, kNo);
    EXPECT_NE(other.out.find("identity.mismatch"), std::string::npos) << other.out;
}

}  // namespace
}  // namespace beian::cli
