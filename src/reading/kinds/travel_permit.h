// What do the travel permits of Hong Kong, Macau and Taiwan residents say? One layout (GA/T 704) for both.
#pragma once

#include "reading/kind.h"
#include "reading/permit_number.h"

namespace beian::reading {

std::span<const Label> travel_permit_labels();
void read_travel_front(const Form& form, PermitLetters letters, FieldWriter& write);
/// Its machine-readable lines.
void read_travel_back(const Form& form, const Circumstances& around, FieldWriter& write);
/// Do lines of a card of China's stand there, with a number of these letters?
bool has_lines_of(const Form& form, PermitLetters letters);

}  // namespace beian::reading
