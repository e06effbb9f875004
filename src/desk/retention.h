// How long are the documents of a filing kept, and how do they end? rules/retention.yaml, and the jobs that
// follow it.
#pragma once

#include "base/result.h"
#include "desk/ports.h"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace beian::desk {

struct RetentionBook {
    struct Term {
        int days = 0;
        Words because;
        bool operator==(const Term&) const = default;
    };
    /// Of checks that a person is there: from when they were to end.
    struct Frames {
        Term passed;
        Term failed;
        bool operator==(const Frames&) const = default;
    };
    std::map<workflow::Status, Term> pages;
    std::optional<Frames> frames;  // none: they stay
    std::chrono::hours grace{24};
    const Term* find(workflow::Stage stage) const;
    bool operator==(const RetentionBook&) const = default;
};

Result<RetentionBook> read_retention_book(const std::string& yaml, std::string_view name);
Result<RetentionBook> load_retention_book(const std::string& path);

/// The documents of a filing, and when they are to go.
struct Removal {
    std::string filing;
    workflow::Status status = workflow::Status::Granted;
    std::size_t pages = 0;
    Instant at;
    bool operator==(const Removal&) const = default;
};
/// One document that no filing mentions any more, and when its bytes are to be destroyed.
struct Destruction {
    std::string filing;
    std::string item;
    std::string side;
    Instant at;
    bool operator==(const Destruction&) const = default;
};
/// Soonest first, as things stand: whoever moves a filing on gives it another time.
std::vector<Removal> removals(FilingStore& store, JobQueue& jobs, const RetentionBook& book,
                              std::string_view tenant, std::size_t most);
std::vector<Destruction> destructions_due(JobQueue& jobs, std::string_view tenant, std::size_t most);

/// Of pages that a change takes out of a filing: the job that destroys what nothing else mentions.
std::vector<NewJob> destructions(const FilingKey& key, const std::vector<PageRow>& before,
                                 const Change& change, Instant now);

/// `schedule_removal`, `remove_pages`, `destroy_page`: each may come twice.
class Retention {
public:
    Retention(FilingStore& store, AuditTrail& trail, JobQueue& jobs, BlobStore& blobs, const Clock& clock,
              RetentionBook book)
        : store_(store), trail_(trail), jobs_(jobs), blobs_(blobs), clock_(clock), book_(std::move(book)) {}

    /// The filing is over: its pages are to go when their time is up.
    Status schedule(const Job& job);
    /// Their time is up, unless the filing has moved on since.
    Status remove_pages(const Job& job);
    /// The page itself, when no filing mentions it; and the certificate.
    Status destroy_page(const Job& job);

private:
    FilingStore& store_;
    AuditTrail& trail_;
    JobQueue& jobs_;
    BlobStore& blobs_;
    const Clock& clock_;
    RetentionBook book_;
};

}  // namespace beian::desk
