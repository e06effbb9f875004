#include "desk/page_inspection.h"

#include "desk/corners.h"
#include "desk/job_payload.h"

#include <algorithm>

namespace beian::desk {

PageReport PageInspection::judge(const PageRow& row, BytesView bytes, std::optional<model::Quad> corners,
                                 const StoredFiling* filing) const {
    const CivilDay today = day_in_china(clock_.now());
    const Judging judging(rulebook_, profile_, books_, examiner_, reader_, today, handheld_,
                          letters_ == nullptr ? nullptr : &letters_->signed_letters);
    const rules::Material* material = rulebook_.find_material(row.material);
    std::optional<LetterContext> letter;
    if (letters_ != nullptr && filing != nullptr && material != nullptr && material->letter)
        letter = context_of(*letters_, *filing, row, today);
    // A reader's trouble and an unknown material leave a report that says so, never none.
    JudgedPhoto photo =
        judging.judge({row.item, bytes, material, row.side, corners, letter ? &*letter : nullptr});
    judging.judge_alone({&photo, 1});
    PageReport report{
        row.item,         row.material, row.side, true, photo.page.findings, photo.reading.document,
        photo.page.fields};
    if (photo.page.document) report.quad = photo.page.document->quad;
    report.corners_given = report.quad && corners;
    report.width = photo.page.image.width.value_or(0);
    report.height = photo.page.image.height.value_or(0);
    return report;
}

Status PageInspection::run(const Job& job) {
    const JobPayload said = BEIAN_TRY(parse_payload(job.payload, {"filing", "item", "side", "blob"}));
    const FilingKey key{job.tenant, said.at("filing")};
    const auto filing = store_.load(key);
    if (!filing) return filing.error().code == ErrorCode::NotFound ? ok() : Status(filing.error());
    const auto row = std::find_if(filing->pages.begin(), filing->pages.end(), [&](const PageRow& page) {
        return page.item == said.at("item") && page.side == said.at("side");
    });
    if (row == filing->pages.end() || row->blob != said.at("blob") || !row->report.empty()) return ok();
    // The same picture, handed in or its corners put right once more: that has a job of its own.
    const auto added = said.find("added");
    if (added != said.end() && added->second != to_string(row->added)) return ok();
    const Bytes bytes = BEIAN_TRY(blobs_.get(key.tenant, row->blob));
    const auto corners = said.find("corners");
    const PageReport report =
        judge(*row, bytes, corners == said.end() ? std::nullopt : parse_corners(corners->second), &*filing);
    const Status reported = desk_.report_page(key, row->item, row->side, report, &*row);
    if (!reported && reported.error().code == ErrorCode::NotFound) return ok();
    return reported;
}

}  // namespace beian::desk
