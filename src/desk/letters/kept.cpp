#include "desk/letters/kept.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace beian::desk {

namespace {

std::optional<LetterValues> values_at(const nlohmann::json& from, const char* key) {
    const auto found = from.find(key);
    if (found == from.end() || !found->is_object()) return std::nullopt;
    LetterValues values;
    for (const auto& [name, value] : found->items()) {
        if (!value.is_string()) return std::nullopt;
        values[name] = value.get<std::string>();
    }
    return values;
}

std::optional<DrawnLetter> parse_drawn(const nlohmann::json& from) {
    if (!from.is_object()) return std::nullopt;
    const auto text = [&](const char* key) {
        const auto found = from.find(key);
        return found != from.end() && found->is_string() ? found->get<std::string>() : std::string{};
    };
    const auto at = parse_instant(text("at"));
    auto said = values_at(from, "said");
    const auto version = from.find("version");
    if (!at || !said || version == from.end() || !version->is_number_integer()) return std::nullopt;
    return DrawnLetter{text("digest"), text("letter"), version->get<int>(), *at, std::move(*said)};
}

}  // namespace

const DrawnLetter* KeptLetter::find(const std::string& digest) const {
    const auto found = std::find_if(drawn.rbegin(), drawn.rend(),
                                    [&](const DrawnLetter& one) { return one.digest == digest; });
    return found == drawn.rend() ? nullptr : &*found;
}

nlohmann::ordered_json json_of(const KeptLetters& letters) {
    auto made = nlohmann::ordered_json::object();
    for (const auto& [item, letter] : letters) {
        auto drawn = nlohmann::ordered_json::array();
        for (const DrawnLetter& one : letter.drawn)
            drawn.push_back({{"digest", one.digest},
                             {"letter", one.letter},
                             {"version", one.version},
                             {"at", to_string(one.at)},
                             {"said", one.said}});
        made[item] = {{"answers", letter.answers}, {"drawn", std::move(drawn)}};
    }
    return made;
}

std::optional<KeptLetters> parse_kept_letters(const nlohmann::json& from) {
    if (!from.is_object()) return std::nullopt;
    KeptLetters letters;
    for (const auto& [item, kept] : from.items()) {
        if (!kept.is_object() || !kept.contains("drawn") || !kept["drawn"].is_array()) return std::nullopt;
        auto answers = values_at(kept, "answers");
        if (!answers) return std::nullopt;
        KeptLetter letter{std::move(*answers), {}};
        for (const auto& one : kept["drawn"]) {
            auto drawn = parse_drawn(one);
            if (!drawn) return std::nullopt;
            letter.drawn.push_back(std::move(*drawn));
        }
        letters[item] = std::move(letter);
    }
    return letters;
}

}  // namespace beian::desk
