#include "data/reading.h"

#include "base/text.h"

#include <algorithm>
#include <charconv>

namespace beian::data {

namespace {

std::string quoted(std::string_view word) {
    return "\"" + printable(word) + "\"";
}

}  // namespace

std::string unknown(std::string_view what, std::string_view word, std::span<const std::string> known,
                    std::string_view where) {
    return "unknown " + std::string(what) + " " + quoted(word) + std::string(where) +
           did_you_mean(word, known);
}

std::optional<double> read_decimal(const Node& node) {
    if (!node.is_scalar()) return std::nullopt;
    return parse_decimal(node.text);
}

std::optional<double> parse_decimal(std::string_view text) {
    double number = 0;
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (trouble != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

bool check_keys(const Node& node, std::string_view what, std::initializer_list<std::string_view> keys,
                Faults& faults) {
    if (!node.is_mapping()) {
        faults.add(node.line, std::string(what) + " must be a table of `key: value`");
        return false;
    }
    for (const Entry& entry : node.entries) {
        if (std::find(keys.begin(), keys.end(), entry.key) != keys.end()) continue;
        const std::vector<std::string> known(keys.begin(), keys.end());
        faults.add(entry.line, unknown("key", entry.key, known) + " in " + std::string(what));
    }
    return true;
}

Words read_words(const Node& node, std::string_view what, Faults& faults) {
    Words words;
    if (!check_keys(node, what, {"zh", "en"}, faults)) return words;
    const Node* zh = node.find("zh");
    const Node* en = node.find("en");
    if (zh == nullptr || zh->text.empty()) {
        faults.add(node.line, std::string(what) + " has no Chinese text; add `zh`");
    } else {
        words.zh = read_text(*zh, what, faults);
    }
    if (en == nullptr || en->text.empty()) {
        faults.add(node.line, std::string(what) + " has no English text; add `en`");
    } else {
        words.en = read_text(*en, what, faults);
    }
    return words;
}

std::string read_text(const Node& node, std::string_view what, Faults& faults) {
    if (!node.is_scalar() || node.text.empty()) {
        faults.add(node.line, std::string(what) + " must be a text");
        return {};
    }
    return std::string(node.text);
}

std::optional<bool> read_bool(const Node& node, std::string_view what, Faults& faults) {
    if (node.is_scalar() && !node.quoted && node.text == "true") return true;
    if (node.is_scalar() && !node.quoted && node.text == "false") return false;
    faults.add(node.line, std::string(what) + " must be true or false");
    return std::nullopt;
}

std::optional<std::int64_t> parse_whole(std::string_view text) {
    constexpr std::int64_t kLargest = 1'000'000'000;
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc{} || end != text.data() + text.size() || number < 0 || number > kLargest)
        return std::nullopt;
    return number;
}

std::optional<std::int64_t> read_number(const Node& node, std::string_view what, Faults& faults) {
    const auto number = node.is_scalar() && !node.quoted ? parse_whole(node.text) : std::nullopt;
    if (!number) faults.add(node.line, std::string(what) + " must be a whole number from 0 to 1000000000");
    return number;
}

std::optional<CivilDay> read_day(const Node& node, std::string_view what, Faults& faults) {
    const auto day = node.is_scalar() ? parse_day(node.text) : std::nullopt;
    if (!day) faults.add(node.line, std::string(what) + " must be a day such as 2020-09-09");
    return day;
}

std::vector<const Node*> read_list(const Node& node, std::string_view what, Faults& faults) {
    std::vector<const Node*> found;
    if (node.is_scalar() && !node.is_empty()) {
        found.push_back(&node);
    } else if (node.is_sequence()) {
        for (const Node& item : node.items) {
            if (item.is_scalar() && !item.is_empty()) {
                found.push_back(&item);
            } else {
                faults.add(item.line, std::string(what) + " must list plain words");
            }
        }
    } else {
        faults.add(node.line, std::string(what) + " must be a word or a list of words");
    }
    return found;
}

std::optional<std::size_t> read_word(const Node& node, std::string_view what,
                                     std::span<const std::string> allowed, Faults& faults) {
    if (!node.is_scalar()) {
        faults.add(node.line, std::string(what) + " must be one word");
        return std::nullopt;
    }
    const auto found = std::find(allowed.begin(), allowed.end(), node.text);
    if (found != allowed.end()) return static_cast<std::size_t>(found - allowed.begin());
    faults.add(node.line, unknown(what, node.text, allowed));
    return std::nullopt;
}

std::string fold_case(std::string_view text) {
    std::string folded(text);
    for (char& c : folded) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return folded;
}

bool is_slug(std::string_view text, std::string_view joints) {
    bool joint_before = true;
    for (const char c : text) {
        const bool joint = joints.find(c) != std::string_view::npos;
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if ((!plain && !joint) || (joint && joint_before)) return false;
        joint_before = joint;
    }
    return !joint_before;
}

}  // namespace beian::data
