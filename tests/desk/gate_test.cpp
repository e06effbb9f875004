// Every answer of the gate, and an order that calls for it: one thing changed in a whole one.
#include "support.h"

#include <algorithm>
#include <map>
#include <set>

namespace beian::desk {

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using workflow::FilingKind;

struct Row {
    const char* said;    // item, check and answer
    const char* called;  // the answer as the book names it
    void (*change)(Order&);
};

model::Field field(const char* value, double confidence = 0.99) {
    return {value, {}, confidence, {}, {}, false};
}
model::Finding blurred() {
    return {"quality.sharpness", model::Severity::Block, 0.1,         0.35,
            {"糊", "blurred"},   {"重拍", "again"},      std::nullopt};
}
/// A change has a number and no new service to speak of.
void change(Order& o, FilingKind kind) {
    o.sheet.kind = kind;
    o.sheet.form.parts["filing"].front().values["number"] = {"粤ICP备12345678号"};
    o.sheet.service().values["number"] = {"粤ICP备12345678号-1"};
}

/// The pledge, read, and with nothing wrong about it.
model::Fields& read_pledge(Order& o) {
    PageReport& page = o.page("subject.pledge_letter");
    page.document = "pledge_letter";
    for (const char* ink : {"seal", "signature"}) page.fields[ink] = field("present", 0.9);
    page.fields["issued"] = field(to_string(day_in_china(o.now)).c_str());
    return page.fields;
}

LetterStanding standing(LetterStanding::What what) {
    return {what, "subject.pledge_letter", {{"名称", "the name"}}, "网站建设方案书", 2, 2};
}

const Row kRows[] = {
    {"filing gate.kind:subject", "gate.kind:subject",
     [](Order& o) {
         o.sheet = form::person();
         o.sheet.kind = FilingKind::Migration;
     }},
    {"fields.services[0] gate.kind:service", "gate.kind:service",
     [](Order& o) {
         o.sheet = form::app();
         o.sheet.kind = FilingKind::Migration;
     }},
    {"fields.head form.field:missing", "", [](Order& o) { o.sheet.head().values.erase("email"); }},
    {"filing gate.rules:age", "gate.rules:refused",
     [](Order& o) { o.sheet.service_head().values["certificate_number"] = {"44011320141005001X"}; }},
    {"filing gate.rules:question", "gate.rules:question", [](Order& o) { o.answers.pop_back(); }},
    {"filing gate.rules:doubted", "gate.rules:doubted",
     [](Order& o) {
         o.sheet.province = "hubei";
         o.sheet.subject().values["region"] = {"420102"};
         o.sheet.domain().values["holder"] = {"shareholder"};
     }},
    {"subject.pledge_letter gate.rules:newer", "gate.rules:newer",
     [](Order& o) { o.filing.begun = workflow::at("2020-09-09T02:00:00.000Z"); }},
    {"subject.org_certificate gate.materials:org_certificate", "gate.materials:missing",
     [](Order& o) { o.pages.erase(o.pages.begin()); }},
    {"subject.org_certificate gate.materials:other", "gate.materials:other",
     [](Order& o) { o.page("subject.org_certificate").material = "site_plan"; }},
    {"head.id_card gate.materials:side", "gate.materials:side",
     [](Order& o) { o.page("head.id_card").side = "back"; }},
    {"service.no_training_pledge gate.materials:advised", "gate.materials:advised",
     [](Order& o) {
         o.sheet.province = "shanghai";
         o.sheet.subject().values["region"] = {"310101"};
         o.sheet.service().values["name"] = {"样本科技教育软件"};
         o.answers.push_back("service.actually_involved=false");
     }},
    {"subject.site_plan gate.materials:perhaps", "gate.materials:perhaps",
     [](Order& o) { o.answers.erase(o.answers.begin()); }},
    {"head.id_card gate.pages:waiting", "gate.pages:waiting",
     [](Order& o) { o.page("head.id_card").inspected = false; }},
    {"head.id_card quality.sharpness:front", "",
     [](Order& o) { o.page("head.id_card").findings = {blurred()}; }},
    {"head.id_card gate.read:document", "gate.read:document",
     [](Order& o) { o.page("head.id_card").document = "passport"; }},
    {"head.id_card gate.read:unreadable", "gate.read:unreadable",
     [](Order& o) { o.page("head.id_card").fields.clear(); }},
    {"head.id_card gate.read:name", "gate.read:name",
     [](Order& o) { o.page("head.id_card").fields["name"] = field("样本戊"); }},
    {"service_head.id_card gate.read:number", "gate.read:number",
     [](Order& o) { o.page("service_head.id_card").fields["id_number"] = field("11010519491231002X"); }},
    {"subject.org_certificate gate.read:address", "gate.read:address",
     [](Order& o) { o.page("subject.org_certificate").fields["address"] = field("样本路2号"); }},
    {"head.id_card gate.read:until", "gate.read:until",
     [](Order& o) { o.page("head.id_card").fields["valid_until"] = field("2030-01-01"); }},
    {"head.id_card gate.read:perhaps", "gate.read:perhaps",
     [](Order& o) { o.page("head.id_card").fields["name"] = field("样本两", 0.5); }},
    {"head.id_card gate.read:expired", "gate.read:expired",
     [](Order& o) { o.page("head.id_card").fields["valid_until"] = field("2026-01-01"); }},
    {"subject.org_certificate gate.read:legal_representative", "gate.read:legal_representative",
     [](Order& o) { o.page("subject.org_certificate").fields["legal_representative"] = field("样本戊"); }},
    {"domain.domain_certificate gate.read:domain", "gate.read:domain",
     [](Order& o) {
         o.add("domain.domain_certificate", "domain_certificate", "page-1");
         o.pages.back().fields["domain"] = field("example.net");
     }},
    {"domain.domain_certificate gate.read:registrant", "gate.read:registrant",
     [](Order& o) {
         o.add("domain.domain_certificate", "domain_certificate", "page-1");
         o.pages.back().fields["domain"] = field("EXAMPLE.cn");
         o.pages.back().fields["registrant"] = field("样本戊");
     }},
    {"subject.pledge_letter gate.letters:unsealed", "gate.letters:unsealed",
     [](Order& o) { read_pledge(o).erase("seal"); }},
    {"subject.pledge_letter gate.letters:unsigned", "gate.letters:unsigned",
     [](Order& o) {
         read_pledge(o).erase("signature");
         o.page("subject.pledge_letter").fields["blank"] = field("credit_code,signature");
     }},
    {"subject.pledge_letter gate.letters:unfilled", "gate.letters:unfilled",
     [](Order& o) { read_pledge(o)["blank"] = field("credit_code"); }},
    {"subject.pledge_letter gate.letters:undated", "gate.letters:undated",
     [](Order& o) {
         read_pledge(o).erase("issued");
         o.page("subject.pledge_letter").fields["blank"] = field("issued", 0.9);
     }},
    {"subject.pledge_letter gate.letters:ahead", "gate.letters:ahead",
     [](Order& o) { read_pledge(o)["issued"] = field("2099-01-01"); }},
    {"subject.pledge_letter gate.letters:old", "gate.letters:old",
     [](Order& o) { read_pledge(o)["issued"] = field("2020-01-01"); }},
    {"subject.pledge_letter gate.letters:aging", "gate.letters:aging",
     [](Order& o) { read_pledge(o)["issued"] = field("2020-01-01", 0.5); }},
    {"subject.pledge_letter gate.letters:stale", "gate.letters:stale",
     [](Order& o) { o.letters = {standing(LetterStanding::What::Stale)}; }},
    {"subject.pledge_letter gate.letters:doubtful", "gate.letters:doubtful",
     [](Order& o) { o.letters = {standing(LetterStanding::What::Doubtful)}; }},
    {"subject.pledge_letter gate.letters:elsewhere", "gate.letters:elsewhere",
     [](Order& o) { o.letters = {standing(LetterStanding::What::Elsewhere)}; }},
    {"subject.pledge_letter gate.letters:other", "gate.letters:other",
     [](Order& o) { o.letters = {standing(LetterStanding::What::Other)}; }},
    {"subject.pledge_letter gate.letters:page", "gate.letters:page",
     [](Order& o) { o.letters = {standing(LetterStanding::What::Page)}; }},
    {"service_head.face_verification gate.presence:missing", "gate.presence:missing",
     [](Order& o) { o.filing.presences.clear(); }},
    {"service_head.face_verification gate.presence:expired", "gate.presence:expired",
     [](Order& o) { o.filing.presences.front().until = o.now; }},
    {"service_head.face_verification gate.presence:changed", "gate.presence:changed",
     [](Order& o) { o.stale_proofs = {workflow::Person::ServiceHead}; }},
    {"service_head.face_verification gate.presence:unsure", "gate.presence:unsure",
     [](Order& o) { o.unsure_proofs = {workflow::Person::ServiceHead}; }},
    {"filing gate.record:open_order", "gate.record:open_order",
     [](Order& o) { o.records.open_order = true; }},
    {"filing gate.record:change_open", "gate.record:change_open",
     [](Order& o) { o.records.change_open = true; }},
    {"filing gate.record:cancel_open", "gate.record:cancel_open",
     [](Order& o) {
         o.records.cancel_open = true;
         o.sheet.kind = FilingKind::CancelService;
     }},
    {"filing gate.record:not_ours", "gate.record:not_ours",
     [](Order& o) {
         o.records.filed_with_us = false;
         change(o, FilingKind::ChangeService);
     }},
    {"filing gate.record:last_access", "gate.record:last_access",
     [](Order& o) {
         o.records.accesses = 1;
         o.sheet.kind = FilingKind::CancelAccess;
     }},
    {"filing gate.record:blacklisted", "gate.record:blacklisted",
     [](Order& o) { o.records.blacklisted = true; }},
    {"fields.head gate.record:phone_used", "gate.record:phone_used",
     [](Order& o) { o.records.subjects_with_phone = 2; }},
    {"filing gate.record:personal_quota", "gate.record:personal_quota",
     [](Order& o) {
         o.sheet = form::person();
         o.records.services_of_subject = 6;
     }},
    {"filing gate.record:domain_filed", "gate.record:domain_filed",
     [](Order& o) { o.records.domains_filed = {"example.cn"}; }},
    {"filing gate.record:url_filed", "gate.record:url_filed",
     [](Order& o) { o.records.urls_filed = {"www.example.cn"}; }},
    {"filing gate.record:code_used", "gate.record:code_used",
     [](Order& o) { o.records.codes_used = {"code-1"}; }},
    {"filing gate.record:resource_full", "gate.record:resource_full",
     [](Order& o) { o.records.addresses_full = {"203.0.113.7"}; }},
};

TEST(Gate, LetsAWholeOrderThrough) {
    const GateReport report = Order::whole().pass();
    EXPECT_THAT(report.blockers(), IsEmpty());
    EXPECT_THAT(report.items, ElementsAre("fields.filing", "fields.head", "fields.legal_representative",
                                          "fields.services[0]", "fields.subject", "subject.org_certificate",
                                          "subject.pledge_letter", "head.id_card", "service_head.id_card",
                                          "service_head.face_verification"));
}

TEST(Gate, SaysNothingOfALetterThatIsInOrderOrWasNotRead) {
    const auto about_letters = [](const Order& order) {
        std::vector<std::string> said;
        for (const GateFinding& finding : order.pass().findings)
            if (finding.check == "gate.letters") said.push_back(finding.answer);
        return said;
    };
    Order order = Order::whole();
    read_pledge(order);
    EXPECT_THAT(about_letters(order), IsEmpty());
    // Signed and sealed on its second page.
    read_pledge(order).erase("seal");
    order.add("subject.pledge_letter", "pledge_letter", "page-2");
    order.pages.back().document = "pledge_letter";
    order.pages.back().fields["seal"] = field("present", 0.9);
    EXPECT_THAT(about_letters(order), IsEmpty());
    Order unread = Order::whole();
    read_pledge(unread).clear();
    unread.page("subject.pledge_letter").document.clear();
    EXPECT_THAT(about_letters(unread), IsEmpty());
}

TEST(Gate, AsksNoSealOfAPerson) {
    Order order = Order::whole();
    order.sheet = form::person();
    read_pledge(order).erase("seal");
    for (const GateFinding& finding : order.pass().findings)
        EXPECT_NE(finding.check + ":" + finding.answer, "gate.letters:unsealed");
}

TEST(Gate, SaysWhatStandsInTheWay) {
    for (const Row& row : kRows) {
        Order order = Order::whole();
        row.change(order);
        EXPECT_THAT(order.says(), Contains(row.said));
    }
}

TEST(Gate, SuggestsWhatTheDocumentSaysWhereTheFormSaysSomethingElse) {
    const auto suggested = [](const Order& order) {
        std::map<std::string, std::string> all;
        for (const GateFinding& finding : order.pass().findings)
            if (!finding.suggest.empty()) all[finding.field] = finding.suggest;
        return all;
    };
    Order order = Order::whole();
    EXPECT_THAT(suggested(order), IsEmpty());
    order.page("head.id_card").fields["name"] = field("样本戊");
    order.page("head.id_card").fields["valid_until"] = field("2030-01-01", 0.5);  // perhaps
    order.page("subject.org_certificate").fields["legal_representative"] = field("样本己");
    order.add("domain.domain_certificate", "domain_certificate", "page-1");
    order.pages.back().fields["domain"] = field("example.net");
    EXPECT_EQ(suggested(order), (std::map<std::string, std::string>{{"head.name", "样本戊"},
                                                                    {"head.certificate_until", "2030-01-01"},
                                                                    {"legal_representative.name", "样本己"},
                                                                    {"services[0].domains", "example.net"}}));
}

TEST(Gate, HasAnOrderThatCallsForEachOfItsAnswers) {
    std::set<std::string> called{"gate.rules:no_way"};  // a part of the words of others
    for (const Row& row : kRows) called.insert(row.called);
    for (const auto& [names, answer] : the_gate_checks().answers)
        EXPECT_TRUE(called.contains(names.first + ":" + names.second)) << names.first << ':' << names.second;
}

TEST(Gate, NamesTheItemTheWayOutAndTheReasonOfEachFinding) {
    for (const Row& row : kRows) {
        Order order = Order::whole();
        row.change(order);
        for (const GateFinding& finding : order.pass().findings) {
            EXPECT_FALSE(finding.item.empty()) << finding.check;
            EXPECT_FALSE(finding.way_out.zh.empty() || finding.way_out.en.empty())
                << finding.check << ':' << finding.answer;
            EXPECT_EQ(finding.message.en.find('{'), std::string::npos) << finding.message.en;
        }
    }
    Order order = Order::whole();
    order.page("head.id_card").findings = {blurred()};
    const auto findings = order.pass().findings;
    const auto found = std::find_if(findings.begin(), findings.end(),
                                    [](const auto& one) { return one.check == "quality.sharpness"; });
    ASSERT_NE(found, findings.end());
    EXPECT_THAT(found->reasons, Contains("photo-blurred"));
}

TEST(Gate, AsksEachServiceForItsOwnAndTheSubjectOnce) {
    Order order = Order::whole();
    order.sheet.form.parts["services"].resize(2, order.sheet.service());
    const auto items = order.pass().items;
    EXPECT_THAT(items, Contains("service_head.1.id_card"));
    EXPECT_EQ(std::count(items.begin(), items.end(), "head.id_card"), 1);
}

TEST(Gate, AsksNothingThatTheRecordsAnswer) {
    for (const std::string& said : Order::whole().says())
        EXPECT_THAT(said, Not(testing::HasSubstr("gate.rules:question")));
}

TEST(Gate, MakesTheMoveThatItAllows) {
    workflow::Story story;
    const GateReport whole = Order::whole().pass();
    EXPECT_TRUE(workflow::decide(story.filing,
                                 {workflow::ActionKind::Submit, {.items = whole.items}, whole.blockers()},
                                 workflow::kOwner, story.now, story.setting()));
    Order broken = Order::whole();
    broken.records.open_order = true;
    const auto refused =
        workflow::decide(story.filing, {workflow::ActionKind::Submit, {}, broken.pass().blockers()},
                         workflow::kOwner, story.now, story.setting());
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message, testing::HasSubstr("gate.record:open_order"));
}

}  // namespace

}  // namespace beian::desk
