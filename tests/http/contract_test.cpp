// Is the server what api/openapi.yaml says, and the other way round?
#include "contract.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "http/routes.h"

namespace beian::http {

namespace {

std::string line(const std::string& method, const std::string& path, const std::string& name) {
    return method + " " + path + " " + name;
}

TEST(HttpContract, EveryOperationHasARouteAndEveryRouteAnOperation) {
    std::set<std::string> said, done;
    for (const Operation& operation : Contract::ours().operations())
        said.insert(line(operation.method, operation.path, operation.name));
    for (const Route& route : routes())
        done.insert(
            line(std::string(name_of(route.method)), std::string(route.path), std::string(route.operation)));
    EXPECT_EQ(said, done);
}

TEST(HttpContract, SaysWhichOperationsAreOpenToAnyone) {
    for (const Route& route : routes()) {
        const Operation* operation =
            Contract::ours().find(std::string(name_of(route.method)), std::string(route.path));
        ASSERT_NE(operation, nullptr) << route.path;
        EXPECT_EQ(operation->is_open, route.who.is_open()) << route.operation;
    }
}

TEST(HttpContract, NamesIfMatchAndIdempotencyKeyWhereTheyAreTaken) {
    for (const Operation& operation : Contract::ours().operations()) {
        std::string names;
        for (const auto& parameter : operation.spec.value("parameters", nlohmann::json::array()))
            names += parameter.value("$ref", "") + " ";
        for (const Route& route : routes()) {
            if (route.operation != operation.name) continue;
            EXPECT_EQ(names.find("/IfMatch") != std::string::npos, route.traits.has(Trait::Versioned))
                << operation.name;
            if (names.find("/IdempotencyKey") != std::string::npos) {
                EXPECT_FALSE(route.traits.has(Trait::Secret)) << operation.name;
            }
        }
    }
}

/// The words of an enumeration as the contract lists them, and as the program knows them.
template <class Values>
void expect_words(const std::string& name, const Values& values) {
    std::vector<std::string> known;
    for (const auto value : values) known.emplace_back(slug(value));
    const nlohmann::json said = Contract::ours().document()["components"]["schemas"][name]["enum"];
    EXPECT_EQ(said.get<std::vector<std::string>>(), known) << name;
}

TEST(HttpContract, ListsTheWordsOfTheTradeAsTheProgramKnowsThem) {
    expect_words("FilingKind", workflow::all_filing_kinds());
    expect_words("Stage", workflow::all_stages());
    expect_words("Status", workflow::all_statuses());
    expect_words("ActionKind", workflow::all_actions());
    expect_words("Person", workflow::all_persons());
    expect_words("Scope", desk::all_scopes());
}

TEST(HttpContract, JudgesWhatIsMissingWrongOrTooMuch) {
    using nlohmann::json;
    const Contract& contract = Contract::ours();
    const json words{{"$ref", "#/components/schemas/Words"}};
    EXPECT_EQ(contract.fault_of(words, json{{"zh", "是"}, {"en", "yes"}}, ""), "");
    EXPECT_EQ(contract.fault_of(words, json{{"zh", "是"}}, ""), "/ lacks en");
    EXPECT_EQ(contract.fault_of(words, json{{"zh", "是"}, {"en", 1}}, ""), R"(/en is no ["string"])");
    EXPECT_EQ(contract.fault_of(words, json{{"zh", ""}, {"en", ""}, {"fr", ""}}, ""),
              "/fr is not in the contract");
    EXPECT_NE(contract.fault_of(json{{"type", "string"}, {"oneOf", 1}}, json("x"), ""), "");
}

}  // namespace

}  // namespace beian::http
