#include "rules/cases.h"

#include "base/text.h"
#include "data/reading.h"
#include "data/yaml.h"
#include "rules/evaluate.h"
#include "rules/facts_reader.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

namespace beian::rules {

namespace fs = std::filesystem;

namespace {

using Names = std::set<std::string>;

std::string joined(const Names& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text.empty() ? "none" : text;
}

Names without(const Names& names, const Names& others) {
    Names left;
    std::set_difference(names.begin(), names.end(), others.begin(), others.end(),
                        std::inserter(left, left.end()));
    return left;
}

/// What a checklist says, by name, as cases speak of it.
struct Said {
    Said(const Rulebook& book, const Checklist& list) : book_(book), list_(list) {}

    Names items(std::initializer_list<Necessity> necessities) const {
        Names names;
        for (const Item& item : list_.items) {
            const bool is =
                std::find(necessities.begin(), necessities.end(), item.necessity) != necessities.end();
            if (is) names.insert(book_.materials[item.material].slug);
        }
        return names;
    }
    Names rules(const std::vector<Remark>& remarks) const {
        Names names;
        for (const Remark& remark : remarks) names.insert(book_.rules[remark.rule].id);
        return names;
    }
    Names questions() const {
        Names names;
        for (const Question& question : list_.questions)
            names.insert(book_.vocabulary.facts[question.fact].name);
        return names;
    }
    Names accepts(std::string_view material) const {
        Names names;
        for (const Item& item : list_.items) {
            if (book_.materials[item.material].slug != material) continue;
            for (const MaterialIndex m : list_.accepts_of(item)) names.insert(book_.materials[m].slug);
        }
        return names;
    }
    Names reasons(std::string_view material) const {
        Names names;
        for (const Item& item : list_.items) {
            if (book_.materials[item.material].slug != material) continue;
            for (const Reason& reason : list_.reasons_of(item)) names.insert(book_.rules[reason.rule].id);
        }
        return names;
    }

private:
    const Rulebook& book_;
    const Checklist& list_;
};

class CaseRunner {
public:
    CaseRunner(const Rulebook& book, CivilDay today, data::Faults& faults, CaseReport& report)
        : book_(book),
          today_(today),
          faults_(faults),
          report_(report),
          materials_(book.material_slugs()),
          rules_(book.rule_ids()) {}

    void run(const data::Node& node) {
        if (!check_keys(node, "a case", {"name", "on", "profile", "given", "expect"}, faults_)) return;
        const data::Node* name = node.find("name");
        const data::Node* given = node.find("given");
        const data::Node* expect = node.find("expect");
        if (name == nullptr || given == nullptr || expect == nullptr) {
            return faults_.add(node.line, "a case needs `name`, `given` and `expect`");
        }
        CivilDay on = today_;
        if (const data::Node* day = node.find("on")) on = read_day(*day, "on", faults_).value_or(today_);
        std::string profile;
        if (const data::Node* named = node.find("profile")) {
            const auto known = book_.profile_names();
            if (read_word(*named, "profile", known, faults_)) profile = named->text;
        }
        const std::size_t faults_before = faults_.count();
        const Facts facts = read_facts(book_.vocabulary, *given, faults_);
        if (faults_.count() > faults_before) return;
        const Checklist list = evaluate(book_, facts, on, profile);
        note_exercised(list);
        failed_.clear();
        judge(*expect, list);
        if (failed_.empty()) {
            ++report_.passed;
            return;
        }
        ++report_.failed;
        report_.failures.push_back(faults_.file() + ":" + std::to_string(node.line) + ": " +
                                   printable(name->text, 200) + ": " + failed_);
    }

private:
    void note_exercised(const Checklist& list) {
        const auto note = [&](RuleIndex rule) { report_.exercised[rule] = true; };
        for (const Reason& reason : list.reasons) {
            if (!reason.open) note(reason.rule);
        }
        for (const auto* remarks : {&list.constraints, &list.refusals, &list.warnings, &list.notes}) {
            for (const Remark& remark : *remarks) note(remark.rule);
        }
        // A rule that only widens a choice leaves no reason: it spoke where all it lets in is accepted.
        for (std::size_t i = 0; i < book_.rules.size(); ++i) {
            const Rule& rule = book_.rules[i];
            if (rule.action != Action::Accept || !rule.instead_of.empty() || !rule.in_force(list.on))
                continue;
            for (const Item& item : list.items) {
                const auto accepts = list.accepts_of(item);
                const auto is_in = [&](MaterialIndex m) {
                    return std::find(accepts.begin(), accepts.end(), m) != accepts.end();
                };
                if (item.material == rule.material &&
                    std::all_of(rule.accepts.begin(), rule.accepts.end(), is_in)) {
                    note(static_cast<RuleIndex>(i));
                }
            }
        }
    }

    Names names(const data::Node& node, std::string_view what, std::span<const std::string> known) {
        Names found;
        if (node.is_sequence() && node.items.empty()) return found;
        for (const data::Node* word : read_list(node, what, faults_)) {
            if (std::find(known.begin(), known.end(), word->text) == known.end()) {
                faults_.add(word->line, data::unknown(what, word->text, known));
            }
            found.emplace(word->text);
        }
        return found;
    }

