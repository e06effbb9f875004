#include "reading/kind.h"
#include "reading/support.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace beian;
using namespace beian::reading;
using namespace std::chrono_literals;
using test::line;
using vision::TextLine;

struct Answer {
    std::string document, side;
    model::Fields fields;

    std::string value(const std::string& name) const {
        const auto found = fields.find(name);
        return found == fields.end() ? "" : found->second.value;
    }
    std::string verified_by(const std::string& name) const {
        const auto found = fields.find(name);
        return found == fields.end() ? "" : found->second.verified_by;
    }
};

Answer answer(const std::vector<TextLine>& lines, std::string_view qr = {}, double width = 1300,
              double height = 1000) {
    const Sheet sheet(lines, width, height);
    const auto kinds = recognise(sheet);
    if (kinds.empty() || kinds.front().score < kEnough) return {};
    const Kind& kind = *kinds.front().kind;
    FieldWriter write([](const Box&) { return model::Region{}; });
    kind.read(Form(sheet, kind.labels), {2026y / 11 / 25, qr, nullptr, {}}, write);
    return {std::string(kind.document), std::string(kind.side), write.take()};
}

// GB 11643's and GB 32100's own examples.
const std::string kCitizen = "11010519491231002X", kCode = "91350100M000100Y43";

std::vector<TextLine> person_side(const std::string& number, bool ethnicity) {
    std::vector<TextLine> lines = {line(50, 50, "姓名"),   line(150, 50, "样本甲"),
                                   line(50, 120, "性别"),  line(150, 120, "女"),
                                   line(50, 190, "出生"),  line(150, 190, "1949年12月31日"),
                                   line(50, 260, "住址"),  line(150, 260, "北京市朝阳区样本路"),
                                   line(150, 290, "一号"), line(50, 600, "公民身份号码"),
                                   line(250, 600, number)};
    if (ethnicity) {
        lines.push_back(line(300, 120, "民族"));
        lines.push_back(line(400, 120, "汉"));
    }
    return lines;
}

TEST(Kinds, AnIdentityCardIsToldFromThePermitOfSomebodyFromHongKongByItsNumber) {
    const Answer card = answer(person_side(kCitizen, true));
    EXPECT_EQ(card.document + ":" + card.side, "id_card:front");
    EXPECT_EQ(card.value("id_number"), kCitizen);
    EXPECT_EQ(card.verified_by("birth_date"), "second_place");
    // A published test number.
    const Answer permit = answer(person_side("81000019980902013X", false));
    EXPECT_EQ(permit.document + ":" + permit.side, "hmt_residence_permit:front");
    EXPECT_EQ(permit.value("address"), "北京市朝阳区样本路一号");
}

TEST(Kinds, AWrongNumberIsNeverVerifiedAndNeverSure) {
    const Answer card = answer(person_side("110105194912310028", true));
    EXPECT_EQ(card.verified_by("id_number"), "");
    EXPECT_LE(card.fields.at("id_number").confidence, 0.5);
}

TEST(Kinds, AResidencePermitSaysWhatItIs) {
    std::vector<TextLine> lines = person_side(kCitizen, true);
    lines.push_back(line(400, 10, "广东省居住证"));
    EXPECT_EQ(answer(lines).document, "residence_permit");
    const Answer back = answer(
        {line(300, 100, "港澳居民居住证"), line(100, 400, "签发机关"), line(250, 400, "样本市公安局"),
         line(100, 460, "有效期限"), line(250, 460, "2021.06.18-2026.06.18"), line(100, 520, "通行证号码"),
         line(250, 520, "HO0000000"), line(600, 520, "签发次数"), line(720, 520, "01")});
    EXPECT_EQ(back.document + ":" + back.side, "hmt_residence_permit:back");
    EXPECT_EQ(back.value("document_number"), "H00000000");
    EXPECT_EQ(back.value("valid_until"), "2026-06-18");
}

