#include "rules/render.h"

#include <fmt/format.h>

#include <map>

namespace beian::rules {

std::string render_diff(const RulebookDiff& diff, Language language) {
    const bool zh = language == Language::Zh;
    if (diff.started.empty() && diff.ended.empty() && diff.changed.empty())
        return zh ? "规则没有变化\n" : "no rule differs\n";
    std::string text;
    for (const std::string& id : diff.started) text += "+ " + id + "\n";
    for (const std::string& id : diff.ended) text += "- " + id + "\n";
    for (const auto& change : diff.changed) {
        text += "~ " + change.rule + ":";
        for (const std::string& key : change.keys) text += " " + key;
        text += "\n";
    }
    text += fmt::format(
        fmt::runtime(zh ? "新增 {} 条，结束 {} 条，改动 {} 条\n" : "{} started, {} ended, {} changed\n"),
        diff.started.size(), diff.ended.size(), diff.changed.size());
    return text;
}

std::string render_diff(const ChecklistDiff& diff, Language language) {
    const bool zh = language == Language::Zh;
    if (diff.gone.empty() && diff.come.empty()) return zh ? "清单没有变化\n" : "the checklist is the same\n";
    std::string text;
    for (const std::string& line : diff.gone) text += "- " + line + "\n";
    for (const std::string& line : diff.come) text += "+ " + line + "\n";
    return text;
}

std::string render_lint(const std::vector<LintFinding>& findings, Language language) {
    const bool zh = language == Language::Zh;
    std::string text;
    std::size_t errors = 0;
    for (const LintFinding& finding : findings) {
        const bool error = finding.level == LintLevel::Error;
        errors += error;
        text += (error ? (zh ? "错误 " : "error ") : (zh ? "提醒 " : "warning ")) + finding.check + ": " +
                finding.message + "\n";
    }
    text += fmt::format(fmt::runtime(zh ? "{} 个错误，{} 个提醒\n" : "{} errors, {} warnings\n"), errors,
                        findings.size() - errors);
    return text;
}

std::string render_cases(const CaseReport& report, Language language) {
    std::string text;
    for (const std::string& failure : report.failures) text += failure + "\n";
    text += fmt::format(fmt::runtime(language == Language::Zh ? "{} 个案例通过，{} 个失败\n"
                                                              : "{} cases passed, {} failed\n"),
                        report.passed, report.failed);
    return text;
}

std::string render_coverage(const Rulebook& rulebook, const CaseReport& report, Language language) {
    struct Count {
        int rules = 0;
        int exercised = 0;
        std::string left;
    };
    std::map<std::string, Count> homes;
    Count all;
    for (std::size_t i = 0; i < rulebook.rules.size(); ++i) {
        const Rule& rule = rulebook.rules[i];
        Count& home = homes[rule.id.substr(0, rule.id.find('.'))];
        const bool done = report.exercised[i];
        ++home.rules;
        home.exercised += done;
        ++all.rules;
        all.exercised += done;
        if (!done) home.left += " " + rule.id;
    }
    const bool zh = language == Language::Zh;
    std::string text;
    for (const auto& [name, home] : homes) {
        text += fmt::format("{:<14} {:>4} / {:<4}", name, home.exercised, home.rules);
        if (!home.left.empty()) text += (zh ? "  未用到：" : "  not exercised:") + home.left;
        text += "\n";
    }
    text += fmt::format(
        fmt::runtime(zh ? "{} 条规则中，案例用到了 {} 条\n" : "of {} rules the cases exercise {}\n"),
        all.rules, all.exercised);
    return text;
}

}  // namespace beian::rules
