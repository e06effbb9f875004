#include "reading/mrz_lines.h"
#include "reading/mrz_fields.h"
#include "reading/support.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace beian;
using namespace beian::reading;
using namespace std::chrono_literals;
using testing::SizeIs;

constexpr double kPitch = 20, kWidth = 960;
const CivilDay kToday = 2026y / 11 / 25;

// Doc 9303 part 4's own specimen.
const std::string kNames = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
const std::string kNumbers = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

/// Lines set at one pitch, as if read without a fault.
std::vector<Stretch> rows_of(const std::vector<std::string>& lines) {
    std::vector<Stretch> rows;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        rows.emplace_back();
        for (std::size_t at = 0; at < lines[i].size(); ++at) {
            const double left = 30 + kPitch * static_cast<double>(at),
                         top = 500 + 40 * static_cast<double>(i);
            rows.back().push_back(
                {std::string(1, lines[i][at]), 0.99, {left + 4, top, left + 16, top + 28}, {}});
        }
    }
    return rows;
}

std::optional<ReadMrz> read(const std::vector<Stretch>& rows) {
    return read_mrz(rows, kWidth, {}, kToday);
}

model::Fields fields_of(const ReadMrz& mrz, const Sheet& sheet = {}) {
    FieldWriter write([](const Box&) { return model::Region{}; });
    write_mrz(mrz, sheet, kToday, write);
    return write.take();
}

TEST(MrzLines, OfAPassportAreReadWithTheirParts) {
    const auto mrz = read(rows_of({kNames, kNumbers}));
    ASSERT_TRUE(mrz && mrz->parsed);
    EXPECT_EQ(mrz->lines, kNames + "\n" + kNumbers);
    EXPECT_TRUE(mrz->is_sure && mrz->number.is_proven);
    const model::Fields fields = fields_of(*mrz);
    EXPECT_EQ(fields.at("surname").value, "ERIKSSON");
    EXPECT_EQ(fields.at("given_names").value, "ANNA MARIA");
    EXPECT_EQ(fields.at("document_number").value, "L898902C3");
    EXPECT_EQ(fields.at("document_number").verified_by, "check_digit");
    EXPECT_EQ(fields.at("birth_date").value, "1974-08-12");
    EXPECT_EQ(fields.at("expiry_date").value, "2012-04-15");
    EXPECT_EQ(fields.at("issuing_state").value, "UTO");
    EXPECT_EQ(fields.at("sex").value, "F");
}

TEST(MrzLines, LostAndDoubledFillersAreGivenBackByTheirPlaces) {
    std::vector<Stretch> rows = rows_of({kNames, kNumbers});
    rows[0].erase(rows[0].begin() + 28, rows[0].begin() + 41);
    rows[0].insert(rows[0].begin() + 26, rows[0][26]);
    EXPECT_EQ(read(rows)->lines, kNames + "\n" + kNumbers);
}

TEST(MrzLines, FillersReadAsKAreFillersThoughEveryCheckDigitHoldsBothWays) {
    std::vector<Stretch> rows = rows_of({kNames, kNumbers});
    for (const std::size_t at : {30U, 31U, 32U, 40U}) rows[0][at].text = "K";
    for (const std::size_t at : {37U, 38U, 39U, 40U, 41U}) {
        rows[1][at].text = "K";
        rows[1][at].others = {{"<", 0.3}};
    }
    const auto mrz = read(rows);
    EXPECT_EQ(mrz->lines, kNames + "\n" + kNumbers);
    EXPECT_FALSE(mrz->is_sure) << "what no check digit tells is not verified";
}

TEST(MrzLines, AFillerOfThePairBetweenNamesMayHaveBeenReadAsK) {
    std::vector<Stretch> rows = rows_of({kNames, kNumbers});
    rows[0][13] = {"K", 0.7, rows[0][13].box, {{"<", 0.2}}};
    EXPECT_EQ(read(rows)->surname.text, "ERIKSSON");
    EXPECT_EQ(read(rows)->given_names.text, "ANNA MARIA");
    EXPECT_FALSE(read(rows)->is_sure);
    rows[0][13].confidence = 0.99;
    EXPECT_EQ(read(rows)->surname.text, "ERIKSSONK ANNA MARIA") << "a K that was seen without doubt is one";
}

TEST(MrzLines, ACountryThatThereIsNotIsTheLikeliestThatThereIs) {
    std::vector<Stretch> rows = rows_of(
        {"P<CHNSPECIMEN<<XIN<<<<<<<<<<<<<<<<<<<<<<<<<<", "E000000008CHN9010059M2911227<<<<<<<<<<<<<<06"});
    rows[1][10] = {"O", 0.8, rows[1][10].box, {{"C", 0.15}}};
    rows[0][4] = {"2", 0.6, rows[0][4].box, {{"N", 0.3}}};
    const auto mrz = read(rows);
    EXPECT_EQ(mrz->nationality.text, "CHN");
    EXPECT_EQ(mrz->issuing_state.text, "CHN");
    EXPECT_FALSE(mrz->is_sure) << "no check digit tells of countries";
    for (const std::size_t at : {10U, 11U, 12U}) rows[1][at] = {"Q", 0.9, rows[1][at].box, {}};
    EXPECT_EQ(read(rows)->nationality.text, "QQQ") << "nothing like it is a country";
}

