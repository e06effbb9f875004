// A photo that is handed in, sealed, inspected by the job, and judged at the gate.
#include "desk/page_inspection.h"

#include "desk/page_json.h"
#include "desk/sealing.h"
#include "desk/worker.h"
#include "desk_fixture.h"
#include "specimen/heads/portrait.h"
#include "specimen/recipes.h"
#include "specimen/stages.h"

namespace beian::desk {

namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const std::filesystem::path kSource = BEIAN_SOURCE_DIR;

class InspectionTest : public DeskTest {
protected:
    Bytes shot(std::uint64_t seed) const {
        return specimen::photograph("id_card", "front", specimen::good(seed, {2688, 2016}), seed).jpeg;
    }
    std::string begun() {
        return loaded(desk.begin(anna, {workflow::FilingKind::First, "guangdong", "enterprise"})).key.filing;
    }
    void put(const std::string& filing, const Bytes& bytes) {
        loaded(desk.put_page(anna, filing, {"head.id_card", "front", "id_card", "image/jpeg", bytes}));
    }
    Worker worker() {
        return {store,
                clock,
                random,
                {{"inspect", [this](const Job& job) { return inspection.run(job); }}},
                [this](const JobReport& report) { reports.push_back(report); }};
    }
    PageReport report_of(const std::string& filing) {
        const StoredFiling stored = loaded(store.load({"t1", filing}));
        const std::string json = loaded(open_text(vault, stored.key, stored.pages.at(0).report));
        return loaded(parse_page_report(json));
    }

