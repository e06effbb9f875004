#include "cli/upkeep.h"

#include <gmock/gmock.h>

#include "cli_fixture.h"

namespace beian::cli {

namespace {

using testing::HasSubstr;

/// Answers as it was told to, and remembers what it was asked.
struct KeptHere : Upkeep {
    Result<RotatedKeys> rotate_keys(const KeptPlace& place) override {
        asked = place;
        return RotatedKeys{3, 2, "00ff", retired};
    }
    Result<std::vector<desk::TenantAnchor>> audit_ends(const KeptPlace& place) override {
        asked = place;
        return std::vector<desk::TenantAnchor>{{"t1", {7, desk::Digest{1}}}};
    }
    Result<std::vector<desk::VerifiedTrail>> verify_audit(
        const KeptPlace& place, const std::vector<desk::TenantAnchor>& given) override {
        asked = place;
        anchors = given;
        return trails;
    }
    KeptPlace asked;
    std::vector<desk::TenantAnchor> anchors;
    std::vector<desk::VerifiedTrail> trails{{"t1", 7, {}}};
    bool retired = true;
};

Outcome ask(KeptHere* here, const std::vector<std::string>& arguments, const std::string& input = {}) {
    std::istringstream in(input);
    std::ostringstream out, err;
    World world{in, out, err, Language::En, {}, {}, {}, false};
    world.upkeep = here;
    const int status = run(arguments, world);
    return {status, out.str(), err.str()};
}

TEST(Upkeep, RotatesTheKeysOfTheDeskThatIsNamed) {
    KeptHere here;
    const Outcome done =
        ask(&here, {"keys", "rotate", "--data", "/srv/desk", "--master-key", "command:pass show desk"});
    EXPECT_EQ(done.status, kYes);
    EXPECT_THAT(done.out, HasSubstr("master key 00ff: 3 tenant keys, 2 of them wrapped anew"));
    EXPECT_EQ(here.asked.data, "/srv/desk");
    EXPECT_EQ(here.asked.master_key, "command:pass show desk");
    here.retired = false;
    EXPECT_THAT(ask(&here, {"keys", "rotate"}).out, HasSubstr("may now be taken out"));
}

TEST(Upkeep, PrintsAnchorsThatVerifyReadsAgain) {
    KeptHere here;
    const Outcome printed = ask(&here, {"audit", "anchor"});
    EXPECT_EQ(printed.status, kYes);
    const Outcome verified = ask(&here, {"audit", "verify", "--anchors", "-"}, printed.out);
    EXPECT_EQ(verified.status, kYes);
    EXPECT_EQ(verified.out, "tenants 1, records 7, anchors 1: whole\n");
    EXPECT_EQ(here.anchors, here.audit_ends({}).value());
}

TEST(Upkeep, NamesEveryFaultOfATrail) {
    using Kind = desk::AuditFault::Kind;
    KeptHere here;
    here.trails[0].faults = {
        {Kind::Changed, 3}, {Kind::Missing, 5, 9}, {Kind::Reordered, 11}, {Kind::Shortened, 20}};
    const Outcome verified = ask(&here, {"audit", "verify"});
    EXPECT_EQ(verified.status, kNo);
    EXPECT_EQ(verified.out,
              "t1  3  changed\nt1  5-9  missing\nt1  11  reordered\nt1  20  shortened\n"
              "tenants 1, records 7, anchors 0: tampered with\n");
}

TEST(Upkeep, AsksARightQuestion) {
    KeptHere here;
    EXPECT_TRUE(is_wrong_question(ask(&here, {"audit", "verify", "--anchors", "-"}, "7 x t1\n"),
                                  {"NUMBER DIGEST TENANT"}));
    EXPECT_TRUE(is_wrong_question(ask(nullptr, {"keys", "rotate"}), {"without a desk"}));
    EXPECT_TRUE(is_wrong_question(ask(&here, {"audit", "verfy"}), {"did you mean \"verify\""}));
}

}  // namespace

}  // namespace beian::cli
