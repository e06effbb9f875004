// Is the rulebook sound? Loads rules/, runs its cases and its lint. A stopgap until `beian rules` stands.
#include "rules/cases.h"
#include "rules/lint.h"
#include "rules/rulebook.h"

#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>

namespace {

using namespace beian;

/// The lines that speak of a province's files or ids; all of them where no province is named.
void print_lines(std::string_view text, const std::string& province) {
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string line(text.substr(0, end));
        const bool ours = province.empty() || line.find(province + ".") != std::string::npos;
        if (ours) std::printf("%s\n", line.c_str());
        if (end == std::string_view::npos) return;
        text.remove_prefix(end + 1);
    }
}

}  // namespace

int main(int argc, char** argv) {
    const std::string province = argc == 3 && std::string_view(argv[1]) == "--province" ? argv[2] : "";
    const auto begun = std::chrono::steady_clock::now();
    const auto book = rules::load_rulebook("rules");
    const auto loaded = std::chrono::steady_clock::now();
    if (!book) {
        std::printf("FAULTS in the rulebook:\n");
        print_lines(book.error().message, province);
        return 1;
    }
    const double ms = std::chrono::duration<double, std::milli>(loaded - begun).count();
    std::printf("%zu rules, %zu materials, loaded in %.1f ms\n", book->rules.size(), book->materials.size(),
                ms);
    const CivilDay today = today_in_china(std::chrono::system_clock::now());
    const auto cases = rules::run_cases(*book, "rules/cases", today);
    if (!cases) {
        std::printf("FAULTS in the cases:\n");
        print_lines(cases.error().message, province);
        return 1;
    }
    for (const std::string& failure : cases->failures) print_lines(failure, province);
    std::printf("%d cases passed, %d failed\n", cases->passed, cases->failed);
    for (const rules::LintFinding& finding : rules::lint(*book, &*cases, today)) {
        print_lines((finding.level == rules::LintLevel::Error ? "error: " : "warning: ") + finding.message,
                    province);
    }
    return cases->failed == 0 ? 0 : 1;
}
