#include "data/reading.h"
#include "desk/telling.h"

#include "workflow/filing.h"

#include <fstream>
#include <iterator>

namespace beian::desk {

namespace {

/// What stands in braces is filled in: a slip of the pen would be sent to people.
void check_places(const Words& words, const data::Node& node, data::Faults& faults) {
    for (const std::string* text : {&words.zh, &words.en}) {
        for (std::size_t at = 0; (at = text->find('{', at)) != std::string::npos; ++at) {
            const std::string place = text->substr(at, text->find('}', at) - at + 1);
            if (place != "{filing}" && place != "{stage}" && place != "{url}")
                faults.add(node.line, "there is nothing to be filled in for " + place);
        }
    }
}

MessageBook::Text read_message(const data::Node& node, const std::string& name, data::Faults& faults) {
    MessageBook::Text text;
    if (!data::check_keys(node, name, {"subject", "text"}, faults)) return text;
    for (const auto& [key, words] : {std::pair("subject", &text.subject), std::pair("text", &text.text)}) {
        const data::Node* found = node.find(key);
        if (found == nullptr) {
            faults.add(node.line, name + " has no \"" + key + "\"");
            continue;
        }
        *words = data::read_words(*found, key, faults);
        check_places(*words, *found, faults);
    }
    return text;
}

}  // namespace

const MessageBook::Text& MessageBook::of(std::string_view action) const {
    const auto found = messages.find(action);
    return found == messages.end() ? messages.find("other")->second : found->second;
}

Result<MessageBook> read_message_book(const std::string& yaml, std::string_view name) {
    const data::Document document = BEIAN_TRY(data::parse(yaml, name));
    data::Faults faults{std::string(name)};
    MessageBook book;
    std::vector<std::string> known{"other"};
    for (const workflow::ActionKind action : workflow::all_actions())
        known.emplace_back(workflow::slug(action));
    if (data::check_keys(document.root(), "messages", {"messages"}, faults)) {
        const data::Node* messages = document.root().find("messages");
        if (messages == nullptr || !messages->is_mapping() || messages->find("other") == nullptr) {
            faults.add(document.root().line, "there must be a table of \"messages\" with one for \"other\"");
        } else {
            for (const data::Entry& entry : messages->entries) {
                if (entry.key != "other" && !workflow::find_action(entry.key))
                    faults.add(entry.line, data::unknown("action", entry.key, known));
                book.messages[std::string(entry.key)] =
                    read_message(entry.value, std::string(entry.key), faults);
            }
        }
    }
    if (faults.any()) return faults.error();
    return book;
}

Result<MessageBook> load_message_book(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{ErrorCode::NotFound, path + " cannot be opened"};
    return read_message_book({std::istreambuf_iterator<char>(file), {}}, path);
}

}  // namespace beian::desk
