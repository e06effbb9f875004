#include "inspect/annotate.h"

#include "inspect/support.h"

namespace beian::inspect {
namespace {

Page page_with(std::vector<model::Finding> findings) {
    Page page;
    page.image.width = 3200;
    page.image.height = 2400;
    page.findings = std::move(findings);
    return page;
}

model::Finding finding(model::Severity severity, std::optional<model::Region> region) {
    model::Finding said;
    said.severity = severity;
    said.region = region;
    return said;
}

image::Pixels grey_sheet() {
    return {1600, 1200, 3, Bytes(std::size_t{1600} * 1200 * 3, 128)};
}

std::array<int, 3> at(const image::Pixels& picture, std::uint32_t x, std::uint32_t y) {
    const BytesView row = picture.row(y);
    return {row[3 * x], row[3 * x + 1], row[3 * x + 2]};
}

TEST(Annotate, RegionsAreDrawnWhereTheyAreInTheColourOfTheirSeverity) {
    const Page page = page_with({finding(model::Severity::Block, model::Region{800, 600, 1200, 800}),
                                 finding(model::Severity::Warn, std::nullopt)});
    const Annotated one{&page, grey_sheet()};
    const image::Pixels drawn = annotate({&one, 1});
    EXPECT_EQ(drawn.width, 1600u);
    EXPECT_EQ(at(drawn, 700, 300), (std::array{215, 30, 40}));
    EXPECT_EQ(at(drawn, 1000, 500), (std::array{215, 30, 40}));
    EXPECT_EQ(at(drawn, 700, 500), (std::array{128, 128, 128}));
    EXPECT_EQ(count_numbered(page), 1);
}

TEST(Annotate, TheDocumentIsOutlined) {
    Page page = page_with({});
    page.document = DocumentFacts{{{{400, 400}, {2800, 400}, {2800, 2000}, {400, 2000}}}, 0.5, 0};
    const Annotated one{&page, grey_sheet()};
    EXPECT_EQ(at(annotate({&one, 1}), 800, 200), (std::array{0, 170, 90}));
}

TEST(Annotate, RegionsOutsideAndPagesWithoutPictureAreNoTrouble) {
    const Page wild = page_with(
        {finding(model::Severity::Fix, model::Region{-2'000'000'000, 5, 2'147'483'647, 2'147'483'647}),
         finding(model::Severity::Info, model::Region{0, 0, 0, 0})});
    std::vector<Annotated> pages{{&wild, grey_sheet()}, {&wild, std::nullopt}};
    pages.push_back({&wild, image::Pixels{1, 1, 1, Bytes(1, 9)}});
    const image::Pixels drawn = annotate(pages);
    EXPECT_LE(std::max(drawn.width, drawn.height), kLongestAnnotation);
}

TEST(Annotate, ManyPagesStandInRows) {
    const Page page = page_with({});
    const std::vector<Annotated> pages(10, Annotated{&page, grey_sheet()});
    const image::Pixels drawn = annotate(pages);
    EXPECT_EQ(drawn.width, 1600u);
    EXPECT_LE(drawn.height, 1600u);
}

}  // namespace
}  // namespace beian::inspect
