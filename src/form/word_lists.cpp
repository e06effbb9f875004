#include "data/reading.h"
#include "form/field_book.h"

#include <algorithm>

namespace beian::form {

namespace {

// What the checks ask for by name: no more, no less.
const std::vector<std::string> kLists = {
    "name_state_start",        "name_banned",          "name_personal_banned", "name_personal_business",
    "name_app_generic",        "name_app_sales",       "address_tokens",       "address_short_forms",
    "domain_suffixes",         "suffix_institution",   "suffix_government",    "office_phone_landline",
    "office_phone_not_mobile", "office_mobile_remark", "address_same_city",    "one_head",
    "contents_not_personal"};

}  // namespace

Result<WordLists> read_word_lists(const std::string& yaml, std::string_view name) {
    const data::Document document = BEIAN_TRY(data::parse(yaml, name));
    const data::Node& root = document.root();
    data::Faults faults{std::string(name)};
    WordLists lists;
    const data::Node* node =
        data::check_keys(root, "the file", {"lists"}, faults) ? root.find("lists") : nullptr;
    if (node == nullptr || !node->is_mapping()) {
        faults.add(root.line, "the file has no \"lists\"");
        return faults.error();
    }
    for (const data::Entry& entry : node->entries) {
        if (std::find(kLists.begin(), kLists.end(), entry.key) == kLists.end()) {
            faults.add(entry.line, data::unknown("list", entry.key, kLists));
            continue;
        }
        if (!data::check_keys(entry.value, entry.key, {"why", "words"}, faults)) continue;
        const data::Node* why = entry.value.find("why");
        const data::Node* words = entry.value.find("words");
        if (why == nullptr || words == nullptr) {
            faults.add(entry.line, std::string(entry.key) + " needs why and words");
            continue;
        }
        (void)data::read_text(*why, "why", faults);
        auto& list = lists[std::string(entry.key)];
        for (const data::Node* word : data::read_list(*words, "words", faults)) list.emplace_back(word->text);
    }
    for (const std::string& wanted : kLists) {
        if (!lists.contains(wanted)) faults.add(node->line, "the list \"" + wanted + "\" is missing");
    }
    if (faults.any()) return faults.error();
    return lists;
}

}  // namespace beian::form
