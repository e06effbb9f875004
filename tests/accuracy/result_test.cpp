#include "accuracy_figures/figures.h"
#include "accuracy_figures/page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <set>

namespace {

using namespace beian::accuracy;
using beian::model::Severity;
using testing::HasSubstr;
using testing::Not;

Judged photo(const SetName& set, std::vector<std::pair<std::string, Severity>> said, double overlap = 0) {
    Judged judged;
    judged.shot.set = set;
    judged.shot.file = set + ".jpg";
    for (const auto& [check, severity] : said) {
        beian::model::Finding finding;
        finding.check = check;
        finding.severity = severity;
        judged.outcome.page.findings.push_back(finding);
    }
    judged.outcome.page.verdict = beian::model::judge(judged.outcome.page.findings);
    judged.outcome.overlap = overlap;
    return judged;
}

Judged sharpness(const SetName& set, double measured) {
    Judged judged = photo(set, {});
    judged.outcome.page.measures["quality.sharpness"] = measured;
    return judged;
}

Figure figure(Figure::How how, std::vector<SetName> sets, std::vector<SetName> others = {}) {
    Figure made;
    made.name = "some.figure";
    made.on = "some photos";
    made.how = how;
    made.sets = std::move(sets);
    made.others = std::move(others);
    made.value = [](const Outcome& outcome) { return outcome.notices("origin.photocopy") ? 1.0 : 0.0; };
    return made;
}

const Evidence kEvidence{
    {"copies",
     {photo("copies", {{"origin.photocopy", Severity::Block}}),
      photo("copies", {{"origin.photocopy", Severity::Warn}}),
      photo("copies", {{"origin.photocopy", Severity::Info}}), photo("copies", {})}},
    {"originals", {photo("originals", {{"origin.photocopy", Severity::Warn}}), photo("originals", {})}},
    {"none", {}}};

TEST(Outcome, TellsRefusalsFromWarnings) {
    const Outcome warned = photo("x", {{"quality.glare", Severity::Warn}}).outcome;
    const Outcome mended = photo("x", {{"frame.rotated", Severity::Fix}}).outcome;
    EXPECT_FALSE(warned.objects("quality.glare"));
    EXPECT_TRUE(warned.notices("quality.glare"));
    EXPECT_TRUE(mended.objects("frame.rotated"));
    EXPECT_FALSE(mended.notices("quality.glare"));
}

TEST(Result, OfAShareCountsWhatIsRightAndNamesWhatIsNot) {
    const auto result = result_of(figure(Figure::How::Share, {"copies"}), kEvidence);
    ASSERT_TRUE(result);
    EXPECT_DOUBLE_EQ(result->tally.rate, 0.5);
    EXPECT_EQ(result->tally.of, 4);
    EXPECT_EQ(result->missed.size(), 2U);
}

TEST(Result, OfAPrecisionIsOverAllThatWereFlagged) {
    const auto result = result_of(figure(Figure::How::Precision, {"copies"}, {"originals"}), kEvidence);
    ASSERT_TRUE(result);
    EXPECT_DOUBLE_EQ(result->tally.right, 2);
    EXPECT_EQ(result->tally.of, 3);
    ASSERT_EQ(result->missed.size(), 1U) << "the false alarm";
    EXPECT_EQ(result->missed.front()->shot.set, "originals");
}

TEST(Result, OfABalanceWeighsBothSidesAlike) {
    const auto result = result_of(figure(Figure::How::Balanced, {"copies"}, {"originals"}), kEvidence);
    ASSERT_TRUE(result);
    EXPECT_DOUBLE_EQ(result->tally.rate, 0.5);
    EXPECT_DOUBLE_EQ(result->tally.right, 3);
    EXPECT_EQ(result->tally.of, 6);
    EXPECT_EQ(result->missed.size(), 3U);
}

TEST(Result, OfPairsAsksForTheHigherMeasureAndTakesNoneForWrong) {
    Figure pairs = figure(Figure::How::Pairs, {"sharp"}, {"blurred"});
    pairs.value = [](const Outcome& outcome) {
        return outcome.measured("quality.sharpness").value_or(std::numeric_limits<double>::quiet_NaN());
    };
    const Evidence evidence{
        {"sharp",
         {sharpness("sharp", 0.8), sharpness("sharp", 0.4), sharpness("sharp", 0.9), photo("sharp", {})}},
        {"blurred",
         {sharpness("blurred", 0.3), sharpness("blurred", 0.5), photo("blurred", {}),
          sharpness("blurred", 0.1)}}};
    const auto result = result_of(pairs, evidence);
    ASSERT_TRUE(result);
    EXPECT_DOUBLE_EQ(result->tally.right, 1);
    EXPECT_EQ(result->tally.of, 4);
}

TEST(Result, OfAMeanMissesWhatLiesUnderAGoodOverlap) {
    Figure iou = figure(Figure::How::Mean, {"found"});
    iou.value = [](const Outcome& outcome) { return outcome.overlap; };
    const Evidence evidence{{"found", {photo("found", {}, 1), photo("found", {}, 0.5)}}};
    const auto result = result_of(iou, evidence);
    ASSERT_TRUE(result);
    EXPECT_DOUBLE_EQ(result->tally.rate, 0.75);
    ASSERT_EQ(result->missed.size(), 1U);
    EXPECT_DOUBLE_EQ(result->missed.front()->outcome.overlap, 0.5);
}

TEST(Result, OfNothingIsNone) {
    EXPECT_FALSE(result_of(figure(Figure::How::Share, {"none"}), kEvidence));
    EXPECT_FALSE(result_of(figure(Figure::How::Precision, {"copies"}, {"none"}), kEvidence));
}

TEST(Line, HasTheFiveColumnsOfTheContract) {
    const Figure share = figure(Figure::How::Share, {"copies"});
    EXPECT_EQ(line_of(*result_of(share, kEvidence)), "some.figure\t2\t4\t0.5000\tsome photos");
}

TEST(Page, SaysWhichTargetsWereMissed) {
    Figure easy = figure(Figure::How::Share, {"copies"}), hard = easy;
    easy.target = 0.5;
    hard.name = "hard.figure";
    hard.target = 0.98;
    const std::vector<Result> results{*result_of(easy, kEvidence), *result_of(hard, kEvidence)};
    const std::string page = page_of(results, {"2026-01-02", 4, false, {"samples.some"}});
    EXPECT_THAT(page, HasSubstr("on 2026-01-02"));
    EXPECT_THAT(page, HasSubstr("from 1200000 on"));
    EXPECT_THAT(page, HasSubstr("Of 2 targets 1 are met. Missed: `hard.figure` (0.5000)."));
    EXPECT_THAT(page,
                HasSubstr("| `some.figure` | 2 | 4 | 0.5000 | 0.150 to 0.850 | ≥ 0.5, met | some photos |"));
    EXPECT_THAT(page, HasSubstr("Left out, because the public samples were not at hand: `samples.some`."));
}

TEST(Figures, HaveNamesOfTheirOwnAndPhotosToBeMeasuredOn) {
    std::set<std::string> names;
    for (const Figure& each : figures()) {
        EXPECT_TRUE(names.insert(each.name).second) << each.name;
        EXPECT_FALSE(each.sets.empty()) << each.name;
        EXPECT_FALSE(each.on.empty()) << each.name;
        EXPECT_TRUE(each.how == Figure::How::Separated ||
                    (each.how == Figure::How::Parts ? bool(each.parts) : bool(each.value)))
            << each.name;
    }
    for (const char* name :
         {"document.quad_iou", "frame.none.hits", "quality.sharpness.defocus.hits", "quality.sharpness.good"})
        EXPECT_TRUE(names.contains(name)) << name;
}

Judged pairs(const SetName& set, std::vector<double> same, std::vector<double> others) {
    Judged judged;
    judged.shot.set = set;
    judged.outcome.match = MatchOutcome{std::move(same), std::move(others), 1, 1};
    return judged;
}

TEST(Separated, CountsPairsOfOnePersonNearerThanAnyOfTwo) {
    Figure least = figure(Figure::How::Separated, {"faces"}, {"faces", "crowd"});
    const Evidence evidence{{"faces", {pairs("faces", {0.3, 0.4, 0.7}, {0.8, 0.6})}},
                            {"crowd", {pairs("crowd", {}, {0.5})}}};
    const auto result = result_of(least, evidence);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->tally.right, 2);
    EXPECT_EQ(result->tally.of, 3);
    EXPECT_THAT(result->note, HasSubstr("0.500, 0 of 3 pairs"));
    const Evidence none{{"faces", {pairs("faces", {0.3}, {})}}, {"crowd", {}}};
    EXPECT_FALSE(result_of(least, none));
}

