#include "base/text.h"
#include "data/reading.h"
#include "rules/loading.h"

#include <algorithm>

namespace beian::rules {

namespace {

/// A number in a table of limits, 0 where it is absent.
std::uint64_t limit(Loading& loading, const data::Node* table, std::string_view key) {
    const data::Node* node = table != nullptr ? table->find(key) : nullptr;
    if (node == nullptr) return 0;
    return static_cast<std::uint64_t>(read_number(*node, key, loading.faults).value_or(0));
}

void read_formats(Loading& loading, const data::Node& node, model::PhotoProfile& photo) {
    std::vector<std::string> known;
    for (const model::FileKind kind : model::all_file_kinds()) known.emplace_back(model::slug(kind));
    for (const data::Node* word : read_list(node, "formats", loading.faults)) {
        if (const auto kind = model::find_file_kind(word->text)) {
            photo.formats.push_back(*kind);
        } else {
            loading.faults.add(word->line, data::unknown("format", word->text, known));
        }
    }
}

void read_profile(Loading& loading, const data::Entry& entry, std::vector<RuleDraft>& drafts) {
    data::Faults& faults = loading.faults;
    const data::Node& node = entry.value;
    Profile profile;
    profile.photo.name = entry.key;
    if (check_keys(node, entry.key,
                   {"name", "formats", "bytes", "pixels", "live_capture", "min_validity_days", "presence",
                    "sources", "rules"},
                   faults)) {
        const data::Node* bytes = node.find("bytes");
        const data::Node* pixels = node.find("pixels");
        if (bytes != nullptr) check_keys(*bytes, "bytes", {"min", "max"}, faults);
        if (pixels != nullptr)
            check_keys(*pixels, "pixels", {"min_short_side", "min_long_side", "max"}, faults);
        profile.photo.min_bytes = limit(loading, bytes, "min");
        profile.photo.max_bytes = limit(loading, bytes, "max");
        profile.photo.min_short_side = static_cast<std::uint32_t>(limit(loading, pixels, "min_short_side"));
        profile.photo.min_long_side = static_cast<std::uint32_t>(limit(loading, pixels, "min_long_side"));
        profile.photo.max_pixels = limit(loading, pixels, "max");
        profile.min_validity_days = static_cast<int>(limit(loading, &node, "min_validity_days"));
        if (const data::Node* presence = node.find("presence");
            presence != nullptr && check_keys(*presence, "presence", {"attempts_a_day"}, faults)) {
            profile.presence_attempts = static_cast<int>(limit(loading, presence, "attempts_a_day"));
            if (profile.presence_attempts < 1 || profile.presence_attempts > 1000)
                faults.add(presence->line, "`presence`: attempts_a_day is a number from 1 to 1000");
        }
        if (profile.photo.max_bytes < profile.photo.min_bytes)
            faults.add(entry.line, "`bytes`: max is smaller than min");
        if (const data::Node* name = node.find("name"))
            profile.photo.title = read_words(*name, "name", faults);
        if (const data::Node* formats = node.find("formats")) read_formats(loading, *formats, profile.photo);
        if (profile.photo.formats.empty())
            faults.add(entry.line, profile.photo.name + " takes no format; add `formats`");
        if (const data::Node* live = node.find("live_capture"); live != nullptr && !live->items.empty()) {
            for (const MaterialIndex material : read_material_list(loading, *live)) {
                profile.photo.live_capture.push_back(loading.book.materials[material].slug);
            }
        }
        if (const data::Node* sources = node.find("sources")) read_source_list(loading, *sources);
        if (const data::Node* rules = node.find("rules")) {
            RuleDraft common;
            common.profile = profile.photo.name;
            common.file = faults.file();
            draft_rules(loading, *rules, common, drafts);
        }
    }
    loading.book.profiles.push_back(std::move(profile));
}

}  // namespace

void read_profiles(Loading& loading, const data::Node& root, std::vector<RuleDraft>& drafts) {
    data::Faults& faults = loading.faults;
    const data::Node* profiles = root.find("profiles");
    if (!check_keys(root, "profiles.yaml", {"default", "profiles"}, faults) || profiles == nullptr ||
        !profiles->is_mapping()) {
        return faults.add(1, "profiles.yaml holds `default` and `profiles`, a table by name");
    }
    for (const data::Entry& entry : profiles->entries) read_profile(loading, entry, drafts);
    const data::Node* standard = root.find("default");
    if (standard == nullptr)
        return faults.add(1, "profiles.yaml does not say which profile is the `default`");
    loading.book.default_profile = standard->text;
    const std::vector<std::string> names = loading.book.profile_names();
    if (std::find(names.begin(), names.end(), standard->text) == names.end()) {
        faults.add(standard->line, data::unknown("profile", standard->text, names));
    }
}

}  // namespace beian::rules
