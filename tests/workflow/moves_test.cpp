// What holds for every move: the table itself, tried in every place and by everyone, and in long random
// walks.
#include "support.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace beian::workflow {

namespace {

using testing::HasSubstr;

bool in_table(Stage stage, ActionKind action, Role role) {
    const auto rows = moves();
    return std::any_of(rows.begin(), rows.end(), [&](const Move& move) {
        return move.from.has(stage) && move.action == action && move.by.has(role);
    });
}

TEST(Moves, LeadFromEveryStageThatIsNotFinalToAFinalOne) {
    std::map<Stage, std::set<Stage>> next;
    for (const Move& move : moves()) {
        for (const Stage stage : all_stages()) {
            if (move.from.has(stage) && move.to) next[stage].insert(*move.to);
        }
    }
    for (const Stage start : all_stages()) {
        std::set<Stage> reached{start};
        for (std::size_t before = 0; before != reached.size();) {
            before = reached.size();
            for (const Stage stage : std::set<Stage>(reached))
                reached.insert(next[stage].begin(), next[stage].end());
        }
        EXPECT_TRUE(std::any_of(reached.begin(), reached.end(), is_final)) << slug(start);
    }
}

TEST(Moves, EndOnlyWhereAFilingIsWithdrawnOrCancelled) {
    for (const Stage stage : all_stages())
        EXPECT_EQ(is_final(stage), stage == Stage::Withdrawn || stage == Stage::Cancelled) << slug(stage);
}

TEST(Moves, ReachEveryStageFromADraft) {
    std::set<Stage> reached{Stage::Draft};
    for (std::size_t before = 0; before != reached.size();) {
        before = reached.size();
        for (const Move& move : moves()) {
            const bool leaves =
                std::any_of(reached.begin(), reached.end(), [&](Stage s) { return move.from.has(s); });
            if (leaves && move.to) reached.insert(*move.to);
        }
    }
    EXPECT_EQ(reached.size(), all_stages().size());
}

TEST(Moves, AreRefusedWithWhatIsPossibleWhereverTheTableHasNone) {
    const Story story;
    int refused = 0;
    for (const Stage stage : all_stages()) {
        for (const ActionKind action : all_actions()) {
            for (const Role role : all_roles()) {
                if (in_table(stage, action, role)) continue;
                Filing filing = story.filing;
                filing.stage = stage;
                const Actor actor{"anna", role, {}};
                const auto decision = decide(filing, {action, {}, {}}, actor, story.now, story.setting());
                ASSERT_FALSE(decision) << slug(stage) << ' ' << slug(action) << ' ' << slug(role);
                const auto can = possible(filing, actor, story.now, story.setting());
                const std::string said = decision.error().message;
                EXPECT_THAT(said, HasSubstr(can.empty() ? "nothing" : "possible now"));
                for (const ActionKind one : can) EXPECT_THAT(said, HasSubstr(std::string(slug(one))));
                ++refused;
            }
        }
    }
    EXPECT_GT(refused, 2000);
}

TEST(Moves, NeverLetAnAuditorMoveAnything) {
    for (const Move& move : moves()) EXPECT_FALSE(move.by.has(Role::Auditor)) << slug(move.action);
}

/// Tries random actions by random people, and keeps those that are lawful.
class Walk {
public:
    explicit Walk(unsigned seed) : random_(seed), story_(kind_of(seed), book_of(seed)) {
        events_ = story_.history;
        filing_ = story_.filing;
        now_ = story_.now;
    }

    void step() {
        now_ += std::chrono::minutes{random_() % 600};
        const Actor actor = any_actor();
        const auto can = possible(filing_, actor, now_, story_.setting());
        if (can.empty()) return;
        const ActionKind kind = can[random_() % can.size()];
        if (gives_up(kind) && random_() % 20 != 0) return;
        const auto decision = decide(filing_, {kind, detail(), {}}, actor, now_, story_.setting());
        if (!decision) return;
        filing_ = decision->after;
        events_.push_back(decision->event);
    }

