// What the commands answer, by the contracts other programs rely on.
#include <gmock/gmock.h>

#include <set>

#include "cli_fixture.h"

namespace beian::cli {
namespace {

using testing::HasSubstr;
using Json = nlohmann::json;

const std::vector<std::string> kPersonFromHunan = {
    "checklist",           "--set", "filing.kind=first",       "--set", "filing.province=guangdong", "--set",
    "subject.kind=person", "--set", "head.residency=mainland", "--set", "head.id_province=hunan",    "--set",
    "head.age=30"};

std::vector<std::string> with(std::vector<std::string> arguments, const std::vector<std::string>& more) {
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

std::set<std::string> materials(const Json& checklist, const std::string& necessity) {
    std::set<std::string> found;
    for (const auto& item : checklist["items"]) {
        if (item["necessity"] == necessity) found.insert(item["material"]);
    }
    return found;
}

TEST(Help, NamesTheWholeCommand) {
    EXPECT_THAT(beian({"--help"}).out, HasSubstr("Usage: beian [OPTIONS] SUBCOMMAND"));
    EXPECT_THAT(beian({"rules", "lint", "--help"}).out, HasSubstr("Usage: beian rules lint"));
}

TEST(Checklist, AnswersInTheLayoutOfTheContract) {
    const Outcome outcome = beian(with(kPersonFromHunan, {"--json"}));
    EXPECT_EQ(outcome.status, kYes) << outcome.err;
    const Json checklist = outcome.json();
    for (const char* key : {"on", "rulebook", "facts", "items", "constraints", "refusals", "questions"})
        EXPECT_TRUE(checklist.contains(key)) << key;
    EXPECT_EQ(checklist["on"], "2026-11-23");
    EXPECT_EQ(checklist["facts"]["filing.province"], "guangdong");
    EXPECT_THAT(materials(checklist, "required"),
                testing::IsSupersetOf({"id_card", "residence_permit", "face_verification"}));
    for (const auto& item : checklist["items"]) {
        for (const char* key : {"material", "of", "necessity", "name", "sides", "accepts", "reasons"})
            EXPECT_TRUE(item.contains(key)) << key;
        ASSERT_FALSE(item["reasons"].empty());
        for (const auto& reason : item["reasons"]) {
            EXPECT_FALSE(reason["because"]["zh"].get<std::string>().empty());
            EXPECT_FALSE(reason["because"]["en"].get<std::string>().empty());
            ASSERT_FALSE(reason["sources"].empty());
            EXPECT_TRUE(reason["sources"][0].contains("title"));
        }
    }
}

TEST(Checklist, ReadsFactsFromAFileNestedOrFlatAndLetsOptionsWin) {
    const Folder folder;
    const auto nested =
        folder.write("nested.yaml", "filing: { kind: first, province: guangdong }\nsubject.kind: person\n");
    const auto flat = folder.write(
        "flat.json", R"({"filing.kind":"first","filing.province":"guangdong","subject":{"kind":"person"}})");
    EXPECT_EQ(beian({"checklist", "--facts", nested, "--json"}).out,
              beian({"checklist", "--facts", flat, "--json"}).out);
    const auto other = beian({"checklist", "--facts", flat, "--set", "filing.province=fujian", "--json"});
    EXPECT_EQ(other.json()["facts"]["filing.province"], "fujian");
}

TEST(Checklist, AsksWhatItDoesNotKnow) {
    const Json checklist = beian({"checklist", "--set", "filing.kind=first", "--set",
                                  "filing.province=guangdong", "--set", "subject.kind=person", "--json"})
                               .json();
    const auto& questions = checklist["questions"];
    const auto found = std::find_if(questions.begin(), questions.end(),
                                    [](const Json& each) { return each["fact"] == "head.id_province"; });
    ASSERT_NE(found, questions.end());
    EXPECT_THAT((*found)["decides"].get<std::vector<std::string>>(), testing::Contains("residence_permit"));
    EXPECT_THAT((*found)["values"].get<std::vector<std::string>>(), testing::Contains("hunan"));
}

TEST(Checklist, SaysNoWhereTheFilingIsRefused) {
    const Outcome outcome =
        beian({"checklist", "--set", "filing.kind=first", "--set", "filing.province=sichuan", "--set",
               "subject.kind=person", "--set", "head.age=15", "--json"});
    EXPECT_EQ(outcome.status, kNo);
    EXPECT_EQ(outcome.json()["refusals"][0]["rule"], "sichuan.age-p-min");
}

TEST(Checklist, SpeaksTheLanguageOfTheReader) {
    EXPECT_THAT(beian(kPersonFromHunan, {}, Language::Zh).out, HasSubstr("居住证"));
    EXPECT_THAT(beian(with(kPersonFromHunan, {"--lang", "zh"})).out, HasSubstr("居住证"));
    EXPECT_THAT(beian(kPersonFromHunan).out, HasSubstr("esidence permit"));
    EXPECT_EQ(language_of("zh_CN.UTF-8"), Language::Zh);
    EXPECT_EQ(language_of("C.UTF-8"), Language::En);
}

TEST(Verify, NamesThePlaceAndTheRightCharacter) {
    const Outcome outcome = beian({"verify", "id", "36042619910102009X", "--json"});
    EXPECT_EQ(outcome.status, kNo);
    const Json result = outcome.json()["results"][0];
    EXPECT_EQ(result["kind"], "id");
    EXPECT_EQ(result["valid"], false);
    EXPECT_EQ(result["error"]["position"], 18);
    EXPECT_EQ(result["error"]["expected"], "3");
}

TEST(Verify, TellsWhatAValidNumberSays) {
    const Outcome outcome = beian({"verify", "id", "11010519491231002X", "--json"});
    EXPECT_EQ(outcome.status, kYes);
    const Json says = outcome.json()["results"][0]["says"];
    EXPECT_EQ(says["birth_date"], "1949-12-31");
    EXPECT_EQ(says["sex"], "F");
    EXPECT_EQ(says["region"]["code"], "110105");
}

TEST(Verify, ReadsOneValueALineButAnMrzWhole) {
    EXPECT_EQ(beian({"verify", "id", "-", "--json"}, "11010519491231002X\r\n360426199101010071\n")
                  .json()["results"]
                  .size(),
              2U);
    const std::string mrz =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10\n";
    const Json results = beian({"verify", "mrz", "-", "--json"}, mrz).json()["results"];
    ASSERT_EQ(results.size(), 1U);
    EXPECT_EQ(results[0]["valid"], true);
    EXPECT_EQ(results[0]["says"]["document_number"], "L898902C3");
}

TEST(Check, FindsWhatAFileReallyIs) {
    const Folder folder;
    const auto text = folder.write("card.jpg", "not a picture at all\n");
    const Outcome outcome = beian({"check", text, "--as", "id_card:front", "--json"});
    EXPECT_EQ(outcome.status, kNo);
    const Json page = outcome.json()["pages"][0];
    EXPECT_EQ(page["as"], "id_card");
    EXPECT_EQ(page["side"], "front");
    EXPECT_EQ(page["verdict"], "reject");
    EXPECT_THAT(page["findings"][0]["check"].get<std::string>(), testing::StartsWith("envelope."));
}

TEST(Check, TreatsAnEmptyFileAsAnAnswer) {
    const Folder folder;
    const Outcome outcome = beian({"check", folder.write("empty.jpg", ""), "--as", "passport", "--json"});
    EXPECT_EQ(outcome.status, kNo);
    const Json page = outcome.json()["pages"][0];
    EXPECT_EQ(page["side"], "data_page");
    EXPECT_EQ(page["verdict"], "reject");
}

TEST(Rules, ExplainWhySomethingIsNotAsked) {
    const Outcome outcome = beian({"rules", "explain", "residence_permit", "--set", "filing.kind=first",
                                   "--set", "filing.province=guangdong", "--set", "subject.kind=person",
                                   "--set", "head.id_province=guangdong"});
    EXPECT_EQ(outcome.status, kYes) << outcome.err;
    EXPECT_THAT(outcome.out, testing::AllOf(HasSubstr("guangdong.residence"), HasSubstr("head.id_province")));
}

TEST(Rules, ShowARuleWithItsSources) {
    const Outcome outcome = beian({"rules", "show", "guangdong.site-plan"});
    EXPECT_EQ(outcome.status, kYes);
    EXPECT_THAT(outcome.out,
                testing::AllOf(HasSubstr("site_plan"), HasSubstr("subject.domain_prefix_count")));
}

TEST(Rules, TellWhatChangedBetweenTwoDays) {
    const Outcome outcome = beian({"rules", "diff", "2020-09-09", "2026-11-23"});
    EXPECT_EQ(outcome.status, kYes) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("guangdong.pledge"));
}

TEST(Doctor, FindsEverythingInItsPlace) {
    const Outcome outcome = beian({"doctor"});
    EXPECT_EQ(outcome.status, kYes) << outcome.out;
    EXPECT_THAT(outcome.out,
                testing::AllOf(HasSubstr("rulebook"), HasSubstr("JPEG"), HasSubstr("PNG"), HasSubstr("GIF")));
}

TEST(Doctor, SaysHowToMendAMissingRulebook) {
    const Outcome outcome = beian({"--rules", "/nonexistent", "doctor"});
    EXPECT_EQ(outcome.status, kNo);
    EXPECT_THAT(outcome.out, testing::AllOf(HasSubstr("✗"), HasSubstr("--rules")));
}

}  // namespace
}  // namespace beian::cli
