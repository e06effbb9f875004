#include "rules/render.h"
#include "rules/render_words.h"

#include <fmt/format.h>

namespace beian::rules {

namespace {

Words effect_words(Effect effect) {
    switch (effect) {
        case Effect::Require:
            return {"要求", "requires"};
        case Effect::Forbid:
            return {"禁止", "forbids"};
        case Effect::Limit:
            return {"限制", "limits"};
        case Effect::Allow:
            return {"允许", "allows"};
        case Effect::Advise:
            return {"建议", "advises"};
        default:
            return {"说明", "informs"};
    }
}

std::string listed(const Rulebook& book, const std::vector<MaterialIndex>& materials, Language language) {
    std::string text;
    for (const MaterialIndex index : materials) {
        const Material& material = book.materials[index];
        text +=
            (text.empty() ? "" : ", ") + fmt::format("{} ({})", material.name.in(language), material.slug);
    }
    return text;
}

std::string ids(const Rulebook& book, const std::vector<RuleIndex>& rules) {
    std::string text;
    for (const RuleIndex rule : rules) {
        if (text.find(book.rules[rule].id) == std::string::npos)
            text += (text.empty() ? "" : ", ") + book.rules[rule].id;
    }
    return text;
}

std::string validity(const Rule& rule, Language language) {
    const bool zh = language == Language::Zh;
    if (!rule.from && !rule.until) return zh ? "一直有效" : "in force as far as our sources go";
    std::string text;
    if (rule.from) text = (zh ? "自 " : "from ") + to_string(*rule.from) + (zh ? " 起" : "");
    if (rule.until)
        text += (text.empty() ? ""
                 : zh         ? "，"
                              : ", ") +
                (zh ? std::string("至 ") : std::string("until ")) + to_string(*rule.until) +
                (zh ? "（不含）" : " (not included)");
    return text;
}

}  // namespace

std::string render_rule(const Rulebook& rulebook, const Rule& rule, Language language) {
    std::string text;
    const auto say = [&](const Words& words) { return words.in(language); };
    const auto line = [&](const Words& what, const std::string& value) {
        if (!value.empty()) text += "  " + say(what) + say({"：", ": "}) + value + "\n";
    };
    text += fmt::format("{} ({}, {})\n  {}\n", rule.id, say(effect_words(rule.effect)), rule.topic,
                        say(rule.because));
    const auto index = static_cast<RuleIndex>(&rule - rulebook.rules.data());
    for (const Instance& instance : rulebook.instances) {
        if (instance.rule != index) continue;
        const std::string who = instance.who ? " (" + say(owner_words(*instance.who)) + ")" : "";
        for (const std::string& test : written_lines(rulebook, instance.when))
            line({"条件", "when"}, test + who);
        if (!instance.must) continue;
        for (const std::string& test : written_lines(rulebook, *instance.must))
            line({"必须", "must"}, test + who);
    }
    if (rule.material != kNothing) line({"材料", "material"}, listed(rulebook, {rule.material}, language));
    line({"可用", "accepts"}, listed(rulebook, rule.accepts, language));
    if (rule.constrains != kNothing)
        line({"约束材料", "constrains"}, listed(rulebook, {rule.constrains}, language));
    line({"约束", "field"}, rule.field);
    for (const auto& [key, written] : rule.value) line({"数值", "value"}, key + " = " + written);
    line({"怎么办", "remedy"}, say(rule.remedy));
    if (rule.remedy_material != kNothing) {
        line({"补救材料", "remedy material"}, listed(rulebook, {rule.remedy_material}, language));
    }
    line({"取代", "instead of"}, ids(rulebook, rule.instead_of));
    if (rule.disputed)
        line({"说法不一", "disputed"},
             rule.against.empty() ? say({"来源自相矛盾", "its own sources"}) : ids(rulebook, rule.against));
    line({"有效期", "in force"}, validity(rule, language));
    line({"可信度", "confidence"}, std::string(slug(rule.confidence)));
    for (const SourceIndex source : rule.sources) {
        const Source& read = rulebook.sources[source];
        std::string written = read.publisher + " " + read.title;
        if (!read.date.empty()) written += " (" + read.date + ")";
        if (!read.url.empty()) written += " " + read.url;
        line({"来源", "source"}, written);
    }
    line({"备注", "note"}, say(rule.note));
    line({"位置", "written in"}, fmt::format("{}:{}", rule.file, rule.line));
    return text;
}

std::string render_explanation(const Rulebook& rulebook, const Explanation& explanation, Language language) {
    const bool zh = language == Language::Zh;
    const Material& material = rulebook.materials[explanation.material];
    std::string text = fmt::format("{} ({}): ", material.name.in(language), material.slug);
    if (!explanation.necessity) {
        text += zh ? "这些情况下不要求提交\n" : "not asked for in this situation\n";
    } else if (*explanation.necessity == Necessity::Required) {
        text += zh ? "需要提交\n" : "required\n";
    } else if (*explanation.necessity == Necessity::Conditional) {
        text += zh ? "还要看没有回答的问题\n" : "depends on facts that are not known\n";
    } else {
        text += zh ? "建议提交\n" : "advised\n";
    }
    if (explanation.rules.empty())
        text += zh ? "  没有规则要求这份材料\n" : "  no rule asks for this material\n";
    std::vector<RuleIndex> elsewhere;
    for (const ExplainedRule& said : explanation.rules) {
        const Rule& rule = rulebook.rules[said.rule];
        if (said.elsewhere) {
            elsewhere.push_back(said.rule);
            continue;
        }
        text += "\n  " + rule.id + (said.who ? " (" + owner_words(*said.who).in(language) + ")" : "") + ": ";
        if (!said.in_force) {
            text += (zh ? "当天无效，" : "not in force that day, ") + validity(rule, language) + "\n";
            continue;
        }
        const bool applies = said.applies == Truth::Yes;
        text += applies                     ? (zh ? "适用" : "applies")
                : said.applies == Truth::No ? (zh ? "不适用" : "does not apply")
                                            : (zh ? "未定" : "open");
        text += "\n    " + rule.because.in(language) + "\n";
        if (!said.displaced_by.empty()) {
            text += std::string("    ") + (zh ? "被取代：" : "displaced by ") +
                    ids(rulebook, said.displaced_by) + "\n";
        }
        for (const ExplainedLine& line : said.lines) {
            const bool fails = line.holds == Truth::No;
            text += std::string("    ") + (fails ? (zh ? "不符：" : "fails: ") : (zh ? "未知：" : "open: ")) +
                    line.written;
            if (line.fact != kNoFact) {
                const std::string now = line.now.empty() ? (zh ? "未知" : "not known") : line.now;
                text += fmt::format(fmt::runtime(zh ? "（{} 现为 {}）" : " ({} is {})"),
                                    rulebook.vocabulary.facts[line.fact].name, now);
            }
            text += "\n";
        }
    }
    if (!elsewhere.empty()) {
        text += std::string("\n  ") +
                (zh ? "别省的规则也提到它：" : "rules of other provinces speak of it: ") +
                ids(rulebook, elsewhere) + "\n";
    }
    return text;
}

}  // namespace beian::rules
