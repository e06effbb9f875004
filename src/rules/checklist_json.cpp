#include "rules/checklist_json.h"

#include <nlohmann/json.hpp>

namespace beian::rules {

namespace {

using Json = nlohmann::ordered_json;

Json words(const Words& said) {
    return Json{{"zh", said.zh}, {"en", said.en}};
}

class Writer {
public:
    Writer(const Rulebook& book, const Checklist& list) : book_(book), list_(list) {}

    Json write() const {
        Json json;
        json["on"] = to_string(list_.on);
        json["rulebook"] = book_.version;
        json["profile"] =
            list_.profile == kNothing ? Json(nullptr) : Json(book_.profiles[list_.profile].photo.name);
        json["facts"] = facts();
        json["items"] = Json::array();
        for (const Item& item : list_.items) json["items"].push_back(write(item));
        json["constraints"] = Json::array();
        for (const Remark& remark : list_.constraints) json["constraints"].push_back(constraint(remark));
        json["refusals"] = refusals(list_.refusals);
        json["warnings"] = refusals(list_.warnings);
        json["notes"] = Json::array();
        for (const Remark& remark : list_.notes) json["notes"].push_back(note(remark));
        json["questions"] = Json::array();
        for (const Question& question : list_.questions) json["questions"].push_back(write(question));
        return json;
    }

private:
    Json facts() const {
        Json json = Json::object();
        for (std::size_t i = 0; i < book_.vocabulary.facts.size(); ++i) {
            const auto id = static_cast<FactId>(i);
            if (list_.facts.knows(id)) json[book_.vocabulary.facts[i].name] = value(id);
        }
        return json;
    }

    Json value(FactId id) const {
        const Fact& fact = book_.vocabulary.facts[id];
        const Known& known = list_.facts.at(id);
        if (fact.type == FactType::Number) return known.number;
        if (fact.type == FactType::Text) return known.text;
        if (fact.type == FactType::Bool) return known.bits == 2;
        Json list = Json::array();
        for (std::size_t i = 0; i < fact.values.size(); ++i) {
            if ((known.bits >> i & 1) != 0) list.push_back(fact.values[i].slug);
        }
        return fact.type == FactType::List ? list : list.at(0);
    }

    Json sources(const Rule& rule) const {
        Json json = Json::array();
        for (const SourceIndex index : rule.sources) {
            const Source& source = book_.sources[index];
            Json one{{"id", source.id}, {"title", source.title}};
            one["url"] = source.url.empty() ? Json(nullptr) : Json(source.url);
            one["date"] = source.date.empty() ? Json(nullptr) : Json(source.date);
            json.push_back(std::move(one));
        }
        return json;
    }

    /// Where sources contradict each other, the other side is heard too.
    void add_dispute(Json& json, const Rule& rule) const {
        if (!rule.disputed) return;
        json["disputed"] = true;
        json["against"] = Json::array();
        for (const RuleIndex index : rule.against) {
            const Rule& other = book_.rules[index];
            json["against"].push_back(
                Json{{"rule", other.id}, {"because", words(other.because)}, {"sources", sources(other)}});
        }
    }

    Json write(const Item& item) const {
        const Material& material = book_.materials[item.material];
        Json json{{"material", material.slug},
                  {"of", slug(item.of)},
                  {"necessity", slug(item.necessity)},
                  {"name", words(material.name)}};
        json["sides"] = Json::array();
        for (const Side& side : material.sides) json["sides"].push_back(side.slug);
        json["accepts"] = Json::array();
        for (const MaterialIndex accepted : list_.accepts_of(item))
            json["accepts"].push_back(book_.materials[accepted].slug);
        json["reasons"] = Json::array();
        for (const Reason& reason : list_.reasons_of(item)) {
            const Rule& rule = book_.rules[reason.rule];
            Json one{{"rule", rule.id},
                     {"because", words(rule.because)},
                     {"sources", sources(rule)},
                     {"confidence", slug(rule.confidence)}};
            if (reason.open) one["open"] = true;
            add_dispute(one, rule);
            json["reasons"].push_back(std::move(one));
        }
        return json;
    }

