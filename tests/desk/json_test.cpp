#include "support.h"

#include "desk/declaration.h"
#include "desk/event_json.h"
#include "desk/page_json.h"

namespace beian::desk {

namespace {

TEST(EventJson, BringsEveryEventOfAStoryBack) {
    workflow::Story story;
    story.does(workflow::kOwner, workflow::ActionKind::IssueLink,
               {.person = workflow::Person::Head, .link = "l", .purpose = workflow::Purpose::Presence});
    story.confirmed().does(workflow::kReviewer, workflow::ActionKind::Grant,
                           {.numbers = {"粤ICP备12345678号-1"}});
    for (const workflow::Event& event : story.history) EXPECT_EQ(loaded(parse_event(to_json(event))), event);
}

TEST(EventJson, RefusesWhatItDoesNotKnow) {
    for (
        const char* text :
        {"", "[]", "{}", R"({"action":"fly"})",
         R"({"action":"note","kind":"first","to":"draft","at":"2026-11-25T02:00:00.000Z","role":"reviewer","person":"nobody"})",
         R"({"action":"note","kind":"first","to":"draft","at":"2026-11-25T02:00:00.000Z","role":"reviewer","items":[1]})"})
        EXPECT_FALSE(parse_event(text)) << text;
}

TEST(PageJson, BringsAReportBackAsItWas) {
    PageReport report{"head.id_card", "id_card", "front", true, {}, "id_card", {}};
    report.findings = {{"quality.glare",
                        model::Severity::Warn,
                        0.5,
                        std::nullopt,
                        {"光", "glare"},
                        {"转", "turn"},
                        model::Region{1, 2, 3, 4}}};
    report.fields["name"] = {"样本丙", "样本丙", 0.98, {5, 6, 7, 8}, "qr", false};
    report.quad = model::Quad{{{1, 2.5}, {30, 4}, {31, 20}, {0.25, 21}}};
    report.corners_given = true;
    report.width = 4032;
    report.height = 3024;
    const PageReport back = loaded(parse_page_report(to_json(report)));
    EXPECT_EQ(back.quad, report.quad);
    EXPECT_TRUE(back.corners_given);
    EXPECT_EQ(std::pair(back.width, back.height), std::pair(report.width, report.height));
    EXPECT_EQ(back.findings, report.findings);
    EXPECT_EQ(back.fields, report.fields);
    EXPECT_EQ(back.document, "id_card");
    EXPECT_TRUE(back.inspected);
}

TEST(Declaration, ComesBackAsItWasAndTellsWhatChanged) {
    const Declaration before{"guangdong", "enterprise", {"subject.renamed=false"}, form::company_form()};
    EXPECT_EQ(loaded(parse_declaration(to_json(before))), before);
    form::Form after = before.form;
    after.parts["head"].front().values["email"] = {"e@example.cn"};
    after.parts["services"].push_back(after.parts["services"].front());
    EXPECT_THAT(changed_items(before.form, after), testing::ElementsAre("fields.head", "fields.services[1]"));
}

}  // namespace

}  // namespace beian::desk
