#include "desk/letters/answers.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace beian::desk {

namespace {

Error refused(std::string said) {
    return {ErrorCode::InvalidArgument, std::move(said)};
}

Status check_choice(const letter::Ask& ask, const std::string& value) {
    std::vector<std::string> known;
    for (const letter::Choice& choice : ask.choices) known.push_back(choice.slug);
    if (value.empty() || std::find(known.begin(), known.end(), value) != known.end()) return ok();
    return refused(fmt::format("\"{}\" is none of the answers to \"{}\"{}", printable(value), ask.name,
                               did_you_mean(value, known)));
}

Status check_words(const letter::Ask& ask, const std::string& value) {
    if (find_invalid_utf8(value)) return refused(fmt::format("the answer to \"{}\" is no UTF-8", ask.name));
    const auto lines = lines_of(value);
    if (ask.many == 0 && ask.lines == 1 && lines.size() > 1)
        return refused(fmt::format("the answer to \"{}\" is a single line", ask.name));
    if (ask.many > 0 && lines.size() > static_cast<std::size_t>(ask.many))
        return refused(fmt::format("\"{}\" takes {} lines at most", ask.name, ask.many));
    std::size_t longest = ask.many > 0 ? 0 : count_characters(value);
    if (ask.many > 0)
        for (const std::string& line : lines) longest = std::max(longest, count_characters(line));
    if (longest > static_cast<std::size_t>(ask.most))
        return refused(fmt::format("the answer to \"{}\" has at most {} characters", ask.name, ask.most));
    return ok();
}

}  // namespace

Status check_answers(const letter::Template& text, const LetterValues& answers) {
    std::vector<std::string> known;
    for (const letter::Ask& ask : text.asks) known.push_back(ask.name);
    for (const auto& [name, value] : answers) {
        const letter::Ask* ask = text.find_ask(name);
        if (ask == nullptr)
            return refused(fmt::format("the letter {} does not ask for \"{}\"{}", text.id, printable(name),
                                       did_you_mean(name, known)));
        BEIAN_TRY(ask->choices.empty() ? check_words(*ask, value) : check_choice(*ask, value));
    }
    return ok();
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        constexpr std::string_view kSpace = " \t\r";
        while (!line.empty() && kSpace.find(line.front()) != kSpace.npos) line.remove_prefix(1);
        while (!line.empty() && kSpace.find(line.back()) != kSpace.npos) line.remove_suffix(1);
        if (!line.empty()) lines.emplace_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

}  // namespace beian::desk
