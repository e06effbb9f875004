#include "desk/event_json.h"

#include <nlohmann/json.hpp>

namespace beian::desk {

namespace {

using nlohmann::json;
using workflow::Detail;
using workflow::Event;

Error refused(const std::string& what) {
    return {ErrorCode::Unreadable, "event: " + what};
}

/// Reads parts that must be texts; the first that is none is remembered.
class Parts {
public:
    explicit Parts(const json& from) : from_(from) {}

    std::string text(const char* key) {
        const auto found = from_.find(key);
        if (found == from_.end()) return {};
        if (!found->is_string()) return fail(key), std::string{};
        return found->get<std::string>();
    }
    std::vector<std::string> texts(const char* key) {
        std::vector<std::string> values;
        const auto found = from_.find(key);
        if (found == from_.end()) return values;
        if (!found->is_array()) return fail(key), values;
        for (const json& one : *found) {
            if (!one.is_string()) return fail(key), values;
            values.push_back(one.get<std::string>());
        }
        return values;
    }
    bool flag(const char* key) {
        const auto found = from_.find(key);
        return found != from_.end() && found->is_boolean() && found->get<bool>();
    }
    /// A word of a vocabulary; absent is nothing, unknown a fault.
    template <class Find>
    auto word(const char* key, Find find) -> decltype(find(std::string_view{})) {
        const std::string value = text(key);
        if (value.empty()) return std::nullopt;
        auto found = find(value);
        if (!found) fail(key);
        return found;
    }
    void fail(const char* key) {
        if (wrong_.empty()) wrong_ = key;
    }
    const std::string& wrong() const { return wrong_; }

private:
    const json& from_;
    std::string wrong_;
};

}  // namespace

std::string to_json(const Event& event) {
    const Detail& detail = event.detail;
    nlohmann::ordered_json made{{"action", workflow::slug(event.action)},
                                {"kind", workflow::slug(event.kind)},
                                {"to", workflow::slug(event.to)},
                                {"at", to_string(event.at)},
                                {"actor", event.actor},
                                {"role", workflow::slug(event.role)}};
    const auto put = [&](const char* key, const std::string& value) {
        if (!value.empty()) made[key] = value;
    };
    if (!detail.items.empty()) made["items"] = detail.items;
    if (!detail.numbers.empty()) made["numbers"] = detail.numbers;
    put("reason", detail.reason);
    put("text", detail.text);
    put("finding", detail.finding);
    put("account", detail.account);
    put("link", detail.link);
    put("rulebook", detail.rulebook);
    put("document", detail.document);
    put("proof", detail.proof);
    if (detail.person) put("person", std::string(workflow::slug(*detail.person)));
    if (detail.purpose) put("purpose", std::string(workflow::slug(*detail.purpose)));
    if (detail.limit) put("limit", std::string(workflow::slug(*detail.limit)));
    if (detail.until) put("until", to_string(*detail.until));
    if (detail.one_phone) made["one_phone"] = true;
    return made.dump();
}

Result<Event> parse_event(std::string_view text) {
    const json from = json::parse(text, nullptr, false);
    if (!from.is_object()) return refused("it is no JSON object");
    Parts parts(from);
    Event event;
    const auto action = parts.word("action", workflow::find_action);
    const auto kind = parts.word("kind", workflow::find_filing_kind);
    const auto to = parts.word("to", workflow::find_stage);
    const auto role = parts.word("role", workflow::find_role);
    const auto at = parts.word("at", parse_instant);
    if (!action || !kind || !to || !role || !at)
        return refused("action, kind, to, role and at must be there and known");
    event = {*action, *kind, *to, *at, parts.text("actor"), *role, {}};
    Detail& detail = event.detail;
    detail.items = parts.texts("items");
    detail.numbers = parts.texts("numbers");
    for (const auto& [key, into] : {std::pair{"reason", &detail.reason},
                                    {"text", &detail.text},
                                    {"finding", &detail.finding},
                                    {"account", &detail.account},
                                    {"link", &detail.link},
                                    {"rulebook", &detail.rulebook},
                                    {"document", &detail.document},
                                    {"proof", &detail.proof}})
        *into = parts.text(key);
    detail.person = parts.word("person", workflow::find_person);
    detail.purpose = parts.word("purpose", workflow::find_purpose);
    detail.limit = parts.word("limit", workflow::find_limit_kind);
    detail.until = parts.word("until", parse_instant);
    detail.one_phone = parts.flag("one_phone");
    if (!parts.wrong().empty()) return refused("\"" + parts.wrong() + "\" is not as it should be");
    return event;
}

}  // namespace beian::desk
