// Does this region code exist, and did it in that year? GB/T 2260 with the years each code was in force.
#pragma once

#include <cstdint>
#include <string_view>

namespace beian::identity {

/// One code of the published tables (tools/regions writes them).
struct Region {
    std::uint32_t code;     // 360426
    std::uint16_t since;    // year of the first table that lists it; 0: already in the earliest
    std::uint16_t until;    // year of the first table that lists it no more; 0: still in the latest
    std::string_view name;  // 江西省九江市德安县, as the last table names it
};

/// What a region code is to someone born in a given year.
enum class RegionStanding : std::uint8_t {
    InUse,          // listed, in force in that year
    CreatedLater,   // listed, created only after that year
    Abolished,      // listed, given up before that year
    BeforeRecords,  // not listed, but the tables begin later than that year and the standard's structure
                    // allows it
    AfterRecords,   // not listed, but the tables end before that year and the structure allows it
    Never,          // no such code
};

const Region* find_region(unsigned code) noexcept;
RegionStanding region_standing(unsigned code, int year) noexcept;
/// The 0-based digit at which a code begins to be impossible: 0 province, 2 prefecture or county.
unsigned first_impossible_digit(unsigned code) noexcept;
/// Could GB/T 2260 hold such a code at all? Judged by its structure alone.
bool is_possible_region(unsigned code) noexcept;

}  // namespace beian::identity
