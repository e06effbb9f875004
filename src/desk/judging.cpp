#include "desk/judging.h"

#include "desk/opened_photo.h"
#include "findings/voice.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace beian::desk {
namespace {

// Larger than a card, a document has print too small for the working size.
constexpr double kLargeMm = 130;

bool is_large(const model::PhotoSpec& spec) {
    return std::any_of(spec.sizes.begin(), spec.sizes.end(), [](const model::PaperSize& size) {
        return std::max(size.width_mm, size.height_mm) > kLargeMm;
    });
}

/// Of a picture that shows nobody knows what: every size that a document to be read may have.
model::PhotoSpec any_document() {
    model::PhotoSpec spec;
    spec.sizes = {document::kCard, document::kPassportPage, document::kOpenPassport, document::kA4Portrait,
                  document::kA4Landscape};
    return spec;
}

/// The material itself and what else will do for it.
std::vector<std::string> slugs_for(const rules::Rulebook& rulebook, const rules::Material& material) {
    std::vector<std::string> slugs{material.slug};
    const auto add = [&](const std::vector<rules::MaterialIndex>& indexes) {
        for (const rules::MaterialIndex index : indexes) {
            const std::string& slug = rulebook.materials[index].slug;
            if (std::find(slugs.begin(), slugs.end(), slug) == slugs.end()) slugs.push_back(slug);
        }
    };
    add(material.accepts);
    for (const auto& [kind, indexes] : material.accepts_by_kind) add(indexes);
    return slugs;
}

bool is_blocked(const inspect::Page& page) {
    return std::any_of(page.findings.begin(), page.findings.end(),
                       [](const auto& finding) { return finding.severity == model::Severity::Block; });
}

/// A document that can be read and that no filing asks for by itself.
Words unlisted_words(std::string_view document) {
    if (document == "foreign_permanent_resident_card")
        return {"外国人永久居留身份证", "foreign permanent resident card"};
    return plain(std::string(document));
}

reading::Reading read_with(const reading::Reader& reader, const OpenedPhoto& opened,
                           const reading::Expected& expected, Depth depth, CivilDay today) {
    const FinestPlanes seen = finest(opened);
    return reader.read({seen.planes, seen.denominator, seen.found, depth == Depth::Everything}, expected,
                       today);
}

/// Both sides on one sheet, or two cards side by side: the one that is asked for is meant.
struct Beside {
    document::FoundDocument document;
    reading::Reading reading;
};

std::optional<Beside> read_beside(const reading::Reader& reader, const inspect::Look& look,
                                  const reading::Expected& expected, CivilDay today) {
    if (!look.document()) return std::nullopt;
    const auto another = document::find_another(look.planes(), *look.document(), {look.spec().sizes});
    if (!another) return std::nullopt;
    auto reading = reader.read({look.planes(), look.denominator(), another, false}, expected, today);
    return Beside{*another, std::move(reading)};
}

model::Region region_of(const inspect::Look& look, const document::FoundDocument& document) {
    double left = 1e9, top = 1e9, right = 0, bottom = 0;
    for (const model::Point& p : document.quad) {
        left = std::min(left, p.x), right = std::max(right, p.x);
        top = std::min(top, p.y), bottom = std::max(bottom, p.y);
    }
    return look.region(left, top, right, bottom);
}

/// A board, a toy or a pattern has sides as straight as a document's. Asked only where nothing else explains
/// that no print could be read.
bool is_unprinted(const reading::PageReading& reading, const inspect::CheckBook& book) {
    return reading.document.empty() && static_cast<double>(reading.characters) <
                                           findings::Voice(book, "frame.none").limit("least_characters");
}

}  // namespace

Result<PhotoBooks> load_photo_books(const std::filesystem::path& rules) {
    auto photos = BEIAN_TRY(inspect::load_check_book((rules / "checks.yaml").string()));
    auto documents = BEIAN_TRY(reading::load_document_book((rules / "documents.yaml").string()));
    return PhotoBooks{std::move(photos), std::move(documents)};
}

void sort_findings(inspect::Page& page) {
    std::stable_sort(page.findings.begin(), page.findings.end(),
                     [](const auto& a, const auto& b) { return a.severity < b.severity; });
    page.verdict = model::judge(page.findings);
}

Words words_for(const rules::Material& material, std::string_view side) {
    Words words = material.name;
    if (material.sides.size() < 2) return words;
    for (const auto& each : material.sides) {
        if (each.slug != side) continue;
        const Words name = each.name.zh.empty() ? plain(each.slug) : each.name;
        words.zh += " " + name.zh;
        words.en += ", " + name.en;
    }
    return words;
}

reading::Declared declared_facts(const rules::Vocabulary& vocabulary, const rules::Facts& facts) {
    reading::Declared declared;
    for (rules::FactId fact = 0; fact < vocabulary.facts.size(); ++fact)
        if (facts.knows(fact)) declared[vocabulary.facts[fact].name] = written_value(vocabulary, facts, fact);
    return declared;
}

