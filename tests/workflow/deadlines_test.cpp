#include "support.h"

namespace beian::workflow {

namespace {

using std::chrono::hours;
using testing::HasSubstr;

std::vector<Deadline> limits(const Story& story) {
    return deadlines(story.filing, story.setting());
}

TEST(Deadlines, GiveTheProviderTwoWorkingDays) {
    Story story;
    story.submitted();
    EXPECT_EQ(limits(story),
              (std::vector<Deadline>{{LimitKind::Review, {at("2026-11-27T16:00:00.000Z"), false}}}));
}

TEST(Deadlines, GiveTheAuthorityTwentyWorkingDays) {
    Story story;
    story.confirmed();
    // From Wednesday 25 November 2026: 3 days of that week, 15 of three more, 2 of the last.
    EXPECT_EQ(limits(story),
              (std::vector<Deadline>{{LimitKind::Authority, {at("2026-12-23T16:00:00.000Z"), false}}}));
}

TEST(Deadlines, GiveTheMessageADayForEachPersonAndAnotherWhenItIsSentAgain) {
    Story story;
    story.handed_over();
    const Instant sent = story.now;
    story.now += hours{20};
    story.does(kDesk, ActionKind::RearmSms, {.person = Person::ServiceHead});
    EXPECT_EQ(limits(story), (std::vector<Deadline>{{LimitKind::Sms, {sent + hours{24}, false}},
                                                    {LimitKind::Sms, {sent + hours{44}, false}}}));
}

TEST(Deadlines, LapseAFilingWhoseSmsWasNotConfirmed) {
    Story story;
    story.handed_over();
    EXPECT_THAT(story.cannot(kDesk, ActionKind::Lapse).message, HasSubstr("it is not due"));
    story.now += hours{24};
    story.does(kDesk, ActionKind::Lapse);
    EXPECT_EQ(story.filing.status(), Status::Lapsed);
    EXPECT_EQ(story.filing.last_reason, "sms-timeout");
    story.submitted();  // unchanged, if nothing has to be corrected
    EXPECT_EQ(story.filing.status(), Status::Submitted);
}

TEST(Deadlines, RemindBeforeTheEndOnceEach) {
    Story story;
    story.handed_over();
    const Instant sent = story.now;
    EXPECT_EQ(next_due(story.filing, story.setting(), story.now)->at, sent + hours{12});
    story.now += hours{12};
    story.does(kDesk, ActionKind::Remind);
    EXPECT_EQ(next_due(story.filing, story.setting(), story.now)->at, sent + hours{22});
    EXPECT_THAT(story.cannot(kDesk, ActionKind::Remind).message, HasSubstr("it is not due"));
}

TEST(Deadlines, GiveOneReminderForAllThatWereMissedWhileNothingRan) {
    Story story;
    story.handed_over();
    story.now += hours{23};
    story.does(kDesk, ActionKind::Remind);
    EXPECT_EQ(next_due(story.filing, story.setting(), story.now)->action, ActionKind::Lapse);
}

TEST(Deadlines, ReleaseAReviewThatNobodyTouches) {
    Story story;
    story.claimed();
    story.now += hours{5};
    story.does(kReviewer, ActionKind::AcceptItem, {.items = {"head.id_card"}});
    story.now += hours{7};
    EXPECT_THAT(story.cannot(kDesk, ActionKind::Release).message, HasSubstr("it is not due"));
    story.now += hours{1};
    story.does(kDesk, ActionKind::Release);
    EXPECT_EQ(story.filing.status(), Status::Submitted);
    EXPECT_EQ(story.filing.items.at("head.id_card").decided, Decided::Accepted);
}

TEST(Deadlines, CloseAnOrderThatNobodySubmitsForSixtyDays) {
    Story story;
    story.now += hours{24 * 60};
    story.does(kDesk, ActionKind::Close);
    EXPECT_EQ(story.filing.status(), Status::Withdrawn);
    EXPECT_EQ(next_due(story.filing, story.setting(), story.now), std::nullopt);
}

TEST(Deadlines, SayWhenAReviewIsOverdueAndGoOnWaiting) {
    Story story;
    story.submitted();
    story.now = at("2026-11-27T16:00:00.000Z");
    story.does(kDesk, ActionKind::Remind);
    EXPECT_EQ(story.filing.status(), Status::Submitted);
    EXPECT_EQ(next_due(story.filing, story.setting(), story.now), std::nullopt);
}

}  // namespace

}  // namespace beian::workflow
