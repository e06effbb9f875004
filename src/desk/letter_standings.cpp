// Do the letters that came back still say what is true? Asked each time the gate looks at a filing.
#include "desk/filing_desk.h"

#include <algorithm>
#include <set>

namespace beian::desk {

namespace {

using What = LetterStanding::What;

/// The pages of one letter that came back.
struct CameBack {
    workflow::ItemId item;
    const rules::Material* material = nullptr;
    std::vector<std::string> codes;
    std::size_t pages = 0;
    Instant last;  // when the newest of them came
};

std::vector<CameBack> letters_among(const Opened& opened, std::span<const PageReport> reports,
                                    const rules::Rulebook& rulebook) {
    std::vector<CameBack> letters;
    for (std::size_t n = 0; n < opened.pages.size(); ++n) {
        const PageRow& row = opened.pages[n];
        const rules::Material* material = rulebook.find_material(row.material);
        if (material == nullptr || !letter::is_written_today(*material)) continue;
        if (letters.empty() || letters.back().item != row.item)
            letters.push_back({row.item, material, {}, 0, row.added});
        CameBack& one = letters.back();
        ++one.pages;
        one.last = std::max(one.last, row.added);
        const auto code = reports[n].fields.find("qr");
        if (code != reports[n].fields.end()) one.codes.push_back(code->second.value);
    }
    return letters;
}

/// The first page that is not among them; 0 where none is missing surely. A picture whose code cannot be read
/// may be any page.
int missing_page(const std::vector<letter::Mark>& marks, std::size_t pictures) {
    const int pages = marks.front().pages;
    std::set<int> there;
    for (const letter::Mark& mark : marks) there.insert(mark.page);
    std::size_t missing = 0;
    int first = 0;
    for (int page = 1; page <= pages; ++page) {
        if (there.contains(page)) continue;
        if (missing++ == 0) first = page;
    }
    return missing > pictures - marks.size() ? first : 0;
}

}  // namespace

std::vector<LetterStanding> FilingDesk::standings(const Opened& opened, const Submission& submission) {
    std::vector<LetterStanding> standings;
    const std::string key = letter_key(parts_.vault, opened.key.tenant);
    for (const CameBack& one : letters_among(opened, submission.pages, parts_.books.rulebook)) {
        const LetterPlace place{one.item, one.material, service_in(one.item)};
        const auto now = filled(opened, submission, place);
        // What is missing in the form stands in the way by itself.
        if (!now || !now->gaps.empty()) continue;
        const std::string digest = letter::digest_of(now->letter, key);
        const auto kept = opened.declaration.letters.find(one.item);
        const KeptLetter* known = kept == opened.declaration.letters.end() ? nullptr : &kept->second;
        const auto marks = marks_on(one.codes, key);
        if (marks.empty()) {
            const DrawnLetter* last =
                known == nullptr || known->drawn.empty() ? nullptr : &known->drawn.back();
            if (last != nullptr && last->digest != digest && last->at <= one.last)
                standings.push_back({What::Doubtful, one.item, changes_between(*last, *now, letter_books())});
            continue;
        }
        for (const letter::Mark& mark : marks) {
            const letter::Template* text = parts_.letters.find(mark.letter);
            const bool is_other = text == nullptr || text->material != now->text->material;
            LetterStanding said{What::Stale, one.item};
            if (mark.filing != opened.key.filing) {
                said.what = What::Elsewhere;
            } else if (is_other) {
                said.what = What::Other;
                said.letter = text == nullptr ? mark.letter : text->title;
            } else if (mark.digest != digest) {
                const DrawnLetter* drawn = known == nullptr ? nullptr : known->find(mark.digest);
                if (drawn != nullptr) said.changed = changes_between(*drawn, *now, letter_books());
            } else if (const int missing = missing_page(marks, one.pages); missing > 0) {
                said.what = What::Page;
                said.page = missing;
                said.pages = mark.pages;
            } else {
                continue;
            }
            standings.push_back(std::move(said));
            break;  // of its other pages the same would be said
        }
    }
    return standings;
}

}  // namespace beian::desk
