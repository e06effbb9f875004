// What does a desk keep, and by which keys? Opened from where the command line says it is.
#pragma once

#include "adapters/keys/sealed.h"
#include "adapters/machine/machine.h"
#include "adapters/sql/keys.h"
#include "adapters/sql/store.h"
#include "cli/upkeep.h"
#include "desk/storage.h"

#include <memory>

namespace beian::app {

/// May a desk be made where there is none yet?
enum class Fresh { Make, Refuse };

Result<std::unique_ptr<desk::SecretSource>> open_master(const cli::KeptPlace& place);
Result<std::unique_ptr<desk::ObjectStore>> open_objects(const cli::KeptPlace& place,
                                                        const desk::Clock& clock);

/// In the order in which they need each other.
struct Kept {
    static Result<std::unique_ptr<Kept>> open(const cli::KeptPlace& place, Fresh fresh);

    machine::SystemClock clock;
    machine::SystemRandom random;
    keys::Cipher cipher = keys::Cipher::XChaCha20;  // as the desk's settings say
    std::unique_ptr<desk::SecretSource> master;
    std::unique_ptr<sql::SqlKeys> wrapped;
    std::unique_ptr<keys::KeyRing> ring;
    std::optional<desk::AuditChain> chain;
    std::unique_ptr<sql::SqlStore> store;
};

class Upkeep final : public cli::Upkeep {
public:
    Result<std::vector<desk::ExportFile>> export_filing(const cli::KeptPlace& place, const cli::World& world,
                                                        const std::string& tenant,
                                                        const std::string& filing) override;
    Result<std::vector<desk::Imported>> import_results(
        const cli::KeptPlace& place, const cli::World& world, const std::string& tenant,
        const std::vector<desk::AuthorityResult>& results) override;
    Result<cli::RotatedKeys> rotate_keys(const cli::KeptPlace& place) override;
    Result<std::vector<desk::TenantAnchor>> audit_ends(const cli::KeptPlace& place) override;
    Result<std::vector<desk::VerifiedTrail>> verify_audit(
        const cli::KeptPlace& place, const std::vector<desk::TenantAnchor>& anchors) override;
};

}  // namespace beian::app