JudgedPhoto Judging::judge(const PhotoToJudge& photo, Depth depth) const {
    const rules::Material* material = photo.material;
    std::string side = photo.side;
    const model::PhotoSpec spec = material != nullptr ? material->photo : any_document();
    const bool reads = reader_ != nullptr && spec.shot == model::Shot::Document;
    OpenedPhoto opened =
        open_photo(photo.bytes, spec, reads && (material == nullptr || material->letter || is_large(spec)),
                   books_.photos, examiner_);

    const auto words_of = [&](const reading::Reading& one) {
        const rules::Material* seen = rulebook_.find_material(one.document);
        return seen != nullptr ? words_for(*seen, one.side) : unlisted_words(one.document);
    };
    JudgedPhoto judged;
    judged.reading.file = photo.file;
    if (material != nullptr) {
        judged.reading.wanted = slugs_for(rulebook_, *material);
        judged.reading.wanted_side = side;
        judged.reading.wanted_words = words_for(*material, side);
    }
    if (opened.look && photo.corners) opened.look->place_document(*photo.corners);
    // A letter of ours says itself which it is, and which way up it lies: nothing else needs to be read.
    const bool may_be_letter = letters_ != nullptr && opened.look && reads && depth == Depth::Everything &&
                               (material == nullptr || material->letter);
    std::optional<JudgedLetter> letter;
    if (may_be_letter) letter = judge_letter(photo, opened, Letters::ByCode);
    if (letter) {
        take(*letter, opened, judged);
        if (material == nullptr) material = rulebook_.find_material(letter->material);
        if (photo.material == nullptr && material != nullptr) {
            if (!material->sides.empty()) side = material->sides.front().slug;
            look_again(opened, material->photo);
        }
        judged.read_at = place_of(*opened.look);
    } else if (opened.look && reads) {
        const reading::Expected expected{material != nullptr ? material->slug : std::string{}, side};
        reading::Reading reading = read_with(*reader_, opened, expected, depth, today_);
        auto beside = photo.corners ? std::nullopt : read_beside(*reader_, *opened.look, expected, today_);
        if (beside) {
            const auto is_meant = [&](const reading::Reading& one) {
                return !one.document.empty() && material != nullptr && one.side == side &&
                       std::find(judged.reading.wanted.begin(), judged.reading.wanted.end(), one.document) !=
                           judged.reading.wanted.end();
            };
            if (!is_meant(reading) && is_meant(beside->reading)) {
                std::swap(reading, beside->reading);
                const document::FoundDocument first = *opened.look->document();
                opened.look->choose_document(std::exchange(beside->document, first));
            }
            if (!beside->reading.document.empty())
                judged.reading.beside = {words_of(beside->reading),
                                         region_of(*opened.look, beside->document)};
        }
        if (!reading.document.empty()) opened.look->turn_document(reading.quarter_turns);
        const rules::Material* seen = rulebook_.find_material(reading.document);
        judged.reading.words = words_of(reading);
        // What nobody named is judged as what it turned out to be.
        if (material == nullptr && seen != nullptr) {
            material = seen;
            side = reading.side;
            look_again(opened, seen->photo);
        }
        if (!reading.document.empty()) judged.read_at = place_of(*opened.look);
        judged.reading.document = std::move(reading.document);
        judged.reading.side = std::move(reading.side);
        judged.reading.characters = reading.characters;
        judged.reading.fields = std::move(reading.fields);
        judged.reading.overlay = std::move(reading.overlay);
        judged.score = reading.score;
    }
    if (may_be_letter && !letter && material != nullptr && material->letter) {
        letter = judge_letter(photo, opened, Letters::ByWords);
        if (letter && judged.reading.document.empty()) judged.reading.document = letter->material;
    }
    inspect::PhotoRequest request{photo.file, photo.bytes, material != nullptr ? material->slug : "auto",
                                  side, spec};
    if (material != nullptr) request.spec = material->photo;
    const bool everything = depth == Depth::Everything && opened.look;
    const auto judge_page = [&] {
        return inspect::judge_photo(request, opened.found, everything ? &*opened.look : nullptr,
                                    profile_.photo, books_.photos);
    };
    judged.page = judge_page();
    if (everything && reads && !is_blocked(judged.page) && is_unprinted(judged.reading, books_.photos)) {
        opened.look->withdraw_document();
        judged.page = judge_page();
    }
    if (everything && handheld_ != nullptr && reader_ != nullptr && spec.shot == model::Shot::Handheld) {
        for (model::Finding& finding :
             handheld_->judge(photo.bytes, inspect::limits_of(books_.photos), examiner_, *reader_, today_))
            judged.page.findings.push_back(std::move(finding));
        sort_findings(judged.page);
    }
    if (letter) {
        auto& findings = judged.page.findings;
        findings.insert(findings.end(), letter->findings.begin(), letter->findings.end());
        for (auto& [name, field] : letter->fields) judged.reading.fields[name] = std::move(field);
        sort_findings(judged.page);
    }
    judged.page.fields = judged.reading.fields;
    judged.reading.is_legible = !is_blocked(judged.page);
    return judged;
}

void Judging::judge_alone(std::span<JudgedPhoto> photos) const {
    for (JudgedPhoto& photo : photos) hold_together({&photo, 1}, {});
}

void Judging::hold_together(std::span<JudgedPhoto> photos, const reading::Declared& declared) const {
    if (reader_ == nullptr) return;
    std::vector<reading::PageReading> pages;
    for (const JudgedPhoto& photo : photos) pages.push_back(photo.reading);
    const reading::Documents documents{pages, declared, today_, profile_.min_validity_days};
    for (reading::Said& said : reading::judge_documents(documents, books_.documents))
        photos[said.page].page.findings.push_back(std::move(said.finding));
    for (JudgedPhoto& photo : photos) sort_findings(photo.page);
}

}  // namespace beian::desk
