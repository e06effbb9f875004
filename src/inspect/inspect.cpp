#include "inspect/inspect.h"

#include "inspect/check.h"

#include <algorithm>

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
    const image::Limits limits = limits_of(book);
    const image::Examination found = examiner.examine(request.bytes, {.limits = limits});
    const Photo photo{request.file, found.envelope, found.integrity, profile, limits};
    Page page{request.file, request.material, request.side, {}, facts_of(found.envelope), {}};
    for (const Check& check : all_checks())
        for (model::Finding& finding : check.run(photo, Voice(book, check.id)))
            page.findings.push_back(std::move(finding));
    std::stable_sort(page.findings.begin(), page.findings.end(),
                     [](const auto& a, const auto& b) { return a.severity < b.severity; });
    page.verdict = model::judge(page.findings);
    return page;
}

}  // namespace beian::inspect