TEST(MrzLines, AKThatEndsANumberBesideAFillerIsNotProven) {
    // Eight digits and a filler; the number's check digit takes K for the same.
    std::vector<Stretch> rows = rows_of({"CTCHN00000000<0<<<<<<<<<<<<<<<", "0209065F2606185CHN<<<<<<<<<<<2",
                                         "SPECIMEN<<YI<<<<<<<<<<<<<<<<<<"});
    EXPECT_EQ(read(rows)->number.text, "00000000");
    EXPECT_TRUE(read(rows)->number.is_proven);
    rows[0][13].text = "K";
    rows[0][13].confidence = 0.6;
    rows[0][13].others = {{"<", 0.3}};
    EXPECT_EQ(read(rows)->number.text, "00000000");
    EXPECT_FALSE(read(rows)->number.is_proven);
}

TEST(MrzLines, OfAChinesePassportMayHoldNoFillerInTheSecond) {
    const std::string names = "POCHNYANGBEN<<SPECIMEN<<<<<<<<<<<<<<<<<<<<<<";
    // Check digits by Doc 9303 over the number, the dates, the optional data and all of them.
    const std::string numbers = "E123456782CHN9001011F3001019NGKELMPONBPJB976";
    const auto mrz = read(rows_of({names, numbers}));
    ASSERT_TRUE(mrz);
    EXPECT_EQ(mrz->lines, names + "\n" + numbers);
    EXPECT_EQ(mrz->number.text, "E12345678");
    EXPECT_TRUE(mrz->parsed && mrz->number.is_proven);
}

TEST(MrzLines, LettersStandForDigitsWhereOnlyDigitsMay) {
    std::vector<Stretch> rows = rows_of({kNames, kNumbers});
    rows[1][16].text = "B";
    rows[1][43].text = "O";
    const auto mrz = read(rows);
    EXPECT_EQ(mrz->lines, kNames + "\n" + kNumbers);
    EXPECT_FALSE(mrz->repaired);
}

TEST(MrzLines, ADoubtfulCharacterIsRepairedWhereAllCheckDigitsProveIt) {
    std::vector<Stretch> rows = rows_of({kNames, kNumbers});
    rows[1][2].text = "3";
    rows[1][2].confidence = 0.5;
    rows[1][2].others = {{"9", 0.4}};
    const auto mrz = read(rows);
    EXPECT_EQ(mrz->lines, kNames + "\n" + kNumbers);
    EXPECT_TRUE(mrz->repaired);
}

TEST(MrzLines, OneChangedDigitThatWasReadWithoutDoubtLeavesThemUnproven) {
    std::vector<Stretch> rows = rows_of({kNames, kNumbers});
    rows[1][2].text = "3";
    rows[1][2].others = {{"9", 0.001}};
    const auto mrz = read(rows);
    ASSERT_TRUE(mrz);
    EXPECT_FALSE(mrz->parsed || mrz->repaired || mrz->is_sure);
    for (const auto& [name, field] : fields_of(*mrz)) {
        EXPECT_EQ(field.verified_by, "") << name;
        EXPECT_LE(field.confidence, 0.5) << name;
    }
}

TEST(MrzLines, WhatIsPrintedAboveThemAsWellIsVerifiedByThem) {
    const auto mrz = read(rows_of({kNames, kNumbers}));
    const vision::TextLine print[] = {test::line(100, 100, "L898902C3"), test::line(100, 140, "12 AUG 1974"),
                                      test::line(100, 180, "15 APR 2013"), test::line(100, 220, "ERIKSSON")};
    const model::Fields fields = fields_of(*mrz, Sheet(print, kWidth, 700));
    EXPECT_EQ(fields.at("document_number").verified_by, "mrz");
    EXPECT_EQ(fields.at("birth_date").verified_by, "mrz");
    EXPECT_EQ(fields.at("surname").verified_by, "mrz");
    EXPECT_EQ(fields.at("expiry_date").verified_by, "check_digit");
}

TEST(MrzLines, PrintIsNoMachineReadableLine) {
    EXPECT_FALSE(read({}));
    EXPECT_FALSE(read({test::stretch("统一社会信用代码"), test::stretch("91350100M000100Y43")}));
    EXPECT_FALSE(read(rows_of({kNumbers}))) << "one line is none";
}

}  // namespace
