// Two write into one filing at once: is a letter that was downloaded forgotten over it?
#include "desk_fixture.h"

#include <functional>
#include <utility>

namespace beian::desk {

namespace {

/// A store where something happens between looking and writing, once.
class Interrupted : public FilingStore {
public:
    explicit Interrupted(FilingStore& store) : store_(store) {}
    std::function<void()> meanwhile;

    Status commit(const Change& change) override {
        if (const auto happens = std::exchange(meanwhile, {})) happens();
        return store_.commit(change);
    }
    Result<StoredFiling> load(const FilingKey& key) override { return store_.load(key); }
    std::vector<Listed> list(const Query& query) override { return store_.list(query); }
    bool mentions_page(std::string_view tenant, std::string_view blob) override {
        return store_.mentions_page(tenant, blob);
    }
    std::vector<FilingKey> due(Instant now, std::size_t most) override { return store_.due(now, most); }
    Counts count(std::string_view tenant) override { return store_.count(tenant); }
    std::vector<Tallied> tallied(std::string_view tenant, std::string_view since) override {
        return store_.tallied(tenant, since);
    }

private:
    FilingStore& store_;
};

class LettersDownloadedAtOnce : public DeskTest {
protected:
    const std::string filing = ready(anna).key.filing;
    Interrupted between{store};
    FilingDesk other{{between, store, blobs, vault, clock, random, books, form::the_fields(),
                      workflow::the_calendar(), the_letters()}};

    Opened opened() { return loaded(desk.view(anna, filing, Sight::Pages, "test")); }
    void draw(FilingDesk& by, const char* material) { loaded(by.draw_letter(anna, filing, {material})); }
    void rename_service(FilingDesk& by, Opened seen, const char* name) {
        seen.declaration.form.parts["services"][0].values["name"] = {name};
        loaded(by.save(anna, filing, seen.filing.version, seen.declaration));
    }
    std::string name() { return opened().declaration.form.many("services")[0].value("name"); }
    std::size_t noted(const char* item) {
        const KeptLetters letters = opened().declaration.letters;
        return letters.contains(item) ? letters.at(item).drawn.size() : 0;
    }
};

TEST_F(LettersDownloadedAtOnce, AreBothKeptInMind) {
    between.meanwhile = [&] { draw(desk, "site_head_authorization"); };
    draw(other, "pledge_letter");
    EXPECT_EQ(noted("subject.pledge_letter"), 1U);
    EXPECT_EQ(noted("service_head.site_head_authorization"), 1U);
}

TEST_F(LettersDownloadedAtOnce, AreNotedOnceWhereTheyAreTheSame) {
    between.meanwhile = [&] { draw(desk, "pledge_letter"); };
    draw(other, "pledge_letter");
    EXPECT_EQ(noted("subject.pledge_letter"), 1U);
}

TEST_F(LettersDownloadedAtOnce, AreKeptInMindByWhoeverTypesMeanwhile) {
    between.meanwhile = [&] { draw(desk, "pledge_letter"); };
    rename_service(other, opened(), "样本新名");
    EXPECT_EQ(noted("subject.pledge_letter"), 1U);
    EXPECT_EQ(name(), "样本新名");
}

TEST_F(LettersDownloadedAtOnce, DoNotHideThatSomebodyElseChangedTheFiling) {
    const Opened seen = opened();
    between.meanwhile = [&] { rename_service(desk, seen, "样本别名"); };
    const auto saved = other.save(anna, filing, seen.filing.version, {"guangdong", "enterprise", {}, {}});
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error().code, ErrorCode::Stale);
    EXPECT_EQ(name(), "样本别名");
}

}  // namespace

}  // namespace beian::desk
