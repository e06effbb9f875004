#include "desk/export/authority_result.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

namespace beian::desk {

namespace {

using nlohmann::json;
using workflow::ActionKind;

// The interface's own limit of records in one file.
constexpr std::size_t kMostResults = 1000;
constexpr std::size_t kMostBytes = std::size_t{4} << 20;
constexpr std::size_t kMostText = 4000;
constexpr std::size_t kMostNumbers = 200;

struct Row {
    std::string_view result;
    ActionKind action;
    std::string_view needs;  // beside filing and result; of the others only `text` may stand there
};
constexpr Row kRows[] = {{"sms_confirmed", ActionKind::ConfirmSms, "person"},
                         {"sms_lapsed", ActionKind::Lapse, "reason"},
                         {"granted", ActionKind::Grant, "numbers"},
                         {"rejected", ActionKind::Reject, "reason"},
                         {"cancelled", ActionKind::Cancel, "reason"}};

class Reading {
public:
    explicit Reading(std::size_t number) : number_(number) {}

    Result<AuthorityResult> read(const json& from) const {
        if (!from.is_object()) return wrong("is no object");
        const std::string filing = BEIAN_TRY(text(from, "filing", 64));
        const std::string result = BEIAN_TRY(text(from, "result", 64));
        const auto row = std::find_if(std::begin(kRows), std::end(kRows),
                                      [&](const Row& one) { return one.result == result; });
        if (row == std::end(kRows)) {
            std::vector<std::string> known;
            for (const Row& one : kRows) known.emplace_back(one.result);
            return wrong(
                fmt::format("there is no result \"{}\"{}", printable(result), did_you_mean(result, known)));
        }
        for (const auto& [name, value] : from.items()) {
            if (name != "filing" && name != "result" && name != "text" && name != row->needs)
                return wrong(fmt::format("\"{}\" does not belong to \"{}\"", printable(name), result));
        }
        AuthorityResult made{filing, {row->action, {}, {}}};
        if (from.contains("text")) made.action.detail.text = BEIAN_TRY(text(from, "text", kMostText));
        if (row->needs == "reason") made.action.detail.reason = BEIAN_TRY(text(from, "reason", kMostText));
        if (row->needs == "numbers") made.action.detail.numbers = BEIAN_TRY(numbers(from));
        if (row->needs == "person") {
            const std::string person = BEIAN_TRY(text(from, "person", 64));
            made.action.detail.person = workflow::find_person(person);
            if (!made.action.detail.person) return wrong("there is no person \"" + printable(person) + "\"");
        }
        return made;
    }

private:
    Error wrong(const std::string& what) const {
        return {ErrorCode::InvalidArgument, fmt::format("result {}: {}", number_, what)};
    }
    Result<std::string> text(const json& from, const char* name, std::size_t most) const {
        const auto found = from.find(name);
        if (found == from.end() || !found->is_string() || found->get_ref<const std::string&>().empty())
            return wrong(fmt::format("it does not say its \"{}\"", name));
        if (found->get_ref<const std::string&>().size() > most)
            return wrong(fmt::format("\"{}\" is too long", name));
        return found->get<std::string>();
    }
    Result<std::vector<std::string>> numbers(const json& from) const {
        const auto found = from.find("numbers");
        if (found == from.end() || !found->is_array() || found->empty() || found->size() > kMostNumbers)
            return wrong("it does not say its \"numbers\"");
        std::vector<std::string> made;
        for (const json& one : *found) {
            if (!one.is_string()) return wrong("a number is no text");
            made.push_back(one.get<std::string>());
        }
        return made;
    }
    std::size_t number_;
};

}  // namespace

Result<std::vector<AuthorityResult>> parse_authority_results(std::string_view text) {
    if (text.size() > kMostBytes) return Error{ErrorCode::TooLarge, "more results than one file may hold"};
    int depth = 0;
    // Nothing of ours is deep: what is would only cost.
    const auto shallow = [&](int at, json::parse_event_t, json&) {
        depth = std::max(depth, at);
        return at < 5;
    };
    const json from = json::parse(text, shallow, false);
    if (from.is_discarded() || depth >= 5 || !(from.is_array() || from.is_object()))
        return Error{ErrorCode::Unreadable, "results are a list of objects in JSON"};
    const json list = from.is_array() ? from : json::array({from});
    if (list.size() > kMostResults) return Error{ErrorCode::TooLarge, "more results than one file may hold"};
    std::vector<AuthorityResult> results;
    for (const json& one : list) results.push_back(BEIAN_TRY(Reading(results.size() + 1).read(one)));
    return results;
}

}  // namespace beian::desk
