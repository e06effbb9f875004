#include "support.h"

namespace beian::workflow {

namespace {

using testing::HasSubstr;

const Actor kFarAway{"", Role::LinkHolder, "secret-1"};

Story with_link(Purpose purpose) {
    Story story;
    story.does(kOwner, ActionKind::IssueLink,
               {.person = Person::ServiceHead, .link = "secret-1", .purpose = purpose});
    return story;
}

TEST(Link, ProvesOnePersonsPresenceOnce) {
    Story story = with_link(Purpose::Presence);
    story.does(kFarAway, ActionKind::ProvePresence);
    EXPECT_EQ(story.filing.presences,
              (std::vector<Presence>{{Person::ServiceHead, story.now + std::chrono::hours{72}}}));
    EXPECT_THAT(story.cannot(kFarAway, ActionKind::ProvePresence).message, HasSubstr("has been used"));
}

TEST(Link, RunsOutAfterTwoHours) {
    Story story = with_link(Purpose::Presence);
    story.now += std::chrono::hours{2};
    EXPECT_THAT(story.cannot(kFarAway, ActionKind::ProvePresence).message, HasSubstr("has run out"));
}

TEST(Link, OpensNothingOnceRevoked) {
    Story story = with_link(Purpose::Presence);
    story.does(kOwner, ActionKind::RevokeLink, {.link = "secret-1"});
    EXPECT_THAT(story.cannot(kFarAway, ActionKind::ProvePresence).message, HasSubstr("was revoked"));
}

TEST(Link, ServesItsPurposeOnly) {
    Story presence = with_link(Purpose::Presence);
    EXPECT_THAT(presence.cannot(kFarAway, ActionKind::AddPage, {.items = {"service_head.id_card"}}).message,
                HasSubstr("for something else"));
    Story pages = with_link(Purpose::Pages);
    EXPECT_THAT(pages.cannot(kFarAway, ActionKind::ProvePresence).message, HasSubstr("for something else"));
}

TEST(Link, OpensThePersonsOwnPagesUntilTheyAreDone) {
    Story story = with_link(Purpose::Pages);
    EXPECT_THAT(story.cannot(kFarAway, ActionKind::AddPage, {.items = {"head.id_card"}}).message,
                HasSubstr("own pages"));
    story.does(kFarAway, ActionKind::AddPage, {.items = {"service_head.id_card"}})
        .does(kFarAway, ActionKind::AddPage, {.items = {"service_head.id_card"}})
        .does(kFarAway, ActionKind::FinishLink);
    EXPECT_THAT(story.cannot(kFarAway, ActionKind::AddPage, {.items = {"service_head.id_card"}}).message,
                HasSubstr("has been used"));
}

TEST(Link, OfAnotherFilingOpensNothing) {
    Story story;
    EXPECT_THAT(story.cannot(kFarAway, ActionKind::ProvePresence).message,
                HasSubstr("does not belong to this filing"));
}

TEST(Link, IsNotSentMoreOftenThanTheProcessAllows) {
    Story story;
    for (int n = 0; n < the_book().links_a_day; ++n)
        story.does(kOwner, ActionKind::IssueLink,
                   {.person = Person::Head, .link = std::to_string(n), .purpose = Purpose::Presence});
    const Detail more{.person = Person::Head, .link = "more", .purpose = Purpose::Presence};
    EXPECT_THAT(story.cannot(kOwner, ActionKind::IssueLink, more).message, HasSubstr("10 links were sent"));
    story.now += std::chrono::hours{25};
    story.does(kOwner, ActionKind::IssueLink, more);
}

}  // namespace

}  // namespace beian::workflow
