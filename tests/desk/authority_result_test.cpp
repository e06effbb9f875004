#include "desk/export/authority_result.h"

#include "desk/export/handing.h"
#include "desk_fixture.h"

namespace beian::desk {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;
using workflow::ActionKind;

TEST(AuthorityResult, IsReadAsTheMoveItIs) {
    const auto results = loaded(parse_authority_results(R"([
        { "filing": "f1", "result": "sms_confirmed", "person": "head" },
        { "filing": "f2", "result": "granted", "numbers": ["粤ICP备12345678号-1"] },
        { "filing": "f3", "result": "rejected", "reason": "photo_blurred", "text": "照片不清" } ])"));
    ASSERT_THAT(results, SizeIs(3));
    EXPECT_EQ(results[0].action.kind, ActionKind::ConfirmSms);
    EXPECT_EQ(results[0].action.detail.person, workflow::Person::Head);
    EXPECT_THAT(results[1].action.detail.numbers, ElementsAre("粤ICP备12345678号-1"));
    EXPECT_EQ(results[2].action.detail.reason, "photo_blurred");
    EXPECT_EQ(results[2].action.detail.text, "照片不清");
}

TEST(AuthorityResult, IsNotTakenWhereItIsOnlyHalfUnderstood) {
    const std::pair<const char*, const char*> kWrong[] = {
        {"[", "in JSON"},
        {"[[[[[[1]]]]]]", "in JSON"},
        {"3", "in JSON"},
        {R"({"filing":"f"})", "does not say its \"result\""},
        {R"({"filing":"f","result":"grantet","numbers":["x"]})", "did you mean \"granted\"?"},
        {R"({"filing":"f","result":"granted"})", "does not say its \"numbers\""},
        {R"({"filing":"f","result":"granted","numbers":[3]})", "no text"},
        {R"({"filing":"f","result":"granted","numbers":["x"],"reason":"y"})", "does not belong"},
        {R"({"filing":"f","result":"sms_confirmed","person":"nobody"})", "no person"},
        {R"([{"filing":"f","result":"cancelled","reason":"x"},{"filing":7}])", "result 2"}};
    for (const auto& [json, says] : kWrong) {
        const auto refused = parse_authority_results(json);
        ASSERT_FALSE(refused) << json;
        EXPECT_THAT(refused.error().message, HasSubstr(says));
    }
}

class HandingTest : public DeskTest {
protected:
    Opened handed_over() {
        Opened filing = submitted(anna);
        filing = does(ruth, filing, ActionKind::Claim);
        std::vector<workflow::ItemId> items;
        for (const auto& [item, review] : filing.filing.items) items.push_back(item);
        filing = does(ruth, filing, ActionKind::AcceptItem, {.items = items});
        filing = does(ruth, filing, ActionKind::Pass);
        return does(ruth, filing, ActionKind::HandOver);
    }
};

TEST_F(HandingTest, TakesTheAuthoritysResultAsTheDeskItselfAndRefusesItTwice) {
    const std::string id = handed_over().key.filing;
    const auto results = loaded(parse_authority_results(
        R"([{"filing":")" + id + R"(","result":"granted","numbers":["粤ICP备12345678号-1"]},
            {"filing":"unknown","result":"granted","numbers":["粤ICP备12345678号-1"]}])"));
    auto done = import_results(desk, desk_itself("t1"), results);
    EXPECT_EQ(done[0].refused, "");
    EXPECT_THAT(done[1].refused, HasSubstr("no such filing"));
    EXPECT_EQ(loaded(desk.view(anna, id, Sight::Status, "to look")).filing.status(),
              workflow::Status::Granted);
    done = import_results(desk, desk_itself("t1"), results);
    EXPECT_NE(done[0].refused, "");
    EXPECT_THAT(import_results(desk, desk_itself("t2"), results)[0].refused, HasSubstr("no such filing"));
}

TEST_F(HandingTest, HandsOnEveryPageAndRecordsThatItWasLookedAt) {
    const Opened filing = handed_over();
    const findings::CheckBook book = loaded(inspect::load_check_book(BEIAN_SOURCE_DIR "/rules/checks.yaml"));
    image::BareExaminer examiner;
    Exporter exporter(desk, form::the_fields(), workflow::the_book(), the_rulebook().find_profile("")->photo,
                      book, examiner);
    const auto files = loaded(exporter.make_all(desk_itself("t1"), filing.key.filing));
    const std::size_t pages = loaded(store.load(filing.key)).pages.size();
    EXPECT_THAT(files, SizeIs(pages + 2));
    std::size_t looks = 0;
    for (const AuditRecord& record : store.read("t1", 1, 1000))
        looks += record.entry.action == "read_page" && record.entry.purpose == "export" ? 1 : 0;
    EXPECT_EQ(looks, pages);
}

TEST_F(HandingTest, HandsOnFileByFileWhatItHandsOnAsAWholeAndNeverTwoVersions) {
    const Opened filing = handed_over();
    const std::string& id = filing.key.filing;
    const findings::CheckBook book = loaded(inspect::load_check_book(BEIAN_SOURCE_DIR "/rules/checks.yaml"));
    image::BareExaminer examiner;
    Exporter exporter(desk, form::the_fields(), workflow::the_book(), the_rulebook().find_profile("")->photo,
                      book, examiner);
    const Package package = loaded(exporter.list(ruth, id));
    for (const ExportFile& file : loaded(exporter.make_all(ruth, id)))
        EXPECT_EQ(loaded(exporter.make(ruth, id, package.version, file.name)), file.bytes) << file.name;
    EXPECT_EQ(exporter.make(ruth, id, package.version, "pages/../master.key").error().code,
              ErrorCode::NotFound);
    EXPECT_EQ(exporter.make(ruth, id, package.version - 1, "filing.json").error().code, ErrorCode::Stale);
    EXPECT_EQ(exporter.list(caller("else", workflow::Role::Applicant), id).error().code, ErrorCode::NotFound);
}

}  // namespace

}  // namespace beian::desk
