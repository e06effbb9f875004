#include "support.h"

namespace beian::rules {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Items = std::set<std::string>;

TEST(Evaluate, ARuleForEachHeadStandsForTheServiceHeadOnlyWhereThatIsAnotherPerson) {
    const Rulebook book = book_of(rule_text("national.id",
                                            "who: [head, service_head], when: { who.residency: mainland }, "
                                            "effect: require, material: id_card, of: who"));
    const auto asked = [&](std::vector<std::string> facts) {
        return items(book, evaluate(book, first_filing(book, std::move(facts)), kToday));
    };
    EXPECT_EQ(asked({"head.residency=mainland", "service_head.residency=mainland",
                     "service_head.same_as_head=false"}),
              (Items{"required id_card head", "required id_card service_head"}));
    EXPECT_EQ(asked({"head.residency=mainland", "service_head.same_as_head=true"}),
              Items{"required id_card head"});
    EXPECT_EQ(asked({"head.residency=mainland", "subject.kind=person"}), Items{"required id_card head"});
    EXPECT_EQ(asked({"head.residency=mainland"}),
              (Items{"required id_card head", "conditional id_card service_head"}));
}

TEST(Evaluate, WhatFollowsFromFactsIsKnownAndWhatWasGivenWins) {
    const Rulebook book = book_of("");
    const Checklist follows =
        evaluate(book, given(book, {"head.id_province=hunan", "subject.kind=person", "head.age=30"}), kToday);
    const auto value = [&](const Checklist& list, const char* fact) {
        return written_value(book.vocabulary, list.facts, *book.vocabulary.find_fact(fact));
    };
    EXPECT_EQ(value(follows, "head.residency"), "mainland");
    EXPECT_EQ(value(follows, "service_head.residency"), "mainland");
    EXPECT_EQ(value(follows, "service_head.age"), "30");
    const Checklist wins =
        evaluate(book, given(book, {"head.id_province=hunan", "head.residency=foreign"}), kToday);
    EXPECT_EQ(value(wins, "head.residency"), "foreign");
}

TEST(Evaluate, ANameShowsWhatItIsAndLeavesTheRestOpen) {
    const Rulebook book =
        book_of(rule_text("national.en", "effect: forbid, when: { service.name_category: all_english }") +
                rule_text("national.person", "effect: forbid, when: { service.name_category: person }"));
    const auto refused = [&](const char* name) {
        return ids(
            book, evaluate(book, first_filing(book, {std::string("service.name=") + name}), kToday).refusals);
    };
    EXPECT_THAT(refused("Flower Shop"), ElementsAre("national.en"));
    EXPECT_THAT(refused("花店"), IsEmpty());
    const Checklist list = evaluate(book, first_filing(book, {"service.name=花店"}), kToday);
    EXPECT_THAT(questions(book, list), ElementsAre("service.name_category"));
    const Checklist told =
        evaluate(book, first_filing(book, {"service.name=Flower Shop", "service.name_category="}), kToday);
    EXPECT_THAT(told.refusals, IsEmpty());
}

TEST(Evaluate, AnExceptionTakesThePlaceOfTheRuleItNames) {
    const Rulebook book = book_of(rule_text("national.cert", "effect: require, material: org_certificate") +
                                  rule_text("national.firm",
                                            "when: { subject.kind: law_firm }, effect: require, material: "
                                            "pledge, instead_of: [national.cert]"));
    const auto asked = [&](std::vector<std::string> facts) {
        return items(book, evaluate(book, first_filing(book, std::move(facts)), kToday));
    };
    EXPECT_EQ(asked({"subject.kind=law_firm"}), Items{"required pledge service"});
    EXPECT_EQ(asked({"subject.kind=enterprise"}), Items{"required org_certificate subject"});
    EXPECT_EQ(asked({}), (Items{"conditional org_certificate subject", "conditional pledge service"}));
}

TEST(Evaluate, AnExceptionForEachHeadIsAnExceptionForThatPersonOnly) {
    const Rulebook book = book_of(
        rule_text("national.id", "who: [head, service_head], effect: require, material: id_card, of: who") +
        rule_text("national.old",
                  "who: [head, service_head], when: { who.age: { over: 90 } }, effect: require, material: "
                  "passport, of: who, instead_of: [national.id]"));
    const Facts facts =
        first_filing(book, {"head.age=91", "service_head.age=30", "service_head.same_as_head=false"});
    EXPECT_EQ(items(book, evaluate(book, facts, kToday)),
              (Items{"required passport head", "required id_card service_head"}));
}

TEST(Evaluate, AMaterialThatBothTheRuleAndItsOpenExceptionAskForIsRequired) {
    const Rulebook book = book_of(
        rule_text(
            "national.cert",
            "effect: require, material: org_certificate, accepts: [org_certificate, business_license]") +
        rule_text("national.firm",
                  "when: { subject.kind: law_firm }, effect: require, material: org_certificate, accepts: "
                  "[org_certificate], instead_of: [national.cert]"));
    const Checklist open = evaluate(book, first_filing(book, {}), kToday);
    EXPECT_EQ(items(book, open), Items{"required org_certificate subject"});
    EXPECT_THAT(questions(book, open), ElementsAre("subject.kind"));
    const Checklist firm = evaluate(book, first_filing(book, {"subject.kind=law_firm"}), kToday);
    EXPECT_THAT(accepts(book, firm, "org_certificate"), ElementsAre("org_certificate"));
    EXPECT_THAT(questions(book, firm), IsEmpty());
}

TEST(Evaluate, TwoRulesForOneMaterialMakeOneItemWithTwoReasons) {
    const Rulebook book =
        book_of(rule_text("national.a", "effect: require, material: pledge") +
                rule_text("national.b", "effect: require, material: pledge, when: { domain.many: true }"));
    const Checklist both = evaluate(book, first_filing(book, {"domain.many=true"}), kToday);
    ASSERT_EQ(both.items.size(), 1U);
    EXPECT_EQ(both.reasons_of(both.items[0]).size(), 2U);
    const Checklist one = evaluate(book, first_filing(book, {}), kToday);
    EXPECT_EQ(one.reasons_of(one.items[0]).size(), 1U);
    EXPECT_THAT(questions(book, one), IsEmpty()) << "a further reason is worth no question";
}

TEST(Evaluate, MustRefusesWhatContradictsItAndAsksWhatIsNotKnown) {
    const Rulebook book = book_of(rule_text(
        "national.legal",
        "effect: require, must: { head.is_legal_representative: true }, remedy: { zh: 换人, en: change }"));
    const Checklist no = evaluate(
        book, first_filing(book, {"subject.kind=enterprise", "head.is_legal_representative=false"}), kToday);
    EXPECT_THAT(ids(book, no.refusals), ElementsAre("national.legal"));
    EXPECT_THAT(no.constraints, IsEmpty());
    const Checklist yes = evaluate(
        book, first_filing(book, {"subject.kind=enterprise", "head.is_legal_representative=true"}), kToday);
    EXPECT_THAT(yes.refusals, IsEmpty());
    EXPECT_THAT(ids(book, yes.constraints), ElementsAre("national.legal"));
    const Checklist open = evaluate(book, first_filing(book, {"subject.kind=enterprise"}), kToday);
    EXPECT_THAT(questions(book, open), ElementsAre("head.is_legal_representative"));
    const Checklist person = evaluate(book, first_filing(book, {"subject.kind=person"}), kToday);
    EXPECT_THAT(person.refusals, IsEmpty()) << "what does not exist contradicts nothing";
}

TEST(Evaluate, ADisputedRefusalIsAWarningAndADisputedDemandStaysWithBothSides) {
    const Rulebook book =
        book_of(rule_text("national.young",
                          "effect: forbid, when: { head.age: { under: 18 } }, disputed: [national.may]") +
                rule_text("national.may", "effect: allow, field: head.age, disputed: [national.young]") +
                rule_text("national.plan", "effect: require, material: site_plan, disputed: true"));
    const Checklist list = evaluate(book, first_filing(book, {"head.age=17"}), kToday);
    EXPECT_THAT(list.refusals, IsEmpty());
    EXPECT_THAT(ids(book, list.warnings), ElementsAre("national.young"));
    EXPECT_EQ(items(book, list), Items{"required site_plan subject"});
    const std::string json = to_json(book, list);
    EXPECT_THAT(json, testing::HasSubstr("\"disputed\": true"));
    EXPECT_THAT(json, testing::HasSubstr("\"rule\": \"national.may\""));
}

TEST(Evaluate, ARuleHoldsFromItsFirstDayToTheDayBeforeItsEnd) {
    const Rulebook book = book_of(
        rule_text("national.x", "effect: require, material: pledge, from: 2021-03-01, until: 2022-01-01"));
    const Facts facts = first_filing(book, {});
    const auto asked = [&](const char* day) { return evaluate(book, facts, *parse_day(day)).items.size(); };
    EXPECT_EQ(asked("2021-02-28"), 0U);
    EXPECT_EQ(asked("2021-03-01"), 1U);
    EXPECT_EQ(asked("2021-12-31"), 1U);
    EXPECT_EQ(asked("2022-01-01"), 0U);
}

TEST(Evaluate, ARuleThatNamesNoFilingIsSilentWhenASubjectIsCancelled) {
    const Rulebook book =
        book_of(rule_text("national.x", "effect: require, material: pledge") +
                rule_text("national.y", "effect: require, material: site_plan, filing: cancel"));
    EXPECT_EQ(items(book, evaluate(book, given(book, {"filing.kind=cancel"}), kToday)),
              Items{"required site_plan subject"});
    EXPECT_EQ(items(book, evaluate(book, given(book, {"filing.kind=change"}), kToday)),
              Items{"required pledge service"});
}

TEST(Evaluate, AConstraintOnAMaterialSpeaksOnlyWhereTheMaterialIsAskedFor) {
    const Rulebook book =
        book_of(rule_text("national.cert", "for: organization, effect: require, material: org_certificate") +
                rule_text("national.copy", "effect: require, constrains: business_license"));
    const Checklist person = evaluate(book, first_filing(book, {"subject.kind=person"}), kToday);
    EXPECT_THAT(person.constraints, IsEmpty());
    const Checklist company = evaluate(book, first_filing(book, {"subject.kind=enterprise"}), kToday);
    EXPECT_THAT(ids(book, company.constraints), ElementsAre("national.copy"))
        << "a licence counts as the certificate";
    const Checklist firm = evaluate(book, first_filing(book, {"subject.kind=law_firm"}), kToday);
    EXPECT_THAT(firm.constraints, IsEmpty());
}

TEST(Evaluate, WhatCountsAsAMaterialDependsOnTheRuleThenOnTheKindOfSubject) {
    const Rulebook book =
        book_of(rule_text("national.cert", "effect: require, material: org_certificate") +
                rule_text("national.student",
                          "effect: allow, material: residence_permit, accepts: [residence_permit, "
                          "student_card], when: { head.age: { under: 25 } }") +
                rule_text("national.permit", "effect: require, material: residence_permit"));
    const Checklist company =
        evaluate(book, first_filing(book, {"subject.kind=enterprise", "head.age=20"}), kToday);
    EXPECT_THAT(accepts(book, company, "org_certificate"), ElementsAre("business_license"));
    EXPECT_THAT(accepts(book, company, "residence_permit"), ElementsAre("residence_permit", "student_card"));
    const Checklist firm =
        evaluate(book, first_filing(book, {"subject.kind=law_firm", "head.age=40"}), kToday);
    EXPECT_THAT(accepts(book, firm, "org_certificate"), ElementsAre("org_certificate"));
    EXPECT_THAT(accepts(book, firm, "residence_permit"), ElementsAre("residence_permit"));
    const Checklist open = evaluate(book, first_filing(book, {}), kToday);
    EXPECT_THAT(questions(book, open), testing::UnorderedElementsAre("subject.kind", "head.age"));
}

TEST(Evaluate, ARuleThatLetsAnotherDocumentInIsAmongTheReasons) {
    const Rulebook book =
        book_of(rule_text("national.permit", "effect: require, material: residence_permit") +
                rule_text("national.student",
                          "effect: allow, material: residence_permit, accepts: [residence_permit, "
                          "student_card], when: { head.age: { under: 25 } }"));
    const auto reasons = [&](const char* age) {
        const Checklist list = evaluate(book, first_filing(book, {age}), kToday);
        std::vector<std::string> said;
        for (const Reason& reason : list.reasons_of(list.items.front()))
            said.push_back(book.rules[reason.rule].id);
        return said;
    };
    EXPECT_THAT(reasons("head.age=20"), ElementsAre("national.permit", "national.student"));
    EXPECT_THAT(reasons("head.age=30"), ElementsAre("national.permit"));
}

TEST(Evaluate, ALimitOnACertificateHoldsForTheLicenceThatAProvinceWantsInItsPlace) {
    const Rulebook book =
        book_of(rule_text("national.licence", "effect: require, material: business_license") +
                rule_text("national.seal", "effect: require, constrains: org_certificate") +
                rule_text("national.plan", "effect: require, constrains: site_plan"));
    EXPECT_THAT(ids(book, evaluate(book, first_filing(book, {}), kToday).constraints),
                ElementsAre("national.seal"));
}

TEST(Evaluate, AdviceIsListedAsAdviceAndADemandForTheSameMaterialWins) {
    const Rulebook book =
        book_of(rule_text("national.a", "effect: advise, material: pledge") +
                rule_text("national.b", "effect: require, material: pledge, when: { domain.many: true }"));
    EXPECT_EQ(items(book, evaluate(book, first_filing(book, {"domain.many=false"}), kToday)),
              Items{"advised pledge service"});
    EXPECT_EQ(items(book, evaluate(book, first_filing(book, {"domain.many=true"}), kToday)),
              Items{"required pledge service"});
}

TEST(Evaluate, AProvidersLimitHoldsWhereThatProviderRunsTheOrder) {
    const Workbook workbook;
    const auto book = workbook.load();
    ASSERT_TRUE(book) << book.error().message;
    const Facts facts = first_filing(*book, {"subject.domain_count=10"});
    EXPECT_THAT(evaluate(*book, facts, kToday).refusals, IsEmpty());
    EXPECT_THAT(ids(*book, evaluate(*book, facts, kToday, "strict").refusals), ElementsAre("strict.domains"));
}

TEST(Evaluate, AProvincesRulesWaitForTheProvince) {
    const Workbook workbook;
    const auto book = workbook.load();
    ASSERT_TRUE(book) << book.error().message;
    const Facts facts = first_filing(*book, {"subject.kind=person", "head.residency=mainland"});
    const Checklist open = evaluate(*book, facts, kToday);
    EXPECT_EQ(items(*book, open), (Items{"required id_card head", "conditional residence_permit head",
                                         "conditional site_plan subject"}));
    EXPECT_THAT(questions(*book, open), ElementsAre("filing.province"));
    const Checklist hunan = evaluate(
        *book,
        first_filing(*book, {"subject.kind=person", "head.residency=mainland", "filing.province=hunan"}),
        kToday);
    EXPECT_THAT(questions(*book, hunan), IsEmpty());
}

}  // namespace

}  // namespace beian::rules
