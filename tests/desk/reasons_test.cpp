// Walks the list of reasons for which filings come back: each is found by a check that is there, or stands
// among the gaps.
#include "support.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>

namespace beian::desk {

namespace {

using testing::HasSubstr;

std::string text_of(const std::string& file) {
    std::ifstream stream(BEIAN_SOURCE_DIR "/" + file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

bool refuses(const rules::Rule& rule) {
    return rule.action == rules::Action::Refuse || rule.action == rules::Action::Must;
}

/// `check` or `check:answer`, in one of the books, the rulebook or the process.
bool exists(const std::string& name) {
    const std::string check = name.substr(0, name.find(':'));
    const std::string answer = name.find(':') == std::string::npos ? "" : name.substr(name.find(':') + 1);
    const auto& rulebook = the_rulebook();
    if (check == "gate.rules")
        return std::any_of(rulebook.rules.begin(), rulebook.rules.end(),
                           [&](const rules::Rule& rule) { return rule.topic == answer && refuses(rule); });
    const auto in = [&](const findings::CheckBook& book) { return book.answers.contains({check, answer}); };
    if (in(the_form_checks()) || in(the_gate_checks())) return true;
    if (check == "gate.materials") {
        const rules::Material* material = rulebook.find_material(answer);
        return material != nullptr &&
               std::any_of(rulebook.rules.begin(), rulebook.rules.end(), [&](const rules::Rule& rule) {
                   return rule.action == rules::Action::Demand &&
                          &rulebook.materials[rule.material] == material;
               });
    }
    if (name.starts_with("limit.")) return workflow::find_limit_kind(name.substr(6)).has_value();
    static const std::string photo_checks = text_of("rules/checks.yaml") + text_of("rules/documents.yaml");
    return answer.empty() && photo_checks.find("\n  " + check + ":\n") != std::string::npos;
}

TEST(Reasons, AreAllThere) {
    EXPECT_EQ(the_reasons().reasons().size(), 185U);
}

TEST(Reasons, AreFoundOnlyByChecksThatExist) {
    for (const Reason& reason : the_reasons().reasons()) {
        for (const std::string& check : reason.found_by)
            EXPECT_TRUE(exists(check)) << reason.id << ": " << check;
    }
}

TEST(Reasons, ThatAProgramCanFindAreFoundOrStandAmongTheGaps) {
    const std::string gaps = text_of("docs/rejections-gaps.md");
    int found = 0;
    for (const Reason& reason : the_reasons().reasons()) {
        if (reason.detectable == Detectable::No) continue;
        const bool gap = gaps.find("| `" + reason.id + "` |") != std::string::npos;
        EXPECT_NE(reason.found_by.empty(), !gap) << reason.id;
        found += reason.found_by.empty() ? 0 : 1;
    }
    EXPECT_GE(found, 142);  // of 173
}

TEST(Reasons, AreNamedAmongTheGapsOnlyWhereTheyAreReasons) {
    const std::string gaps = text_of("docs/rejections-gaps.md");
    const std::regex row(R"(\n\| `([a-z0-9-]+)` \|)");
    for (std::sregex_iterator match(gaps.begin(), gaps.end(), row), end; match != end; ++match)
        EXPECT_NE(the_reasons().find((*match)[1].str()), nullptr) << (*match)[1];
}

TEST(Reasons, AreReadStrictly) {
    const auto book = read_reason_book(
        "reasons:\n  photo-blured: { topic: foto, stage: provider, detectable: \"yes\", text: { zh: a, en: b "
        "} }\n",
        "r.yaml");
    ASSERT_FALSE(book);
    EXPECT_THAT(book.error().message,
                HasSubstr("r.yaml:2: unknown topic \"foto\" (did you mean \"photo\"?)"));
    EXPECT_THAT(book.error().message, HasSubstr("photo-blured has no \"way_out\""));
}

}  // namespace

}  // namespace beian::desk