TEST(Kinds, ATravelPermitHasItsValuesBelowTheirLabels) {
    const Answer permit =
        answer({line(200, 40, "台湾居民来往大陆通行证"), line(400, 200, "姓名", 12), line(400, 220, "样本甲"),
                line(400, 250, "SPECIMEN,JIA"), line(400, 300, "出生日期", 12), line(700, 300, "性别", 12),
                line(400, 318, "2002.09.06"), line(700, 318, "女"), line(400, 360, "有效期限", 12),
                line(400, 378, "2021.06.18-2026.06.17"), line(400, 420, "签发机关", 12),
                line(400, 438, "公安部出入境管理局"), line(400, 500, "证件号码", 12),
                line(520, 496, "00000000"), line(700, 496, "01")});
    EXPECT_EQ(permit.document + ":" + permit.side, "tw_travel_permit:front");
    EXPECT_EQ(permit.value("name"), "样本甲");
    EXPECT_EQ(permit.value("latin_name"), "SPECIMEN, JIA");
    EXPECT_EQ(permit.value("birth_date"), "2002-09-06");
    EXPECT_EQ(permit.value("document_number"), "00000000");
    EXPECT_EQ(permit.value("issuer"), "公安部出入境管理局");
}

std::vector<TextLine> licence() {
    return {line(500, 100, "营业执照", 60),
            line(50, 120, "统一社会信用代码"),
            line(50, 150, kCode),
            line(50, 300, "名称"),
            line(200, 300, "样本甲合伙企业（普通合伙）"),
            line(50, 360, "类型"),
            line(200, 360, "普通合伙企业"),
            line(50, 420, "执行事务合伙人"),
            line(350, 420, "样本乙"),
            line(50, 480, "经营范围"),
            line(200, 480, "技术开发、技术咨询。"),
            line(800, 300, "出资额"),
            line(1000, 300, "壹佰万元整"),
            line(800, 360, "成立日期"),
            line(1000, 360, "2019年9月26日"),
            line(800, 420, "合伙期限"),
            line(1000, 420, "2019年9月26日至长期"),
            line(800, 480, "主要经营场所"),
            line(1060, 480, "样本市样本路一号"),
            line(800, 800, "登记机关"),
            line(1000, 860, "2023年4月17日")};
}

TEST(Kinds, ALicenceIsReadByTheWordsOfItsKindOfBody) {
    const Answer read = answer(licence(), "http://www.gsxt.gov.cn/index.html?uniscid=" + kCode);
    EXPECT_EQ(read.document + ":" + read.side, "business_license:front");
    EXPECT_EQ(read.value("name"), "样本甲合伙企业（普通合伙）");
    EXPECT_EQ(read.value("legal_representative"), "样本乙");
    EXPECT_EQ(read.value("address"), "样本市样本路一号");
    EXPECT_EQ(read.value("registered_capital"), "壹佰万元整");
    EXPECT_EQ(read.value("term_until"), "long_term");
    EXPECT_EQ(read.value("issued"), "2023-04-17");
    EXPECT_EQ(read.verified_by("credit_code"), "qr");
}

TEST(Kinds, AQrCodeOfAnotherBodyVerifiesNothing) {
    const Answer read = answer(licence(), "http://www.gsxt.gov.cn/index.html?uniscid=91110000600037341L");
    EXPECT_EQ(read.value("credit_code"), kCode);
    EXPECT_EQ(read.verified_by("credit_code"), "check_digit");
}

TEST(Kinds, CertificatesOfOtherBodiesAreOneMaterial) {
    const Answer read =
        answer({line(400, 100, "事业单位法人证书", 40), line(50, 200, "统一社会信用代码"),
                line(300, 200, "121200004013590816"), line(50, 260, "名称"), line(300, 260, "样本研究中心"),
                line(50, 320, "宗旨和业务范围"), line(400, 320, "开展研究。"), line(50, 380, "开办资金"),
                line(300, 380, "叁拾万元"), line(50, 440, "有效期"),
                line(300, 440, "自2024年7月1日至2029年7月1日")});
    EXPECT_EQ(read.document, "org_certificate");
    EXPECT_EQ(read.value("kind"), "事业单位");
    EXPECT_EQ(read.value("scope"), "开展研究。");
    EXPECT_EQ(read.value("term_from"), "2024-07-01");
}