TEST(Page, KeepsTheRowsThatAreNotMeasuredAnew) {
    const std::string before =
        "# Accuracy\n\nWritten by `tools/accuracy --write` on 2026-01-02; 20 a figure.\n\n"
        "| `document.quad_iou` | 79.9 | 80 | 0.9989 | 0.998 to 1.000 | ≥ 0.97, met | good photos |\n"
        "| `live.genuine.taken` | 1 | 9 | 0.1111 | 0.020 to 0.435 | ≥ 0.95, **missed** | old |\n"
        "| `no.more` | 1 | 2 | 0.5 | 0 to 1 |  | what is no figure any more |\n";
    const KeptPage kept = kept_page(before);
    ASSERT_EQ(kept.rows.size(), 3U);
    EXPECT_EQ(kept.rows[0].name, "document.quad_iou");
    EXPECT_TRUE(kept.rows[0].asked && kept.rows[0].met);
    EXPECT_TRUE(kept.rows[1].asked && !kept.rows[1].met);
    EXPECT_FALSE(kept.rows[2].asked);
    const auto& all = figures();
    const auto genuine = std::find_if(all.begin(), all.end(),
                                      [](const Figure& each) { return each.name == "live.genuine.taken"; });
    ASSERT_NE(genuine, all.end());
    const Result measured{&*genuine, share(30, 30), {}};
    PageHead head{"2026-02-03", 180, false};
    head.kept = kept;
    head.anew = "`live`";
    const std::string page = page_of({&measured, 1}, head);
    EXPECT_THAT(page, HasSubstr(kept.rows[0].line));
    EXPECT_THAT(page, HasSubstr("| `live.genuine.taken` | 30 | 30 | 1.0000 |"));
    EXPECT_THAT(page, HasSubstr("on 2026-01-02; 20 a figure."));
    EXPECT_THAT(page, HasSubstr("Measured anew on 2026-02-03, 180 a figure: `live`."));
    EXPECT_THAT(page, HasSubstr("Of 2 targets 2 are met."));
    EXPECT_THAT(page, Not(HasSubstr("no.more")));
}

}  // namespace
