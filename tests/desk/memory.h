// What do the ports do, in the simplest way that keeps their promises? For tests, and as the measure for
// adapters.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "desk/ports.h"

namespace beian::desk {

class MemoryStore : public FilingStore, public AuditTrail, public JobQueue {
public:
    explicit MemoryStore(AuditChain chain) : chain_(chain) {}

    Status commit(const Change& change) override {
        StoredFiling& filing = filings_[change.key];
        if (filing.version != change.expected) {
            if (filing.version == 0) filings_.erase(change.key);
            return Error{ErrorCode::Conflict, "stale version"};
        }
        if (change.form && change.form_before && *change.form_before != filing.form)
            return Error{ErrorCode::Conflict, "another form"};
        filing.key = change.key;
        filing.version += change.events.size();
        filing.summary = change.summary;
        std::sort(filing.summary.marks.begin(), filing.summary.marks.end());
        filing.events.insert(filing.events.end(), change.events.begin(), change.events.end());
        if (change.form) filing.form = *change.form;
        for (const auto& [item, side] : change.removed_pages)
            std::erase_if(filing.pages,
                          [&](const PageRow& page) { return page.item == item && page.side == side; });
        for (const PageRow& page : change.put_pages) {
            std::erase_if(filing.pages,
                          [&](const PageRow& old) { return old.item == page.item && old.side == page.side; });
            filing.pages.push_back(page);
        }
        std::sort(filing.pages.begin(), filing.pages.end(), [](const PageRow& a, const PageRow& b) {
            return std::tie(a.item, a.side) < std::tie(b.item, b.side);
        });
        append(change.key.tenant, change.audit);
        for (const NewJob& job : change.jobs) put(job);
        for (const Tally& tally : change.tallies) {
            Tallied& sum = tallied_[{change.key.tenant, change.month, tally.what, tally.name}];
            sum = {change.month, tally.what, tally.name, sum.count + 1, sum.amount + tally.amount};
        }
        return ok();
    }
    Result<StoredFiling> load(const FilingKey& key) override {
        const auto found = filings_.find(key);
        if (found == filings_.end()) return Error{ErrorCode::NotFound, "there is no such filing"};
        return found->second;
    }
    std::vector<Listed> list(const Query& query) override {
        std::vector<Listed> rows;
        for (const auto& [key, filing] : filings_) {
            if (key.tenant != query.tenant || !fits(filing.summary, query)) continue;
            const std::string when = filing.summary.submitted ? to_string(*filing.summary.submitted) : "9";
            rows.push_back({key.filing, filing.version, filing.summary, when + "|" + key.filing});
            if (!query.mark) rows.back().summary.marks.clear();
        }
        std::sort(rows.begin(), rows.end(),
                  [](const Listed& a, const Listed& b) { return a.cursor < b.cursor; });
        std::erase_if(rows, [&](const Listed& row) { return row.cursor <= query.after; });
        if (rows.size() > query.most) rows.resize(query.most);
        return rows;
    }
    bool mentions_page(std::string_view tenant, std::string_view blob) override {
        for (const auto& [key, filing] : filings_) {
            for (const PageRow& page : filing.pages) {
                if (key.tenant == tenant && page.blob == blob) return true;
            }
        }
        return false;
    }
    std::vector<FilingKey> due(Instant now, std::size_t most) override {
        std::vector<std::pair<Instant, FilingKey>> found;
        for (const auto& [key, filing] : filings_) {
            if (filing.summary.due && *filing.summary.due <= now)
                found.emplace_back(*filing.summary.due, key);
        }
        std::sort(found.begin(), found.end());
        std::vector<FilingKey> keys;
        for (const auto& [at, key] : found) {
            if (keys.size() < most) keys.push_back(key);
        }
        return keys;
    }

