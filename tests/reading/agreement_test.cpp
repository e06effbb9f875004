// What documents say, held against each other and against the filing.
#include "reading/agreement/facts_read.h"
#include "reading/agreement/page_reading.h"
#include "reading/names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace beian;
using namespace beian::reading;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSupersetOf;

const CivilDay kToday = 2026y / 11 / 25;

const findings::CheckBook& book() {
    static const auto loaded = load_document_book(std::string(BEIAN_SOURCE_DIR) + "/rules/documents.yaml");
    if (!loaded) throw std::runtime_error(loaded.error().message);
    return *loaded;
}

model::Field field(const std::string& value, double confidence = 0.99) {
    return {value, "", confidence, {10, 20, 30, 40}, "", false};
}

/// GB 11643-1999's own example: born on 1949-12-31, a woman.
PageReading front() {
    PageReading page;
    page.file = "front.jpg";
    page.document = "id_card", page.side = "front";
    page.words = {"居民身份证 人像面", "Resident identity card, portrait side"};
    page.characters = 60;
    page.fields = {{"name", field("样本甲")},
                   {"id_number", field("11010519491231002X")},
                   {"sex", field("F")},
                   {"birth_date", field("1949-12-31")},
                   {"address", field("北京市朝阳区样本路1号")},
                   {"ethnicity", field("汉")}};
    return page;
}

PageReading back(const std::string& until = "2036-11-25",
                 const std::string& issuer = "北京市公安局朝阳分局") {
    PageReading page;
    page.file = "back.jpg";
    page.document = "id_card", page.side = "back";
    page.words = {"居民身份证 国徽面", "Resident identity card, emblem side"};
    page.characters = 30;
    page.fields = {
        {"issuer", field(issuer)}, {"valid_from", field("2016-11-25")}, {"valid_until", field(until)}};
    return page;
}

PageReading licence(const std::string& representative = "样本甲") {
    PageReading page;
    page.file = "licence.jpg";
    page.document = "business_license", page.side = "front";
    page.words = {"营业执照", "Business licence"};
    page.characters = 200;
    page.fields = {{"name", field("样本（北京）贸易有限公司")},
                   {"credit_code", field("91350100M000100Y43")},
                   {"legal_representative", field(representative)}};
    return page;
}

PageReading certificate(const std::string& registrant) {
    PageReading page;
    page.file = "domain.jpg";
    page.document = "domain_certificate", page.side = "page-1";
    page.words = {"域名证书", "Domain certificate"};
    page.fields = {{"domain", field("example.com")},
                   {"registrant", field(registrant)},
                   {"expires", field("2030-01-01")}};
    return page;
}

/// "1 identity.mismatch block", each finding with its page.
std::vector<std::string> said(const std::vector<PageReading>& pages, const Declared& declared = {},
                              int least_days = 0) {
    std::vector<std::string> lines;
    for (const Said& each : judge_documents({pages, declared, kToday, least_days}, book()))
        lines.push_back(std::to_string(each.page) + " " + each.finding.check + " " +
                        std::string(slug(each.finding.severity)));
    return lines;
}

PageReading asked(PageReading page, const std::string& wanted, const std::string& side) {
    page.wanted = {wanted};
    page.wanted_side = side;
    page.wanted_words = {"要的", "what is wanted"};
    return page;
}

TEST(Agreement, ASoundSetHasNothingToBeSaidAboutIt) {
    EXPECT_THAT(said({front(), back(), licence(), certificate("样本(北京)贸易有限公司")},
                     {{"head.name", "样本甲"},
                      {"head.id_number", "11010519491231002x"},
                      {"head.is_legal_representative", "true"},
                      {"subject.name", "样本(北京)贸易有限公司"},
                      {"domain.name", "EXAMPLE.com"}}),
                IsEmpty());
}

TEST(Agreement, AnotherDocumentOrSideIsNamed) {
    EXPECT_THAT(said({asked(licence(), "id_card", "front")}), ElementsAre("0 document.kind block"));
    EXPECT_THAT(said({asked(back(), "id_card", "front")}), ElementsAre("0 document.side block"));
    EXPECT_THAT(said({asked(front(), "id_card", "front")}), IsEmpty());
    PageReading unknown = asked(front(), "id_card", "front");
    unknown.document = unknown.side = "", unknown.fields.clear();
    EXPECT_THAT(said({unknown}), ElementsAre("0 document.kind block"));
    unknown.is_legible = false;
    EXPECT_THAT(said({unknown}), IsEmpty()) << "a photo that is refused anyway is not scolded twice";
    unknown.is_legible = true, unknown.wanted.clear();
    EXPECT_THAT(said({unknown}), ElementsAre("0 document.kind warn"))
        << "nobody named it, and nobody knows it";
}

