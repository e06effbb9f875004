#include "signed_letter/judge.h"

#include "signed_letter/looks.h"

#include <algorithm>
#include <set>

namespace beian::signed_letter {

// Each in its own file in checks/.
extern const Check kKind, kCode, kFiling, kVersion, kSeveral, kText, kBlank, kSignature, kSeal, kThumbprint,
    kDate, kOriginal;

namespace {

constexpr AnswerSpec kPagesAnswers[] = {{"missing", "missing pages"}};
constexpr std::string_view kPages = "letter.pages";
constexpr double kConfident = 0.9, kDoubtful = 0.5;  // what may be read otherwise stops nobody

}  // namespace

std::span<const Check> all_checks() {
    static const Check kChecks[] = {kKind, kCode,  kFiling, kVersion,    kSeveral,   kOriginal,
                                    kText, kBlank, kSeal,   kThumbprint, kSignature, kDate};
    return kChecks;
}

Result<CheckBook> load_letter_check_book(const std::string& path) {
    findings::BookLayout layout;
    for (const Check& check : all_checks()) layout.checks.push_back({check.id, check.answers, check.limits});
    layout.checks.push_back({kPages, kPagesAnswers, {}});
    return findings::load_check_book(path, layout);
}

Findings judge(const Sight& sight, const CheckBook& book) {
    Findings all;
    for (const Check& check : all_checks()) {
        Findings found = check.run(sight, Voice(book, check.id));
        all.insert(all.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.severity < b.severity; });
    return all;
}

model::Fields fields_of(const Sight& sight, const CheckBook& book) {
    model::Fields fields;
    const auto put = [&](const char* name, std::string value, const letter::Area* part) {
        model::Field field;
        field.value = std::move(value);
        field.confidence = kConfident;
        if (part != nullptr) field.region = sight.flat->region(*part);
        fields[name] = std::move(field);
    };
    if (const letter::ReadMark* read = sight.mark()) {
        put("letter", read->mark.letter, nullptr);
        put("page", std::to_string(read->mark.page) + "/" + std::to_string(read->mark.pages), nullptr);
        put("qr", sight.codes.front().text, nullptr);
        for (const char* name : {"letter", "page", "qr"}) fields[name].region = sight.code_regions.front();
    }
    if (!sight.is_laid_out()) return fields;
    std::string blank;
    std::size_t dates = 0;
    for (const letter::HandArea& hand : sight.page->by_hand) {
        using enum letter::HandArea::Kind;
        if (hand.kind == Signature) {
            if (is_signed(sight, hand, Voice(book, "letter.signature").limit("least_ink")))
                put("signature", "present", &hand.area);
            else if (blank.find("signature") == std::string::npos)
                blank += blank.empty() ? "signature" : ",signature";
        }
        if (hand.kind == Date) {
            const SeenDate& date = sight.dates[dates++];
            if (date.day) {
                put("issued", to_string(*date.day), &hand.area);
                if (!date.doubts.empty()) fields["issued"].confidence = kDoubtful;
            }
            if (date.is_empty(Voice(book, "letter.date").limit("least_ink")))
                blank += blank.empty() ? "issued" : ",issued";
        }
    }
    const auto& boxes = sight.filled->boxes;
    const bool asks = std::any_of(boxes.begin(), boxes.end(),
                                  [](const letter::Box& box) { return box.kind == letter::Box::Kind::Seal; });
    if (const RedMark* seal = seal_of(sight))
        put("seal", "present", &seal->area);
    else if (!asks)
        put("seal", "not_asked", nullptr);
    if (!blank.empty()) put("blank", blank, nullptr);
    return fields;
}

std::vector<MissingPages> missing_pages(std::span<const PageOfLetter> pages, const CheckBook& book) {
    std::vector<MissingPages> missing;
    std::vector<bool> done(pages.size(), false);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (done[i]) continue;
        const letter::Mark& mark = pages[i].mark;
        std::set<int> there;
        for (std::size_t j = i; j < pages.size(); ++j) {
            const letter::Mark& other = pages[j].mark;
            if (other.letter != mark.letter || other.filing != mark.filing || other.digest != mark.digest ||
                other.version != mark.version || other.pages != mark.pages)
                continue;
            there.insert(other.page);
            done[j] = true;
        }
        std::string lacking;
        for (int page = 1; page <= mark.pages; ++page)
            if (!there.contains(page)) lacking += (lacking.empty() ? "" : "、") + std::to_string(page);
        if (lacking.empty()) continue;
        missing.push_back(
            {pages[i].photo, Voice(book, kPages)
                                 .say("missing", {{"missing", plain(lacking)},
                                                  {"pages", plain(std::to_string(mark.pages))}})});
    }
    return missing;
}

}  // namespace beian::signed_letter