    const Filing& filing() const { return filing_; }
    const std::vector<Event>& events() const { return events_; }
    bool has_exit() const {
        for (const Role role : all_roles()) {
            for (const char* who : {"anna", "ruth", "sofia", "ada", "desk"}) {
                if (!possible(filing_, {who, role, {}}, now_, story_.setting()).empty()) return true;
            }
        }
        return false;
    }

private:
    /// Rare, or most walks would end before they have come far.
    static bool gives_up(ActionKind kind) {
        return kind == ActionKind::Withdraw || kind == ActionKind::TakeBack || kind == ActionKind::Return ||
               kind == ActionKind::Recheck || kind == ActionKind::Cancel || kind == ActionKind::Release;
    }
    static FilingKind kind_of(unsigned seed) { return all_filing_kinds()[seed % all_filing_kinds().size()]; }
    static ProcessBook book_of(unsigned seed) {
        ProcessBook book = the_book();
        book.second_look = seed % 2 == 0;
        return book;
    }
    Actor any_actor() {
        switch (random_() % 8) {
            case 0:
                return kOwner;
            case 1:
                return kReviewer;
            case 2:
                return kOther;
            case 3:
                return kSenior;
            case 4:
                return kAdministrator;
            case 5:
                return kDesk;
            case 6:
                return {"", Role::LinkHolder, "link" + std::to_string(random_() % 5)};
            default:
                return {"otto", Role::SeniorReviewer, {}};
        }
    }
    Detail detail() {
        Detail made;
        made.items = {"head.id_card", "subject.business_license"};
        if (random_() % 2 == 0) made.items.pop_back();
        made.reason = random_() % 2 == 0 ? "photo-blurred" : "";
        made.text = "because";
        made.finding = "quality.sharpness";
        made.account = random_() % 2 == 0 ? "omar" : "otto";
        made.person = random_() % 2 == 0 ? Person::Head : Person::ServiceHead;
        made.link = "link" + std::to_string(random_() % 5);
        made.purpose = random_() % 2 == 0 ? Purpose::Pages : Purpose::Presence;
        made.numbers = {"粤ICP备12345678号-1"};
        return made;
    }

    std::mt19937 random_;
    Story story_;
    Filing filing_;
    std::vector<Event> events_;
    Instant now_;
};

TEST(Moves, NeverLeadAWalkIntoADeadEnd) {
    std::set<Stage> seen;
    for (unsigned seed = 1; seed <= 300; ++seed) {
        Walk walk(seed);
        for (int n = 0; n < 400; ++n) {
            walk.step();
            seen.insert(walk.filing().stage);
            if (is_final(walk.filing().stage)) break;
            ASSERT_TRUE(walk.has_exit()) << "seed " << seed << ", " << slug(walk.filing().stage);
        }
    }
    EXPECT_EQ(seen.size(), all_stages().size());  // the walks have been everywhere
}

TEST(Moves, FoldIntoTheSameFilingHoweverOftenAndInHoweverManyParts) {
    for (unsigned seed = 1; seed <= 100; ++seed) {
        Walk walk(seed);
        for (int n = 0; n < 80; ++n) walk.step();
        const std::vector<Event>& events = walk.events();
        ASSERT_EQ(fold(events), walk.filing()) << seed;
        Filing in_parts = fold(std::span(events).first(events.size() / 2));
        for (const Event& event : std::span(events).subspan(events.size() / 2)) apply(in_parts, event);
        EXPECT_EQ(in_parts, walk.filing()) << seed;
    }
}

TEST(Moves, NeverRunBackwardsInTimeThoughTheClockDoes) {
    Story story;
    story.submitted();
    const Instant submitted = story.filing.last;
    story.now -= std::chrono::hours{48};
    story.does(kReviewer, ActionKind::Claim);
    EXPECT_EQ(story.filing.last, submitted);
}

}  // namespace

}  // namespace beian::workflow
