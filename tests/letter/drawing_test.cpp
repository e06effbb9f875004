#include "letter/drawing.h"

#include "letter/docx.h"
#include "letter/mark.h"
#include "letter/support.h"

#include <gmock/gmock.h>
#include <zlib.h>

#include <algorithm>

namespace beian::letter {
namespace {

Filled some_letter(const std::string& name = "示例有限公司") {
    Source source = full_source();
    source.values["subject.name"] = name;
    return fill(*shelf().letters.find("authorization_letter"), source, shelf().rulebook,
                facts({"legal_representative.residency=mainland"}))
        .letter;
}

bool is_inside(const Area& inner, const Area& outer) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width &&
           inner.y + inner.height <= outer.y + outer.height;
}

bool touch(const Area& a, const Area& b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

TEST(Layout, NothingLeavesThePageAndNoPlaceForAHandTouchesAnother) {
    const auto known =
        facts({"subject.kind=enterprise", "filing.province=anhui", "legal_representative.residency=foreign"});
    const Area paper{0, 0, kPageWidth, kPageHeight};
    for (const Template& letter : shelf().letters.letters) {
        const Filling done = fill(letter, full_source(), shelf().rulebook, known);
        for (const Page& page : lay_out(done.letter, measure_ems)) {
            EXPECT_TRUE(is_inside(page.code, paper));
            for (const HandArea& hand : page.by_hand) {
                EXPECT_TRUE(is_inside(hand.area, paper)) << letter.id;
                EXPECT_FALSE(touch(hand.area, page.code)) << letter.id;
                for (const HandArea& other : page.by_hand)
                    EXPECT_TRUE(&hand == &other || !touch(hand.area, other.area)) << letter.id;
            }
            for (const Print& print : page.prints) {
                double width = 0;
                for (const Span& span : print.spans)
                    width += span.ems * print.size +
                             (span.kind == Run::Kind::Gap ? 0 : print.spread * span.characters);
                EXPECT_LE(print.x + width, kPageWidth - 50) << letter.id;
            }
        }
    }
}

TEST(Layout, AllButThePlanStandOnOnePage) {
    const auto known =
        facts({"subject.kind=enterprise", "filing.province=anhui", "legal_representative.residency=foreign"});
    for (const Template& letter : shelf().letters.letters) {
        const Filling done = fill(letter, full_source(), shelf().rulebook, known);
        const std::size_t pages = lay_out(done.letter, measure_ems).size();
        EXPECT_EQ(pages > 1, letter.id == "site_plan" || letter.id == "finance_pledge_zhejiang")
            << letter.id << " has " << pages;
    }
}

TEST(Drawing, TheSameLetterIsTheSamePdf) {
    const CodeText code = [](int page, int pages) {
        return std::to_string(page) + "/" + std::to_string(pages);
    };
    const std::string pdf = draw_pdf(some_letter(), code);
    EXPECT_TRUE(pdf.starts_with("%PDF-"));
    EXPECT_EQ(pdf, draw_pdf(some_letter(), code));
    EXPECT_NE(pdf, draw_pdf(some_letter("另一家公司"), code));
}

TEST(Drawing, APageIsAPictureOfTheWidthThatIsAskedFor) {
    const CodeText code = [](int, int) { return std::string("x"); };
    const auto png = draw_png(some_letter(), code, 1, 300);
    ASSERT_TRUE(png);
    EXPECT_TRUE(png->starts_with("\x89PNG"));
    EXPECT_EQ(static_cast<unsigned char>((*png)[18]) * 256 + static_cast<unsigned char>((*png)[19]), 300);
    EXPECT_EQ(count_pages(some_letter()), 1);
    EXPECT_FALSE(draw_png(some_letter(), code, 2, 300));
    EXPECT_FALSE(draw_png(some_letter(), code, 0, 300));
}

TEST(Drawing, ANameOfSixtyCharactersAndARareOneAreDrawn) {
    std::string name = "\xF0\xA0\xAE\xB7";  // U+20BB7, outside the basic plane
    for (int i = 0; i < 59; ++i) name += "铭";
    EXPECT_GT(draw_pdf(some_letter(name), [](int, int) { return std::string("x"); }).size(), 10'000u);
    // Box of a character that no font has is narrower than the character itself.
    EXPECT_NEAR(measure_ems("\xF0\xA0\xAE\xB7"), 1, 0.01);
}

TEST(Mark, ReadsWhatItWroteAndKnowsAnotherKey) {
    const Mark mark{"f-1", "pledge_letter", 3, 1, 2, digest_of(some_letter(), "key")};
    const std::string text = written(mark, "key");
    const auto own = read_mark(text, "key");
    ASSERT_TRUE(own);
    EXPECT_EQ(own->mark, mark);
    EXPECT_TRUE(own->signed_by_key);
    EXPECT_FALSE(read_mark(text, "other")->signed_by_key);
    std::string changed = text;
    changed[4] = 'g';
    EXPECT_FALSE(read_mark(changed, "key")->signed_by_key);
}

TEST(Mark, RefusesWhatIsNoMark) {
    for (const char* text : {"", "https://example.com/", "BL1:::::::", "BL1:f:l:1:3:2:d:s",
                             "BL1:f:l:0:1:1:d:s", "BL2:f:l:1:1:1:d:s"})
        EXPECT_FALSE(read_mark(text, "key")) << text;
    EXPECT_FALSE(read_mark(std::string(4096, ':'), "key"));
}

TEST(Mark, SaysNothingThatWasFilledIn) {
    const Filled letter = some_letter("秘密公司");
    EXPECT_EQ(written({"f", letter.id, 1, 1, 1, digest_of(letter, "k")}, "k").find("秘密"),
              std::string::npos);
    EXPECT_NE(digest_of(letter, "k"), digest_of(some_letter("别的公司"), "k"));
    EXPECT_NE(digest_of(letter, "k"), digest_of(letter, "other"));
}

/// The part of a ZIP of ours by its name, inflated.
std::string part_of(const std::string& zip, const std::string& name) {
    const auto number = [&](std::size_t at, int bytes) {
        std::size_t value = 0;
        for (int i = bytes; i-- > 0;)
            value = value << 8 | static_cast<unsigned char>(zip[at + static_cast<std::size_t>(i)]);
        return value;
    };
    for (std::size_t at = 0; zip.compare(at, 4, "PK\x03\x04") == 0;) {
        const std::size_t packed = number(at + 18, 4), whole = number(at + 22, 4),
                          length = number(at + 26, 2);
        if (zip.substr(at + 30, length) == name) {
            std::string out(whole, '\0');
            z_stream stream{};
            inflateInit2(&stream, -MAX_WBITS);
            stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(zip.data() + at + 30 + length));
            stream.avail_in = static_cast<uInt>(packed);
            stream.next_out = reinterpret_cast<Bytef*>(out.data());
            stream.avail_out = static_cast<uInt>(whole);
            EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
            inflateEnd(&stream);
            EXPECT_EQ(crc32(0, reinterpret_cast<const Bytef*>(out.data()), static_cast<uInt>(whole)),
                      number(at + 14, 4));
            return out;
        }
        at += 30 + length + packed;
    }
    return {};
}

TEST(Docx, HoldsTheTextEscaped) {
    const std::string docx = write_docx(some_letter("甲<乙>&\x01公司"));
    const std::string document = part_of(docx, "word/document.xml");
    EXPECT_THAT(document, testing::HasSubstr("甲&lt;乙&gt;&amp;公司"));
    EXPECT_THAT(document, testing::HasSubstr("主体负责人授权书"));
    EXPECT_FALSE(part_of(docx, "[Content_Types].xml").empty());
}

}  // namespace
}  // namespace beian::letter