    PhotoBooks photo_books = loaded(load_photo_books(kSource / "rules"));
    reading::Reader reader = loaded(reading::Reader::load(kSource / "build/models", 2));
    image::BareExaminer examiner;
    PageInspection inspection{desk,        store,          blobs,
                              clock,       the_rulebook(), *the_rulebook().find_profile(""),
                              photo_books, examiner,       &reader};
    std::vector<JobReport> reports;
};

TEST_F(InspectionTest, ReadsWhatWasHandedInAndKeepsTheReportSealed) {
    const std::string filing = begun();
    put(filing, shot(5));
    EXPECT_THAT(loaded(desk.check(anna, filing)).blockers(), Contains("gate.pages:waiting"));
    Worker one = worker();
    EXPECT_TRUE(one.work_once());
    EXPECT_FALSE(one.work_once());
    const PageReport report = report_of(filing);
    EXPECT_TRUE(report.inspected);
    EXPECT_EQ(report.document, "id_card");
    EXPECT_EQ(report.fields.at("id_number").value, "412723199010050012");
    EXPECT_THAT(loaded(desk.check(anna, filing)).blockers(), Not(Contains("gate.pages:waiting")));
}

TEST_F(InspectionTest, LeavesAPageAloneThatWasReplacedMeanwhile) {
    const std::string filing = begun();
    put(filing, {1, 2, 3});
    put(filing, {4, 5, 6});
    Worker one = worker();
    while (one.work_once()) {
    }
    EXPECT_THAT(store.dead("t1", {}, 10), IsEmpty());
    EXPECT_THAT(reports, SizeIs(2));
    EXPECT_THAT(report_of(filing).findings, Not(IsEmpty()));
}

TEST_F(InspectionTest, LooksAgainAtAPageThatIsPutBackAfterAnother) {
    const std::string filing = begun();
    Worker one = worker();
    for (const Bytes& bytes : {Bytes{1, 2, 3}, Bytes{4, 5, 6}, Bytes{1, 2, 3}}) {
        put(filing, bytes);
        while (one.work_once()) {
        }
    }
    EXPECT_TRUE(report_of(filing).inspected);
}

TEST_F(InspectionTest, LaysAsideAPageThatIsGoneFromWhereItWasKept) {
    const std::string filing = begun();
    put(filing, {1, 2, 3});
    blobs.remove("t1", loaded(store.load({"t1", filing})).pages.at(0).blob);
    Worker one = worker();
    EXPECT_TRUE(one.work_once());
    EXPECT_THAT(store.dead("t1", {}, 10), SizeIs(1));
}

TEST_F(InspectionTest, ReportsOnceThoughTwoWorkersLooked) {
    const std::string filing = begun();
    put(filing, {1, 2, 3});
    const PageRow seen = loaded(store.load({"t1", filing})).pages.at(0);
    const PageReport report{"head.id_card", "id_card", "front", true, {}, "id_card", {}};
    EXPECT_TRUE(desk.report_page({"t1", filing}, "head.id_card", "front", report, &seen));
    EXPECT_TRUE(desk.report_page({"t1", filing}, "head.id_card", "front", report, &seen));
    const auto trail = store.search("t1", {.filing = filing});
    EXPECT_EQ(std::count_if(trail.begin(), trail.end(),
                            [](const AuditRecord& record) { return record.entry.action == "inspect_page"; }),
              1);
}

TEST_F(InspectionTest, IsDoneAnewWhereSomebodyPutsTheCornersRight) {
    const std::string filing = begun();
    put(filing, {1, 2, 3});
    const PageRow before = loaded(store.load({"t1", filing})).pages.at(0);
    const model::Quad corners{{{10, 10}, {900, 20}, {890, 600}, {15, 590}}};
    clock.at += std::chrono::minutes(1);
    loaded(desk.correct_corners(anna, filing, "head.id_card", "front", corners));
    // What was looked at before the corners were put right says nothing any more.
    const PageReport late{"head.id_card", "id_card", "front", true, {}, "id_card", {}};
    EXPECT_FALSE(desk.report_page({"t1", filing}, "head.id_card", "front", late, &before));
    EXPECT_THAT(loaded(store.load({"t1", filing})).pages.at(0).report, IsEmpty());
    Worker one = worker();
    while (one.work_once()) {
    }
    EXPECT_TRUE(report_of(filing).inspected);
}

TEST_F(InspectionTest, RefusesCornersThatNoDocumentHas) {
    const std::string filing = begun();
    put(filing, {1, 2, 3});
    for (const model::Quad& corners : {model::Quad{}, model::Quad{{{0, 0}, {1e9, 0}, {1e9, 10}, {0, 10}}}})
        EXPECT_EQ(desk.correct_corners(anna, filing, "head.id_card", "front", corners).error().code,
                  ErrorCode::InvalidArgument);
    EXPECT_EQ(desk.correct_corners(anna, filing, "head.id_card", "back",
                                   {{{10, 10}, {900, 20}, {890, 600}, {15, 590}}})
                  .error()
                  .code,
              ErrorCode::NotFound);
}

TEST_F(InspectionTest, LooksForThePersonWhereOneHoldsTheDocument) {
    const Bytes alone =
        specimen::encode_jpeg(specimen::hold_document("no_document", 7, {1050, 1400}).picture, 90, 1);
    const Handheld handheld = loaded(Handheld::load(kSource / "rules", kSource / "build/models", 2));
    const PageInspection looks(desk, store, blobs, clock, the_rulebook(), *the_rulebook().find_profile(""),
                               photo_books, examiner, &reader, &handheld);
    PageRow row;
    row.item = "service_head.handheld_id_photo";
    row.material = "handheld_id_photo";
    row.side = "front";
    const auto says = [&](const PageInspection& by) {
        const auto findings = by.judge(row, alone).findings;
        return std::any_of(findings.begin(), findings.end(), [](const model::Finding& finding) {
            return finding.check == "presence.handheld_document";
        });
    };
    EXPECT_TRUE(says(looks));
    EXPECT_FALSE(says(inspection)) << "nobody looks for faces without the networks";
}

TEST_F(InspectionTest, ReportsNothingOfBytesThatAreNoLongerThere) {
    const std::string filing = begun();
    put(filing, {1, 2, 3});
    PageRow seen = loaded(store.load({"t1", filing})).pages.at(0);
    seen.blob = "another blob";
    const Status late = desk.report_page({"t1", filing}, "head.id_card", "front", {}, &seen);
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, ErrorCode::NotFound);
}

}  // namespace

}  // namespace beian::desk