    /// The field a rule is about, with `who.` resolved.
    Json field(const Remark& remark) const {
        const Rule& rule = book_.rules[remark.rule];
        if (rule.field.starts_with("who.")) return std::string(slug(remark.of)) + rule.field.substr(3);
        if (!rule.field.empty()) return rule.field;
        return rule.constrains == kNothing ? Json(nullptr) : Json("materials.images");
    }

    Json remarked(const Remark& remark) const {
        const Rule& rule = book_.rules[remark.rule];
        Json json{{"rule", rule.id}, {"because", words(rule.because)}};
        if (remark.for_person) json["of"] = slug(remark.of);
        return json;
    }

    void add_grounds(Json& json, const Rule& rule) const {
        json["sources"] = sources(rule);
        json["confidence"] = slug(rule.confidence);
        add_dispute(json, rule);
    }

    Json constraint(const Remark& remark) const {
        const Rule& rule = book_.rules[remark.rule];
        Json json{{"field", field(remark)}};
        json.update(remarked(remark));
        if (rule.constrains != kNothing) json["material"] = book_.materials[rule.constrains].slug;
        if (rule.effect == Effect::Allow) json["eases"] = true;
        if (rule.effect == Effect::Advise) json["advises"] = true;
        add_value(json, rule);
        add_grounds(json, rule);
        return json;
    }

    Json note(const Remark& remark) const {
        const Rule& rule = book_.rules[remark.rule];
        Json json{{"field", field(remark)}};
        json.update(remarked(remark));
        add_value(json, rule);
        add_grounds(json, rule);
        return json;
    }

    static void add_value(Json& json, const Rule& rule) {
        if (rule.value.empty()) return;
        json["value"] = Json::object();
        for (const auto& [key, written] : rule.value) {
            const bool number = !written.empty() && written.size() < 10 &&
                                written.find_first_not_of("0123456789") == std::string::npos;
            json["value"][key] = number ? Json(std::stoi(written)) : Json(written);
        }
    }

    Json refusals(const std::vector<Remark>& remarks) const {
        Json json = Json::array();
        for (const Remark& remark : remarks) {
            const Rule& rule = book_.rules[remark.rule];
            Json one = remarked(remark);
            if (!rule.remedy.zh.empty()) one["remedy"] = words(rule.remedy);
            if (rule.remedy_material != kNothing)
                one["remedy_material"] = book_.materials[rule.remedy_material].slug;
            add_grounds(one, rule);
            json.push_back(std::move(one));
        }
        return json;
    }

    Json write(const Question& question) const {
        const Fact& fact = book_.vocabulary.facts[question.fact];
        Json json{{"fact", fact.name}, {"ask", words(fact.ask)}};
        if (!fact.means.zh.empty()) json["means"] = words(fact.means);
        json["type"] = slug(fact.type);
        if (!fact.unit.empty()) json["unit"] = fact.unit;
        json["values"] = Json::array();
        for (const FactValue& value : fact.values) {
            json["values"].push_back(fact.type == FactType::Bool ? Json(value.slug == "true")
                                                                 : Json(value.slug));
        }
        json["decides"] = Json::array();
        for (const MaterialIndex material : list_.decided_by(question))
            json["decides"].push_back(book_.materials[material].slug);
        json["checks"] = Json::array();
        for (const RuleIndex rule : list_.checked_by(question))
            json["checks"].push_back(book_.rules[rule].id);
        return json;
    }

    const Rulebook& book_;
    const Checklist& list_;
};

}  // namespace

std::string to_json(const Rulebook& rulebook, const Checklist& checklist) {
    return Writer(rulebook, checklist).write().dump(2) + "\n";
}

}  // namespace beian::rules
