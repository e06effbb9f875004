#include "desk/retention.h"

#include "desk/worker.h"
#include "desk_fixture.h"

namespace beian::desk {

namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using workflow::ActionKind;

class RetentionTest : public DeskTest {
protected:
    /// All jobs that are due by now, each of which may cause others.
    void work() {
        Worker worker(store, clock, random,
                      {{"schedule_removal", [this](const Job& job) { return retention.schedule(job); }},
                       {"remove_pages", [this](const Job& job) { return retention.remove_pages(job); }},
                       {"destroy_page", [this](const Job& job) { return retention.destroy_page(job); }}},
                      [](const JobReport&) {});
        while (worker.work_once()) {
        }
    }
    void after(std::chrono::hours time) {
        clock.at += time;
        work();
    }
    std::vector<AuditEntry> trail_of(const std::string& action) {
        std::vector<AuditEntry> found;
        for (const AuditRecord& record : store.read("t1", 1, 1000)) {
            if (record.entry.action == action) found.push_back(record.entry);
        }
        return found;
    }
    std::size_t pages(const Opened& filing) { return loaded(store.load(filing.key)).pages.size(); }

    RetentionBook book = loaded(load_retention_book(BEIAN_SOURCE_DIR "/rules/retention.yaml"));
    Retention retention{store, store, store, blobs, clock, book};
};

TEST_F(RetentionTest, DestroysThePagesOfAWithdrawnFilingWhenTheirTimeIsUp) {
    const Opened filing = ready(anna);
    const std::vector<PageRow> had = loaded(store.load(filing.key)).pages;
    does(anna, filing, ActionKind::Withdraw);
    after(24h * 29);
    EXPECT_EQ(pages(filing), had.size());
    const auto soon = removals(store, store, book, "t1", 10);
    ASSERT_THAT(soon, SizeIs(1));
    EXPECT_EQ(soon.front(),
              (Removal{filing.key.filing, workflow::Status::Withdrawn, had.size(), clock.at + 24h}));
    EXPECT_THAT(removals(store, store, book, "t2", 10), IsEmpty());
    after(24h * 1);
    EXPECT_EQ(pages(filing), 0U);
    EXPECT_THAT(removals(store, store, book, "t1", 10), IsEmpty());
    after(24h);
    for (const PageRow& page : had) EXPECT_FALSE(blobs.get("t1", page.blob));
    EXPECT_THAT(trail_of("remove_pages"), SizeIs(1));
    const auto certificates = trail_of("destroy_page");
    ASSERT_THAT(certificates, SizeIs(had.size()));
    EXPECT_EQ(certificates.front().filing, filing.key.filing);
    EXPECT_THAT(certificates.front().detail, HasSubstr(had.front().blob));
    EXPECT_THAT(store.dead("t1", {}, 10), IsEmpty());
}

TEST_F(RetentionTest, KeepsTheFilingItsHistoryAndItsTrail) {
    const Opened filing = ready(anna);
    does(anna, filing, ActionKind::Withdraw);
    after(24h * 60);
    const Opened later = loaded(desk.view(anna, filing.key.filing, Sight::Form, "to look"));
    EXPECT_EQ(later.declaration, filing.declaration);
    EXPECT_EQ(later.filing.status(), workflow::Status::Withdrawn);
    EXPECT_THAT(chain.verify("t1", store.read("t1", 1, 1000), {}), IsEmpty());
}

TEST_F(RetentionTest, KeepsAPageThatAnotherFilingHasToo) {
    const Opened filing = ready(anna);
    const Opened other = ready(caller("bert", workflow::Role::Applicant));
    const std::string blob = loaded(store.load(other.key)).pages.front().blob;
    does(anna, filing, ActionKind::Withdraw);
    after(24h * 60);
    after(24h * 60);
    EXPECT_EQ(pages(filing), 0U);
    EXPECT_TRUE(blobs.get("t1", blob));
    EXPECT_THAT(trail_of("destroy_page"), IsEmpty());
}

TEST_F(RetentionTest, WaitsWhereTheSameBytesWerePutAMomentAgo) {
    const Opened filing = ready(anna);
    const std::string blob = loaded(store.load(filing.key)).pages.front().blob;
    does(anna, filing, ActionKind::Withdraw);
    blobs.when = clock.at + 24h * 30 - 1h;
    after(24h * 30);
    EXPECT_TRUE(blobs.get("t1", blob));
    after(24h);
    EXPECT_FALSE(blobs.get("t1", blob));
}

TEST_F(RetentionTest, DestroysAPageThatWasReplacedOrRemoved) {
    const Opened filing = loaded(desk.begin(anna, {workflow::FilingKind::First, "guangdong", "enterprise"}));
    const auto put = [&](const Bytes& bytes) {
        return loaded(desk.put_page(anna, filing.key.filing,
                                    {"head.id_card", "front", "id_card", "image/jpeg", bytes}));
    };
    const std::string first = put({1}).blob, second = put({2}).blob;
    after(24h);
    EXPECT_FALSE(blobs.get("t1", first));
    EXPECT_TRUE(blobs.get("t1", second));
    const Opened now = loaded(desk.view(anna, filing.key.filing, Sight::Form, "to look"));
    does(anna, now, ActionKind::RemovePage, {.items = {"head.id_card"}});
    after(24h);
    EXPECT_FALSE(blobs.get("t1", second));
    EXPECT_THAT(trail_of("destroy_page"), SizeIs(2));
}

TEST(RetentionBook, NamesEveryFault) {
    const auto refused = read_retention_book(
        "pages: { granded: { days: 3 }, draft: { days: 99999, because: { zh: x, en: y } } }\n", "r.yaml");
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message, HasSubstr("did you mean \"granted\"?"));
    EXPECT_THAT(refused.error().message, HasSubstr("days must be 0 to"));
}

}  // namespace

}  // namespace beian::desk
