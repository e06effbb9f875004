// What says that a person was there, and for which document? A signed record, bound to the identity pages it
// was made for.
#pragma once

#include "desk/declaration.h"
#include "desk/ports.h"
#include "rules/rulebook.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace beian::desk {

/// The identity document of a person among the pages of a filing.
struct IdentityPages {
    std::string document;  // digest of all its pages; empty: none was handed in
    const PageRow* portrait = nullptr;
};
/// Of a service's head without pages of their own, those of the head, where both have the same number.
IdentityPages identity_pages(const Declaration& declaration, std::span<const PageRow> pages,
                             workflow::Person person, const rules::Rulebook& rulebook);
/// What was declared of a person.
const form::Group& declared_of(const form::Form& form, workflow::Person person);

struct Proof {
    std::string check;
    std::string filing;
    workflow::Person person = workflow::Person::Head;
    std::string document;
    std::string challenge;  // digest of what was asked
    std::string frames;     // digest over all frames
    std::string caller;     // who held the camera's page
    double score = 0;
    Instant at;
    std::string by;         // `desk`, or the official service that was asked
    std::string reference;  // under which that service keeps it
    std::string network{};  // that compared the faces where the desk did: its name and digest
    bool unsure = false;    // near the border: a reviewer compares the faces before it counts
    bool operator==(const Proof&) const = default;
};

/// Signed by a key of the tenant's own that only the vault has.
std::string sign(Vault& vault, std::string_view tenant, const Proof& proof);
/// Nothing where it was not signed by this desk for this tenant, or was changed since.
std::optional<Proof> read_proof(Vault& vault, std::string_view tenant, std::string_view text);

/// Does it still count? Its signature holds, it is of this filing and person, and the identity pages are
/// those of then. Presences that the licensed services told of have no record of ours, but their pages too.
bool still_counts(const workflow::Presence& presence, const FilingKey& key, const Declaration& declaration,
                  std::span<const PageRow> pages, const rules::Rulebook& rulebook, Vault& vault);

}  // namespace beian::desk
