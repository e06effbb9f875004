// Whose document is it? Nobody's: names that say 样本, existing regions, and numbers that standards, notices
// and test suites have published (or that consist of zeros).
#pragma once

#include "specimen/random.h"

#include <string>
#include <string_view>

namespace beian::specimen {

struct Day {
    int year = 0, month = 0, day = 0;  // year 0: open end

    std::string iso() const;      // 2020-09-09, long_term
    std::string dotted() const;   // 2020.09.09, 长期
    std::string chinese() const;  // 2020年9月9日, 长期
    std::string mrz() const;      // 200909
    Day years_later(int years) const { return {year + years, month, day}; }
};

struct Holder {
    std::string name, surname_latin, given_latin;
    std::string sex;  // M, F
    std::string ethnicity;
    Day birth, valid_from, valid_until;
    std::string address, region, issuer;
    std::string id_number;  // of the resident ID or the residence permit

    std::string_view sex_printed() const { return sex == "M" ? "男" : "女"; }
};

enum class Residency { Mainland, HongKong, Macau, Taiwan };

/// The same seed is the same holder on both sides of a document.
Holder holder(std::uint64_t seed, Residency residency);

struct Organisation {
    std::string name, credit_code, kind, representative, address, capital, scope, registrar;
    Day founded, issued, term_until;
};
/// Starts of the credit code: 9 business, 12 public institution, 31 law firm, 51 social group, 52 private
/// non-enterprise.
Organisation organisation(std::uint64_t seed, std::string_view code_starts_with);

/// 7-3-1 check digit of ICAO Doc 9303 part 3.
char mrz_digit(std::string_view text);
std::string with_mrz_digit(std::string text);
std::string padded(std::string text, std::size_t width);

}  // namespace beian::specimen
