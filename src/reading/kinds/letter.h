// What does a letter of the filer's own say, and is it signed, sealed and dated?
#pragma once

#include "reading/kind.h"

#include <span>
#include <string_view>

namespace beian::reading {

std::span<const Label> letter_labels();
/// `name`, `credit_code`, `id_number`, `issued`, `signature` and `seal` (`present`), and in `blank` what is
/// left empty, joined by commas.
void read_letter(const Form& form, const Circumstances& around, FieldWriter& write);
/// 1 where one of the titles heads the letter: a short line in its upper part.
double is_titled(const Form& form, std::span<const std::string_view> titles);

}  // namespace beian::reading
