// Every wrong question ends with status 2, one helpful line and an empty standard output.
#include "cli_fixture.h"

namespace beian::cli {
namespace {

struct Slip {
    const char* what;
    std::vector<std::string> arguments;
    std::vector<std::string> words;
    std::string input = {};
};

void PrintTo(const Slip& slip, std::ostream* out) {
    *out << slip.what;
}

class WrongQuestion : public testing::TestWithParam<Slip> {};

TEST_P(WrongQuestion, IsAnsweredWithOneHelpfulLine) {
    EXPECT_TRUE(is_wrong_question(beian(GetParam().arguments, GetParam().input), GetParam().words));
}

INSTANTIATE_TEST_SUITE_P(
    Commands, WrongQuestion,
    testing::Values(Slip{"NoCommand", {}, {"--help"}},
                    Slip{"UnknownCommand", {"cheklist"}, {"cheklist", "checklist"}},
                    Slip{"UnknownOption", {"checklist", "--fact", "a"}, {"--fact", "--facts"}},
                    Slip{"UnknownRulesCommand", {"rules", "lnt"}, {"lnt", "lint"}},
                    Slip{"UnknownLanguage", {"--lang", "fr", "doctor"}, {"--lang"}},
                    Slip{"NotUtf8", {"checklist", "--set", "filing.kind=\xFF"}, {"UTF-8"}},
                    Slip{"NoRulebook",
                         {"--rules", "/nonexistent", "checklist", "--set", "filing.kind=first"},
                         {"/nonexistent", "--rules"}}),
    [](const auto& slip) { return slip.param.what; });

INSTANTIATE_TEST_SUITE_P(
    Checklist, WrongQuestion,
    testing::Values(
        Slip{"NothingKnown", {"checklist"}, {"--set", "--facts"}},
        Slip{"UnknownFact", {"checklist", "--set", "filing.knd=first"}, {"filing.knd", "filing.kind"}},
        Slip{"UnknownValue", {"checklist", "--set", "filing.province=guangdon"}, {"guangdon", "guangdong"}},
        Slip{"NoValue", {"checklist", "--set", "filing.kind"}, {"filing.kind"}},
        Slip{"NotANumber", {"checklist", "--set", "head.age=old"}, {"head.age"}},
        Slip{"NotABool", {"checklist", "--set", "subject.renamed=perhaps"}, {"subject.renamed", "true"}},
        Slip{"NotADay",
             {"checklist", "--set", "filing.kind=first", "--on", "2021-02-29"},
             {"--on", "2021-02-29", "YYYY-MM-DD"}},
        Slip{"UnknownProfile",
             {"checklist", "--set", "filing.kind=first", "--profile", "aliyum"},
             {"aliyum", "aliyun"}},
        Slip{"NoSuchFile", {"checklist", "--facts", "no-such.yaml"}, {"no-such.yaml"}},
        Slip{"EmptyInput", {"checklist", "--facts", "-"}, {"standard input is empty"}},
        Slip{"BrokenYaml", {"checklist", "--facts", "-"}, {"standard input"}, "filing: [kind"},
        Slip{"NotUtf8Input", {"checklist", "--facts", "-"}, {"UTF-8"}, "filing.kind: \xFF\xFE"},
        Slip{"EndlessInput",
             {"checklist", "--facts", "-"},
             {"standard input", "more than"},
             std::string(40'000'000, 'a')}),
    [](const auto& slip) { return slip.param.what; });

INSTANTIATE_TEST_SUITE_P(
    Check, WrongQuestion,
    testing::Values(
        Slip{"NoMaterial", {"check", "a.jpg"}, {"--as"}},
        Slip{"UnknownMaterial", {"check", "a.jpg", "--as", "id_crad:front"}, {"id_crad", "id_card"}},
        Slip{"UnknownSide", {"check", "a.jpg", "--as", "id_card:frnt"}, {"frnt", "front"}},
        Slip{"SideLeftOut", {"check", "a.jpg", "--as", "id_card"}, {"id_card:front", "id_card:back"}},
        Slip{"NothingToPhotograph", {"check", "a.jpg", "--as", "official_seal"}, {"official_seal"}},
        Slip{"NoSuchPhoto", {"check", "no-such.jpg", "--as", "id_card:front"}, {"no-such.jpg"}},
        Slip{"AFolder", {"check", "/", "--as", "id_card:front"}, {"folder"}},
        Slip{"EmptyInput", {"check", "-", "--as", "id_card:front"}, {"standard input is empty"}}),
    [](const auto& slip) { return slip.param.what; });

INSTANTIATE_TEST_SUITE_P(
    Others, WrongQuestion,
    testing::Values(Slip{"UnknownKind", {"verify", "ids", "1"}, {"ids", "id"}},
                    Slip{"NoNumber", {"verify", "id"}, {"value"}},
                    Slip{"EmptyInput", {"verify", "id", "-"}, {"standard input is empty"}},
                    Slip{"OnlyBlankLines", {"verify", "id", "-"}, {"no value"}, "\n\n"},
                    Slip{"UnknownRule", {"rules", "show", "guangdong.site-pln"}, {"guangdong.site-plan"}},
                    Slip{"UnknownMaterial", {"rules", "explain", "site_pln"}, {"site_plan"}},
                    Slip{"NeitherDayNorFolder",
                         {"rules", "diff", "2020-09-09", "yesterday"},
                         {"yesterday", "YYYY-MM-DD"}}),
    [](const auto& slip) { return slip.param.what; });

TEST(WrongQuestions, NeverRepeatControlCharactersToTheTerminal) {
    const Outcome outcome = beian({"checklist", "--set", "filing.province=\x1b[2J"});
    EXPECT_TRUE(is_wrong_question(outcome, {}));
    EXPECT_EQ(outcome.err.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace beian::cli
