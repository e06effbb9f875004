// What does an 18-digit identity number say? Resident IDs (GB 11643), the residence permits of Hong Kong,
// Macau and Taiwan residents and the 2023 card of foreign permanent residents share one layout and one check
// digit.
#pragma once

#include "base/personal_data.h"
#include "identity/region.h"
#include "identity/verification.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace beian::identity {

enum class Holder : std::uint8_t { Citizen, HongKong, Macau, Taiwan, Foreigner };

enum class IdFault : std::uint8_t {
    None,
    Missing,    // too short
    Surplus,    // too long
    Character,  // a character that cannot stand there
    Region,     // an address code that never existed
    Abolished,  // an address code given up before the birth year
    Country,    // a foreigner's country code that does not exist
    Year,
    Month,
    Day,
    Future,  // a birth date after today
    CheckDigit,
};

/// The answer of the quick check: no text, no allocation.
struct IdCheck {
    IdFault fault = IdFault::None;
    std::uint8_t position = 0;  // 1-based; 0 where nothing is wrong
    char expected = '\0';       // the right check digit
    Holder holder = Holder::Citizen;
    RegionStanding standing = RegionStanding::InUse;
    std::uint8_t month = 0;
    std::uint8_t day = 0;
    std::int16_t year = 0;
    std::uint32_t region = 0;   // the address code; of a foreigner the province's
    std::uint16_t country = 0;  // ISO 3166-1 numeric, foreigners only
    bool female = false;
    bool operator==(const IdCheck&) const = default;
};

/// `number` is 18 ASCII characters as printed; the last may be a small x.
IdCheck check_resident_id(std::string_view number, CivilDay today) noexcept;

/// A number that passed, and what it says.
struct ResidentId {
    PersonalData<std::string> number;  // 18 characters, X a capital
    Holder holder;
    CivilDay birth;
    bool female;
    unsigned region;
    RegionStanding standing;
    std::string nationality;  // ICAO code, foreigners only
    bool was_15_digits;
    int age_on(const CivilDay& day) const { return age_in_years(birth, day); }
};

/// As typed: spaces, hyphens, full-width digits and a small x are understood; 15 digits of the old form
/// become 18.
Checked<ResidentId> parse_resident_id(std::string_view value, CivilDay today);
void tell(const ResidentId& id, CivilDay today, Verification& verification);

}  // namespace beian::identity
