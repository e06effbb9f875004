// Has every refusal its words in Chinese? Read from the sources, so that none is forgotten.
#include "http/phrases.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <vector>

#include "place.h"

namespace beian::http {

namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// From an opening bracket to the one that closes it; brackets in texts do not count.
std::string bracketed(const std::string& text, std::size_t begin) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t n = begin; n < text.size(); ++n) {
        const char c = text[n];
        if (quoted && c == '\\') {
            ++n;
            continue;
        }
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '(' || c == '{') ++depth;
        if (c == ')' || c == '}') --depth;
        if (depth == 0) return text.substr(begin, n - begin + 1);
    }
    return {};
}

/// What an expression of C++ says, with `x` for whatever is filled in; empty where it says nothing itself.
std::string sample_of(const std::string& expression) {
    std::string said;
    bool quoted = false, between = false;
    for (std::size_t n = 0; n < expression.size(); ++n) {
        const char c = expression[n];
        if (c == '"') {
            // Something stood between two texts that was no text: it is filled in there.
            if (!quoted && between) said += "x";
            quoted = !quoted;
            between = false;
        } else if (!quoted) {
            between = between || c == '+';
        } else if (c == '\\') {
            said += expression[++n];
        } else if (c == '{' && expression.compare(n, 2, "{}") == 0) {
            said += "x";
            ++n;
        } else {
            said += c;
        }
    }
    // A suggestion at the end may be there or not.
    const std::string end = expression.substr(expression.rfind('"') + 1);
    if (!said.empty() && between && end.find("did_you_mean") == std::string::npos) said += "x";
    return said;
}

/// Every refusal with a text of its own in the files of a folder.
std::set<std::string> refusals_in(const fs::path& folder) {
    std::set<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string ending = entry.path().extension().string();
        if (ending != ".cpp" && ending != ".h") continue;
        std::ifstream file(entry.path());
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        for (const char* opening : {"Error{ErrorCode::", "asked.fault(", "problem(request, Problem::"}) {
            for (std::size_t at = 0; (at = text.find(opening, at)) != std::string::npos; ++at) {
                const std::string call = bracketed(text, text.find_first_of("({", at));
                const std::string sample = sample_of(call);
                if (!sample.empty()) found.insert(sample);
            }
        }
    }
    return found;
}

TEST(HttpPhrases, ThereIsOneForEveryRefusalOfTheDesk) {
    // What only whoever starts the program reads, or what stands in the log.
    const std::vector<std::string> never = {
        "cannot be opened", "cannot listen", "the certificate", "there is no address",
        "an anchor is",     "every worker",  "a job ",          "declaration: ",
        "no table"};
    std::size_t looked_at = 0;
    for (const char* folder : {"src/http", "src/desk", "src/workflow"}) {
        const auto refusals = refusals_in(fs::path(BEIAN_SOURCE_DIR) / folder);
        EXPECT_FALSE(refusals.empty()) << folder;
        for (const std::string& refusal : refusals) {
            const auto hidden = [&](const std::string& part) { return refusal.find(part) != refusal.npos; };
            if (std::any_of(never.begin(), never.end(), hidden)) continue;
            ++looked_at;
            EXPECT_TRUE(has_phrase(refusal)) << folder << ": " << refusal;
        }
    }
    EXPECT_GT(looked_at, 80U) << "they are written in another way now, and this no longer finds them";
}

TEST(HttpPhrases, SayPartsWithinAWhole) {
    EXPECT_EQ(in_chinese("\"kind\" is missing"), "缺少“kind”");
    EXPECT_EQ(in_chinese("there is no \"knd\" here (did you mean \"kind\"?)"),
              "这里没有“knd”（是不是“kind”？）");
    EXPECT_EQ(in_chinese("facts:3: unknown fact \"a\"\nfacts:4: b is given twice"),
              "facts 第3行：没有“a”这个事实\nfacts 第4行：b给了两次");
    EXPECT_EQ(in_chinese("this is for a reviewer / an administrator"), "只有审核员、管理员可以");
    EXPECT_EQ(in_chinese("nobody has said this before"), "nobody has said this before");
    EXPECT_EQ(in_chinese(""), "");
}

TEST(HttpPhrases, StayWithinBoundsWhateverIsQuoted) {
    EXPECT_EQ(in_chinese(std::string(100'000, '"')), std::string(100'000, '"'));
    std::string nested = "x";
    for (int n = 0; n < 40; ++n) nested = "result 1: " + nested;
    EXPECT_THAT(in_chinese(nested), HasSubstr("第1条结果："));
}

TEST(HttpPhrases, ProblemsSpeakTheLanguageThatWasAskedFor) {
    Place place;
    const Client anna = place.as(workflow::Role::Applicant, "anna");
    const nlohmann::json wrong{{"kind", "frist"}, {"province", "guangdong"}, {"subject_kind", "enterprise"}};
    const Answer zh = anna.post("/filings", wrong, {{"Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5"}});
    EXPECT_EQ(zh.header("content-language"), "zh");
    EXPECT_EQ(zh.json()["detail"], "“kind”不是认识的词");
    const Answer en = anna.post("/filings", wrong, {{"Accept-Language", "en,zh;q=0.5"}});
    EXPECT_EQ(en.json()["detail"], "\"kind\" is no word that is known");
    const std::string path = "/filings/" + place.ready(place.caller(workflow::Role::Applicant, "anna"));
    const Answer moved = anna.post(path + "/actions", {{"action", "grant"}},
                                   {{"Accept-Language", "zh"}, {"If-Match", anna.get(path).header("etag")}});
    EXPECT_THAT(moved.json()["detail"].get<std::string>(), HasSubstr("不能"));
    EXPECT_THAT(moved.json()["detail"].get<std::string>(), testing::Not(HasSubstr("cannot")));
}

}  // namespace

}  // namespace beian::http