TEST(Agreement, WhatWillDoForAMaterialIsTaken) {
    PageReading page = asked(licence(), "org_certificate", "front");
    page.wanted.push_back("business_license");
    EXPECT_THAT(said({page}), IsEmpty());
}

TEST(Agreement, AFieldThatMustBeComparedAndIsNotThereIsMissed) {
    PageReading page = front();
    page.fields.erase("id_number");
    EXPECT_THAT(said({page}), ElementsAre("0 document.unreadable block"));
    page = front();
    page.fields["name"].confidence = 0.3;
    EXPECT_THAT(said({page}), ElementsAre("0 document.unreadable warn"));
}

TEST(Agreement, ValidityIsCountedInDays) {
    EXPECT_THAT(said({back("2026-11-24")}), ElementsAre("0 document.expired block"));
    EXPECT_THAT(said({back("2026-11-25")}), ElementsAre("0 document.expiring warn"));
    EXPECT_THAT(said({back("2027-02-24")}), ElementsAre("0 document.expiring warn"));
    EXPECT_THAT(said({back("2027-02-25")}), IsEmpty());
    EXPECT_THAT(said({back("long_term")}), IsEmpty());
    EXPECT_THAT(said({back("2027-02-25")}, {}, 180), ElementsAre("0 document.expiring warn"));
    PageReading faint = back("2026-11-24");
    faint.fields["valid_until"].confidence = 0.6;
    EXPECT_THAT(said({faint}), ElementsAre("0 document.expired warn"));
}

TEST(Agreement, ANumberThatCannotBeIsRefusedOnlyWhenItWasReadSurely) {
    PageReading page = front();
    page.fields["id_number"] = field("110105194912310021");
    EXPECT_THAT(said({page}), ElementsAre("0 identity.number block"));
    page.fields["id_number"].confidence = 0.6;
    EXPECT_THAT(said({page}), ElementsAre("0 identity.number warn"));
}

TEST(Agreement, WhatTheNumberSaysMustStandOnTheCard) {
    PageReading page = front();
    page.fields["birth_date"] = field("1950-12-31");
    page.fields["sex"] = field("M");
    EXPECT_THAT(said({page}), ElementsAre("0 identity.number block", "0 identity.number block"));
}

TEST(Agreement, WhatWasDeclaredMustBeWhatTheDocumentSays) {
    EXPECT_THAT(said({front()}, {{"head.name", "样本乙"}}), ElementsAre("0 identity.mismatch block"));
    EXPECT_THAT(said({front()}, {{"head.id_province", "guangdong"}}),
                ElementsAre("0 identity.mismatch block"));
    PageReading faint = front();
    faint.fields["name"].confidence = 0.6;
    EXPECT_THAT(said({faint}, {{"head.name", "样本乙"}}), ElementsAre("0 identity.mismatch warn"));
}

TEST(Agreement, TraditionalAndSimplifiedWritingIsAWarningOnly) {
    EXPECT_EQ(compare_names("樣本貿易有限公司", "样本贸易有限公司"), Likeness::Variant);
    EXPECT_EQ(compare_names("样本（北京）公司", "样本 (北京)公司"), Likeness::Same);
    EXPECT_EQ(compare_names("ＡＢＣ样本", "abc样本"), Likeness::Same);
    EXPECT_EQ(compare_names("古丽•样本", "古丽·样本"), Likeness::Same);
    EXPECT_EQ(compare_names("样本甲", "样本乙"), Likeness::Different);
    PageReading page = licence();
    page.fields["name"] = field("樣本貿易有限公司");
    EXPECT_THAT(said({page}, {{"subject.name", "样本贸易有限公司"}}),
                ElementsAre("0 identity.mismatch warn"));
}

TEST(Agreement, TheHeadIsTheOneOnTheLicenceIfThatWasDeclared) {
    EXPECT_THAT(said({front(), licence("样本乙")}, {{"head.is_legal_representative", "true"}}),
                ElementsAre("0 identity.mismatch block"));
    EXPECT_THAT(said({front(), licence("样本乙")}, {{"head.is_legal_representative", "false"}}), IsEmpty());
}

