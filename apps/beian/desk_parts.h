// Which parts make a desk? Its books, what it keeps, and the use cases on top of both.
#pragma once

#include "adapters/sql/accounts.h"
#include "adapters/sql/arrivals.h"
#include "adapters/sql/presence.h"
#include "cli/cli.h"
#include "desk/accounts/accounts.h"
#include "desk/filing_desk.h"
#include "desk/letters.h"
#include "desk/presence/presence_checks.h"
#include "desk/settings.h"
#include "desk/uploads.h"
#include "kept.h"

#include <memory>

namespace beian::app {

/// Everything that is read from the rulebook's folder.
struct AllBooks {
    rules::Rulebook rulebook;
    workflow::ProcessBook process;
    workflow::Calendar calendar;
    findings::CheckBook form_checks;
    findings::CheckBook gate_checks;
    desk::ReasonBook reasons;
    form::FieldBook fields;
    letter::LetterBook letters;
    presence::Book presence;
    std::string profile;
    static Result<std::unique_ptr<AllBooks>> load(const std::filesystem::path& rules,
                                                  const std::string& profile);
};

/// In the order in which they need each other.
struct DeskParts {
    static Result<std::unique_ptr<DeskParts>> open(const cli::KeptPlace& place, Fresh fresh,
                                                   const std::string& profile, const cli::World& world,
                                                   const desk::AccountPolicy& policy);

    desk::Settings settings;
    std::unique_ptr<AllBooks> all;
    std::unique_ptr<Kept> kept;
    std::unique_ptr<desk::ObjectStore> objects;
    std::unique_ptr<keys::SealedVault> vault;
    std::unique_ptr<keys::SealedBlobs> blobs;
    std::unique_ptr<sql::SqlAccounts> account_store;
    std::unique_ptr<sql::SqlArrivals> arrivals;
    std::unique_ptr<sql::SqlPresence> presence_store;
    std::unique_ptr<desk::Books> books;
    std::unique_ptr<desk::FilingDesk> filings;
    std::unique_ptr<desk::Accounts> accounts;
    std::unique_ptr<desk::Uploads> uploads;
};

}  // namespace beian::app
