#include "cli/upkeep.h"

#include <gmock/gmock.h>

#include "cli_fixture.h"

namespace beian::cli {

namespace {

using testing::HasSubstr;

/// Answers as it was told to, and remembers what it was asked.
struct KeptHere : Upkeep {
    Result<std::vector<desk::ExportFile>> export_filing(const KeptPlace& place, const World&,
                                                        const std::string& tenant,
                                                        const std::string& filing) override {
        asked = place;
        if (tenant != "main" || filing != "f1") return Error{ErrorCode::NotFound, "there is no such filing"};
        return std::vector<desk::ExportFile>{{"filing.json", {'{', '}'}}, {"pages/a.jpg", {1, 2}}};
    }
    Result<std::vector<desk::Imported>> import_results(
        const KeptPlace& place, const World&, const std::string&,
        const std::vector<desk::AuthorityResult>& results) override {
        asked = place;
        return std::vector<desk::Imported>{{results[0].filing, {}}, {"f2", "it was granted already"}};
    }
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
    World world{in, out, err, Language::En, {}, {}, {}, {}, false};
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

TEST(Upkeep, WritesAPackageIntoAFolderOfItsOwn) {
    KeptHere here;
    const Folder folder;
    const std::string out = (folder.path() / "package").string();
    const Outcome done = ask(&here, {"export", "f1", "-o", out});
    EXPECT_EQ(done.status, kYes) << done.err;
    EXPECT_EQ(std::filesystem::file_size(folder.path() / "package/pages/a.jpg"), 2U);
    EXPECT_EQ(std::filesystem::status(out).permissions(), std::filesystem::perms::owner_all);
    EXPECT_TRUE(is_wrong_question(ask(&here, {"export", "f1", "-o", out}), {"is there already"}));
    EXPECT_TRUE(is_wrong_question(ask(&here, {"export", "f9", "-o", out + "2"}), {"no such filing"}));
    EXPECT_FALSE(std::filesystem::exists(out + "2"));
}

TEST(Upkeep, SaysOfEachResultWhatBecameOfIt) {
    KeptHere here;
    const Outcome done =
        ask(&here, {"import-result", "-"}, R"({"filing":"f1","result":"granted","numbers":["x"]})");
    EXPECT_EQ(done.status, kNo);
    EXPECT_EQ(done.out, "f1  taken\nf2  refused: it was granted already\n");
    EXPECT_TRUE(is_wrong_question(ask(&here, {"import-result", "-"}, "{}"), {"result 1"}));
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
