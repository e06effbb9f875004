#include "inspect/check_book.h"

#include "base/text.h"
#include "image/limits.h"
#include "inspect/check.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>
#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

namespace beian::inspect {
namespace {

/// Collects every fault with its place, so that a rule keeper mends all in one go.
class BookReader {
public:
    explicit BookReader(std::string_view name) : name_(name) {}

    Result<CheckBook> read(const YAML::Node& root) {
        read_map(root, {"checks"}, "the file");
        const YAML::Node checks = root.IsMap() ? root["checks"] : YAML::Node();
        std::vector<std::string> ids;
        for (const Check& check : all_checks()) ids.emplace_back(check.id);
        if (root.IsMap() && checks) read_map(checks, ids, "checks");
        for (const Check& check : all_checks()) {
            const YAML::Node node = checks && checks.IsMap() ? checks[std::string(check.id)] : YAML::Node();
            if (!node || !node.IsMap())
                fault(root, "the check " + std::string(check.id) + " is missing; add it under \"checks\"");
            else
                read_check(node, check);
        }
        if (!faults_.empty()) return Error{ErrorCode::InvalidArgument, faults_};
        return std::move(book_);
    }

private:
    void fault(const YAML::Node& where, const std::string& what) {
        if (!faults_.empty()) faults_ += '\n';
        const int line = where.IsDefined() ? where.Mark().line : -1;
        faults_ += name_ + ":" + std::to_string(line < 0 ? 1 : line + 1) + ": " + what;
    }

    /// Names every key that is not among `known`, or a second time there.
    void read_map(const YAML::Node& node, const std::vector<std::string>& known, const std::string& what) {
        if (!node.IsMap()) return fault(node, what + " must be a list of names with values");
        std::vector<std::string> seen;
        for (const auto& entry : node) {
            const std::string key = entry.first.IsScalar() ? entry.first.Scalar() : "";
            if (std::find(known.begin(), known.end(), key) == known.end())
                fault(entry.first, fmt::format("unknown name \"{}\" in {}{}", printable(key), what,
                                               did_you_mean(key, known)));
            if (std::find(seen.begin(), seen.end(), key) != seen.end())
                fault(entry.first, fmt::format("\"{}\" stands twice in {}", printable(key), what));
            seen.push_back(key);
        }
    }

    std::optional<YAML::Node> find(const YAML::Node& node, const std::string& key, const std::string& what) {
        const YAML::Node found = node.IsMap() ? node[key] : YAML::Node();
        if (found) return found;
        fault(node, what + " has no \"" + key + "\"");
        return std::nullopt;
    }

    Words read_words(const YAML::Node& node, const std::string& key, const std::string& what) {
        const auto both = find(node, key, what);
        if (!both) return {};
        read_map(*both, {"zh", "en"}, what + ", " + key);
        return {read_sentence(*both, "zh", what + ", " + key), read_sentence(*both, "en", what + ", " + key)};
    }

    std::string read_sentence(const YAML::Node& node, const std::string& language, const std::string& what) {
        const auto sentence = find(node, language, what);
        if (!sentence) return {};
        if (!sentence->IsScalar() || sentence->Scalar().empty()) {
            fault(*sentence, what + ", " + language + " must be a sentence");
            return {};
        }
        return sentence->Scalar();
    }

    /// A `{blank}` that the check never fills would be shown to people as it stands.
    void check_blanks(const YAML::Node& where, const std::string& text, std::string_view allowed) {
        std::vector<std::string> known;
        std::istringstream words{std::string(allowed)};
        for (std::string word; words >> word;) known.push_back(word);
        for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
            const std::size_t close = std::min(text.find('}', open), text.size());
            const std::string blank = text.substr(open + 1, close - open - 1);
            if (std::find(known.begin(), known.end(), blank) == known.end())
                fault(where,
                      fmt::format("unknown blank {{{}}}{}", printable(blank), did_you_mean(blank, known)));
        }
    }

    void read_check(const YAML::Node& node, const Check& check) {
        const std::string id(check.id);
        read_map(node, {"asks", "limits", "answers"}, id);
        read_words(node, "asks", id);
        std::vector<std::string> limits, answers;
        for (const std::string_view limit : check.limits) limits.emplace_back(limit);
        for (const AnswerSpec& answer : check.answers) answers.emplace_back(answer.name);
        if (!limits.empty() || node["limits"]) {
            if (const auto list = find(node, "limits", id)) {
                read_map(*list, limits, id + ", limits");
                for (const std::string& limit : limits) read_limit(*list, id, limit);
            }
        }
        const auto list = find(node, "answers", id);
        if (!list) return;
        read_map(*list, answers, id + ", answers");
        for (const AnswerSpec& answer : check.answers) read_answer(*list, id, answer);
    }

    void read_limit(const YAML::Node& list, const std::string& id, const std::string& name) {
        const auto node = find(list, name, id + ", limits");
        if (!node) return;
        const std::string what = id + ", " + name;
        read_map(*node, {"value", "reason"}, what);
        read_words(*node, "reason", what);
        const auto value = find(*node, "value", what);
        if (!value) return;
        double number = 0;
        if (!YAML::convert<double>::decode(*value, number) || !(number > 0 && number < 1e15))
            return fault(*value, what + " must be a number above 0");
        // What a photo may cost at most is decided in code: data may only ask for less.
        const image::Limits most;
        if (name == "most_openable_bytes" && number > static_cast<double>(most.max_bytes))
            return fault(*value, what + " must be at most " + std::to_string(most.max_bytes));
        if (name == "most_openable_pixels" && number > static_cast<double>(most.max_pixels))
            return fault(*value, what + " must be at most " + std::to_string(most.max_pixels));
        book_.limits[{id, name}] = number;
    }

    void read_answer(const YAML::Node& list, const std::string& id, const AnswerSpec& spec) {
        const std::string name(spec.name);
        const auto node = find(list, name, id + ", answers");
        if (!node) return;
        const std::string what = id + ", " + name;
        read_map(*node, {"severity", "message", "advice"}, what);
        Answer answer;
        answer.message = read_words(*node, "message", what);
        answer.advice = read_words(*node, "advice", what);
        for (const std::string* text :
             {&answer.message.zh, &answer.message.en, &answer.advice.zh, &answer.advice.en})
            check_blanks(*node, *text, spec.blanks);
        if (const auto word = find(*node, "severity", what)) {
            const auto severity = word->IsScalar() ? model::find_severity(word->Scalar()) : std::nullopt;
            if (!severity) fault(*word, what + ", severity must be block, fix, warn or info");
            answer.severity = severity.value_or(model::Severity::Block);
        }
        book_.answers[{id, name}] = std::move(answer);
    }

    std::string name_;
    std::string faults_;
    CheckBook book_;
};

}  // namespace

Result<CheckBook> read_check_book(const std::string& yaml, std::string_view name) {
    try {
        return BookReader(name).read(YAML::Load(yaml));
    } catch (const YAML::Exception& exception) {
        const int line = exception.mark.line < 0 ? 1 : exception.mark.line + 1;
        return Error{ErrorCode::Unreadable,
                     std::string(name) + ":" + std::to_string(line) + ": " + exception.msg};
    }
}

Result<CheckBook> load_check_book(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{ErrorCode::NotFound, path + ": cannot be opened; it belongs to the rulebook"};
    const std::string yaml{std::istreambuf_iterator<char>(file), {}};
    return read_check_book(yaml, path);
}

}  // namespace beian::inspect
