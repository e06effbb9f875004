// How does a filing leave the desk for the licensed provider, and how does the authority's answer come back?
#pragma once

#include "desk/export/authority_result.h"
#include "desk/export/package.h"

#include <string>
#include <vector>

namespace beian::desk {

/// The desk itself: what it looks at stands in the trail.
inline Caller desk_itself(const std::string& tenant) {
    return {tenant, "desk", workflow::Role::Desk, {}};
}

Result<std::vector<ExportFile>> export_filing(FilingDesk& desk, const std::string& tenant,
                                              const std::string& filing, const form::FieldBook& fields,
                                              const workflow::ProcessBook& process,
                                              const model::PhotoProfile& profile,
                                              const inspect::CheckBook& book, image::Examiner& examiner);

/// What became of one result: nothing is said where it was taken.
struct Imported {
    std::string filing;
    std::string refused;
};
/// Each on its own: one that is refused keeps back no other.
std::vector<Imported> import_results(FilingDesk& desk, const std::string& tenant,
                                     const std::vector<AuthorityResult>& results);

}  // namespace beian::desk
