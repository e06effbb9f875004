// Which commands look after what a desk keeps? What they ask; main knows the parts that answer.
#pragma once

#include "base/result.h"
#include "desk/audit_lines.h"
#include "desk/export/handing.h"

#include <filesystem>
#include <string>
#include <vector>

namespace beian::cli {

struct World;

/// Where a desk keeps what it has.
struct KeptPlace {
    std::filesystem::path data = "beian-data";
    std::filesystem::path config;  // empty: desk.yaml in the data folder, where there is one
    std::string database;          // empty: SQLite in the data folder
    std::string blobs;             // empty: files in the data folder
    std::string master_key;        // empty: a file in the data folder
};

struct RotatedKeys {
    std::size_t keys = 0;
    std::size_t changed = 0;
    std::string current;   // the master key's id
    bool retired = false;  // the old one is forgotten; else its owner has to
};

class Upkeep {
public:
    virtual ~Upkeep() = default;
    virtual Result<std::vector<desk::ExportFile>> export_filing(const KeptPlace& place, const World& world,
                                                                const std::string& tenant,
                                                                const std::string& filing) = 0;
    virtual Result<std::vector<desk::Imported>> import_results(
        const KeptPlace& place, const World& world, const std::string& tenant,
        const std::vector<desk::AuthorityResult>& results) = 0;
    virtual Result<RotatedKeys> rotate_keys(const KeptPlace& place) = 0;
    virtual Result<std::vector<desk::TenantAnchor>> audit_ends(const KeptPlace& place) = 0;
    virtual Result<std::vector<desk::VerifiedTrail>> verify_audit(
        const KeptPlace& place, const std::vector<desk::TenantAnchor>& anchors) = 0;
};

}  // namespace beian::cli
