#include "letter/filling.h"

#include "letter/support.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

namespace beian::letter {
namespace {

Filling filled(const char* id, const Source& source, const rules::Facts& known) {
    return fill(*shelf().letters.find(id), source, shelf().rulebook, known);
}

TEST(Filling, NamesEachMissingValueOnce) {
    Source source = full_source();
    source.values.erase("head.name");
    source.values.erase("head.mobile");
    const Filling done =
        filled("authorization_letter", source, facts({"legal_representative.residency=mainland"}));
    // A phone number may be written in by hand.
    EXPECT_THAT(done.missing, testing::ElementsAre(Missing{"head.name", false}));
}

TEST(Filling, AnOpenConditionAsksForItsFactAndIsNotGuessed) {
    const Filling done = filled("cancellation_application", full_source(), facts({}));
    EXPECT_THAT(done.missing, testing::Contains(Missing{"subject.kind", true}));
}

TEST(Filling, APersonSignsWithAThumbprintAndAnOrganisationWithASeal) {
    const auto kinds = [&](const char* kind) {
        std::set<Box::Kind> found;
        for (const Box& box : filled("cancellation_application", full_source(), facts({kind})).letter.boxes)
            found.insert(box.kind);
        return found;
    };
    using enum Box::Kind;
    EXPECT_THAT(kinds("subject.kind=person"), testing::UnorderedElementsAre(Signature, Thumbprint, Date));
    EXPECT_THAT(kinds("subject.kind=enterprise"), testing::UnorderedElementsAre(Signature, Date, Seal));
}

TEST(Filling, WhatMayBeLeftToThePenBecomesAGap) {
    Source source = full_source();
    source.values.erase("letter.position");
    const Filling done =
        filled("authorization_letter", source, facts({"legal_representative.residency=mainland"}));
    EXPECT_TRUE(done.missing.empty());
    const auto is_gap = [](const letter::Run& run) { return run.kind == letter::Run::Kind::Gap; };
    EXPECT_TRUE(std::any_of(
        done.letter.paragraphs.begin(), done.letter.paragraphs.end(),
        [&](const Paragraph& one) { return std::any_of(one.text.begin(), one.text.end(), is_gap); }));
}

TEST(Filling, ARowStandsForEachDomain) {
    const Filling done =
        filled("domain_ownership_statement", full_source(), facts({"subject.kind=enterprise"}));
    EXPECT_EQ(std::count_if(done.letter.paragraphs.begin(), done.letter.paragraphs.end(),
                            [](const Paragraph& one) { return one.style == Style::Row; }),
              2);
}

}  // namespace
}  // namespace beian::letter
