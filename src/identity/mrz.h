// What do the machine-readable lines say? ICAO Doc 9303: cards (TD1), larger cards (TD2), passports (TD3) and
// visas; the Chinese travel permits follow TD1 (GA/T 704.14).
#pragma once

#include "identity/verification.h"

#include <optional>
#include <string>
#include <string_view>

namespace beian::identity {

enum class MrzType { Td1, Td2, Td3, VisaA, VisaB };
std::string_view name_of(MrzType type);  // "TD1", "TD2", "TD3", "MRV-A", "MRV-B"

struct Mrz {
    MrzType type;
    std::string lines;  // joined by a line feed
    std::string document_code, issuing_state, document_number, surname, given_names, nationality,
        optional_data;
    std::string sex;                 // "M", "F", or empty where the document leaves it open
    std::optional<CivilDay> birth;   // nothing where part of it is unknown
    std::optional<CivilDay> expiry;  // nothing where there is none
    /// Slug of the document as far as the lines tell: passport, hmt_travel_permit, tw_travel_permit, visa,
    /// travel_document.
    std::string_view document() const;
};

/// Lines joined by '/' or line feeds, or run together. Every check digit is tested.
Checked<Mrz> parse_mrz(std::string_view value, CivilDay today);
void tell(const Mrz& mrz, CivilDay today, Verification& verification);

}  // namespace beian::identity
