// Whatever file is named, each command gives an answer about it: never an error of its own, never a crash.
#include <gmock/gmock.h>

#include <set>

#include "cli/cli_fixture.h"
#include "image/kind.h"
#include "support/files.h"
#include "support/pictures.h"

namespace beian::cli {
namespace {

using namespace pictures;

std::string text_of(const Bytes& bytes) {
    return {bytes.begin(), bytes.end()};
}

Bytes evenly(std::uint32_t width, std::uint32_t height, std::uint8_t tone) {
    Png png{.width = width, .height = height};
    png.rows.emplace();
    for (std::uint32_t y = 0; y < height; ++y) {
        png.rows->push_back(0);
        png.rows->insert(png.rows->end(), std::size_t{3} * width, tone);
    }
    return make(png);
}

struct Named {
    std::string name;
    Bytes bytes;
    std::string check;  // that refuses it
};

std::vector<Named> bad_files() {
    std::vector<Named> files{
        {"empty.jpg", {}, "envelope.integrity"},
        {"pixel.png", evenly(1, 1, 200), "envelope.dimensions"},
        {"strip.png", evenly(1, 30000, 200), "envelope.dimensions"},
        {"black.png", evenly(900, 700, 0), "frame.none"},
        {"white.png", evenly(900, 700, 255), "frame.none"},
        {"deep.png", make(Png{.width = 900, .height = 700, .depth = 16}), "frame.none"},
        {"clear.png", make(Png{.width = 900, .height = 700, .colour = 6, .alpha = 0}), "frame.none"},
        {"progressive.jpg", make(Jpeg{.width = 900, .height = 700, .progressive = true}), "frame.none"},
        {"arithmetic.jpg", make(Jpeg{.width = 900, .height = 700, .arithmetic = true}), "frame.none"},
    };
    const Bytes whole = make(Jpeg{.width = 900, .height = 700});
    for (std::size_t tenth = 1; tenth < 10; ++tenth)
        files.push_back(
            {"cut" + std::to_string(tenth) + ".jpg",
             {whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(whole.size() * tenth / 10)},
             "envelope.integrity"});
    return files;
}

std::vector<std::string> blocking(const nlohmann::json& page) {
    std::vector<std::string> checks;
    for (const auto& finding : page["findings"])
        if (finding["severity"] == "block") checks.push_back(finding["check"]);
    return checks;
}

TEST(BadInput, CheckSaysWhatIsWrongWithEachFile) {
    const Folder folder;
    const std::vector<Named> files = bad_files();
    std::vector<std::string> question{"check"};
    for (const Named& file : files) question.push_back(folder.write(file.name, text_of(file.bytes)));
    question.insert(question.end(), {"--as", "id_card:front", "--json"});
    const Outcome outcome = beian(question);
    EXPECT_EQ(outcome.status, kNo) << outcome.err;
    const nlohmann::json pages = outcome.json()["pages"];
    ASSERT_EQ(pages.size(), files.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
        EXPECT_EQ(pages[i]["verdict"], "reject") << files[i].name;
        EXPECT_THAT(blocking(pages[i]), testing::Contains(files[i].check)) << files[i].name;
    }
}

/// Where it cannot be opened, nothing is written; where it can, what is written is a picture.
TEST(BadInput, MendAndComposeAnswerAndLeaveNoHalfPicture) {
    const Folder folder;
    const std::string good = folder.write("good.jpg", text_of(make(Jpeg{.width = 900, .height = 700})));
    const std::string out = (folder.path() / "out.jpg").string();
    const std::set<std::string> sent{"empty.jpg", "pixel.png",      "strip.png", "clear.png",
                                     "deep.png",  "arithmetic.jpg", "cut3.jpg",  "cut9.jpg"};
    for (const Named& file : bad_files()) {
        if (!sent.contains(file.name)) continue;
        const std::string bad = folder.write(file.name, text_of(file.bytes));
        for (const auto& question :
             {std::vector<std::string>{"mend", bad, "-o", out},
              std::vector<std::string>{"compose", good, bad, "-o", out, "--layout", "column"}}) {
            const Outcome outcome = beian(question);
            EXPECT_THAT(outcome.status, testing::AnyOf(kYes, kNo)) << file.name << outcome.err;
            EXPECT_EQ(outcome.err, "") << file.name;
            EXPECT_EQ(outcome.status == kYes, std::filesystem::exists(out)) << file.name;
            if (file.check == "envelope.integrity") {
                EXPECT_THAT(outcome.out, testing::HasSubstr("[envelope.integrity]")) << file.name;
            }
            if (outcome.status == kYes) {
                EXPECT_EQ(image::recognise(files::read(out)), model::FileKind::Jpeg) << file.name;
            }
            std::filesystem::remove(out);
        }
    }
}

}  // namespace
}  // namespace beian::cli
