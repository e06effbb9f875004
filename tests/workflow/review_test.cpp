#include "support.h"

namespace beian::workflow {

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(Review, GoesFromDraftToGranted) {
    Story story;
    story.confirmed();
    EXPECT_EQ(story.filing.status(), Status::AuthorityReview);
    story.does(kReviewer, ActionKind::Grant, {.numbers = {"粤ICP备12345678号", "粤ICP备12345678号-1"}});
    EXPECT_EQ(story.filing.status(), Status::Granted);
    EXPECT_THAT(story.effects, Contains(EffectKind::ScheduleRemoval));
    EXPECT_EQ(story.filing.numbers.size(), 2U);
}

TEST(Review, IsNotBegunWhileSomethingBlocks) {
    Story story;
    const Error said = story.cannot(kOwner, ActionKind::Submit, {.items = kItems}, {"domain-format"});
    EXPECT_EQ(said.code, ErrorCode::Conflict);
    EXPECT_THAT(said.message, HasSubstr("to be put right first: domain-format"));
}

TEST(Review, IsHeldByOneReviewerAtATime) {
    Story story;
    story.claimed();
    EXPECT_EQ(story.cannot(kOther, ActionKind::Claim).code, ErrorCode::Conflict);
    EXPECT_THAT(story.cannot(kOther, ActionKind::AcceptItem, {.items = kItems}).message,
                HasSubstr("another reviewer has claimed it"));
}

TEST(Review, IsNotForTheOwnerOfTheFiling) {
    Story story;
    story.submitted();
    const Actor both{"anna", Role::Reviewer, {}};
    EXPECT_THAT(story.cannot(both, ActionKind::Claim).message,
                HasSubstr("nobody reviews a filing of their own"));
}

TEST(Review, MayBeReleasedAndPassedOn) {
    Story story;
    story.claimed().does(kReviewer, ActionKind::PassOn, {.account = "omar"});
    EXPECT_EQ(story.filing.claim->by, "omar");
    story.does(kOther, ActionKind::Release);
    EXPECT_EQ(story.filing.status(), Status::Submitted);
    EXPECT_EQ(story.filing.claim, std::nullopt);
}

TEST(Review, PassesOnlyWhatIsAcceptedItemByItem) {
    Story story;
    story.claimed().does(kReviewer, ActionKind::AcceptItem, {.items = {"head.id_card"}});
    EXPECT_THAT(story.cannot(kReviewer, ActionKind::Pass).message,
                HasSubstr("not accepted yet: subject.business_license"));
}

TEST(Review, SendsBackWithAReasonForEachItemAndKeepsWhatWasAccepted) {
    Story story;
    story.claimed()
        .does(kReviewer, ActionKind::AcceptItem, {.items = {"head.id_card"}})
        .does(kReviewer, ActionKind::ReturnItem,
              {.items = {"subject.business_license"}, .reason = "photo-blurred"})
        .does(kReviewer, ActionKind::Return);
    EXPECT_EQ(story.filing.status(), Status::Returned);
    EXPECT_THAT(story.cannot(kOwner, ActionKind::Submit, {.items = kItems}).message,
                HasSubstr("returned and not changed since: subject.business_license"));
    story.does(kOwner, ActionKind::AddPage, {.items = {"subject.business_license"}}).submitted();
    EXPECT_EQ(story.filing.items.at("head.id_card").decided, Decided::Accepted);
    EXPECT_EQ(story.filing.items.at("subject.business_license").decided, Decided::Open);
}

TEST(Review, LooksAgainAtAnAcceptedItemThatWasChanged) {
    Story story;
    story.claimed().accepted().does(kReviewer, ActionKind::Return, {.reason = "remark-too-short"});
    story.does(kOwner, ActionKind::AddPage, {.items = {"head.id_card"}}).submitted();
    EXPECT_EQ(story.filing.items.at("head.id_card").decided, Decided::Open);
}

TEST(Review, OverrulesAFindingOnlyWithAReasonAndCountsIt) {
    Story story;
    story.claimed();
    EXPECT_THAT(
        story.cannot(kReviewer, ActionKind::Overrule, {.items = {"head.id_card"}, .finding = "quality.glare"})
            .message,
        HasSubstr("say it in words"));
    story.does(kReviewer, ActionKind::Overrule,
               {.items = {"head.id_card"}, .text = "legible all the same", .finding = "quality.glare"});
    EXPECT_THAT(story.effects, ElementsAre(EffectKind::CountOverruling));
    EXPECT_EQ(story.filing.overruled.size(), 1U);
}

TEST(Review, NeedsASecondPairOfEyesWhereTheProcessAsksForIt) {
    ProcessBook book = the_book();
    book.second_look = true;
    Story story(FilingKind::First, book);
    story.submitted().does(kSenior, ActionKind::Claim);
    story.does(kSenior, ActionKind::AcceptItem, {.items = kItems}).does(kSenior, ActionKind::Pass);
    EXPECT_EQ(story.filing.stage, Stage::SecondLook);
    EXPECT_THAT(story.cannot(kSenior, ActionKind::Claim).message, HasSubstr("another person than the first"));
    const Actor second{"otto", Role::SeniorReviewer, {}};
    story.does(second, ActionKind::Claim).does(second, ActionKind::Pass);
    EXPECT_EQ(story.filing.stage, Stage::ToHandOver);
}

TEST(Review, AsksBySmsWhomTheKindNamesAndOnceWherePhonesAreShared) {
    Story both, shared, access(FilingKind::ChangeAccess);
    both.handed_over();
    EXPECT_EQ(both.filing.sms.size(), 2U);
    shared.passed().does(kReviewer, ActionKind::HandOver, {.one_phone = true});
    EXPECT_EQ(shared.filing.sms.size(), 1U);
    access.handed_over();
    EXPECT_EQ(access.filing.stage, Stage::Authority);
}

TEST(Review, EndsWithUsWhereTheAuthorityIsNotAsked) {
    Story claim(FilingKind::Claim);
    claim.handed_over();
    EXPECT_EQ(claim.filing.status(), Status::Granted);
    Story transfer(FilingKind::Transfer);
    transfer.submitted();
    EXPECT_EQ(transfer.filing.status(), Status::Granted);
}

TEST(Review, WaitsForEveryoneTheMessageAsks) {
    Story story;
    story.handed_over().does(kDesk, ActionKind::ConfirmSms, {.person = Person::Head});
    EXPECT_EQ(story.filing.status(), Status::SmsVerification);
    story.does(kDesk, ActionKind::ConfirmSms, {.person = Person::ServiceHead});
    EXPECT_EQ(story.filing.status(), Status::AuthorityReview);
}

TEST(Review, TakesTheApplicantsWordForTheSmsAsANoteOnly) {
    Story story;
    story.handed_over().does(kOwner, ActionKind::SayConfirmed, {.person = Person::Head});
    EXPECT_EQ(story.filing.sms[0].confirmed, std::nullopt);
}

TEST(Review, CannotBeChangedOrWithdrawnOnceTheAuthorityHasIt) {
    Story story;
    story.handed_over();
    EXPECT_EQ(story.cannot(kOwner, ActionKind::Withdraw).code, ErrorCode::Conflict);
    EXPECT_EQ(story.cannot(kOwner, ActionKind::Edit, {.items = {"fields.subject"}}).code,
              ErrorCode::Conflict);
}

TEST(Review, ComesBackFromTheAuthorityWithItsReasons) {
    Story story;
    story.confirmed().does(kReviewer, ActionKind::Reject,
                           {.items = {"head.id_card"}, .reason = "doc-expired"});
    EXPECT_EQ(story.filing.status(), Status::Rejected);
    EXPECT_EQ(story.filing.last_reason, "doc-expired");
    EXPECT_EQ(story.filing.items.at("head.id_card").decided, Decided::Returned);
}

TEST(Review, IsNobodyElsesBusiness) {
    Story story;
    EXPECT_EQ(story.cannot(kStranger, ActionKind::Withdraw).code, ErrorCode::Forbidden);
    EXPECT_EQ(story.cannot(kReviewer, ActionKind::Submit).code, ErrorCode::Forbidden);
    EXPECT_THAT(story.can(kStranger), testing::IsEmpty());
}

}  // namespace

}  // namespace beian::workflow
