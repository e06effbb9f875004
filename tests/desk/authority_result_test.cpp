#include "desk/export/authority_result.h"

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

TEST_F(DeskTest, TakesTheAuthoritysResultAsTheDeskItself) {
    Opened filing = submitted(anna);
    filing = does(ruth, filing, ActionKind::Claim);
    std::vector<workflow::ItemId> items;
    for (const auto& [item, review] : filing.filing.items) items.push_back(item);
    filing = does(ruth, filing, ActionKind::AcceptItem, {.items = items});
    filing = does(ruth, filing, ActionKind::Pass);
    filing = does(ruth, filing, ActionKind::HandOver);
    const auto results = loaded(
        parse_authority_results(R"({"filing":"x","result":"granted","numbers":["粤ICP备12345678号-1"]})"));
    const Caller import{"t1", "import", workflow::Role::Desk, {}};
    filing = loaded(desk.act(import, filing.key.filing, filing.filing.version, results[0].action));
    EXPECT_EQ(filing.filing.status(), workflow::Status::Granted);
}

}  // namespace

}  // namespace beian::desk
