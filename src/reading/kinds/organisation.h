// What do licences and certificates of organisations say? Their wording differs by kind of body; what it
// means does not.
#pragma once

#include "reading/kind.h"

#include <string_view>

namespace beian::reading {

/// Every field of DESIGN 3.4 that labels give, with the code held against its check digit and a QR code.
void read_organisation(const Form& form, const Circumstances& around, FieldWriter& write);

/// A unified social credit code (18) that stands beside its label, else anywhere.
void write_credit_code(const Form& form, const Circumstances& around, FieldWriter& write);

/// The day it was issued: beside its label, else the lowest day on the paper that is no other field's.
void write_issued(const Form& form, FieldWriter& write);

}  // namespace beian::reading
