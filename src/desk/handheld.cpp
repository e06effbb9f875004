#include "desk/handheld.h"

#include "likeness/book.h"
#include "likeness/in_hand.h"

#include <cmath>

namespace beian::desk {
namespace {

// In a hand a card takes a fifth of the picture's width: its print needs all that this leaves.
constexpr std::uint32_t kLongSide = 2800;

const document::DocumentShape kHeld{{document::kCard, document::kPassportPage, document::kOpenPassport,
                                     document::kA4Portrait, document::kA4Landscape, document::kA3Portrait,
                                     document::kA3Landscape}};

}  // namespace

Result<likeness::HandheldBooks> load_handheld_books(const std::filesystem::path& rules) {
    likeness::HandheldBooks books;
    books.faces = BEIAN_TRY(likeness::load_face_book((rules / "faces.yaml").string()));
    books.handheld = BEIAN_TRY(likeness::load_handheld_book((rules / "handheld.yaml").string()));
    return books;
}

Result<Handheld> Handheld::load(const std::filesystem::path& rules, const std::filesystem::path& models,
                                int threads) {
    auto faces = BEIAN_TRY(vision::FaceReader::load(models, threads));
    auto books = BEIAN_TRY(load_handheld_books(rules));
    return Handheld(std::move(faces), std::move(books));
}

std::vector<model::Finding> Handheld::judge(BytesView bytes, const image::Limits& limits,
                                            image::Examiner& examiner, const reading::Reader& reader,
                                            CivilDay today) const {
    const image::Examination opened = examiner.examine(
        bytes, {.limits = limits, .long_side = kLongSide, .form = image::ExamineRequest::Form::SoftPixels});
    if (!opened.picture) return {};
    likeness::People people = likeness::find_people(faces_, *opened.picture);
    if (people.faces.empty())
        if (const auto cut = likeness::find_cut_face(faces_, *opened.picture)) people.faces.push_back(*cut);
    const image::Planes planes = image::planes_of(*opened.picture);
    likeness::HeldDocument held;
    auto found = people.faces.empty() ? std::nullopt
                                      : likeness::find_in_hand(*opened.picture, people.faces.front().face);
    if (!found) found = document::find_document(planes, kHeld);
    if (found) {
        held.quad = people.printed ? people.document : found->quad;
        held.characters =
            reader.read({planes, static_cast<double>(opened.denominator), found, false}, {}, today)
                .characters;
    } else if (people.printed) {
        held.quad = people.document;
    }
    auto findings = likeness::judge_handheld(*opened.picture, people, held, books_);
    for (model::Finding& finding : findings)
        if (finding.region)
            for (int& side : *finding.region) side *= static_cast<int>(opened.denominator);
    return findings;
}

}  // namespace beian::desk
