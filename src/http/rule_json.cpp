#include "http/json.h"
#include "rules/render.h"

namespace beian::http {

namespace {

Json or_null(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

/// The conditions of the first instance: the others say the same of another person.
std::vector<std::string> conditions_of(const rules::Rulebook& rulebook, rules::RuleIndex index) {
    for (const rules::Instance& instance : rulebook.instances)
        if (instance.rule == index) return rules::written_lines(rulebook, instance.when);
    return {};
}

}  // namespace

Json json_of(const rules::Rulebook& rulebook, const rules::Rule& rule) {
    Json json{{"rule", rule.id}, {"topic", rule.topic}};
    if (!rule.province.empty()) json["province"] = rule.province;
    if (!rule.profile.empty()) json["profile"] = rule.profile;
    json["effect"] = slug(rule.effect);
    json["holder"] = slug(rule.holder);
    if (rule.material != rules::kNothing) json["material"] = rulebook.materials[rule.material].slug;
    for (const rules::MaterialIndex accepted : rule.accepts)
        json["accepts"].push_back(rulebook.materials[accepted].slug);
    if (!rule.field.empty()) json["field"] = rule.field;
    json["because"] = json_of(rule.because);
    if (!rule.remedy.zh.empty()) json["remedy"] = json_of(rule.remedy);
    json["when"] = conditions_of(rulebook, static_cast<rules::RuleIndex>(&rule - rulebook.rules.data()));
    if (rule.from) json["from"] = to_string(*rule.from);
    if (rule.until) json["until"] = to_string(*rule.until);
    json["sources"] = Json::array();
    for (const rules::SourceIndex index : rule.sources) {
        const rules::Source& source = rulebook.sources[index];
        json["sources"].push_back({{"id", source.id},
                                   {"title", source.title},
                                   {"url", or_null(source.url)},
                                   {"date", or_null(source.date)}});
    }
    json["confidence"] = slug(rule.confidence);
    json["disputed"] = rule.disputed;
    for (const rules::RuleIndex other : rule.against) json["against"].push_back(rulebook.rules[other].id);
    return json;
}

Json json_of(const rules::Rulebook& rulebook, const rules::Explanation& explanation) {
    const auto truth = [](rules::Truth value) {
        return value == rules::Truth::Yes ? "yes" : value == rules::Truth::No ? "no" : "open";
    };
    Json json{{"material", rulebook.materials[explanation.material].slug}};
    if (explanation.necessity) json["necessity"] = slug(*explanation.necessity);
    json["rules"] = Json::array();
    for (const rules::ExplainedRule& said : explanation.rules) {
        const rules::Rule& rule = rulebook.rules[said.rule];
        Json one{{"rule", rule.id}, {"because", json_of(rule.because)}};
        if (said.who) one["of"] = slug(*said.who);
        one["applies"] = truth(said.applies);
        one["in_force"] = said.in_force;
        one["elsewhere"] = said.elsewhere;
        one["displaced_by"] = Json::array();
        for (const rules::RuleIndex by : said.displaced_by)
            one["displaced_by"].push_back(rulebook.rules[by].id);
        one["lines"] = Json::array();
        for (const rules::ExplainedLine& line : said.lines) {
            Json written{{"line", line.written}, {"holds", truth(line.holds)}};
            if (line.fact != rules::kNoFact) written["fact"] = rulebook.vocabulary.facts[line.fact].name;
            if (!line.now.empty()) written["now"] = line.now;
            one["lines"].push_back(std::move(written));
        }
        json["rules"].push_back(std::move(one));
    }
    return json;
}

}  // namespace beian::http
