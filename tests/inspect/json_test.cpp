#include "inspect/support.h"

#include <nlohmann/json.hpp>

namespace beian::inspect {
namespace {

Page page_of(const std::string& file, model::Verdict verdict) {
    Page page;
    page.file = file;
    page.as = "id_card";
    page.verdict = verdict;
    return page;
}

TEST(PageJson, HasTheLayoutThatOtherProgramsRelyOn) {
    Page page = page_of("a.jpg", model::Verdict::Reject);
    page.side = "front";
    page.document = {{{{10, 20.04}, {110.26, 20}, {110, 83}, {10, 83}}}, 0.4104, 2.31};
    page.image = {model::FileKind::Jpeg, 4032, 3024, 3198616, "2026-11-20T10:01:02"};
    model::Finding finding{"quality.sharpness", model::Severity::Block, 0.12, 0.35,
                           {"糊了", "blurred"}, {"重拍", "again"},      {}};
    finding.region = {{1, 2, 3, 4}};
    page.findings = {finding};
    const auto expected = nlohmann::ordered_json::parse(R"({ "pages": [ {
        "file": "a.jpg", "as": "id_card", "side": "front", "verdict": "reject",
        "image": { "format": "jpeg", "width": 4032, "height": 3024, "bytes": 3198616, "captured": "2026-11-20T10:01:02" },
        "document": { "quad": [[10,20],[110.3,20],[110,83],[10,83]], "covers": 0.41, "tilt": 2.3 },
        "findings": [ { "check": "quality.sharpness", "severity": "block", "measured": 0.12, "needed": 0.35,
          "message": {"zh": "糊了", "en": "blurred"}, "advice": {"zh": "重拍", "en": "again"}, "region": [1, 2, 3, 4] } ] } ] })");
    EXPECT_EQ(pages_json({{page}}), expected.dump(2));
}

TEST(PageJson, LeavesOutWhatIsNotKnown) {
    Page page = page_of("a.heic", model::Verdict::Accept);
    page.image = {model::FileKind::Heic, {}, {}, 12, {}};
    EXPECT_EQ(to_json(page).dump(), R"({"file":"a.heic","as":"id_card","side":"","verdict":"accept",)"
                                    R"("image":{"format":"heic","bytes":12},"findings":[]})");
}

TEST(PageJson, AFileNameThatIsNoTextDoesNotBreakTheDocument) {
    const Page page = page_of("\xFF\xFE.jpg", model::Verdict::Accept);
    EXPECT_NO_THROW(EXPECT_TRUE(nlohmann::json::accept(pages_json({{page}}))));
}

}  // namespace
}  // namespace beian::inspect