TEST(Kinds, ADomainCertificateMayBeInTwoLanguages) {
    const Answer read = answer({line(300, 100, "顶级国际域名证书", 40), line(100, 250, "域名 Domain Name"),
                                line(600, 250, "Example.com"), line(100, 310, "域名所有者 Registrant"),
                                line(600, 310, "样本甲有限公司"),
                                line(100, 370, "注册时间 Registration Date"), line(700, 370, "2023年4月17日"),
                                line(100, 430, "到期时间 Expiration Date"), line(700, 430, "2024-04-17")});
    EXPECT_EQ(read.document, "domain_certificate");
    EXPECT_EQ(read.value("domain"), "example.com");
    EXPECT_EQ(read.value("registrant"), "样本甲有限公司");
    EXPECT_EQ(read.value("expires"), "2024-04-17");
}

TEST(Kinds, AnotherScriptBesideTheChineseIsNoPartOfAName) {
    // A reader that knows no Uyghur makes Latin letters of it.
    std::vector<TextLine> lines = person_side(kCitizen, true);
    lines.push_back(line(150, 20, "JLoiS lgs", 14, 0.3));
    lines.push_back(line(300, 50, "dSla", 14, 0.3));
    const Answer card = answer(lines);
    EXPECT_EQ(card.document + ":" + card.side, "id_card:front");
    EXPECT_EQ(card.value("name"), "样本甲");
    EXPECT_EQ(card.value("id_number"), kCitizen);
}

TEST(Kinds, ASealOverTheLabelLeavesTheOfficeAtTheFoot) {
    std::vector<TextLine> lines = licence();
    lines.erase(lines.end() - 2);
    lines.push_back(line(900, 830, "样本市市场监督管理局"));
    EXPECT_EQ(answer(lines).value("registrar"), "样本市市场监督管理局");
}

TEST(Kinds, ACompanysNameEndsAsTheLawSays) {
    const auto name_of = [](std::string_view printed) {
        return text_of(as_in_company_names(test::stretch(printed)));
    };
    EXPECT_EQ(name_of("样本甲信息技术有限资任公司"), "样本甲信息技术有限责任公司");
    EXPECT_EQ(name_of("样本甲有限公小"), "样本甲有限公司");
    EXPECT_EQ(name_of("样本甲商贸股分有限公司"), "样本甲商贸股份有限公司");
    EXPECT_EQ(name_of("样本甲合伙企业"), "样本甲合伙企业");
    EXPECT_EQ(name_of("公司"), "公司");
    EXPECT_LE(confidence_of(as_in_company_names(test::stretch("样本甲有限公小"))), 0.6);
}

TEST(Kinds, WhatAReviewerMustCompareStandsWithTheKind) {
    EXPECT_THAT(needed_fields("id_card", "front"), testing::ElementsAre("name", "id_number", "address"));
    EXPECT_THAT(needed_fields("law_firm_license", "page-4"), testing::IsEmpty());
    EXPECT_THAT(needed_fields("poster", "front"), testing::IsEmpty());
}

TEST(Kinds, ALetterSaysWhatIsLeftBlank) {
    const Answer read =
        answer({line(400, 100, "授权书", 40), line(100, 300, "我单位授权样本乙（身份证号码：110105"),
                line(100, 340, "19491231002X）办理备案。"), line(100, 700, "单位名称（盖章）："),
                line(100, 760, "统一社会信用代码："), line(400, 760, kCode), line(100, 820, "日期：")});
    EXPECT_EQ(read.document, "authorization_letter");
    EXPECT_EQ(read.value("id_number"), kCitizen);
    EXPECT_EQ(read.value("credit_code"), kCode);
    EXPECT_EQ(read.value("blank"), "name,issued");
}

TEST(Kinds, WhatIsNoneOfThemIsNothing) {
    EXPECT_EQ(answer({}).document, "");
    EXPECT_EQ(answer({line(10, 10, "今日菜单"), line(10, 50, "红烧肉 38元")}).document, "");
    EXPECT_EQ(answer({line(10, 10, "本人持有营业执照，统一社会信用代码见附件。")}).document, "");
}

}  // namespace
