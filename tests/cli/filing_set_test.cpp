// All photos of one enterprise's filing, judged in one command.
#include "cli/cli_fixture.h"
#include "specimen/recipes.h"

#include <gmock/gmock.h>

#include <map>

namespace beian::cli {
namespace {

constexpr std::uint64_t kSeed = 77;  // one seed is one company, with one head
constexpr std::pair<const char*, const char*> kPapers[] = {{"id_card", "front"},
                                                           {"id_card", "back"},
                                                           {"business_license", "front"},
                                                           {"domain_certificate", "page-1"},
                                                           {"authorization_letter", "page-1"},
                                                           {"pledge_letter", "page-1"},
                                                           {"residence_permit", "front"}};

/// Seven photos, the facts that are printed on them, and the command that judges them.
struct FilingSet {
    Folder folder;
    std::map<std::string, std::string> printed;  // material.field
    std::vector<std::string> command{"check"};

    FilingSet() {
        for (const auto& [material, side] : kPapers) {
            const auto& kind = *specimen::find_kind(material, side);
            const cv::Size size = specimen::held_for(kind, {3000, 2250});
            const auto photo = specimen::photograph(material, side, specimen::good(kSeed, size), kSeed);
            for (const auto& field : photo.truth.fields)
                printed[std::string(material) + "." + field.name] = field.value;
            command.push_back(folder.write(std::string(material) + "-" + side + ".jpg",
                                           {photo.jpeg.begin(), photo.jpeg.end()}));
        }
        command.insert(command.end(), {"--as", "auto", "--lang", "en"});
    }
    std::string facts(const std::string& company) {
        return "filing: {kind: first, province: zhejiang}\nservice.kind: website\n"
               "subject: {kind: enterprise, name: " +
               company + ", credit_code: " + printed["business_license.credit_code"] +
               "}\nhead: {is_legal_representative: false, name: " + printed["id_card.name"] +
               ", id_number: " + printed["id_card.id_number"] +
               "}\nlegal_representative.name: " + printed["business_license.legal_representative"] +
               "\ndomain.name: " + printed["domain_certificate.domain"] + "\n";
    }
    Outcome judged(const std::string& company) {
        auto words = command;
        words.insert(words.end(), {"--json", "--facts", folder.write("facts.yaml", facts(company))});
        // Soon after the letters were signed: they are good for 90 days.
        const CivilDay today = std::chrono::year{2025} / 4 / 30;
        return beian(words, {}, Language::En, std::filesystem::path(BEIAN_SOURCE_DIR) / "build/models",
                     today);
    }
};

std::vector<std::string> complaints(const nlohmann::json& page) {
    std::vector<std::string> checks;
    for (const auto& finding : page["findings"])
        if (finding["severity"] != "info") checks.push_back(finding["check"]);
    return checks;
}

TEST(FilingSet, OfAnEnterpriseIsTakenInOneCommand) {
    FilingSet set;
    const Outcome outcome = set.judged(set.printed["business_license.name"]);
    EXPECT_EQ(outcome.status, kYes) << outcome.out << outcome.err;
    const nlohmann::json pages = outcome.json()["pages"];
    ASSERT_EQ(pages.size(), std::size(kPapers));
    for (std::size_t i = 0; i < pages.size(); ++i) {
        EXPECT_EQ(pages[i]["as"], kPapers[i].first);
        EXPECT_EQ(pages[i]["side"], kPapers[i].second);
        EXPECT_THAT(complaints(pages[i]), testing::IsEmpty()) << kPapers[i].first;
    }

    const Outcome other = set.judged("样本壬器械有限公司");
    EXPECT_EQ(other.status, kNo);
    const nlohmann::json others = other.json()["pages"];
    for (const auto& page : others) {
        // Said once, where the name is proven; the other papers agree with the licence.
        if (page["as"] == "business_license")
            EXPECT_THAT(complaints(page), testing::ElementsAre("identity.mismatch"));
        else
            EXPECT_THAT(complaints(page), testing::IsEmpty()) << page["as"];
    }
}

}  // namespace
}  // namespace beian::cli
