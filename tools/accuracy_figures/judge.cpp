#include "accuracy_figures/judge.h"

#include "accuracy_figures/face_shots.h"

#include "specimen/document.h"
#include "specimen/random.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace beian::accuracy {
namespace {

/// What the applicant says it is. Specimens have sides that only tell patterns apart, and what is no document
/// was sent for some document. Other people's documents have sizes of their own: a material of no known size.
std::pair<std::string, std::string> asked_as(const Shot& shot) {
    if (is_handheld_set(shot.set)) return {"handheld_id_photo", "page-1"};
    if (shot.quad) return {"preapproval_document", "page-1"};
    if (!shot.file.empty()) return {"id_card", "front"};
    const specimen::Kind* kind = shot.kind;
    if (!kind->is_document) {
        const auto& all = specimen::kinds();
        specimen::Random random(shot.seed, "asked as");
        do kind = &all[random.next() % all.size()];
        while (!kind->is_document);
    }
    const bool is_side = kind->side == "back" || kind->side == "data_page" || kind->side.starts_with("page-");
    return {std::string(kind->material), is_side ? std::string(kind->side) : "front"};
}

constexpr std::string_view kProfile = "aliyun";
// Specimens carry published dates, of which some are past: they are judged as on a day when all are in date.
constexpr CivilDay kToday{std::chrono::year{2012}, std::chrono::month{1}, std::chrono::day{1}};

template <class T>
T sound(Result<T> loaded) {
    if (!loaded) throw std::runtime_error(loaded.error().message);
    return std::move(loaded).value();
}

std::optional<Corners> quad_of(const inspect::Page& page) {
    if (!page.document) return std::nullopt;
    Corners corners;
    for (std::size_t i = 0; i < 4; ++i) corners[i] = {page.document->quad[i].x, page.document->quad[i].y};
    return corners;
}

}  // namespace

std::optional<model::Severity> Outcome::said_by(std::string_view check) const {
    // Findings stand worst first.
    const auto found = std::find_if(page.findings.begin(), page.findings.end(),
                                    [&](const model::Finding& finding) { return finding.check == check; });
    if (found == page.findings.end()) return std::nullopt;
    return found->severity;
}

bool Outcome::objects(std::string_view check) const {
    const auto said = said_by(check);
    return said && *said <= model::Severity::Fix;
}

bool Outcome::notices(std::string_view check) const {
    const auto said = said_by(check);
    return said && *said <= model::Severity::Warn;
}

std::optional<double> Outcome::measured(std::string_view check) const {
    const auto found = page.measures.find(std::string(check));
    if (found == page.measures.end()) return std::nullopt;
    return found->second;
}

Judge::Judge(const std::filesystem::path& rules, const std::filesystem::path& models)
    : rulebook_(sound(rules::load_rulebook(rules))),
      books_(sound(desk::load_photo_books(rules))),
      reader_(sound(reading::Reader::load(models, 1))),
      handheld_(sound(desk::Handheld::load(rules, models, 1))) {
    if (rulebook_.find_profile(kProfile) == nullptr)
        throw std::runtime_error("rules/profiles.yaml has no profile " + std::string(kProfile));
}

Outcome Judge::judge(const Shot& shot) const {
    const Taken photo = taken(shot);
    const auto [slug, side] = asked_as(shot);
    const rules::Material* material = rulebook_.find_material(slug);
    if (material == nullptr) throw std::runtime_error("rules/materials.yaml has no material " + slug);
    const std::string name = shot.file.empty() ? "photo.jpg" : shot.file.filename().string();
    image::BareExaminer examiner;
    Outcome outcome;
    const desk::Judging judging(rulebook_, *rulebook_.find_profile(kProfile), books_, examiner, &reader_,
                                kToday, &handheld_);
    desk::JudgedPhoto judged = judging.judge({name, photo.bytes, material, side});
    judging.judge_alone({&judged, 1});
    outcome.page = std::move(judged.page);
    outcome.quad = quad_of(outcome.page);
    if (outcome.quad && photo.quad) outcome.overlap = overlap(*outcome.quad, *photo.quad);
    return outcome;
}

}  // namespace beian::accuracy
