// The letters of a filing: which there are, drawn as they stand now, and what is asked for them alone.
#include "base/text.h"
#include "desk/filing_desk.h"
#include "desk/letters/answers.h"
#include "desk/sealing.h"
#include "letter/drawing.h"
#include "letter/lacking.h"

#include <fmt/format.h>
#include <algorithm>

namespace beian::desk {

namespace {

using Form = LetterWish::Form;

constexpr int kTries = 8;  // as often a download is noted anew on what others wrote meanwhile

bool has_item(const std::vector<LetterPlace>& places, const workflow::ItemId& item,
              const rules::Material* material) {
    return std::any_of(places.begin(), places.end(),
                       [&](const LetterPlace& one) { return one.item == item && one.material == material; });
}

/// What the checklists ask for and the desk writes, each once: of a choice every letter among it.
std::vector<LetterPlace> places_in(const std::vector<rules::Checklist>& lists,
                                   const rules::Rulebook& rulebook) {
    std::vector<LetterPlace> places;
    for (std::size_t service = 0; service < lists.size(); ++service) {
        for (const rules::Item& item : lists[service].items) {
            const workflow::ItemId id = item_id(item.of, service, rulebook.materials[item.material].slug);
            const auto accepts = lists[service].accepts_of(item);
            std::vector<rules::MaterialIndex> wanted(accepts.begin(), accepts.end());
            wanted.push_back(item.material);
            for (const rules::MaterialIndex one : wanted) {
                const rules::Material* material = &rulebook.materials[one];
                if (letter::is_written_today(*material) && !has_item(places, id, material))
                    places.push_back({id, material, service});
            }
        }
    }
    return places;
}

LetterFile as_file(const LetterPlace& place, const FilledLetter& filled, Form form) {
    constexpr std::pair<const char*, const char*> kKinds[] = {
        {"pdf", "application/pdf"},
        {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
        {"png", "image/png"}};
    const auto& [end, type] = kKinds[static_cast<std::size_t>(form)];
    return {{}, type, place.material->slug + "." + end, filled.letter.title, filled.gaps, filled.text};
}

/// A link shows what is asked of its person and nothing else.
bool is_theirs(const workflow::Link* link, const workflow::ItemId& item) {
    return link != nullptr && item.starts_with(std::string(workflow::slug(link->person)) + ".");
}

}  // namespace

Result<LetterPlace> FilingDesk::place_of(const LetterWish& wish, const Submission& submission) const {
    const rules::Material* material = parts_.books.rulebook.find_material(wish.material);
    if (material == nullptr)
        return Error{ErrorCode::NotFound, "there is no material \"" + printable(wish.material) + "\""};
    if (!material->letter)
        return Error{ErrorCode::NotFound, material->slug + " is no letter that the desk writes"};
    const auto lists = checklists_of(submission, parts_.books);
    for (const LetterPlace& place : places_in(lists, parts_.books.rulebook))
        if (place.material == material && place.service == wish.service) return place;
    return LetterPlace{item_id(material->of, wish.service, material->slug), material, wish.service};
}

Result<FilledLetter> FilingDesk::filled(const Opened& opened, const Submission& submission,
                                        const LetterPlace& place) {
    const auto kept = opened.declaration.letters.find(place.item);
    const rules::Facts facts = facts_of(submission, parts_.books, place.service);
    LetterOrder order{place.material, opened.declaration.form, facts, place.service, {}};
    if (kept != opened.declaration.letters.end()) order.letter = kept->second.answers;
    auto filled = fill_letter(letter_books(), order);
    if (filled || order.letter.empty()) return filled;
    // The letter asks something else now than when it was answered.
    order.letter.clear();
    return fill_letter(letter_books(), order);
}

LetterView FilingDesk::view_of(const Opened& opened, const LetterPlace& place, FilledLetter filled,
                               const Submission& submission) {
    const auto& sides = place.material->sides;
    LetterView view{place, filled.text};
    view.side = !filled.text->side.empty() ? filled.text->side : sides.empty() ? "" : sides.front().slug;
    view.pages = letter::count_pages(filled.letter);
    view.lacking = letter::lacking_in_fonts(filled.letter);
    view.missing = filled.gaps;
    const auto kept = opened.declaration.letters.find(place.item);
    if (kept != opened.declaration.letters.end()) view.answers = kept->second.answers;
    if (!filled.gaps.empty()) view.state = LetterState::Incomplete;
    if (kept != opened.declaration.letters.end() && !kept->second.drawn.empty()) {
        const DrawnLetter& last = kept->second.drawn.back();
        view.drawn = last.at;
        const std::string digest =
            letter::digest_of(filled.letter, letter_key(parts_.vault, opened.key.tenant));
        if (last.digest != digest) view.changed = changes_between(last, filled, letter_books());
        if (filled.gaps.empty()) view.state = last.digest == digest ? LetterState::Drawn : LetterState::Stale;
    }
    const bool is_there = std::any_of(opened.pages.begin(), opened.pages.end(), [&](const PageRow& page) {
        return page.item == place.item && page.material == place.material->slug;
    });
    if (!is_there || !view.missing.empty()) return view;
    // What came back counts, whatever was downloaded since.
    view.state = LetterState::HandedIn;
    view.changed.clear();
    for (const LetterStanding& one : submission.letters) {
        if (one.item != place.item || one.what == LetterStanding::What::Page) continue;
        view.state = LetterState::Stale;
        view.changed = one.changed;
    }
    return view;
}

Result<std::vector<LetterView>> FilingDesk::letters(const Caller& caller, const std::string& filing) {
    const Opened opened = BEIAN_TRY(open_for(caller, filing));
    const Instant now = parts_.clock.now();
    const bool all = may_see(caller, caller.tenant, opened.filing, Sight::Form, now);
    const workflow::Link* link = opened.filing.find_link(caller.link);
    if (!all && !may_see(caller, caller.tenant, opened.filing, Sight::OwnPages, now))
        return Error{ErrorCode::Forbidden, "what was declared is not for this role"};
    Gathered gathered;
    const Submission submission = submission_of(opened, gathered);
    std::vector<LetterView> views;
    const auto lists = checklists_of(submission, parts_.books);
    for (const LetterPlace& place : places_in(lists, parts_.books.rulebook)) {
        if (!all && !is_theirs(link, place.item)) continue;
        auto now_filled = filled(opened, submission, place);
        // No text for this province or kind of subject: then it is written by hand.
        if (now_filled) views.push_back(view_of(opened, place, std::move(*now_filled), submission));
    }
    return views;
}

Result<LetterFile> FilingDesk::draw_letter(const Caller& caller, const std::string& filing,
                                           const LetterWish& wish) {
    Opened opened = BEIAN_TRY(open_for(caller, filing));
    const Instant now = parts_.clock.now();
    const bool all = may_see(caller, caller.tenant, opened.filing, Sight::Form, now);
    const bool own = may_see(caller, caller.tenant, opened.filing, Sight::OwnPages, now);
    if (!all && !own) return Error{ErrorCode::Forbidden, "what was declared is not for this role"};
    Gathered gathered;
    const Submission submission = submission_of(opened, gathered);
    const LetterPlace place = BEIAN_TRY(place_of(wish, submission));
    if (!all && !is_theirs(opened.filing.find_link(caller.link), place.item))
        return Error{ErrorCode::Forbidden, "this link is for the letters of its person"};
    const FilledLetter now_filled = BEIAN_TRY(filled(opened, submission, place));
    LetterFile file = as_file(place, now_filled, wish.form);
    if (!file.missing.empty()) return file;
    const std::string key = letter_key(parts_.vault, caller.tenant);
    if (wish.form == Form::Png) {
        auto picture = picture_letter(now_filled.letter, filing, key, wish.page, wish.width);
        if (!picture) return Error{ErrorCode::NotFound, "the letter has no such page"};
        file.bytes = std::move(*picture);
    } else {
        const auto format = wish.form == Form::Docx ? LetterFormat::Docx : LetterFormat::Pdf;
        file.bytes = desk::draw_letter(now_filled.letter, format, filing, key);
    }
    const AuditEntry look{now,
                          caller.name(),
                          std::string(workflow::slug(caller.role)),
                          wish.form == Form::Png ? "view_letter" : "draw_letter",
                          filing,
                          wish.purpose,
                          place.item + " " + file.name};
    parts_.trail.append(caller.tenant, {&look, 1});
    // A reviewer who compares has not given it to anyone.
    const bool signs = caller.role == workflow::Role::LinkHolder || caller.account == opened.filing.owner;
    if (wish.form == Form::Png || !signs) return file;
    const DrawnLetter drawn{letter::digest_of(now_filled.letter, key), now_filled.letter.id,
                            now_filled.letter.version, now, now_filled.said};
    BEIAN_TRY(remember(std::move(opened), place, drawn));
    return file;
}

Status FilingDesk::remember(Opened opened, const LetterPlace& place, DrawnLetter drawn) {
    for (int tried = 1;; ++tried) {
        auto& letters = opened.declaration.letters[place.item].drawn;
        if (!letters.empty() && letters.back().digest == drawn.digest) return ok();
        letters.push_back(drawn);
        if (letters.size() > kDrawnKept) letters.erase(letters.begin());
        const StoredFiling stored = BEIAN_TRY(parts_.store.load(opened.key));
        Change change;
        change.key = opened.key;
        change.expected = opened.filing.version;
        change.summary = stored.summary;
        change.form = seal_text(parts_.vault, opened.key, to_json(opened.declaration));
        change.form_before = opened.form;
        const Status kept = parts_.store.commit(change);
        if (kept || kept.error().code != ErrorCode::Conflict || tried == kTries) return kept;
        const FilingKey key = opened.key;
        opened = BEIAN_TRY(open(key));
    }
}

Result<Opened> FilingDesk::answer_letter(const Caller& caller, const std::string& filing,
                                         std::uint64_t expected, const LetterWish& wish,
                                         const LetterValues& answers) {
    Opened opened = BEIAN_TRY(open_for(caller, filing));
    if (opened.filing.version != expected)
        return Error{ErrorCode::Stale,
                     fmt::format("someone changed this filing: it is at version {}, not {}; look at it again",
                                 opened.filing.version, expected)};
    Gathered gathered;
    const Submission submission = submission_of(opened, gathered);
    const LetterPlace place = BEIAN_TRY(place_of(wish, submission));
    const FilledLetter known = BEIAN_TRY(filled(opened, submission, place));
    BEIAN_TRY(check_answers(*known.text, answers));
    workflow::Action action{workflow::ActionKind::Edit, {}, {}};
    action.detail.items = {"letters." + place.item};
    return declare(caller, std::move(opened), action, [&](Declaration& now) {
        if (!answers.empty() || now.letters.contains(place.item)) now.letters[place.item].answers = answers;
    });
}

}  // namespace beian::desk
