// The pictures by which the pages show what a good photo looks like: are those in the pages' folder the ones
// drawn here?
#include "specimen/samples.h"
#include "specimen/stages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace beian::specimen {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(BEIAN_SOURCE_DIR) / "web/src/features/materials/samples/pictures";

Bytes bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return Bytes(text.begin(), text.end());
}

TEST(Samples, LieInThePagesFolderAndNothingElseDoes) {
    std::set<std::string> drawn, there;
    for (const Sample& sample : samples()) drawn.insert(sample.file());
    for (const auto& entry : fs::directory_iterator(kFolder)) there.insert(entry.path().filename().string());
    EXPECT_EQ(there, drawn)
        << "make them anew: specimen samples -o web/src/features/materials/samples/pictures";
}

TEST(Samples, AreTheOnesThatAreDrawnHere) {
    for (const Sample& sample : samples()) {
        const cv::Mat kept = decode_jpeg(bytes_of(kFolder / sample.file())),
                      drawn = decode_jpeg(jpeg_of(sample));
        ASSERT_EQ(kept.size(), drawn.size()) << sample.file();
        // Another version of a font or of the encoder moves a few pixels; another picture moves all of them.
        EXPECT_LT(cv::norm(kept, drawn, cv::NORM_L1) / static_cast<double>(kept.total() * 3), 1.5)
            << sample.file() << ": make them anew: specimen samples -o " << kFolder.string();
    }
}

// What the pages may carry besides their first load; each is fetched only when somebody looks at it.
TEST(Samples, AreSmallTogether) {
    std::uintmax_t bytes = 0;
    for (const auto& entry : fs::directory_iterator(kFolder)) bytes += entry.file_size();
    EXPECT_LT(bytes, 400 * 1024U);
}

TEST(Samples, ShowEveryFaultOfACardAndASheetBesideAGoodOne) {
    std::set<std::string> card, sheet;
    for (const Sample& sample : samples()) {
        if (sample.material == "id_card" && sample.side == "front") card.emplace(sample.fault);
        if (sample.material == "business_license") sheet.emplace(sample.fault);
    }
    EXPECT_EQ(card,
              (std::set<std::string>{"", "blurred", "copy", "cut", "dark", "glare", "screen", "small"}));
    EXPECT_EQ(sheet, card);
}

}  // namespace
}  // namespace beian::specimen
