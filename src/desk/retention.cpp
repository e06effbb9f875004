#include "desk/retention.h"

#include "desk/job_payload.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace beian::desk {

namespace {

constexpr const char* kWhy = "retention";

NewJob destruction(const FilingKey& key, const PageRow& page, std::uint64_t version, Instant now) {
    const nlohmann::ordered_json payload{
        {"filing", key.filing}, {"item", page.item}, {"side", page.side}, {"blob", page.blob}};
    return {key.tenant, "destroy_page", payload.dump(), now,
            fmt::format("{}/{}/destroy/{}/{}", key.filing, version, page.item, page.side)};
}

bool is_over(const RetentionBook::Term& term, const Summary& summary, Instant now) {
    return now >= summary.since + std::chrono::hours{24} * term.days;
}

}  // namespace

std::vector<NewJob> destructions(const FilingKey& key, const std::vector<PageRow>& before,
                                 const Change& change, Instant now) {
    std::vector<NewJob> jobs;
    for (const PageRow& page : before) {
        const auto put = std::find_if(
            change.put_pages.begin(), change.put_pages.end(),
            [&](const PageRow& other) { return other.item == page.item && other.side == page.side; });
        const bool replaced = put != change.put_pages.end() && put->blob != page.blob;
        const bool removed = std::find(change.removed_pages.begin(), change.removed_pages.end(),
                                       std::pair(page.item, page.side)) != change.removed_pages.end();
        if (replaced || removed) jobs.push_back(destruction(key, page, change.expected, now));
    }
    return jobs;
}

std::vector<Removal> removals(FilingStore& store, JobQueue& jobs, const RetentionBook& book,
                              std::string_view tenant, std::size_t most) {
    std::vector<Removal> found;
    for (const NewJob& job : jobs.waiting(tenant, "remove_pages", most)) {
        const auto said = parse_payload(job.payload, {"filing"});
        if (!said) continue;  // the worker says so of it, when its time has come
        const auto filing = store.load({job.tenant, said->at("filing")});
        if (!filing || filing->pages.empty()) continue;
        const RetentionBook::Term* term = book.find(filing->summary.stage);
        if (term == nullptr || !is_over(*term, filing->summary, job.run_at)) continue;
        found.push_back({filing->key.filing, workflow::status_of(filing->summary.stage), filing->pages.size(),
                         job.run_at});
    }
    return found;
}

std::vector<Destruction> destructions_due(JobQueue& jobs, std::string_view tenant, std::size_t most) {
    std::vector<Destruction> found;
    for (const NewJob& job : jobs.waiting(tenant, "destroy_page", most)) {
        const auto said = parse_payload(job.payload, {"filing", "item", "side", "blob"});
        if (said) found.push_back({said->at("filing"), said->at("item"), said->at("side"), job.run_at});
    }
    return found;
}

Status Retention::schedule(const Job& job) {
    const JobPayload said = BEIAN_TRY(parse_payload(job.payload, {"filing", "version"}));
    const StoredFiling filing = BEIAN_TRY(store_.load({job.tenant, said.at("filing")}));
    const RetentionBook::Term* term = book_.find(filing.summary.stage);
    if (term == nullptr) return ok();
    const nlohmann::ordered_json payload{{"filing", said.at("filing")}};
    jobs_.put({job.tenant, "remove_pages", payload.dump(),
               filing.summary.since + std::chrono::hours{24} * term->days,
               fmt::format("{}/{}/remove_pages", said.at("filing"), said.at("version"))});
    return ok();
}

Status Retention::remove_pages(const Job& job) {
    const JobPayload said = BEIAN_TRY(parse_payload(job.payload, {"filing"}));
    const StoredFiling filing = BEIAN_TRY(store_.load({job.tenant, said.at("filing")}));
    const RetentionBook::Term* term = book_.find(filing.summary.stage);
    const Instant now = clock_.now();
    // Whoever moved it on since has caused another job, with a time of its own.
    if (term == nullptr || !is_over(*term, filing.summary, now) || filing.pages.empty()) return ok();
    Change change;
    change.key = filing.key;
    change.expected = filing.version;
    change.summary = filing.summary;
    for (const PageRow& page : filing.pages) change.removed_pages.emplace_back(page.item, page.side);
    change.jobs = destructions(filing.key, filing.pages, change, now);
    change.audit.push_back({now, "desk", "desk", "remove_pages", filing.key.filing, kWhy,
                            fmt::format("{} pages, {} days after {}", filing.pages.size(), term->days,
                                        workflow::slug(workflow::status_of(filing.summary.stage)))});
    return store_.commit(change);
}

Status Retention::destroy_page(const Job& job) {
    const JobPayload said = BEIAN_TRY(parse_payload(job.payload, {"filing", "item", "side", "blob"}));
    const std::string& blob = said.at("blob");
    // The same bytes may be a page of another filing: it is destroyed with the last of them.
    if (store_.mentions_page(job.tenant, blob)) return ok();
    const Instant now = clock_.now();
    if (const auto written = blobs_.written(job.tenant, blob)) {
        // Someone may have handed in the same bytes and be about to say so.
        if (now - *written < book_.grace) {
            jobs_.put({job.tenant, "destroy_page", job.payload, *written + book_.grace,
                       fmt::format("{}/{}", job.id, to_string(*written))});
            return ok();
        }
        blobs_.remove(job.tenant, blob);
    }
    const AuditEntry certificate{now,
                                 "desk",
                                 "desk",
                                 "destroy_page",
                                 said.at("filing"),
                                 kWhy,
                                 fmt::format("{} {} {}", said.at("item"), said.at("side"), blob)};
    trail_.append(job.tenant, {&certificate, 1});
    return ok();
}

}  // namespace beian::desk
