#include "accuracy_figures/shot.h"
#include "accuracy_figures/samples.h"
#include "specimen/document.h"
#include "specimen/recipes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <stdexcept>

namespace {

using namespace beian::accuracy;
using beian::specimen::kFirstReportingSeed;
using testing::HasSubstr;

TEST(Shots, AreAsManyAsAskedForAndOfGoodOnesMore) {
    EXPECT_EQ(shots_of("glare", 30, 1).size(), 30U);
    EXPECT_EQ(shots_of("good", 30, 1).size(), 120U);
}

TEST(Shots, KeepToTheirSeedsAndTakeEveryKindOfDocument) {
    std::set<const beian::specimen::Kind*> kinds;
    std::uint64_t seed = kFirstReportingSeed;
    for (const Shot& shot : shots_of("good", 30, kFirstReportingSeed)) {
        EXPECT_EQ(shot.seed, seed++);
        EXPECT_TRUE(shot.kind->is_document);
        kinds.insert(shot.kind);
    }
    EXPECT_EQ(kinds.size(), 23U);
}

TEST(Shots, OfAPairDifferInBlurAlone) {
    const auto sharp = shots_of("sharp", 30, 1), blurred = shots_of("motion_pair", 30, 1);
    for (std::size_t i = 0; i < sharp.size(); ++i) {
        EXPECT_EQ(sharp[i].kind, blurred[i].kind);
        EXPECT_EQ(sharp[i].seed, blurred[i].seed);
        EXPECT_EQ(sharp[i].size, blurred[i].size);
        EXPECT_EQ(blurred[i].situation, "sharp");
        EXPECT_EQ(blurred[i].defect, "motion");
        EXPECT_GE(blurred[i].amount, 0.09);
    }
}

TEST(Shots, OfNothingHoldNoDocumentAndNoQuad) {
    for (const Shot& shot : shots_of("nothing", 12, 1)) EXPECT_FALSE(shot.kind->is_document);
    Shot shot = shots_of("nothing", 1, 1).front();
    shot.size = {640, 480};
    EXPECT_FALSE(taken(shot).quad);
}

TEST(Shots, OfAnUnknownSetAreRefused) {
    EXPECT_THROW(shots_of("no_such_defect", 1, 1), std::invalid_argument);
}

TEST(Shots, TellTheCommandThatMakesThemAgain) {
    Shot shot = shots_of("motion_pair", 1, 7).front();
    shot.amount = 0.1 + 0.2;
    EXPECT_THAT(command_for(shot), HasSubstr("--material id_card:front --seeds 7 "));
    EXPECT_THAT(command_for(shot), HasSubstr(" --situation sharp --defect motion=0.30000000000000004 "))
        << "every digit: the same photo";
}

class Samples : public testing::Test {
protected:
    void write(const std::string& name, const std::string& text) {
        std::filesystem::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name) << text;
    }
    std::filesystem::path folder_ = std::filesystem::path(testing::TempDir()) / "accuracy_samples";
    void SetUp() override { std::filesystem::remove_all(folder_); }
    void TearDown() override { std::filesystem::remove_all(folder_); }
};

TEST_F(Samples, BringTheirQuads) {
    write("documents/quads.csv",
          "file,quad,note\na.jpg,\"[[1, 2], [30, 4], [31, 50], [2, 49.5]]\",\"by hand\"\n");
    const auto shots = sample_shots("samples/documents", folder_);
    ASSERT_EQ(shots.size(), 1U);
    EXPECT_EQ(shots[0].file, folder_ / "documents/a.jpg");
    ASSERT_TRUE(shots[0].quad);
    EXPECT_DOUBLE_EQ((*shots[0].quad)[3].y, 49.5);
}

TEST_F(Samples, WithABrokenQuadAreRefused) {
    write("documents/quads.csv", "file,quad\na.jpg,\"[[1, 2], [30, 4]]\"\n");
    EXPECT_THROW(sample_shots("samples/documents", folder_), std::runtime_error);
    write("documents/quads.csv", "file,quad\na.jpg,\"[[1], [3, 4], [3, 4], [\"\"a\"\", 4]]\"\n");
    EXPECT_THROW(sample_shots("samples/documents", folder_), std::runtime_error);
}

TEST_F(Samples, ThatAreNotThereAreNone) {
    for (const char* set : {"samples/documents", "samples/portraits", "samples/bad_files"})
        EXPECT_TRUE(sample_shots(set, folder_).empty()) << set;
}

TEST_F(Samples, ArePicturesOnly) {
    write("faces/b.JPG", "x");
    write("faces/a.png", "x");
    write("faces/identities.csv", "x");
    const auto shots = sample_shots("samples/portraits", folder_);
    ASSERT_EQ(shots.size(), 2U);
    EXPECT_EQ(shots[0].file.filename(), "a.png");
}

}  // namespace
