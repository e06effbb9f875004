#include "desk/letters/standing.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace beian::desk {

namespace {

constexpr std::array<LetterState, 5> kStates = {LetterState::Incomplete, LetterState::Ready,
                                                LetterState::Drawn, LetterState::Stale,
                                                LetterState::HandedIn};

void add_once(std::vector<Words>& all, Words one) {
    if (!one.zh.empty() && std::find(all.begin(), all.end(), one) == all.end()) all.push_back(std::move(one));
}

}  // namespace

std::string_view slug(LetterState state) {
    constexpr std::array<std::string_view, 5> kSlugs = {"incomplete", "ready", "drawn", "stale", "handed_in"};
    return kSlugs[static_cast<std::size_t>(state)];
}

std::span<const LetterState> all_letter_states() {
    return kStates;
}

std::vector<Words> changes_between(const DrawnLetter& drawn, const FilledLetter& now,
                                   const LetterBooks& books) {
    std::vector<Words> changes;
    const auto differ = [&](const LetterValues& these, const LetterValues& those) {
        for (const auto& [name, value] : these) {
            const auto other = those.find(name);
            if (other == those.end() || other->second != value)
                add_once(changes, title_of(books, *now.text, name));
        }
    };
    differ(drawn.said, now.said);
    differ(now.said, drawn.said);
    if (changes.empty() || drawn.letter != now.letter.id || drawn.version != now.letter.version)
        add_once(changes, {"文本", "the wording"});
    return changes;
}

std::vector<letter::Mark> marks_on(std::span<const std::string> codes, std::string_view key) {
    std::vector<letter::Mark> marks;
    for (const std::string& code : codes) {
        const auto read = letter::read_mark(code, key);
        if (read && read->signed_by_key) marks.push_back(read->mark);
    }
    return marks;
}

}  // namespace beian::desk
