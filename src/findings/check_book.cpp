#include "findings/check_book.h"

#include "base/text.h"
#include "data/reading.h"

#include <fmt/format.h>
#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

namespace beian::findings {
namespace {

/// Names every fault with its place, so that a rule keeper mends all in one go.
class BookReader {
public:
    BookReader(std::string_view name, const BookLayout& layout)
        : layout_(layout), faults_(std::string(name)) {}

    Result<CheckBook> read(const data::Node& root) {
        std::vector<std::string> parts{"checks"}, ids;
        for (const Section& setting : layout_.settings) parts.emplace_back(setting.id);
        for (const Section& check : layout_.checks) ids.emplace_back(check.id);
        check_names(root, parts, "the file");
        const data::Node* checks = root.find("checks");
        if (checks != nullptr) check_names(*checks, ids, "checks");
        for (const Section& check : layout_.checks) {
            const data::Node* node = checks == nullptr ? nullptr : checks->find(check.id);
            if (node == nullptr || !node->is_mapping())
                faults_.add(root.line,
                            "the check " + std::string(check.id) + " is missing; add it under \"checks\"");
            else
                read_check(*node, check);
        }
        for (const Section& setting : layout_.settings) {
            const std::string id(setting.id);
            if (const data::Node* node = find(root, id, "the file")) read_limits(*node, id, setting.limits);
        }
        if (faults_.any()) return faults_.error();
        return std::move(book_);
    }

private:
    void check_names(const data::Node& node, const std::vector<std::string>& known, const std::string& what) {
        if (!node.is_mapping()) return faults_.add(node.line, what + " must be a list of names with values");
        for (const data::Entry& entry : node.entries) {
            if (std::find(known.begin(), known.end(), entry.key) == known.end())
                faults_.add(entry.line, data::unknown("name", entry.key, known, " in " + what));
        }
    }

    const data::Node* find(const data::Node& node, std::string_view key, const std::string& what) {
        const data::Node* found = node.find(key);
        if (found == nullptr) faults_.add(node.line, what + " has no \"" + std::string(key) + "\"");
        return found;
    }

    Words read_words(const data::Node& node, const std::string& key, const std::string& what) {
        const data::Node* both = find(node, key, what);
        return both == nullptr ? Words{} : data::read_words(*both, what + ", " + key, faults_);
    }

    /// A `{blank}` that the check never fills would be shown to people as it stands.
    void check_blanks(const data::Node& where, const std::string& text, std::string_view allowed) {
        std::vector<std::string> known;
        std::istringstream words{std::string(allowed)};
        for (std::string word; words >> word;) known.push_back(word);
        for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
            const std::size_t close = std::min(text.find('}', open), text.size());
            const std::string blank = text.substr(open + 1, close - open - 1);
            if (std::find(known.begin(), known.end(), blank) == known.end())
                faults_.add(where.line, fmt::format("unknown blank {{{}}}{}", printable(blank),
                                                    did_you_mean(blank, known)));
        }
    }

    void read_limits(const data::Node& list, const std::string& id, std::span<const std::string_view> names) {
        check_names(list, {names.begin(), names.end()}, id + ", limits");
        for (const std::string_view name : names) read_limit(list, id, std::string(name));
    }

    void read_check(const data::Node& node, const Section& check) {
        const std::string id(check.id);
        check_names(node, {"asks", "limits", "answers"}, id);
        read_words(node, "asks", id);
        std::vector<std::string> answers;
        for (const AnswerSpec& answer : check.answers) answers.emplace_back(answer.name);
        if (!check.limits.empty() || node.find("limits") != nullptr) {
            if (const data::Node* list = find(node, "limits", id)) read_limits(*list, id, check.limits);
        }
        const data::Node* list = find(node, "answers", id);
        if (list == nullptr) return;
        check_names(*list, answers, id + ", answers");
        for (const AnswerSpec& answer : check.answers) read_answer(*list, id, answer);
    }

    void read_limit(const data::Node& list, const std::string& id, const std::string& name) {
        const data::Node* node = find(list, name, id + ", limits");
        if (node == nullptr) return;
        const std::string what = id + ", " + name;
        check_names(*node, {"value", "reason"}, what);
        read_words(*node, "reason", what);
        const data::Node* value = find(*node, "value", what);
        if (value == nullptr) return;
        const auto number = data::read_decimal(*value);
        if (!number || !(*number > 0 && *number < 1e15))
            return faults_.add(value->line, what + " must be a number above 0");
        for (const Ceiling& ceiling : layout_.ceilings) {
            if (ceiling.check == id && ceiling.limit == name && *number > ceiling.most)
                return faults_.add(value->line, fmt::format("{} must be at most {:.0f}", what, ceiling.most));
        }
        book_.limits[{id, name}] = *number;
    }

    void read_answer(const data::Node& list, const std::string& id, const AnswerSpec& spec) {
        const std::string name(spec.name);
        const data::Node* node = find(list, name, id + ", answers");
        if (node == nullptr) return;
        const std::string what = id + ", " + name;
        check_names(*node, {"severity", "message", "advice"}, what);
        Answer answer;
        answer.message = read_words(*node, "message", what);
        answer.advice = read_words(*node, "advice", what);
        for (const std::string* text :
             {&answer.message.zh, &answer.message.en, &answer.advice.zh, &answer.advice.en})
            check_blanks(*node, *text, spec.blanks);
        if (const data::Node* word = find(*node, "severity", what)) {
            const auto severity = word->is_scalar() ? model::find_severity(word->text) : std::nullopt;
            if (!severity) faults_.add(word->line, what + ", severity must be block, fix, warn or info");
            answer.severity = severity.value_or(model::Severity::Block);
        }
        book_.answers[{id, name}] = std::move(answer);
    }

    const BookLayout& layout_;
    data::Faults faults_;
    CheckBook book_;
};

}  // namespace

Result<CheckBook> read_check_book(const std::string& yaml, std::string_view name, const BookLayout& layout) {
    const data::Document document = BEIAN_TRY(data::parse(yaml, name));
    return BookReader(name, layout).read(document.root());
}

Result<CheckBook> load_check_book(const std::string& path, const BookLayout& layout) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{ErrorCode::NotFound, path + ": cannot be opened; it belongs to the rulebook"};
    const std::string yaml{std::istreambuf_iterator<char>(file), {}};
    return read_check_book(yaml, path, layout);
}

}  // namespace beian::findings
