// What does the portrait side of an identity card say? One layout (GA 448) serves resident IDs and the
// residence permits that follow it (GA/T 1475).
#pragma once

#include "reading/kind.h"

#include <string>

namespace beian::reading {

/// Name, sex, ethnicity, birth, address and number, held against each other.
std::span<const Label> person_labels();
/// The two digits that tell a citizen's number from those of Hong Kong (81), Macau (82) and Taiwan (83).
std::string id_number_begins(const Form& form);
void read_person_side(const Form& form, const Circumstances& around, FieldWriter& write);

/// Issuer and term of the other side.
std::span<const Label> issue_labels();
void read_issue_side(const Form& form, const Circumstances& around, FieldWriter& write);

}  // namespace beian::reading
