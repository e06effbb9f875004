#include "letter/ask_reader.h"

#include <algorithm>

namespace beian::letter {

namespace {

/// Beside other keys, so that data::read_words would not take it.
Words title_of(const data::Entry& entry, data::Faults& faults) {
    const data::Node* zh = entry.value.find("zh");
    const data::Node* en = entry.value.find("en");
    if (zh != nullptr && en != nullptr) return {std::string(zh->text), std::string(en->text)};
    faults.add(entry.line, std::string(entry.key) + " must be named in zh and en");
    return {};
}

std::vector<Choice> choices_of(const data::Node& node, data::Faults& faults) {
    std::vector<Choice> choices;
    for (const data::Entry& entry : node.entries) {
        if (!data::is_slug(entry.key, "_") || entry.key == kOpen)
            faults.add(entry.line, "a choice is a slug, and never \"open\"");
        choices.push_back({std::string(entry.key), data::read_words(entry.value, entry.key, faults)});
    }
    if (choices.size() < 2) faults.add(node.line, "choices are two or more");
    return choices;
}

Ask read_ask(const data::Entry& entry, data::Faults& faults) {
    Ask ask;
    ask.name = entry.key;
    const data::Node& node = entry.value;
    if (!data::check_keys(node, ask.name, {"zh", "en", "help", "choices", "gap", "lines", "many", "most"},
                          faults))
        return ask;
    ask.title = title_of(entry, faults);
    if (const auto* help = node.find("help")) ask.help = data::read_words(*help, "help", faults);
    if (const auto* choices = node.find("choices")) ask.choices = choices_of(*choices, faults);
    const auto number = [&](std::string_view key, int least, int most, int otherwise) {
        const auto* found = node.find(key);
        return found == nullptr ? otherwise : read_whole(*found, key, least, most, faults);
    };
    ask.gap = number("gap", 1, 40, 0);
    ask.lines = number("lines", 1, 20, 1);
    ask.many = number("many", 1, 30, 0);
    ask.most = number("most", 1, 2000, ask.most);
    return ask;
}

}  // namespace

int read_whole(const data::Node& node, std::string_view what, int least, int most, data::Faults& faults) {
    const auto number = data::read_number(node, what, faults);
    if (number && *number >= least && *number <= most) return static_cast<int>(*number);
    if (number)
        faults.add(node.line, std::string(what) + " must be from " + std::to_string(least) + " to " +
                                  std::to_string(most));
    return least;
}

void read_asks(const data::Node& root, Template& letter, std::vector<std::string>& names,
               data::Faults& faults) {
    const data::Node* node = root.find("asks");
    if (node == nullptr) return;
    for (const data::Entry& entry : node->entries) {
        letter.asks.push_back(read_ask(entry, faults));
        names.push_back("letter." + letter.asks.back().name);
    }
}

}  // namespace beian::letter