    void fail(std::string_view what, const std::string& expected, const std::string& got) {
        failed_ += (failed_.empty() ? "" : "; ") + std::string("expected ") + std::string(what) + " " +
                   expected + ", got " + got;
    }
    void expect_among(std::string_view what, const Names& wanted, const Names& got) {
        const Names missing = without(wanted, got);
        if (!missing.empty()) fail(what, joined(missing), joined(got));
    }
    void expect_none(std::string_view what, const Names& unwanted, const Names& got) {
        Names there;
        std::set_intersection(unwanted.begin(), unwanted.end(), got.begin(), got.end(),
                              std::inserter(there, there.end()));
        if (!there.empty()) fail("no", joined(there), std::string(what) + " " + joined(there));
    }

    void judge(const data::Node& expect, const Checklist& list) {
        if (!check_keys(
                expect, "expect",
                {"required", "not_required", "conditional", "advised", "accepts", "refused_by", "refused",
                 "warned_by", "constrained_by", "noted_by", "asks", "asks_not", "because", "exactly"},
                faults_)) {
            return;
        }
        for (const data::Entry& entry : expect.entries) judge_one(entry, list);
    }

    void judge_one(const data::Entry& entry, const Checklist& list) {
        const Said said(book_, list);
        const std::string_view key = entry.key;
        const auto materials = [&] { return names(entry.value, "material", materials_); };
        const auto rules = [&] { return names(entry.value, "rule", rules_); };
        const Names required = said.items({Necessity::Required});
        if (key == "required") expect_among(key, materials(), required);
        if (key == "not_required") {
            expect_none("required or conditional", materials(),
                        said.items({Necessity::Required, Necessity::Conditional}));
        }
        if (key == "conditional") expect_among(key, materials(), said.items({Necessity::Conditional}));
        if (key == "advised") expect_among(key, materials(), said.items({Necessity::Advised}));
        if (key == "exactly") {
            const Names wanted = materials();
            if (wanted != required) fail("exactly", joined(wanted), joined(required));
        }
        if (key == "refused_by") expect_among(key, rules(), said.rules(list.refusals));
        if (key == "warned_by") expect_among(key, rules(), said.rules(list.warnings));
        if (key == "constrained_by") expect_among(key, rules(), said.rules(list.constraints));
        if (key == "noted_by") expect_among(key, rules(), said.rules(list.notes));
        if (key == "asks")
            expect_among(key, names(entry.value, "fact", book_.vocabulary.names), said.questions());
        if (key == "asks_not") {
            expect_none("the question", names(entry.value, "fact", book_.vocabulary.names), said.questions());
        }
        if (key == "refused") {
            const bool refused = !list.refusals.empty();
            const auto wanted = read_bool(entry.value, key, faults_);
            if (wanted && *wanted != refused) {
                fail("", *wanted ? "a refusal" : "no refusal",
                     refused ? "refused by " + joined(said.rules(list.refusals)) : "none");
            }
        }
        if (key == "accepts" || key == "because") judge_by_material(entry, said);
    }

    void judge_by_material(const data::Entry& table, const Said& said) {
        if (!table.value.is_mapping()) return faults_.add(table.line, "a table by material is wanted here");
        for (const data::Entry& entry : table.value.entries) {
            if (std::find(materials_.begin(), materials_.end(), entry.key) == materials_.end()) {
                faults_.add(entry.line, data::unknown("material", entry.key, materials_));
                continue;
            }
            const std::string material(entry.key);
            if (table.key == "because") {
                expect_among("because of " + material, names(entry.value, "rule", rules_),
                             said.reasons(material));
            } else {
                const Names wanted = names(entry.value, "material", materials_);
                const Names got = said.accepts(material);
                if (wanted != got) fail("for " + material + " to accept", joined(wanted), joined(got));
            }
        }
    }

    const Rulebook& book_;
    CivilDay today_;
    data::Faults& faults_;
    CaseReport& report_;
    std::vector<std::string> materials_;
    std::vector<std::string> rules_;
    std::string failed_;
};

}  // namespace

Result<CaseReport> run_cases(const Rulebook& rulebook, const fs::path& directory, CivilDay today) {
    CaseReport report;
    report.exercised.resize(rulebook.rules.size());
    std::error_code problem;
    for (fs::directory_iterator file(directory, problem), end; !problem && file != end;
         file.increment(problem)) {
        if (file->path().extension() == ".yaml") report.files.push_back(file->path().string());
    }
    if (problem)
        return Error{ErrorCode::NotFound,
                     directory.string() + ": no such directory; cases stand in rules/cases/"};
    std::sort(report.files.begin(), report.files.end());
    data::Faults faults("");
    CaseRunner runner(rulebook, today, faults, report);
    for (const std::string& name : report.files) {
        faults.enter(name);
        std::ifstream file(name, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        const auto document = data::parse(text, name);
        if (!document) {
            faults.add_whole(document.error().message);
            continue;
        }
        const data::Node* cases = document->root().find("cases");
        if (!check_keys(document->root(), "a file of cases", {"cases"}, faults)) continue;
        if (cases == nullptr || !cases->is_sequence()) {
            faults.add(1, "a file of cases holds `cases`, a list");
            continue;
        }
        for (const data::Node& node : cases->items) runner.run(node);
    }
    if (faults.any()) return faults.error();
    return report;
}

}  // namespace beian::rules
