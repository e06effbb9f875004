#include "http/asked.h"
#include "http/handlers/handlers.h"
#include "http/json.h"
#include "rules/checklist_json.h"
#include "rules/diff.h"
#include "rules/evaluate.h"
#include "rules/explain.h"

#include <map>

namespace beian::http::handlers {

namespace {

Result<CivilDay> day_of(const std::string* text, const Services& services) {
    if (text == nullptr) return day_in_china(services.clock.now());
    const auto day = parse_day(*text);
    if (!day) return Error{ErrorCode::InvalidArgument, "a day is written YYYY-MM-DD"};
    return *day;
}

Json values_of(const rules::Fact& fact) {
    Json values = Json::array();
    for (const rules::FactValue& value : fact.values)
        values.push_back({{"value", value.slug}, {"name", json_of(value.name)}});
    return values;
}

/// The facts of a request in the form the reader of facts files takes.
Result<rules::Facts> facts_of(Asked& asked, const rules::Rulebook& rulebook) {
    const nlohmann::json* facts = asked.find("facts");
    if (facts == nullptr || !facts->is_object())
        return Error{ErrorCode::InvalidArgument, "\"facts\" is missing"};
    return rules::parse_facts_file(rulebook.vocabulary, facts->dump(), "facts");
}

/// What a person is told before their camera opens.
Json presence_of(const rules::Profile& profile, const Services& services) {
    Json json{{"attempts_a_day", profile.presence_attempts},
              {"official", services.presence.asks_officially()}};
    if (const auto& frames = services.retention.frames)
        json["kept_days"] = {{"passed", frames->passed.days}, {"failed", frames->failed.days}};
    return json;
}

}  // namespace

Result<Response> make_checklist(const Request& request, Services& services) {
    const rules::Rulebook& rulebook = services.books.rulebook;
    Asked asked = BEIAN_TRY(Asked::parse(request));
    const rules::Facts facts = BEIAN_TRY(facts_of(asked, rulebook));
    const auto on = asked.find_text("on", 10);
    const std::string profile = asked.find_text("profile", 64).value_or(std::string(services.books.profile));
    if (rulebook.find_profile(profile) == nullptr) asked.fault("there is no such profile");
    BEIAN_TRY(asked.end());
    const CivilDay day = BEIAN_TRY(day_of(on ? &*on : nullptr, services));
    return json_response(200, rules::to_json(rulebook, rules::evaluate(rulebook, facts, day, profile)));
}

Result<Response> explain_material(const Request& request, Services& services) {
    const rules::Rulebook& rulebook = services.books.rulebook;
    Asked asked = BEIAN_TRY(Asked::parse(request));
    const rules::Facts facts = BEIAN_TRY(facts_of(asked, rulebook));
    const rules::Material* material = rulebook.find_material(asked.text("material", 64));
    if (material == nullptr) asked.fault("there is no such material");
    const auto on = asked.find_text("on", 10);
    const std::string profile = asked.find_text("profile", 64).value_or(std::string(services.books.profile));
    if (rulebook.find_profile(profile) == nullptr) asked.fault("there is no such profile");
    BEIAN_TRY(asked.end());
    const CivilDay day = BEIAN_TRY(day_of(on ? &*on : nullptr, services));
    const auto index = static_cast<rules::MaterialIndex>(material - rulebook.materials.data());
    return json_response(200, json_of(rulebook, rules::explain(rulebook, index, facts, day, profile)));
}

Result<Response> read_rulebook(const Request&, Services& services) {
    const rules::Rulebook& rulebook = services.books.rulebook;
    Json json{{"version", rulebook.version},
              {"default_profile", rulebook.default_profile},
              {"profiles", rulebook.profile_names()},
              {"kinds", Json::array()},
              {"provinces", values_of(rulebook.vocabulary.facts[rulebook.filing_province])},
              {"subject_kinds", values_of(rulebook.vocabulary.facts[rulebook.subject_kind])}};
    for (const workflow::FilingKind kind : workflow::all_filing_kinds()) {
        const workflow::KindSpec& spec = services.books.process.of(kind);
        json["kinds"].push_back(
            {{"kind", slug(kind)}, {"name", json_of(spec.name)}, {"services", spec.services}});
    }
    return json_response(200, json);
}

Result<Response> list_profiles(const Request&, Services& services) {
    Json items = Json::array();
    for (const std::string& name : services.books.rulebook.profile_names()) {
        const rules::Profile& profile = *services.books.rulebook.find_profile(name);
        const model::PhotoProfile& photo = profile.photo;
        Json one{{"profile", name},
                 {"name", json_of(photo.title)},
                 {"in_use", name == services.books.profile},
                 {"formats", Json::array()},
                 {"live_capture", photo.live_capture}};
        for (const model::FileKind kind : photo.formats) one["formats"].push_back(model::slug(kind));
        // A limit that the provider does not publish is left out.
        const std::pair<const char*, std::uint64_t> limits[] = {
            {"min_bytes", photo.min_bytes},
            {"max_bytes", photo.max_bytes},
            {"min_short_side", photo.min_short_side},
            {"min_long_side", photo.min_long_side},
            {"max_pixels", photo.max_pixels},
            {"min_validity_days", static_cast<std::uint64_t>(profile.min_validity_days)}};
        for (const auto& [key, limit] : limits)
            if (limit != 0) one[key] = limit;
        one["presence"] = presence_of(profile, services);
        items.push_back(std::move(one));
    }
    return json_response(200, Json{{"items", std::move(items)}});
}

Result<Response> list_facts(const Request&, Services& services) {
    Json items = Json::array();
    for (const rules::Fact& fact : services.books.rulebook.vocabulary.facts) {
        Json one{{"fact", fact.name}, {"type", slug(fact.type)}};
        if (!fact.unit.empty()) one["unit"] = fact.unit;
        one["ask"] = json_of(fact.ask);
        one["means"] = json_of(fact.means);
        one["values"] = values_of(fact);
        items.push_back(std::move(one));
    }
    return json_response(200, Json{{"items", std::move(items)}});
}

Result<Response> list_materials(const Request&, Services& services) {
    Json items = Json::array();
    for (const rules::Material& material : services.books.rulebook.materials) {
        Json sides = Json::array();
        for (const rules::Side& side : material.sides)
            sides.push_back({{"side", side.slug}, {"name", json_of(side.name)}});
        items.push_back({{"material", material.slug},
                         {"name", json_of(material.name)},
                         {"of", slug(material.of)},
                         {"kind", material.kind},
                         {"letter", material.letter},
                         {"most_pages", material.most_pages},
                         {"sides", std::move(sides)},
                         {"what", json_of(material.what)},
                         {"from_whom", json_of(material.from_whom)},
                         {"look", json_of(material.look)}});
    }
    return json_response(200, Json{{"items", std::move(items)}});
}

Result<Response> list_reasons(const Request&, Services& services) {
    constexpr std::string_view kStages[] = {"wizard", "provider", "sms", "authority", "either", "afterwards"};
    Json items = Json::array();
    for (const desk::Reason& reason : services.books.reasons.reasons())
        items.push_back({{"reason", reason.id},
                         {"topic", reason.topic},
                         {"stage", kStages[static_cast<std::size_t>(reason.stage)]},
                         {"text", json_of(reason.text)},
                         {"way_out", json_of(reason.way_out)}});
    return json_response(200, Json{{"items", std::move(items)}});
}

Result<Response> read_coverage(const Request& request, Services& services) {
    const CivilDay on = BEIAN_TRY(day_of(request.find_query("on"), services));
    struct Count {
        int rules = 0, disputed = 0;
        std::map<std::string, int> topics;
    };
    std::map<std::string, Count> provinces;
    for (const rules::Rule& rule : services.books.rulebook.rules) {
        if (!rule.in_force(on)) continue;
        Count& count = provinces[rule.province];
        ++count.rules;
        count.disputed += rule.disputed ? 1 : 0;
        ++count.topics[rule.topic];
    }
    Json json{{"on", to_string(on)}, {"items", Json::array()}};
    for (const auto& [province, count] : provinces)
        json["items"].push_back({{"province", province},
                                 {"rules", count.rules},
                                 {"disputed", count.disputed},
                                 {"topics", count.topics}});
    return json_response(200, json);
}

Result<Response> diff_rulebook(const Request& request, Services& services) {
    const std::string *from = request.find_query("from"), *to = request.find_query("to");
    if (from == nullptr || to == nullptr)
        return Error{ErrorCode::InvalidArgument, "name two days with ?from= and ?to="};
    const rules::Edition before{&services.books.rulebook, BEIAN_TRY(day_of(from, services))};
    const rules::Edition after{&services.books.rulebook, BEIAN_TRY(day_of(to, services))};
    const rules::RulebookDiff diff = rules::diff_rulebooks(before, after);
    return json_response(200, Json{{"started", diff.started}, {"ended", diff.ended}});
}

Result<Response> list_rules(const Request& request, Services& services) {
    const rules::Rulebook& rulebook = services.books.rulebook;
    const Paging paging = BEIAN_TRY(paging_of(request));
    const CivilDay on = BEIAN_TRY(day_of(request.find_query("on"), services));
    const std::string *province = request.find_query("province"), *topic = request.find_query("topic");
    const std::string* material = request.find_query("material");
    const rules::Material* about = material == nullptr ? nullptr : rulebook.find_material(*material);
    if (material != nullptr && about == nullptr)
        return Error{ErrorCode::NotFound, "there is no such material"};
    bool begun = paging.after.empty();
    std::size_t shown = 0;
    Json json{{"items", Json::array()}};
    for (const rules::Rule& rule : rulebook.rules) {
        if (!begun) {
            begun = rule.id == paging.after;
            continue;
        }
        if (!rule.in_force(on) || (province != nullptr && rule.province != *province) ||
            (topic != nullptr && rule.topic != *topic))
            continue;
        if (about != nullptr &&
            (rule.material == rules::kNothing || &rulebook.materials[rule.material] != about))
            continue;
        json["items"].push_back(json_of(rulebook, rule));
        if (++shown == paging.most) {
            json["next"] = rule.id;
            break;
        }
    }
    return json_response(200, json);
}

Result<Response> read_rule(const Request& request, Services& services) {
    const rules::Rulebook& rulebook = services.books.rulebook;
    const rules::Rule* rule = rulebook.find_rule(request.parameter("rule"));
    if (rule == nullptr) return Error{ErrorCode::NotFound, "there is no such rule"};
    return json_response(200, json_of(rulebook, *rule));
}

}  // namespace beian::http::handlers
