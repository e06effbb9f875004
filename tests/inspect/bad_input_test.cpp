// Whatever a person sends where a card is asked for: the right finding, and no crash.
#include "inspect/bad_input_support.h"
#include "inspect/support.h"
#include "specimen/recipes.h"
#include "support/pictures.h"
#include "support/recoded_jpeg.h"

#include <gmock/gmock.h>

namespace beian::inspect {
namespace {

using namespace pictures;
using testing::Contains;
using testing::IsSupersetOf;
using testing::Not;

Page sent_as_card(const Bytes& bytes) {
    image::BareExaminer examiner;
    model::PhotoSpec card;
    card.sizes = {document::kCard};
    card.must_be_in_colour = true;
    card.text_mm = 2.6;
    return inspect_photo({"a.jpg", bytes, "id_card", "front", card}, any_size(), book(), examiner);
}

Bytes png_of(const image::Pixels& pixels) {
    Png png{.width = pixels.width, .height = pixels.height};
    png.rows.emplace();
    for (std::uint32_t y = 0; y < pixels.height; ++y) {
        png.rows->push_back(0);
        append(*png.rows, pixels.row(y));
    }
    return make(png);
}

Bytes plain(std::uint32_t width, std::uint32_t height, int tone, int grain = 0) {
    return png_of(
        test::Table(static_cast<int>(width), static_cast<int>(height), {tone, tone, tone}, grain).pixels());
}

std::vector<std::string> blocked(const Page& page) {
    std::vector<std::string> checks;
    for (const model::Finding& finding : page.findings)
        if (finding.severity == model::Severity::Block) checks.push_back(finding.check);
    return checks;
}

struct Sent {
    const char* name;
    Bytes (*bytes)();
    std::string_view refused_by;
};

class BadInput : public testing::TestWithParam<Sent> {};

TEST_P(BadInput, IsRefusedForTheRightReason) {
    const Page page = sent_as_card(GetParam().bytes());
    EXPECT_EQ(page.verdict, model::Verdict::Reject);
    EXPECT_THAT(blocked(page), Contains(GetParam().refused_by));
    EXPECT_FALSE(page.document);
}

const Sent kSent[] = {
    {"Nothing", [] { return Bytes{}; }, "envelope.integrity"},
    {"OnePixel", [] { return plain(1, 1, 200); }, "envelope.dimensions"},
    {"AStrip", [] { return plain(1, 30000, 200); }, "envelope.dimensions"},
    {"AllBlack", [] { return plain(1200, 900, 0); }, "frame.none"},
    {"AllWhite", [] { return plain(1200, 900, 255); }, "frame.none"},
    {"Noise", [] { return plain(1200, 900, 128, 120); }, "frame.none"},
    {"ABlankSheet",
     [] {
         const Quad sheet{{{300, 80}, {820, 90}, {815, 830}, {290, 820}}};
         return png_of(test::Table(1200, 900, {96, 74, 52}).lay(sheet, {225, 226, 222}, false).pixels());
     },
     "frame.none"},
    {"ACat", [] { return png_of(test::cat()); }, "frame.none"},
    {"WithoutADocument",
     [] {
         return specimen::photograph("not_a_document", "wood", specimen::good(77, {1600, 1200}), 77).jpeg;
     },
     "frame.none"},
};

INSTANTIATE_TEST_SUITE_P(Sent, BadInput, testing::ValuesIn(kSent),
                         [](const auto& sent) { return sent.param.name; });

/// Pixels between the corners and the true ones, at most; from whichever corner both are counted.
double off(const Quad& found, const std::array<cv::Point2d, 4>& truth) {
    double least = 1e9;
    for (std::size_t first = 0; first < 4; ++first) {
        double most = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const Point& corner = found[(first + i) % 4];
            most = std::max(most, std::hypot(corner.x - truth[i].x, corner.y - truth[i].y));
        }
        least = std::min(least, most);
    }
    return least;
}

TEST(BadInputs, ACardScannedOnItsHeadOrSideIsFoundAllTheSame) {
    for (const double turn : {90.0, 180.0, 270.0}) {
        specimen::Scene scene = specimen::good(3, turn == 180 ? cv::Size{1400, 883} : cv::Size{883, 1400});
        scene.is_scan = true;
        scene.rotation_deg = turn;
        scene.tilt_deg = 0;
        scene.orientation_tag = 1;
        const specimen::Photo scan = specimen::photograph("id_card", "front", scene, 3);
        const Page page = sent_as_card(scan.jpeg);
        ASSERT_TRUE(page.document) << turn;
        EXPECT_GT(page.document->covers, 0.95) << turn;
        EXPECT_LT(off(page.document->quad, scan.truth.quad), 0.01 * 1400) << turn;
    }
}

TEST(BadInputs, DeepAndTransparentPngsAreLookedAtLikeAnyOther) {
    for (const Bytes& bytes : {make(Png{.width = 900, .height = 700, .depth = 16}),
                               make(Png{.width = 900, .height = 700, .colour = 6, .alpha = 0})}) {
        const Page page = sent_as_card(bytes);
        EXPECT_THAT(said(page), Not(Contains("envelope.integrity block")));
        EXPECT_THAT(blocked(page), Contains("frame.none"));
    }
}

const Bytes& photo() {
    static const Bytes jpeg =
        specimen::photograph("id_card", "front", specimen::good(5, {1600, 1200}), 5).jpeg;
    return jpeg;
}

TEST(BadInputs, ProgressiveAndArithmeticJpegsAreJudgedLikeAnyOther) {
    const Page plain = sent_as_card(photo());
    ASSERT_TRUE(plain.document);
    for (const Coding coding : {Coding::Progressive, Coding::Arithmetic}) {
        const Page page = sent_as_card(recoded(photo(), coding));
        EXPECT_EQ(blocked(page), blocked(plain));
        ASSERT_TRUE(page.document);
        EXPECT_NEAR(page.document->covers, plain.document->covers, 0.01);
    }
}

TEST(BadInputs, ACutPhotoIsSaidToBeCutAndNothingElse) {
    for (const Bytes& whole :
         {photo(), recoded(photo(), Coding::Progressive), recoded(photo(), Coding::Arithmetic)}) {
        for (int tenth = 1; tenth < 10; ++tenth) {
            const Page page =
                sent_as_card({whole.begin(), whole.begin() + std::ptrdiff_t(whole.size() * tenth / 10)});
            EXPECT_THAT(blocked(page), testing::ElementsAre("envelope.integrity")) << tenth;
            EXPECT_FALSE(page.document) << tenth;
        }
    }
}

}  // namespace
}  // namespace beian::inspect
