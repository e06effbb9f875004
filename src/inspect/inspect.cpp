#include "inspect/inspect.h"

#include "inspect/check.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace beian::inspect {
namespace {

ImageFacts facts_of(const image::Envelope& envelope) {
    ImageFacts facts;
    facts.format = envelope.kind;
    facts.bytes = envelope.bytes;
    facts.captured = envelope.captured;
    if (envelope.width > 0 && envelope.height > 0) {
        facts.width = envelope.width;
        facts.height = envelope.height;
    }
    return facts;
}

std::optional<DocumentFacts> document_facts(const Look& look) {
    if (!look.document()) return std::nullopt;
    const FoundDocument& found = *look.document();
    DocumentFacts facts{{}, found.coverage, found.tilt_deg};
    for (std::size_t i = 0; i < 4; ++i)
        facts.quad[i] = {(found.quad[i].x + 0.5) * look.denominator() - 0.5,
                         (found.quad[i].y + 0.5) * look.denominator() - 0.5};
    return facts;
}

}  // namespace

image::Limits limits_of(const CheckBook& book) {
    image::Limits limits;
    limits.max_bytes = static_cast<std::uint64_t>(Voice(book, "envelope.size").limit("most_openable_bytes"));
    limits.max_pixels =
        static_cast<std::uint64_t>(Voice(book, "envelope.dimensions").limit("most_openable_pixels"));
    return limits;
}

Page inspect_photo(const PhotoRequest& request, const model::PhotoProfile& profile, const CheckBook& book,
                   image::Examiner& examiner) {
    image::Examination found = examiner.examine(
        request.bytes,
        {.limits = limits_of(book), .long_side = kWorkingSide, .form = image::ExamineRequest::Form::Planes});
    std::optional<Look> look;
    if (found.planes) look.emplace(std::move(*found.planes), found.denominator, request.spec);
    if (look && request.corners) look->place_document(*request.corners);
    return judge_photo(request, found, look ? &*look : nullptr, profile, book);
}

Page judge_photo(const PhotoRequest& request, const image::Examination& found, const Look* look,
                 const model::PhotoProfile& profile, const CheckBook& book) {
    const image::Limits limits = limits_of(book);
    const Photo photo{request.file, found.envelope, found.integrity, profile, limits, look};
    Page page;
    page.file = request.file;
    page.as = request.material;
    page.side = request.side;
    page.image = facts_of(found.envelope);
    if (photo.document_look()) page.document = document_facts(*look);
    for (const Check& check : all_checks()) {
        CheckResult result = check.run(photo, Voice(book, check.id));
        if (result.measured) page.measures[std::string(check.id)] = *result.measured;
        std::move(result.findings.begin(), result.findings.end(), std::back_inserter(page.findings));
    }
    std::stable_sort(page.findings.begin(), page.findings.end(),
                     [](const auto& a, const auto& b) { return a.severity < b.severity; });
    page.verdict = model::judge(page.findings);
    return page;
}

}  // namespace beian::inspect
