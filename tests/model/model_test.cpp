#include "model/file_kind.h"
#include "model/finding.h"

#include <gmock/gmock.h>

namespace beian::model {
namespace {

Finding with(Severity severity) {
    Finding finding;
    finding.severity = severity;
    return finding;
}

TEST(Verdict, APageWithoutFindingsIsAccepted) {
    EXPECT_EQ(judge({}), Verdict::Accept);
}

TEST(Verdict, WarningsAloneDoNotHoldAPageBack) {
    const Finding findings[] = {with(Severity::Info), with(Severity::Warn)};
    EXPECT_EQ(judge(findings), Verdict::Accept);
}

TEST(Verdict, WhatTheDeskCanMendIsFixable) {
    const Finding findings[] = {with(Severity::Warn), with(Severity::Fix)};
    EXPECT_EQ(judge(findings), Verdict::Fixable);
}

TEST(Verdict, OneBlockRefusesAPageThatCouldOtherwiseBeMended) {
    const Finding findings[] = {with(Severity::Fix), with(Severity::Block)};
    EXPECT_EQ(judge(findings), Verdict::Reject);
}

TEST(Severity, EveryWordIsReadBack) {
    for (const Severity each : {Severity::Block, Severity::Fix, Severity::Warn, Severity::Info})
        EXPECT_EQ(find_severity(slug(each)), each);
    EXPECT_EQ(find_severity("fatal"), std::nullopt);
}

TEST(FileKind, EveryWordIsReadBack) {
    for (const FileKind each : all_file_kinds()) EXPECT_EQ(find_file_kind(slug(each)), each);
    EXPECT_EQ(find_file_kind("jpg"), std::nullopt);
}

TEST(FileKind, TheExtensionOfAFileNameClaimsAKind) {
    EXPECT_EQ(find_claimed_kind("front.JPG"), FileKind::Jpeg);
    EXPECT_EQ(find_claimed_kind("IMG_0001.heic"), FileKind::Heic);
    EXPECT_EQ(find_claimed_kind("a.b/scan.v2.png"), FileKind::Png);
    EXPECT_EQ(find_claimed_kind("-"), std::nullopt);
    EXPECT_EQ(find_claimed_kind("photos.jpg/one"), std::nullopt);
    EXPECT_EQ(find_claimed_kind("one."), std::nullopt);
    EXPECT_EQ(find_claimed_kind("one.jpg bak"), std::nullopt);
}

}  // namespace
}  // namespace beian::model
