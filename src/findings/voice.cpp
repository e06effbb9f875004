#include "findings/voice.h"

#include <fmt/format.h>
#include <stdexcept>

namespace beian::findings {
namespace {

std::string filled(std::string text, const Blanks& blanks, Language language) {
    for (const auto& [name, words] : blanks) {
        const std::string blank = fmt::format("{{{}}}", name);
        const std::string& value = words.in(language);
        for (std::size_t at = text.find(blank); at != std::string::npos;
             at = text.find(blank, at + value.size()))
            text.replace(at, blank.size(), value);
    }
    return text;
}

Words filled(const Words& words, const Blanks& blanks) {
    return {filled(words.zh, blanks, Language::Zh), filled(words.en, blanks, Language::En)};
}

}  // namespace

double Voice::limit(std::string_view name) const {
    const auto found = book_.limits.find({check_, std::string(name)});
    if (found == book_.limits.end())
        throw std::logic_error("check " + check_ + " names no limit " + std::string(name));
    return found->second;
}

model::Finding Voice::say(std::string_view answer, const Blanks& blanks, const Detail& detail) const {
    const auto found = book_.answers.find({check_, std::string(answer)});
    if (found == book_.answers.end())
        throw std::logic_error("check " + check_ + " names no answer " + std::string(answer));
    model::Finding finding;
    finding.check = check_;
    finding.severity = found->second.severity;
    finding.measured = detail.measured;
    finding.needed = detail.needed;
    finding.message = filled(found->second.message, blanks);
    finding.advice = filled(found->second.advice, blanks);
    finding.region = detail.region;
    return finding;
}

}  // namespace beian::findings
