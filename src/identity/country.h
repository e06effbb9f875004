// Which country do three digits or three letters name? ISO 3166-1, with the codes ICAO Doc 9303 part 3 adds.
#pragma once

#include <string_view>

namespace beian::identity {

/// The three letters of a numeric code (124: CAN); empty where there is none.
std::string_view find_country(unsigned numeric) noexcept;
/// Three letters as a document prints them, without fillers: a country, or one of ICAO's own codes (D, UTO,
/// XXA ...).
bool is_country(std::string_view letters) noexcept;

}  // namespace beian::identity
