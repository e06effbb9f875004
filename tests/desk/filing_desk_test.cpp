#include "desk_fixture.h"

namespace beian::desk {

namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using workflow::ActionKind;
using workflow::Person;
using workflow::Role;
using workflow::Status;

TEST_F(DeskTest, CarriesAFilingFromDraftToGranted) {
    Opened filing = submitted(anna);
    filing = does(ruth, filing, ActionKind::Claim);
    std::vector<workflow::ItemId> items;
    for (const auto& [item, review] : filing.filing.items) items.push_back(item);
    filing = does(ruth, filing, ActionKind::AcceptItem, {.items = items});
    filing = does(ruth, filing, ActionKind::Pass);
    filing = does(ruth, filing, ActionKind::HandOver);
    EXPECT_THAT(filing.filing.sms, SizeIs(2));
    filing = does(ruth, filing, ActionKind::ConfirmSms, {.person = Person::Head});
    filing = does(ruth, filing, ActionKind::ConfirmSms, {.person = Person::ServiceHead});
    filing = does(ruth, filing, ActionKind::Grant, {.numbers = {"粤ICP备12345678号-1"}});
    EXPECT_EQ(filing.filing.status(), Status::Granted);
    EXPECT_EQ(loaded(desk.view(anna, filing.key.filing, Sight::Form, "to look")).filing, filing.filing);
}

TEST_F(DeskTest, CountsWhyItemsCameBackOnceTheFilingDoes) {
    Opened filing = does(ruth, submitted(anna), ActionKind::Claim);
    const auto first = filing.filing.items.begin()->first, second = filing.filing.items.rbegin()->first;
    filing = does(ruth, filing, ActionKind::ReturnItem, {.items = {first}, .reason = "photo-blurred"});
    filing = does(ruth, filing, ActionKind::ReturnItem, {.items = {second}, .reason = "photo-cropped"});
    filing = does(ruth, filing, ActionKind::ReopenItem, {.items = {second}});
    const auto returned = [&] {
        std::vector<std::string> reasons;
        for (const Tallied& sum : store.tallied("t1", "2000-01"))
            if (sum.what == "returned") reasons.push_back(sum.name + " " + std::to_string(sum.count));
        return reasons;
    };
    EXPECT_THAT(returned(), IsEmpty());
    filing = does(ruth, filing, ActionKind::AcceptItem, {.items = {second}});
    does(ruth, filing, ActionKind::Return);
    EXPECT_THAT(returned(), testing::ElementsAre("photo-blurred 1"));
}

TEST_F(DeskTest, TellsWhatStandsInTheWayAndSubmitsNothingThen) {
    const Opened filing = loaded(desk.begin(anna, {workflow::FilingKind::First, "guangdong", "enterprise"}));
    EXPECT_THAT(loaded(desk.check(anna, filing.key.filing)).blockers(), Contains("form.field:missing"));
    const auto refused = desk.submit(anna, filing.key.filing, filing.filing.version);
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message, HasSubstr("to be put right first"));
}

TEST_F(DeskTest, LetsOneOfTwoWhoChangeTheSameFilingLookAgain) {
    const Opened filing = submitted(anna);
    does(ruth, filing, ActionKind::Claim);
    const auto late = desk.act(omar, filing.key.filing, filing.filing.version, {ActionKind::Claim, {}, {}});
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, ErrorCode::Stale);
    EXPECT_THAT(late.error().message, HasSubstr("look at it again"));
}

TEST_F(DeskTest, FindsTheOrderThatTheSameCertificateHasInFlight) {
    submitted(anna);
    const Opened second = ready(caller("bert", Role::Applicant));
    EXPECT_THAT(loaded(desk.check(caller("bert", Role::Applicant), second.key.filing)).blockers(),
                Contains("gate.record:open_order"));
}

TEST_F(DeskTest, KeepsTheRecordsOfTenantsApart) {
    submitted(anna);
    const Caller elsewhere = caller("anna", Role::Applicant, "t2");
    EXPECT_THAT(loaded(desk.check(elsewhere, ready(elsewhere).key.filing)).blockers(), IsEmpty());
}

TEST_F(DeskTest, ShowsNobodyThatAnotherTenantsFilingIsThere) {
    const std::string id = submitted(anna).key.filing;
    for (const Role role : workflow::all_roles()) {
        const Caller other = caller("anna", role, "t2");
        EXPECT_EQ(desk.view(other, id, Sight::Status, "curious").error().code, ErrorCode::NotFound);
        EXPECT_EQ(desk.read_page(other, id, "head.id_card", "front", "curious").error().code,
                  ErrorCode::NotFound);
        EXPECT_EQ(desk.submit(other, id, 1).error().code, ErrorCode::NotFound);
        EXPECT_THAT(desk.list(other, {}), IsEmpty());
    }
}

