#include "support.h"

namespace beian::rules {

namespace {

using testing::HasSubstr;

const Rulebook& book() {
    static const Rulebook loaded = load_rulebook(fs::path(BEIAN_SOURCE_DIR) / "tests/rules/fixture").value();
    return loaded;
}

std::string refusal(const std::vector<std::string>& options) {
    const auto facts = parse_fact_options(book().vocabulary, options);
    return facts ? "read without complaint" : facts.error().message;
}

std::string file_refusal(const std::string& text) {
    const auto facts = parse_facts_file(book().vocabulary, text, "facts.yaml");
    return facts ? "read without complaint" : facts.error().message;
}

TEST(Facts, AFlatFileANestedFileJsonAndOptionsSayTheSame) {
    const Facts options = given(book(), {"filing.kind=first", "service.content=blog,news", "head.age=30",
                                         "domain.many=true", "service.name=花店"});
    const auto read = [](const char* text) {
        return parse_facts_file(book().vocabulary, text, "facts").value();
    };
    EXPECT_EQ(read("filing.kind: first\nservice.content: [blog, news]\nhead.age: 30\ndomain.many: "
                   "true\nservice.name: 花店\n"),
              options);
    EXPECT_EQ(read("filing: { kind: first }\nservice:\n  content:\n    - blog\n    - news\n  name: "
                   "花店\nhead: { age: 30 }\ndomain: { many: true }\n"),
              options);
    EXPECT_EQ(read("{\"filing\":{\"kind\":\"first\"},\"service\":{\"content\":[\"blog\",\"news\"],\"name\":"
                   "\"\\u82b1\\u5e97\"},"
                   "\t\"head\":{\"age\":30},\"domain.many\":true,\"head.sex\":null}"),
              options);
}

TEST(Facts, AnEmptyListIsKnownToBeEmpty) {
    const Facts facts = given(book(), {"service.content="});
    EXPECT_TRUE(facts.knows(*book().vocabulary.find_fact("service.content")));
    EXPECT_EQ(parse_facts_file(book().vocabulary, "service.content: []", "f").value(), facts);
}

TEST(Facts, AWrongNameOrValueIsRefusedWithTheNearestRightOne) {
    EXPECT_THAT(refusal({"head.agee=3"}),
                HasSubstr("unknown fact \"head.agee\" (did you mean \"head.age\"?)"));
    EXPECT_THAT(refusal({"subject.kind=lawfirm"}), HasSubstr("(did you mean \"law_firm\"?)"));
    EXPECT_THAT(refusal({"domain.many=yes"}), HasSubstr("unknown value \"yes\" of domain.many"));
    EXPECT_THAT(refusal({"head.age=old"}), HasSubstr("head.age must be a whole number of years"));
    EXPECT_THAT(refusal({"head.age=-1"}), HasSubstr("must be a whole number"));
    EXPECT_THAT(refusal({"service.content=blog,frum"}), HasSubstr("(did you mean \"forum\"?)"));
    EXPECT_THAT(refusal({"service.name="}), HasSubstr("is empty"));
    EXPECT_THAT(refusal({"service.name=\xff"}), HasSubstr("not UTF-8"));
    EXPECT_THAT(refusal({"head.age"}), HasSubstr("must be fact=value"));
    EXPECT_THAT(refusal({"head.age=1", "head.age=2"}), HasSubstr("given twice"));
}

TEST(Facts, AFileNamesEveryFaultWithItsLine) {
    const std::string said = file_refusal("filing.kind: frst\nhead:\n  agee: 3\ndomain.many: \"true\"\n");
    EXPECT_THAT(said, HasSubstr("facts.yaml:1: unknown value \"frst\""));
    EXPECT_THAT(said, HasSubstr("facts.yaml:3: unknown fact \"head.agee\""));
    EXPECT_THAT(said, HasSubstr("facts.yaml:4: domain.many must be a bool"));
}

TEST(Facts, WhatIsNoTableOfFactsIsRefused) {
    EXPECT_THAT(file_refusal(""), HasSubstr("facts are a table"));
    EXPECT_THAT(file_refusal("- filing.kind"), HasSubstr("facts are a table"));
    EXPECT_THAT(file_refusal("a: &x 1\nb: *x"), HasSubstr("anchors are not read"));
    EXPECT_THAT(file_refusal("head.age: 1\nhead: { age: 2 }"), HasSubstr("given twice"));
    EXPECT_THAT(file_refusal("head.age: 1\nhead.age: 1"), HasSubstr("stands here twice"));
    EXPECT_THAT(file_refusal(std::string(kMaxFactsFileBytes + 1, ' ')), HasSubstr("more than 262144 bytes"));
    EXPECT_THAT(file_refusal(std::string(1000, '[')), HasSubstr("nested too deep"));
}

TEST(Facts, AValueIsWrittenAsItIsRead) {
    const Facts facts = given(
        book(), {"subject.kind=law_firm", "service.content=blog,news", "head.age=30", "domain.many=false"});
    const auto written = [&](const char* name) {
        return written_value(book().vocabulary, facts, *book().vocabulary.find_fact(name));
    };
    EXPECT_EQ(written("subject.kind"), "law_firm");
    EXPECT_EQ(written("service.content"), "[blog, news]");
    EXPECT_EQ(written("head.age"), "30");
    EXPECT_EQ(written("domain.many"), "false");
    EXPECT_EQ(written("head.sex"), "");
}

}  // namespace

}  // namespace beian::rules
