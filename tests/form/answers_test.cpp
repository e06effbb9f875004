// Every answer that a check of a form can give, and a form that calls for it: one thing changed in a good
// one.
#include "support.h"

#include <set>

namespace beian::form {

namespace {

using testing::Contains;
using testing::IsEmpty;

struct Row {
    const char* said;  // where, and which answer
    Sheet (*sheet)();
};

template <Sheet (*Start)(), auto Change>
Sheet made() {
    Sheet sheet = Start();
    Change(sheet);
    return sheet;
}
#define BEIAN_IN(start, ...) made<start, [](Sheet& s) { __VA_ARGS__; }>

const Row kRows[] = {
    {"head.email form.field:missing", BEIAN_IN(company, s.head().values.erase("email"))},
    {"filing.reason form.field:short", BEIAN_IN(company, s.kind = workflow::FilingKind::CancelSubject;
                                                s.form.parts["filing"].front().values["reason"] = {"停"})},
    {"subject.name form.field:long", BEIAN_IN(company, s.subject().values["name"] = {std::string(256, 'a')})},
    {"head.mobile form.field:several", BEIAN_IN(company, s.head().values["mobile"].push_back("13800138001"))},
    {"services form.field:count", BEIAN_IN(company, s.form.parts.erase("services"))},
    {"subject.address form.field:characters",
     BEIAN_IN(company, s.subject().values["address"] = {"样本路1号\n3室"})},
    {"subject.nmae form.field:unknown", BEIAN_IN(company, s.subject().values["nmae"] = {"x"})},
    {"subject.certificate_number form.format:number",
     BEIAN_IN(company, s.subject().values["certificate_number"] = {"91350100M000100Y44"})},
    {"head.name form.format:name", BEIAN_IN(company, s.head().values["name"] = {"样本 丙"})},
    {"services[0].languages form.format:code", BEIAN_IN(company, s.service().values["languages"] = {"99"})},
    {"services[0].kind form.format:choice", BEIAN_IN(company, s.service().values["kind"] = {"site"})},
    {"services[0].offers_sdk form.format:bool", BEIAN_IN(app, s.service().values["offers_sdk"] = {"maybe"})},
    {"filing.consent form.format:consent",
     BEIAN_IN(company, s.form.parts["filing"].front().values["consent"] = {"false"})},
    {"subject.region form.format:region", BEIAN_IN(company, s.subject().values["region"] = {"449999"})},
    {"filing.old_province form.format:province",
     BEIAN_IN(company, s.kind = workflow::FilingKind::ChangeSubject;
              s.form.parts["filing"].front().values["old_province"] = {"atlantis"})},
    {"head.certificate_until form.format:day",
     BEIAN_IN(company, s.head().values["certificate_until"] = {"2031/05/01"})},
    {"head.mobile form.format:mobile", BEIAN_IN(company, s.head().values["mobile"] = {"0755-26000001"})},
    {"head.office_phone form.format:phone",
     BEIAN_IN(company, s.head().values["office_phone"] = {"12345678901"})},
    {"head.email form.format:email", BEIAN_IN(company, s.head().values["email"] = {"c.example.cn"})},
    {"services[0].url form.format:url",
     BEIAN_IN(company, s.service().values["url"] = {"https://www example.cn"})},
    {"services[0].accesses[0].last_ip form.format:ip",
     BEIAN_IN(company, s.access().values["last_ip"] = {"203.0.113.256"})},
    {"services[0].platforms[0].package form.format:package",
     BEIAN_IN(app, s.service().parts["platforms"].front().values["package"] = {"包名"})},
    {"services[0].platforms[0].signature form.format:signature",
     BEIAN_IN(app, s.service().parts["platforms"].front().values["signature"] = {"AB:CD"})},
    {"services[0].platforms[0].public_key form.format:pem",
     BEIAN_IN(app,
              s.service().parts["platforms"].front().values["public_key"] = {"-----BEGIN PUBLIC KEY-----" +
                                                                             std::string(60, 'A')})},
    {"services[0].platforms[0].public_key form.format:public_key",
     BEIAN_IN(app, s.service().parts["platforms"].front().values["public_key"] = {std::string(80, 'z')})},
    {"services[0].name form.name:letters", BEIAN_IN(company, s.service().values["name"] = {"Example 2026"})},
    {"services[0].name form.name:short", BEIAN_IN(company, s.service().values["name"] = {"样本"})},
    {"services[0].name form.name:signs", BEIAN_IN(company, s.service().values["name"] = {"样本科技★软件"})},
    {"services[0].name form.name:domain", BEIAN_IN(company, s.service().values["name"] = {"example.cn"})},
    {"services[0].name form.name:state_word",
     BEIAN_IN(company, s.service().values["name"] = {"中国样本科技"})},
    {"services[0].name form.name:bad_word",
     BEIAN_IN(company, s.service().values["name"] = {"样本科技维权中心"})},
    {"services[0].name form.name:personal_word",
     BEIAN_IN(person, s.service().values["name"] = {"样本丙的博客"})},
    {"services[0].name form.name:personal_business",
     BEIAN_IN(person, s.service().values["name"] = {"样本科技展示"})},
    {"services[0].name form.name:place", BEIAN_IN(company, s.service().values["name"] = {"上海样本科技"})},
    {"services[0].name form.name:app_generic", BEIAN_IN(app, s.service().values["name"] = {"浏览器"})},
    {"services[0].name form.name:app_sales", BEIAN_IN(app, s.service().values["name"] = {"样本科技免费版"})},
    {"services[0].name form.name:brand", BEIAN_IN(company, s.service().values["brand"] = {"小样"})},
    {"services[0].name form.name:unrelated", BEIAN_IN(company, s.service().values["name"] = {"春风化雨集"})},
    {"services[0].remark form.remark:short", BEIAN_IN(company, s.service().values["remark"] = {"公司网站"})},
    {"subject.remark form.remark:signs",
     BEIAN_IN(company, s.subject().values["remark"] = {"样本科技的官方网站<b>介绍本公司的软件产品</b>"})},
    {"services[0].remark form.remark:nothing", BEIAN_IN(company, s.service().values.erase("remark"))},
    {"services[0].head.name form.people:two_names",
     BEIAN_IN(company, s.service_head().values["certificate_number"] = {"11010519491231002X"})},
    {"services[0].head.email form.people:differs",
     BEIAN_IN(person, s.service_head().values["email"] = {"d@example.cn"})},
    {"services[0].head.name form.people:one_head", BEIAN_IN(company, s.province = "anhui")},
    {"services[0].head.mobile form.people:shared_mobile",
     BEIAN_IN(company, s.service_head().values["mobile"] = {"13800138000"})},
    {"services[0].head.email form.people:shared_email",
     BEIAN_IN(company, s.service_head().values["email"] = {"c@example.cn"})},
    {"head.name form.people:own_head", BEIAN_IN(person, s.head().values["name"] = {"样本丁"})},
    {"head.certificate_number form.people:own_number",
     BEIAN_IN(person, s.subject().values["certificate_number"] = {"44011320141005001X"})},
    {"head.name form.people:not_legal", BEIAN_IN(company, s.head().values["name"] = {"样本戊"})},
    {"head.emergency_phone form.contact:emergency_same",
     BEIAN_IN(company, s.head().values["emergency_phone"] = {"13800138000"})},
    {"head.office_phone form.contact:office_landline",
     BEIAN_IN(company, s.province = "jiangsu"; s.head().values["office_phone"] = {"13500135000"})},
    {"head.office_phone form.contact:office_same",
     BEIAN_IN(company, s.province = "jilin"; s.head().values["office_phone"] = {"13800138000"})},
    {"head.office_phone form.contact:office_remark",
     BEIAN_IN(company, s.province = "gansu"; s.subject().values.erase("remark");
              s.head().values["office_phone"] = {"13500135000"})},
    {"head.office_phone form.contact:not_local",
     BEIAN_IN(company, s.head().values["office_phone"] = {"010-62000001"})},
    {"subject.certificate_until form.certificate:expired",
     BEIAN_IN(company, s.subject().values["certificate_until"] = {"2026-11-24"})},
    {"head.certificate_until form.certificate:expiring",
     BEIAN_IN(company, s.head().values["certificate_until"] = {"2027-02-22"})},
    {"subject.nature form.certificate:nature", BEIAN_IN(company, s.subject_kind = "law_firm")},
    {"subject.certificate_type form.certificate:type",
     BEIAN_IN(company, s.subject().values["certificate_type"] = {"4"})},
    {"subject.certificate_number form.certificate:old_number",
     BEIAN_IN(company, s.subject().values["certificate_number"] = {"110108000000016"})},
    {"subject.certificate_number form.certificate:body",
     BEIAN_IN(company, s.subject_kind = "individual_business";
              s.subject().values["certificate_number"] = {"91110000600037341L"})},
    {"subject.name form.certificate:no_trade_name",
     BEIAN_IN(company, s.subject().values["name"] = {"***"};
              s.subject().values["certificate_number"] = {"92350100M000100Y40"};)},
    {"head.certificate_type form.certificate:person_type",
     BEIAN_IN(company, s.head().values["certificate_type"] = {"1"})},
    {"subject.region form.address:other_province", BEIAN_IN(company, s.province = "beijing")},
    {"subject.address form.address:no_room",
     BEIAN_IN(company, s.subject().values["address"] = {"样本路"}; s.subject().values.erase("remark"))},
    {"subject.address form.address:no_room_explained",
     BEIAN_IN(company, s.subject().values["address"] = {"样本路"})},
    {"subject.address form.address:region_prefix",
     BEIAN_IN(company, s.subject().values["address"] = {"广东省深圳市样本路1号"})},
    {"subject.address form.address:short_form",
     BEIAN_IN(company, s.subject().values["address"] = {"样本路1号3F302室"})},
    {"subject.address form.address:other_city",
     BEIAN_IN(company, s.province = "hebei"; s.subject().values["region"] = {"130102"};
              s.subject().values["address"] = {"唐山市样本路1号"})},
    {"services[0].domains[0].name form.domain:www",
     BEIAN_IN(company, s.domain().values["name"] = {"www.example.cn"})},
    {"services[0].domains[0].name form.domain:host",
     BEIAN_IN(company, s.domain().values["name"] = {"shop.example.cn"})},
    {"services[0].domains[0].name form.domain:suffix",
     BEIAN_IN(company, s.domain().values["name"] = {"example.gl"})},
    {"services[0].domains[0].name form.domain:public_suffix",
     BEIAN_IN(company, s.subject_kind = "government")},
    {"services[0].domains[0].expires form.domain:expired",
     BEIAN_IN(company, s.domain().values["expires"] = {"2026-11-24"})},
    {"services[0].domains[0].expires form.domain:expiring",
     BEIAN_IN(company, s.domain().values["expires"] = {"2027-02-22"})},
    {"services[0].domains[0].verified form.domain:unverified",
     BEIAN_IN(company, s.domain().values.erase("verified"))},
    {"services[0].domains[0].verified form.domain:fresh",
     BEIAN_IN(company, s.domain().values["verified"] = {"2026-11-23"})},
    {"services[0].domains[0].holder form.domain:holder",
     BEIAN_IN(company, s.domain().values["holder"] = {"shareholder"})},
    {"services[0].domains[0].holder form.domain:holder_kind",
     BEIAN_IN(company, s.domain().values["holder"] = {"other_person"})},
    {"services[0].url form.domain:outside",
     BEIAN_IN(company, s.service().values["url"] = {"https://example.com/"})},
    {"services[0].domains[1].name form.domain:twice",
     BEIAN_IN(company, s.service().parts["domains"].push_back(s.domain()))},
    {"services[0].domains form.domain:none", BEIAN_IN(company, s.service().parts.erase("domains"))},
    {"services[0].accesses[0].last_ip form.access:reversed",
     BEIAN_IN(company, s.access().values["last_ip"] = {"203.0.113.6"})},
    {"services[0].accesses[0].first_ip form.access:not_ours",
     BEIAN_IN(company, s.ranges = {{"198.51.100.0", "198.51.100.255"}})},
    {"services[0].accesses[1].first_ip form.access:twice",
     BEIAN_IN(company, s.service().parts["accesses"].push_back(s.access()))},
    {"services[0].accesses[0].expires form.access:expired",
     BEIAN_IN(company, s.access().values["expires"] = {"2026-11-01"})},
    {"services[0].accesses[0].expires form.access:expiring",
     BEIAN_IN(company, s.access().values["expires"] = {"2026-12-01"})},
    {"services[0].accesses form.access:app_nowhere",
     BEIAN_IN(app, s.service().parts.erase("accesses"); s.service().parts.erase("domains"))},
    {"services[0].platforms[1].platform form.app:twice",
     BEIAN_IN(app, auto& all = s.service().parts["platforms"]; all.push_back(all.front()))},
    {"services[0].platforms[0].signature form.app:fingerprint",
     BEIAN_IN(app, s.service().parts["platforms"].front().values["platform"] = {"ios"})},
    {"services[0].platforms form.app:no_platform", BEIAN_IN(app, s.service().parts.erase("platforms"))},
    {"services[0].sdks form.app:sdks", BEIAN_IN(app, s.service().values["uses_sdk"] = {"true"})},
    {"services[0].account_name form.app:account",
     BEIAN_IN(company, s.service().values["kind"] = {"mini_program"};
              s.service().values["account_name"] = {"样本传媒有限公司"})},
    {"services[0].contents form.content:many",
     BEIAN_IN(company, s.service().values["contents"] = {"1", "2", "4", "8", "16", "32"})},
    {"services[0].approvals form.content:none_and_some",
     BEIAN_IN(company, s.service().values["approvals"] = {"1", "24"})},
    {"services[0].contents form.content:not_personal",
     BEIAN_IN(person, s.service().values["contents"] = {"256"})},
    {"services form.order:services", BEIAN_IN(person, s.form.parts["services"].push_back(s.service()))},
    {"filing.old_province form.order:province",
     BEIAN_IN(company, s.kind = workflow::FilingKind::ChangeSubject;
              s.form.parts["filing"].front().values["old_province"] = {"beijing"})},
};
#undef BEIAN_IN

TEST(FormAnswers, AreNoneForAGoodForm) {
    EXPECT_THAT(said(company().errors()), IsEmpty());
    EXPECT_THAT(said(person().errors()), IsEmpty());
    EXPECT_THAT(said(app().errors()), IsEmpty());
}

TEST(FormAnswers, AreGivenWhereOneThingIsWrong) {
    for (const Row& row : kRows) EXPECT_THAT(said(row.sheet().errors()), Contains(row.said));
}

TEST(FormAnswers, AllHaveAFormThatCallsForThem) {
    std::set<std::string> called;
    for (const Row& row : kRows)
        called.insert(std::string(row.said).substr(std::string(row.said).find(' ') + 1));
    for (const Check* one : all_checks()) {
        for (const findings::AnswerSpec& answer : one->answers)
            EXPECT_TRUE(called.contains(std::string(one->id) + ":" + std::string(answer.name)))
                << one->id << ':' << answer.name;
    }
}

TEST(FormAnswers, SayWhatIsWrongAndWhatToDoInBothLanguages) {
    for (const Row& row : kRows) {
        for (const FieldError& error : row.sheet().errors()) {
            for (const Words& words : {error.error, error.suggest}) {
                EXPECT_FALSE(words.zh.empty() || words.en.empty()) << error.check << ':' << error.answer;
                EXPECT_EQ(words.zh.find('{'), std::string::npos) << words.zh;
                EXPECT_EQ(words.en.find('{'), std::string::npos) << words.en;
            }
        }
    }
}

}  // namespace

}  // namespace beian::form
