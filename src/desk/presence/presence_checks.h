// Is the person there, live, and the one on their document? The use cases of a check: begun, filmed, decided.
#pragma once

#include "desk/filing_desk.h"
#include "desk/presence/faces.h"
#include "desk/presence/presence_store.h"
#include "desk/presence/verifier.h"
#include "desk/retention.h"
#include "image/examine.h"
#include "presence/verdict.h"

#include <optional>
#include <string>
#include <vector>

namespace beian::desk {

/// How a check ended.
struct PresenceEnd {
    double score = 0;
    std::vector<model::Finding> findings;
    std::optional<Instant> valid_until{};  // of one that passed
    std::string compared_by{};             // for the trail; not kept with the check itself
};

/// A check as it stands, for whoever does it.
struct PresenceView {
    PresenceRow row;
    bool is_over = false;  // its time, before anybody finished it
    presence::Challenge challenge;
    presence::Progress progress;
    std::optional<PresenceEnd> end;
    std::size_t attempts_left = 0;
    std::size_t spared_left = 0;  // so many may still break off today without being counted
};

struct PresenceParts {
    FilingDesk& filings;
    PresenceStore& store;
    BlobStore& blobs;
    Vault& vault;
    AuditTrail& trail;
    const Clock& clock;
    Random& random;
    const presence::Book& book;
    image::Examiner& examiner;
    FaceFinder* faces = nullptr;  // nullptr: this desk cannot look at faces
    FaceMatcher* matcher = nullptr;
    Verifier* verifier = nullptr;  // nullptr: the desk decides by itself
    std::size_t attempts_a_day = 10;
    std::optional<RetentionBook::Frames> retention{};
};

class PresenceChecks {
public:
    explicit PresenceChecks(PresenceParts parts) : parts_(parts) {}

    /// `person`: by a link it may be left out, and is the link's.
    Result<PresenceView> begin(const Caller& caller, const std::string& filing,
                               std::optional<workflow::Person> person);
    Result<PresenceView> view(const Caller& caller, const std::string& filing, const std::string& check);
    /// `first`: how many were sent before. The frames that came last may come again.
    Result<PresenceView> send(const Caller& caller, const std::string& filing, const std::string& check,
                              std::uint64_t first, BytesView body);
    /// Throws where the official service cannot be reached: then it may be asked again.
    Result<PresenceView> finish(const Caller& caller, const std::string& filing, const std::string& check);
    /// The frame by which a reviewer compares the person with the portrait, of a check that passed; the look
    /// is recorded first. A JPEG.
    Result<Bytes> picture(const Caller& caller, const std::string& filing, const std::string& check,
                          const std::string& purpose);
    /// Destroys frames whose time is up; gives how many checks it cleared.
    std::size_t tidy(std::size_t most);

    const presence::Book& book() const { return parts_.book; }
    bool asks_officially() const { return parts_.verifier != nullptr; }

private:
    Result<PresenceRow> find(const Caller& caller, const std::string& filing, const std::string& check);
    Status check_open(const PresenceRow& row) const;
    AttemptLimit attempt_limit(Instant now) const;
    /// Of an open check: did its frames stop coming in the middle, with nothing done wrong?
    Result<bool> broke_off(const PresenceRow& row);
    Result<std::vector<presence::Frame>> kept_frames(const PresenceRow& row);
    /// `kept`: the frames that came before.
    Result<std::vector<presence::Frame>> look_at(BytesView body, std::uint64_t first,
                                                 std::span<const presence::Frame> kept);
    Result<PresenceView> view_of(const PresenceRow& row, std::span<const presence::Frame> frames);
    Result<PresenceEnd> judge(const Caller& caller, const PresenceRow& row,
                              std::span<const presence::Frame> frames);
    /// Is it the one on the document? By the official service where one is set up, else by the portrait.
    struct Likeness {
        std::optional<model::Finding> finding{};  // why not
        double score = 1;
        std::string by{"desk"};
        std::string reference{};
        std::string network{};  // that compared, where the desk did
        bool is_unsure() const { return finding && finding->severity == model::Severity::Warn; }
    };
    Result<Likeness> compare(const PresenceRow& row, const Provable& about,
                             const presence::Progress& progress, std::span<const presence::Frame> frames);
    Result<Likeness> ask_verifier(const PresenceRow& row, const Provable& about,
                                  const presence::Progress& progress,
                                  std::span<const presence::Frame> frames);
    Likeness compare_with_portrait(const PresenceRow& row, const Provable& about,
                                   const presence::Progress& progress,
                                   std::span<const presence::Frame> frames);
    Result<Bytes> frame_bytes(const PresenceRow& row, std::uint64_t number);

    PresenceParts parts_;
};

}  // namespace beian::desk
