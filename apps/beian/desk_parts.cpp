#include "desk_parts.h"

#include "base/text.h"
#include "channels.h"

namespace beian::app {

Result<std::unique_ptr<AllBooks>> AllBooks::load(const std::filesystem::path& rules,
                                                 const std::string& profile) {
    // One by one: g++ 12 loses the first of a list's values where a later one returns.
    auto all = std::make_unique<AllBooks>();
    all->rulebook = BEIAN_TRY(rules::load_rulebook(rules));
    all->process = BEIAN_TRY(workflow::load_process_book((rules / "process.yaml").string()));
    all->calendar = BEIAN_TRY(workflow::load_calendar((rules / "calendar.yaml").string()));
    all->form_checks = BEIAN_TRY(form::load_form_checks((rules / "form.yaml").string()));
    all->gate_checks = BEIAN_TRY(desk::load_gate_checks((rules / "gate.yaml").string()));
    all->reasons = BEIAN_TRY(desk::load_reason_book((rules / "rejections.yaml").string()));
    all->fields = BEIAN_TRY(form::load_field_book(rules));
    all->letters = BEIAN_TRY(desk::load_letter_book(rules, all->rulebook, all->fields));
    all->presence = BEIAN_TRY(presence::load_book((rules / "presence.yaml").string()));
    all->profile = profile;
    if (all->profile.empty()) all->profile = all->rulebook.default_profile;
    if (all->rulebook.find_profile(all->profile) == nullptr)
        return Error{ErrorCode::InvalidArgument,
                     "there is no profile \"" + printable(all->profile) + "\"" +
                         did_you_mean(all->profile, all->rulebook.profile_names())};
    return all;
}

Result<std::unique_ptr<DeskParts>> DeskParts::open(const cli::KeptPlace& place, Fresh fresh,
                                                   const std::string& profile, const cli::World& world,
                                                   const desk::AccountPolicy& policy) {
    auto parts = std::make_unique<DeskParts>();
    DeskParts& made = *parts;
    made.settings = BEIAN_TRY(load_settings(place));
    made.all = BEIAN_TRY(AllBooks::load(world.rules, profile));
    made.kept = BEIAN_TRY(Kept::open(place, fresh));
    Kept& kept = *made.kept;
    sql::SqlStore& store = *kept.store;
    made.objects = BEIAN_TRY(open_objects(place, kept.clock));
    const keys::Cipher cipher =
        made.settings.sealing == desk::Sealing::Sm4 ? keys::Cipher::Sm4 : keys::Cipher::XChaCha20;
    made.vault = std::make_unique<keys::SealedVault>(*kept.ring, kept.random, cipher);
    made.blobs = std::make_unique<keys::SealedBlobs>(*made.objects, *kept.ring, kept.random, cipher);
    made.account_store = std::make_unique<sql::SqlAccounts>(store.database());
    made.arrivals = std::make_unique<sql::SqlArrivals>(store.database());
    made.presence_store = std::make_unique<sql::SqlPresence>(store.database());
    const AllBooks& all = *made.all;
    made.books = std::make_unique<desk::Books>(
        desk::Books{all.rulebook, all.process, all.form_checks, all.gate_checks, all.reasons, all.profile});
    made.filings =
        std::make_unique<desk::FilingDesk>(desk::Parts{store, store, *made.blobs, *made.vault, kept.clock,
                                                       kept.random, *made.books, all.fields, all.calendar});
    made.accounts = std::make_unique<desk::Accounts>(
        desk::AccountParts{*made.account_store, store, *made.vault, kept.clock, kept.random, policy});
    made.uploads =
        std::make_unique<desk::Uploads>(*made.filings, *made.arrivals, *made.vault, kept.clock, kept.random);
    return parts;
}

}  // namespace beian::app
