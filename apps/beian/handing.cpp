// To the licensed provider and back: a desk opened for one command.
#include "cli/cli.h"
#include "desk/judging.h"
#include "desk_parts.h"
#include "image/sandbox.h"

namespace beian::app {

Result<std::vector<desk::ExportFile>> Upkeep::export_filing(const cli::KeptPlace& place,
                                                            const cli::World& world,
                                                            const std::string& tenant,
                                                            const std::string& filing) {
    // Before anything personal is in memory: what opens the pictures starts as a copy of this process.
    image::Sandbox sandbox;
    const auto parts = BEIAN_TRY(DeskParts::open(place, Fresh::Refuse, {}, world, {}));
    const AllBooks& all = *parts->all;
    const auto book = BEIAN_TRY(inspect::load_check_book((world.rules / "checks.yaml").string()));
    desk::Exporter exporter(*parts->filings, all.fields, all.process,
                            all.rulebook.find_profile(all.profile)->photo, book, sandbox);
    return exporter.make_all(desk::desk_itself(tenant), filing);
}

Result<std::vector<desk::Imported>> Upkeep::import_results(
    const cli::KeptPlace& place, const cli::World& world, const std::string& tenant,
    const std::vector<desk::AuthorityResult>& results) {
    const auto parts = BEIAN_TRY(DeskParts::open(place, Fresh::Refuse, {}, world, {}));
    return desk::import_results(*parts->filings, desk::desk_itself(tenant), results);
}

}  // namespace beian::app