    Counts count(std::string_view tenant) override {
        Counts counts;
        std::map<workflow::Stage, StageCount> stages;
        std::map<std::string, std::uint64_t> claimed;
        for (const auto& [key, filing] : filings_) {
            if (key.tenant != tenant) continue;
            const Summary& summary = filing.summary;
            StageCount& stage = stages[summary.stage];
            stage.stage = summary.stage;
            ++stage.count;
            if (summary.submitted && (!stage.oldest || *summary.submitted < *stage.oldest))
                stage.oldest = summary.submitted;
            if (!summary.claimed_by.empty()) ++claimed[summary.claimed_by];
        }
        for (const auto& [stage, found] : stages) counts.stages.push_back(found);
        for (const auto& [account, many] : claimed) counts.reviewers.push_back({account, many});
        return counts;
    }

    std::vector<Tallied> tallied(std::string_view tenant, std::string_view since) override {
        std::vector<Tallied> found;
        for (const auto& [key, sum] : tallied_)
            if (std::get<0>(key) == tenant && sum.month >= since) found.push_back(sum);
        return found;
    }

    void append(std::string_view tenant, std::span<const AuditEntry> entries) override {
        auto& records = trail_[std::string(tenant)];
        for (const AuditEntry& entry : entries) {
            std::optional<Anchor> before;
            if (!records.empty()) before = Anchor{records.back().number, records.back().digest};
            records.push_back(chain_.next(tenant, before, entry));
        }
    }
    std::vector<AuditRecord> read(std::string_view tenant, std::uint64_t from, std::size_t most) override {
        std::vector<AuditRecord> found;
        for (const AuditRecord& record : trail_[std::string(tenant)]) {
            if (record.number >= from && found.size() < most) found.push_back(record);
        }
        return found;
    }

    std::vector<std::pair<std::string, Anchor>> ends() override {
        std::vector<std::pair<std::string, Anchor>> found;
        for (const auto& [tenant, records] : trail_) {
            if (!records.empty()) found.push_back({tenant, {records.back().number, records.back().digest}});
        }
        return found;
    }

    std::vector<AuditRecord> search(std::string_view tenant, const AuditQuery& query) override {
        std::vector<AuditRecord> found;
        const auto& records = trail_[std::string(tenant)];
        for (auto record = records.rbegin(); record != records.rend() && found.size() < query.most;
             ++record) {
            if ((query.before == 0 || record->number < query.before) &&
                (!query.filing || record->entry.filing == *query.filing) &&
                (!query.actor || record->entry.actor == *query.actor))
                found.push_back(*record);
        }
        return found;
    }

    void put(const NewJob& job) override {
        const std::pair key{job.tenant, job.once};
        if (once_.insert(key).second)
            jobs_[key] = {{job.tenant, job.once, job.kind, job.payload, 0}, job.run_at};
    }
    std::optional<Job> take(std::span<const std::string> kinds, Instant now, Instant lease_until) override {
        for (auto& [id, waiting] : jobs_) {
            if (waiting.dead || waiting.free_at > now) continue;
            if (std::find(kinds.begin(), kinds.end(), waiting.job.kind) == kinds.end()) continue;
            waiting.free_at = lease_until;
            ++waiting.job.attempt;
            return waiting.job;
        }
        return std::nullopt;
    }
    void done(const Job& job) override {
        const auto found = jobs_.find({job.tenant, job.id});
        if (found != jobs_.end() && found->second.job.attempt == job.attempt) jobs_.erase(found);
    }
    void failed(const Job& job, std::string_view why, std::optional<Instant> again) override {
        const auto found = jobs_.find({job.tenant, job.id});
        if (found == jobs_.end() || found->second.job.attempt != job.attempt) return;
        found->second.dead = !again;
        found->second.why = why;
        if (again) found->second.free_at = *again;
    }
    std::vector<DeadJob> dead(std::string_view tenant, std::string_view after, std::size_t most) override {
        std::vector<DeadJob> found;
        for (const auto& [id, waiting] : jobs_) {
            if (waiting.dead && id.first == tenant && id.second > after && found.size() < most)
                found.push_back({waiting.job, waiting.why});
        }
        return found;
    }
    std::vector<NewJob> waiting(std::string_view tenant, std::string_view kind, std::size_t most) override {
        std::vector<NewJob> found;
        for (const auto& [id, one] : jobs_)
            if (!one.dead && one.job.tenant == tenant && one.job.kind == kind)
                found.push_back({one.job.tenant, one.job.kind, one.job.payload, one.free_at, one.job.id});
        std::stable_sort(found.begin(), found.end(),
                         [](const NewJob& a, const NewJob& b) { return a.run_at < b.run_at; });
        if (found.size() > most) found.resize(most);
        return found;
    }
    bool revive(std::string_view tenant, std::string_view id, Instant now) override {
        const auto found = jobs_.find({std::string(tenant), std::string(id)});
        if (found == jobs_.end() || !found->second.dead) return false;
        found->second = {found->second.job, now, false, {}};
        found->second.job.attempt = 0;
        return true;
    }

private:
    struct Waiting {
        Job job;
        Instant free_at;
        bool dead = false;
        std::string why{};
    };
    static bool fits(const Summary& summary, const Query& query) {
        const auto& stages = query.stages;
        return (stages.empty() || std::find(stages.begin(), stages.end(), summary.stage) != stages.end()) &&
               (!query.owner || summary.owner == *query.owner) &&
               (!query.claimed_by || summary.claimed_by == *query.claimed_by) &&
               (!query.mark ||
                std::find(summary.marks.begin(), summary.marks.end(), *query.mark) != summary.marks.end());
    }

