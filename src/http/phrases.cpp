#include "http/phrases.h"

#include "http/phrase_table.h"
#include "workflow/vocabulary.h"

#include <map>
#include <optional>
#include <vector>

namespace beian::http {

namespace {

constexpr std::size_t kLongest = 4000;  // of a refusal: longer ones quote a stranger
constexpr int kMostDepth = 5;           // of phrases within phrases

using Parts = std::vector<std::string_view>;

/// `{}` stands for anything that is not empty, as little as will do.
bool fits(std::string_view phrase, std::string_view text, Parts& parts) {
    const std::size_t hole = phrase.find("{}");
    if (hole == phrase.npos) return phrase == text;
    if (!text.starts_with(phrase.substr(0, hole))) return false;
    phrase.remove_prefix(hole + 2);
    text.remove_prefix(hole);
    if (phrase.empty()) {
        parts.push_back(text);
        return !text.empty();
    }
    const std::string_view next = phrase.substr(0, phrase.find("{}"));
    for (std::size_t end = 1; (end = text.find(next, end)) != text.npos; ++end) {
        const std::size_t had = parts.size();
        parts.push_back(text.substr(0, end));
        if (fits(phrase, text.substr(end), parts)) return true;
        parts.resize(had);
    }
    return false;
}

/// Names of roles and stages, as sentences have them.
const std::string* find_name(std::string_view english) {
    static const std::map<std::string, std::string, std::less<>> kNames = [] {
        std::map<std::string, std::string, std::less<>> names;
        for (const workflow::Role role : workflow::all_roles())
            names.emplace(workflow::name_of(role).en, workflow::name_of(role).zh);
        for (const workflow::Stage stage : workflow::all_stages())
            names.emplace(workflow::name_of(stage).en, workflow::name_of(stage).zh);
        return names;
    }();
    const auto found = kNames.find(english);
    return found == kNames.end() ? nullptr : &found->second;
}

std::string said(std::string_view english, int depth);

/// `{0}`, `{1}` … are what the holes of the English phrase held.
std::string filled(std::string_view chinese, const Parts& parts, int depth) {
    std::string text;
    for (std::size_t n = 0; n < chinese.size(); ++n) {
        const bool hole = chinese[n] == '{' && n + 2 < chinese.size() && chinese[n + 2] == '}';
        const std::size_t which = hole ? static_cast<std::size_t>(chinese[n + 1] - '0') : 0;
        if (!hole || which >= parts.size()) {
            text += chinese[n];
            continue;
        }
        text += said(parts[which], depth + 1);
        n += 2;
    }
    return text;
}

std::optional<std::string> find_said(std::string_view english, int depth) {
    if (depth > kMostDepth || english.size() > kLongest) return std::nullopt;
    if (const std::string* name = find_name(english)) return *name;
    Parts parts;
    for (const Phrase& phrase : phrases()) {
        parts.clear();
        if (fits(phrase.en, english, parts)) return filled(phrase.zh, parts, depth);
    }
    return std::nullopt;
}

std::string said(std::string_view english, int depth) {
    auto found = find_said(english, depth);
    return found ? std::move(*found) : std::string(english);
}

}  // namespace

std::string in_chinese(std::string_view english) {
    // Faults of a text stand one on a line.
    std::string text;
    while (!english.empty()) {
        const std::size_t end = std::min(english.find('\n'), english.size());
        text += said(english.substr(0, end), 0);
        if (end < english.size()) text += '\n';
        english.remove_prefix(std::min(end + 1, english.size()));
    }
    return text;
}

bool has_phrase(std::string_view english) {
    return find_said(english, 0).has_value();
}

}  // namespace beian::http
