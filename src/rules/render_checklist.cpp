#include "rules/render.h"
#include "rules/render_words.h"

#include <fmt/format.h>

#include <array>

namespace beian::rules {

namespace {

constexpr std::size_t kMostValuesShown = 12;

class ChecklistText {
public:
    ChecklistText(const Rulebook& book, const Checklist& list, Language language)
        : book_(book), list_(list), language_(language) {}

    std::string write() {
        head();
        refusals({"不能这样备案", "This cannot be filed as it is"}, list_.refusals, "✗ ");
        items({"需要提交", "To hand in"}, Necessity::Required);
        items({"看下面问题的答案", "Depends on the questions below"}, Necessity::Conditional);
        items({"建议提交", "Worth adding"}, Necessity::Advised);
        refusals({"来源说法不一，由审核员判断", "Sources disagree; a reviewer decides"}, list_.warnings,
                 "! ");
        remarks({"要注意", "Mind"}, list_.constraints);
        remarks({"说明", "Notes"}, list_.notes);
        questions();
        return std::move(text_);
    }

private:
    std::string say(const Words& words) const { return words.in(language_); }
    void line(int indent, const std::string& text) {
        text_ += std::string(static_cast<std::size_t>(indent), ' ') + text + "\n";
    }
    void title(const Words& words, std::size_t count) {
        line(0, fmt::format("\n{} ({})", say(words), count));
    }

    void head() {
        std::string province = written_value(book_.vocabulary, list_.facts, book_.filing_province);
        for (const FactValue& value : book_.vocabulary.facts[book_.filing_province].values) {
            if (value.slug == province) province = say(value.name);
        }
        text_ += say({"备案资料清单", "Materials for this filing"});
        for (const std::string& part :
             {province, to_string(list_.on), say({"规则库 ", "rulebook "}) + book_.version}) {
            if (!part.empty()) text_ += " · " + part;
        }
        text_ += "\n";
    }

    void items(const Words& heading, Necessity necessity) {
        std::size_t count = 0;
        for (const Item& item : list_.items) count += item.necessity == necessity;
        if (count == 0) return;
        title(heading, count);
        for (const Item& item : list_.items) {
            if (item.necessity == necessity) write(item);
        }
    }

    void write(const Item& item) {
        const Material& material = book_.materials[item.material];
        line(2, fmt::format("□ {}{}{}  {}", say(material.name), say({"，", ", "}), say(owner_words(item.of)),
                            material.slug));
        const auto accepts = list_.accepts_of(item);
        if (accepts.size() > 1 || (accepts.size() == 1 && accepts[0] != item.material)) {
            std::string names;
            for (const MaterialIndex accepted : accepts) {
                names += (names.empty() ? "" : say({"、", ", "})) + say(book_.materials[accepted].name);
            }
            line(6, say({"以下任选其一：", "One of: "}) + names);
        }
        for (const Reason& reason : list_.reasons_of(item)) {
            const Rule& rule = book_.rules[reason.rule];
            line(6, say(rule.because));
            line(6, grounds(book_, rule, language_));
            against(rule);
        }
    }

    void against(const Rule& rule) {
        for (const RuleIndex index : rule.against) {
            const Rule& other = book_.rules[index];
            line(6, say({"也有来源说：", "Others say: "}) + say(other.because));
            line(6, grounds(book_, other, language_));
        }
    }

    std::string whose(const Remark& remark) const {
        return remark.for_person ? say(owner_words(remark.of)) + say({"：", ": "}) : "";
    }

    void refusals(const Words& heading, const std::vector<Remark>& remarks, const char* mark) {
        if (remarks.empty()) return;
        title(heading, remarks.size());
        for (const Remark& remark : remarks) {
            const Rule& rule = book_.rules[remark.rule];
            line(2, mark + whose(remark) + say(rule.because));
            if (!rule.remedy.zh.empty()) line(6, say({"怎么办：", "What to do: "}) + say(rule.remedy));
            line(6, grounds(book_, rule, language_));
            against(rule);
        }
    }

    void remarks(const Words& heading, const std::vector<Remark>& remarks) {
        if (remarks.empty()) return;
        title(heading, remarks.size());
        for (const Remark& remark : remarks) {
            const Rule& rule = book_.rules[remark.rule];
            // The sources of what is merely to be minded are one `beian rules show` away; here they would
            // bury the list.
            line(2, fmt::format("· {}{}  [{}]", whose(remark), say(rule.because), rule.id));
        }
    }

    void questions() {
        if (list_.questions.empty()) return;
        title({"还要知道", "Still to be known"}, list_.questions.size());
        for (const Question& question : list_.questions) {
            const Fact& fact = book_.vocabulary.facts[question.fact];
            line(2, fmt::format("? {}  {}", say(fact.ask), fact.name));
            std::string values;
            for (std::size_t i = 0; i < fact.values.size() && i < kMostValuesShown; ++i) {
                values += (i == 0 ? "" : " | ") + fact.values[i].slug;
            }
            if (fact.values.size() > kMostValuesShown) values += " | …";
            if (!values.empty()) line(6, values);
        }
    }

    const Rulebook& book_;
    const Checklist& list_;
    Language language_;
    std::string text_;
};

}  // namespace

Words owner_words(Owner owner) {
    switch (owner) {
        case Owner::Subject:
            return {"主体", "the subject's"};
        case Owner::Head:
            return {"主体负责人", "the head's"};
        case Owner::ServiceHead:
            return {"服务负责人", "the service head's"};
        case Owner::Domain:
            return {"域名", "the domain's"};
        default:
            return {"服务", "the service's"};
    }
}

std::string grounds(const Rulebook& book, const Rule& rule, Language language) {
    std::string text = rule.id;
    // Two sources are enough to believe a line; all of them stand in the JSON and in `beian rules show`.
    constexpr std::size_t kSourcesShown = 2;
    for (std::size_t i = 0; i < rule.sources.size() && i < kSourcesShown; ++i) {
        const Source& source = book.sources[rule.sources[i]];
        text += " · " + source.publisher + (source.publisher.empty() ? "" : " ") + source.title;
        if (!source.date.empty()) text += " (" + source.date + ")";
    }
    if (rule.sources.size() > kSourcesShown)
        text += fmt::format(" · +{}", rule.sources.size() - kSourcesShown);
    if (rule.confidence == Confidence::Low)
        text += language == Language::Zh ? " · 来源较弱" : " · weak source";
    if (rule.disputed) text += language == Language::Zh ? " · 来源说法不一" : " · sources disagree";
    return "[" + text + "]";
}

std::string render_checklist(const Rulebook& rulebook, const Checklist& checklist, Language language) {
    return ChecklistText(rulebook, checklist, language).write();
}

}  // namespace beian::rules