    AuditChain chain_;
    std::map<FilingKey, StoredFiling> filings_;
    std::map<std::string, std::vector<AuditRecord>> trail_;
    std::map<std::pair<std::string, std::string>, Waiting> jobs_;
    std::set<std::pair<std::string, std::string>> once_;
    std::map<std::tuple<std::string, std::string, std::string, std::string>, Tallied> tallied_;
};

class MemoryBlobs : public BlobStore {
public:
    std::string put(std::string_view tenant, BytesView bytes) override {
        const std::string id =
            std::to_string(std::hash<std::string>{}(std::string(bytes.begin(), bytes.end())));
        held_[{std::string(tenant), id}] = Bytes(bytes.begin(), bytes.end());
        return id;
    }
    Result<Bytes> get(std::string_view tenant, std::string_view id) override {
        const auto found = held_.find({std::string(tenant), std::string(id)});
        if (found == held_.end()) return Error{ErrorCode::NotFound, "there is no such page"};
        return found->second;
    }
    void remove(std::string_view tenant, std::string_view id) override {
        held_.erase({std::string(tenant), std::string(id)});
    }
    std::optional<Instant> written(std::string_view tenant, std::string_view id) override {
        if (!held_.contains({std::string(tenant), std::string(id)})) return std::nullopt;
        return when;
    }
    Instant when{};

private:
    std::map<std::pair<std::string, std::string>, Bytes> held_;
};

/// Seals nothing, but opens only where it was put.
class GlassVault : public Vault {
public:
    Bytes seal(std::string_view tenant, std::string_view about, BytesView plain) override {
        const std::string head = std::string(tenant) + "/" + std::string(about) + "\n";
        Bytes sealed(head.begin(), head.end());
        sealed.insert(sealed.end(), plain.begin(), plain.end());
        return sealed;
    }
    Result<Bytes> open(std::string_view tenant, std::string_view about, BytesView sealed) override {
        const std::string head = std::string(tenant) + "/" + std::string(about) + "\n";
        if (sealed.size() < head.size() || !std::equal(head.begin(), head.end(), sealed.begin()))
            return Error{ErrorCode::Unreadable, "sealed for something else"};
        return Bytes(sealed.begin() + static_cast<std::ptrdiff_t>(head.size()), sealed.end());
    }
    std::string mark(std::string_view tenant, std::string_view kind, std::string_view value) override {
        return std::to_string(std::hash<std::string>{}(std::string(tenant) + "/" + std::string(kind) + "/" +
                                                       std::string(value)));
    }
};

class HandClock : public Clock {
public:
    Instant now() const override { return at; }
    Instant at;
};

class CountingRandom : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override {
        for (std::uint8_t& byte : bytes)
            byte = static_cast<std::uint8_t>(state_ = state_ * 1103515245U + 12345U, state_ >> 16);
    }

private:
    std::uint32_t state_ = 1;
};

}  // namespace beian::desk
