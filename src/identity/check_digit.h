// What must the last character be? The published check-character systems, as pure arithmetic.
#pragma once

#include <optional>
#include <string_view>

namespace beian::identity {

// Each takes the characters before the check character and gives nothing where one of them has no value in
// the system.

/// ISO 7064 MOD 11-2 over digits (GB 11643 resident ID): '0'-'9' or 'X'.
std::optional<char> check_mod_11_2(std::string_view digits);
/// ISO 7064 MOD 11,10 over digits (GS15-2006 licence number).
std::optional<char> check_mod_11_10(std::string_view digits);
/// GB 32100-2015 over 17 characters (credit code).
std::optional<char> check_credit_code(std::string_view characters);
/// GB 11714-1997 over 8 characters (organisation code): '0'-'9' or 'X'.
std::optional<char> check_organisation_code(std::string_view characters);
/// ICAO Doc 9303 part 3, weights 7 3 1 over 0-9, A-Z and '<'.
std::optional<char> check_mrz(std::string_view characters);

/// The value of a character of a credit code, or nothing: no I, O, S, V, Z.
std::optional<unsigned> credit_code_value(char character);

}  // namespace beian::identity
