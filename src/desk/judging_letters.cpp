// The part of judging that is about letters that came back.
#include "desk/judging.h"
#include "desk/opened_photo.h"

namespace beian::desk {

std::optional<JudgedLetter> Judging::judge_letter(const PhotoToJudge& photo, const OpenedPhoto& opened,
                                                  Letters known) const {
    static const LetterContext kNothing;
    const FinestPlanes seen = finest(opened);
    return letters_->judge({seen.planes, seen.denominator, seen.found, known},
                           photo.material == nullptr ? std::string{} : photo.material->slug,
                           photo.letter == nullptr ? kNothing : *photo.letter, *reader_, today_);
}

void Judging::take(const JudgedLetter& letter, OpenedPhoto& opened, JudgedPhoto& judged) const {
    if (const auto& found = opened.look->document())
        opened.look->choose_document(
            document::begun_at(*found, {(letter.upper_left.x + 0.5) / opened.look->denominator() - 0.5,
                                        (letter.upper_left.y + 0.5) / opened.look->denominator() - 0.5}));
    judged.letter = letter.mark;
    judged.score = 1;
    judged.reading.document = letter.material;
    judged.reading.side = judged.reading.wanted_side;
    judged.reading.characters = letter.characters;
    if (const rules::Material* seen = rulebook_.find_material(letter.material))
        judged.reading.words = words_for(*seen, judged.reading.side);
}

void Judging::look_for_missing_pages(std::span<JudgedPhoto> photos) const {
    if (letters_ == nullptr) return;
    std::vector<signed_letter::PageOfLetter> pages;
    for (std::size_t i = 0; i < photos.size(); ++i)
        if (photos[i].letter) pages.push_back({*photos[i].letter, i});
    for (auto& missing : signed_letter::missing_pages(pages, letters_->book())) {
        photos[missing.photo].page.findings.push_back(std::move(missing.finding));
        sort_findings(photos[missing.photo].page);
    }
}

}  // namespace beian::desk
