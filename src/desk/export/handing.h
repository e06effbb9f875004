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

/// The package of one version of a filing: whoever fetches it file by file never gets files of two versions.
struct Package {
    std::uint64_t version = 0;
    std::vector<PackageEntry> entries;
};

class Exporter {
public:
    Exporter(FilingDesk& desk, const form::FieldBook& fields, const workflow::ProcessBook& process,
             const model::PhotoProfile& profile, const inspect::CheckBook& book, image::Examiner& examiner)
        : desk_(desk),
          fields_(fields),
          process_(process),
          profile_(profile),
          book_(book),
          examiner_(examiner) {}

    /// What it will hold. Made is nothing yet.
    Result<Package> list(const Caller& caller, const std::string& filing);
    /// One file of it; refused where the filing has changed since.
    Result<Bytes> make(const Caller& caller, const std::string& filing, std::uint64_t version,
                       const std::string& name);
    Result<std::vector<ExportFile>> make_all(const Caller& caller, const std::string& filing);

private:
    Result<Bytes> page_bytes(const Caller& caller, const std::string& filing, const PageRow& row);
    ExportCase case_of(const Opened& opened, const std::vector<ExportPage>& pages) const;

    FilingDesk& desk_;
    const form::FieldBook& fields_;
    const workflow::ProcessBook& process_;
    const model::PhotoProfile& profile_;
    const inspect::CheckBook& book_;
    image::Examiner& examiner_;
};

/// What became of one result: nothing is said where it was taken.
struct Imported {
    std::string filing;
    std::string refused;
};
/// Each on its own, as the caller's own move: one that is refused keeps back no other.
std::vector<Imported> import_results(FilingDesk& desk, const Caller& caller,
                                     const std::vector<AuthorityResult>& results);

}  // namespace beian::desk