TEST_F(DeskTest, RecordsEveryLookAtADocumentBeforeItIsShown) {
    const std::string id = submitted(anna).key.filing;
    EXPECT_EQ(loaded(desk.read_page(ruth, id, "head.id_card", "back", "first review")),
              Bytes({'b', 'a', 'c', 'k'}));
    const auto trail = store.read("t1", 1, 1000);
    EXPECT_EQ(trail.back().entry.action, "read_page");
    EXPECT_EQ(trail.back().entry.actor, "ruth");
    EXPECT_EQ(trail.back().entry.purpose, "first review");
    EXPECT_THAT(chain.verify("t1", trail, {}), IsEmpty());
}

TEST_F(DeskTest, GivesALinkWhoseSecretIsKeptNowhere) {
    const Opened filing = loaded(desk.begin(anna, {workflow::FilingKind::First, "guangdong", "enterprise"}));
    const IssuedLink link =
        loaded(desk.issue_link(anna, filing.key.filing, Person::ServiceHead, workflow::Purpose::Pages));
    const StoredFiling stored = loaded(store.load(filing.key));
    for (const Bytes& event : stored.events)
        EXPECT_EQ(std::string(event.begin(), event.end()).find(link.secret), std::string::npos);
    const Caller there = desk.caller_by_link("t1", link.secret);
    const Bytes page{1, 2, 3};
    EXPECT_TRUE(desk.put_page(there, filing.key.filing,
                              {"service_head.id_card", "front", "id_card", "image/jpeg", page}));
    EXPECT_FALSE(
        desk.put_page(there, filing.key.filing, {"head.id_card", "front", "id_card", "image/jpeg", page}));
    EXPECT_TRUE(desk.read_page(there, filing.key.filing, "service_head.id_card", "front", "own page"));
    EXPECT_FALSE(desk.view(there, filing.key.filing, Sight::Form, "curious"));
    clock.at += std::chrono::hours{2};
    EXPECT_FALSE(desk.read_page(there, filing.key.filing, "service_head.id_card", "front", "own page"));
}

TEST_F(DeskTest, TakesNobodysWordForBeingPresent) {
    const Opened filing = loaded(desk.begin(anna, {workflow::FilingKind::First, "guangdong", "enterprise"}));
    EXPECT_FALSE(
        desk.act(anna, filing.key.filing, filing.filing.version, {ActionKind::ProvePresence, {}, {}}));
}

TEST_F(DeskTest, RefusesAPageThatHasNoPlace) {
    const Opened filing = loaded(desk.begin(anna, {workflow::FilingKind::First, "guangdong", "enterprise"}));
    const Bytes page{1};
    const auto put = [&](const char* item, const char* side, const char* material) {
        return desk.put_page(anna, filing.key.filing, {item, side, material, "image/jpeg", page});
    };
    EXPECT_EQ(put("head.id_crad", "front", "id_card").error().code, ErrorCode::NotFound);
    EXPECT_EQ(put("\",\"x\":\"", "front", "id_card").error().code, ErrorCode::NotFound);
    EXPECT_THAT(put("head.id_card", "frnt", "id_card").error().message, HasSubstr("did you mean \"front\"?"));
}

TEST_F(DeskTest, LapsesByTheClockWhatWasNotConfirmed) {
    Opened filing = submitted(anna);
    filing = does(ruth, filing, ActionKind::Claim);
    std::vector<workflow::ItemId> items;
    for (const auto& [item, review] : filing.filing.items) items.push_back(item);
    filing = does(ruth, filing, ActionKind::AcceptItem, {.items = items});
    filing = does(ruth, filing, ActionKind::Pass);
    filing = does(ruth, filing, ActionKind::HandOver);
    EXPECT_EQ(desk.look_at_due(100), 0U);
    clock.at += std::chrono::hours{24};
    EXPECT_EQ(desk.look_at_due(100), 1U);
    EXPECT_EQ(loaded(desk.view(anna, filing.key.filing, Sight::Status, "to look")).filing.status(),
              Status::Lapsed);
    EXPECT_EQ(desk.look_at_due(100), 0U);
}

TEST_F(DeskTest, QueuesWhatFollowsFromAMoveOnce) {
    const Opened filing = submitted(anna);
    const std::vector<std::string> kinds{"tell_reviewers"};
    const auto job = store.take(kinds, clock.at, clock.at + std::chrono::minutes{5});
    ASSERT_TRUE(job);
    EXPECT_THAT(job->payload, HasSubstr(filing.key.filing));
    store.done(*job);
    EXPECT_FALSE(store.take(kinds, clock.at, clock.at + std::chrono::minutes{5}));
}

TEST_F(DeskTest, TakesOnlyNumbersThatAreNumbers) {
    const Opened filing = submitted(anna);
    const auto granted = desk.act(ruth, filing.key.filing, filing.filing.version,
                                  {ActionKind::Grant, {.numbers = {"12345"}}, {}});
    ASSERT_FALSE(granted);
    EXPECT_THAT(granted.error().message, HasSubstr("a filing number"));
}

}  // namespace

}  // namespace beian::desk