TEST(Agreement, TheDomainIsTheSubjectsUnlessAnotherOwnerWasDeclared) {
    EXPECT_THAT(said({licence(), certificate("别人的公司")}), ElementsAre("1 identity.mismatch block"));
    EXPECT_THAT(said({licence(), certificate("别人的公司")}, {{"domain.owner", "shareholder"}}), IsEmpty());
}

TEST(Agreement, AFilingMayHaveManyDomainsOfWhichOneIsDeclared) {
    PageReading other = certificate("样本(北京)贸易有限公司");
    other.fields["domain"] = field("example.org");
    const PageReading first = certificate("样本(北京)贸易有限公司");
    EXPECT_THAT(said({first, other}, {{"domain.name", "example.org"}}), IsEmpty());
    EXPECT_THAT(said({first}, {{"domain.name", "example.org"}}), ElementsAre("0 identity.mismatch block"));
}

TEST(Agreement, AQrCodeThatCarriesAnotherCodeIsRefused) {
    PageReading page = licence();
    page.fields["qr"] = field("http://www.gsxt.gov.cn/index.html?uniscid=91310000M000100Y44");
    EXPECT_THAT(said({page}), ElementsAre("0 identity.mismatch block"));
    page.fields["qr"] = field("http://www.gsxt.gov.cn/index.html?uniscid=91350100M000100Y43");
    EXPECT_THAT(said({page}), IsEmpty());
}

TEST(Agreement, AQrCodeCannotSpeakToTheTerminal) {
    PageReading page = licence();
    page.fields["qr"] = field("http://example.org/?uniscid=\x1b[31m9131000000000");
    const std::vector<PageReading> pages{page};
    const auto found = judge_documents({pages, {}, kToday}, book());
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].finding.message.en.find('\x1b'), std::string::npos);
}

TEST(Agreement, BackAndFrontOfTwoCardsAreNoticed) {
    EXPECT_THAT(said({front(), back("2036-11-25", "杭州市公安局西湖分局")}),
                ElementsAre("1 identity.mismatch warn"));
}

TEST(Agreement, TwoPeopleAreTwoHeadsUnlessOneWasDeclaredToBeBoth) {
    PageReading other = front();
    other.fields["name"] = field("样本乙");
    EXPECT_THAT(said({front(), other}), IsEmpty());
    EXPECT_THAT(said({front(), other}, {{"service_head.same_as_head", "true"}}),
                ElementsAre("1 identity.mismatch block"));
}

TEST(Agreement, TwoKindsOfDocumentsHaveNumbersOfTheirOwn) {
    PageReading passport;
    passport.file = "passport.jpg";
    passport.document = "passport", passport.side = "data_page";
    passport.fields = {{"name", field("样本甲")},
                       {"document_number", field("E00000000")},
                       {"expiry_date", field("2036-01-01")}};
    EXPECT_THAT(said({front(), passport}), IsEmpty());
}

TEST(Agreement, TwoCertificatesOfTwoSubjectsDisagree) {
    PageReading other = licence();
    other.fields["name"] = field("别人的公司");
    EXPECT_THAT(said({licence(), other}), ElementsAre("1 identity.mismatch block"));
}

TEST(FactsRead, FillWhatTheRulebookAsks) {
    const std::vector<PageReading> pages{front(), back("2027-11-25"), licence(),
                                         certificate("样本(北京)贸易有限公司")};
    const Declared nothing;
    std::vector<std::string> lines;
    for (const FactRead& read : facts_read({pages, nothing, kToday}))
        lines.push_back(read.fact + "=" + read.value);
    EXPECT_THAT(lines,
                IsSupersetOf({"head.name=样本甲", "head.id_number=11010519491231002X", "head.age=76",
                              "head.sex=F", "head.residency=mainland", "head.id_province=beijing",
                              "head.id_validity_days=365", "subject.name=样本（北京）贸易有限公司",
                              "subject.credit_code=91350100M000100Y43", "head.is_legal_representative=true",
                              "domain.name=example.com", "domain.owner=subject"}));
}

TEST(FactsRead, AServiceHeadWhoWasDeclaredKeepsTheirOwnCard) {
    const std::vector<PageReading> pages{front()};
    const Declared declared{{"head.name", "样本乙"}, {"service_head.name", "样本甲"}};
    const auto read = facts_read({pages, declared, kToday});
    EXPECT_EQ(read.front().fact, "service_head.name");
    EXPECT_THAT(said(pages, declared), IsEmpty());
}

}  // namespace
