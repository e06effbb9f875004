// What do handlers work with? The desk's use cases and ports, filled in by main.
#pragma once

#include "desk/accounts/accounts.h"
#include "desk/answers.h"
#include "desk/export/handing.h"
#include "desk/filing_desk.h"
#include "desk/presence/presence_checks.h"
#include "desk/retention.h"
#include "desk/storage.h"
#include "desk/uploads.h"
#include "inspect/inspect.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace beian::http {

class Metrics;

/// A photo judged as `beian check` would; throws only where the machine is broken.
struct PhotoQuestion {
    std::string as;       // MATERIAL, MATERIAL:SIDE, auto
    std::string profile;  // empty: the desk's own
    BytesView bytes;
};
using JudgePhoto = std::function<Result<inspect::Page>(const PhotoQuestion&)>;

/// The picture upright and no longer than so many pixels, as a JPEG; Unreadable where it cannot be opened.
using MakeSmall = std::function<Result<Bytes>(BytesView bytes, std::uint32_t longest)>;

/// The token that makes the first administrator; good once, and only as long as there is none.
class SetUpToken {
public:
    explicit SetUpToken(std::string token) : token_(std::move(token)) {}
    bool is(std::string_view given) const;

private:
    std::string token_;  // empty: none
};

struct Services {
    desk::FilingDesk& filings;
    desk::Accounts& accounts;
    desk::Uploads& uploads;
    desk::PresenceChecks& presence;
    desk::FilingStore& store;
    desk::AuditTrail& trail;
    desk::JobQueue& jobs;
    desk::AnswerStore& answers;
    desk::Vault& vault;
    const desk::Clock& clock;
    desk::Random& random;
    const desk::Books& books;
    const form::FieldBook& fields;
    const workflow::Calendar& calendar;
    JudgePhoto judge;
    MakeSmall small_picture;
    desk::Exporter& exporter;
    const desk::AuditChain& chain;
    const desk::RetentionBook& retention;
    std::function<desk::KeyState(const std::string& tenant)> key_state;
    SetUpToken set_up;
    Metrics& metrics;
    std::string version;
    std::string tenant = "main";  // of whoever names none
    bool reads_documents = false;
    std::atomic<bool> draining{false};
};

}  // namespace beian::http
