// To the licensed provider and back: the use cases of a desk, opened for one command.
#include "cli/cli.h"
#include "desk/judging.h"
#include "image/sandbox.h"
#include "kept.h"

namespace beian::app {

namespace {

/// Books and keys of one desk, in the order in which they need each other.
struct OpenedDesk {
    static Result<std::unique_ptr<OpenedDesk>> open(const cli::KeptPlace& place,
                                                    const std::filesystem::path& rules) {
        auto made = std::make_unique<OpenedDesk>(
            OpenedDesk{BEIAN_TRY(rules::load_rulebook(rules)),
                       BEIAN_TRY(workflow::load_process_book((rules / "process.yaml").string())),
                       BEIAN_TRY(workflow::load_calendar((rules / "calendar.yaml").string())),
                       BEIAN_TRY(form::load_form_checks((rules / "form.yaml").string())),
                       BEIAN_TRY(desk::load_gate_checks((rules / "gate.yaml").string())),
                       BEIAN_TRY(desk::load_reason_book((rules / "rejections.yaml").string())),
                       BEIAN_TRY(form::load_field_book(rules)),
                       BEIAN_TRY(Kept::open(place, Fresh::Refuse)),
                       {},
                       {},
                       {},
                       {},
                       {}});
        Kept& kept = *made->kept;
        made->objects = BEIAN_TRY(open_objects(place, kept.clock));
        made->vault = std::make_unique<keys::SealedVault>(*kept.ring, kept.random);
        made->blobs = std::make_unique<keys::SealedBlobs>(*made->objects, *kept.ring, kept.random);
        made->books = std::make_unique<desk::Books>(
            desk::Books{made->rulebook, made->process, made->form_checks, made->gate_checks, made->reasons,
                        made->rulebook.default_profile});
        made->desk = std::make_unique<desk::FilingDesk>(
            desk::Parts{*kept.store, *kept.store, *made->blobs, *made->vault, kept.clock, kept.random,
                        *made->books, made->fields, made->calendar});
        return made;
    }

    rules::Rulebook rulebook;
    workflow::ProcessBook process;
    workflow::Calendar calendar;
    findings::CheckBook form_checks;
    findings::CheckBook gate_checks;
    desk::ReasonBook reasons;
    form::FieldBook fields;
    std::unique_ptr<Kept> kept;
    std::unique_ptr<desk::ObjectStore> objects;
    std::unique_ptr<keys::SealedVault> vault;
    std::unique_ptr<keys::SealedBlobs> blobs;
    std::unique_ptr<desk::Books> books;
    std::unique_ptr<desk::FilingDesk> desk;
};

}  // namespace

Result<std::vector<desk::ExportFile>> Upkeep::export_filing(const cli::KeptPlace& place,
                                                            const cli::World& world,
                                                            const std::string& tenant,
                                                            const std::string& filing) {
    // Before anything personal is in memory: what opens the pictures starts as a copy of this process.
    image::Sandbox sandbox;
    const auto opened = BEIAN_TRY(OpenedDesk::open(place, world.rules));
    const auto book = BEIAN_TRY(inspect::load_check_book((world.rules / "checks.yaml").string()));
    return desk::export_filing(*opened->desk, tenant, filing, opened->fields, opened->process,
                               opened->rulebook.find_profile("")->photo, book, sandbox);
}

Result<std::vector<desk::Imported>> Upkeep::import_results(
    const cli::KeptPlace& place, const cli::World& world, const std::string& tenant,
    const std::vector<desk::AuthorityResult>& results) {
    const auto opened = BEIAN_TRY(OpenedDesk::open(place, world.rules));
    return desk::import_results(*opened->desk, tenant, results);
}

}  // namespace beian::app
