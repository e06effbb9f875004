#include "reading/mrz_fields.h"

#include <algorithm>
#include <cctype>

namespace beian::reading {
namespace {

// What no check digit proves is only as good as this.
constexpr double kUnproven = 0.5;
// Years: nobody older asks for a filing.
constexpr int kOldest = 110;

/// Capitals and digits; what looks like a nought is one.
std::string folded(std::span<const Glyph> glyphs) {
    std::string text;
    for (const Glyph& glyph : glyphs) {
        if (glyph.text.size() != 1) continue;
        const auto c = static_cast<unsigned char>(glyph.text[0]);
        if (!std::isalnum(c)) continue;
        const char capital = static_cast<char>(std::toupper(c));
        text += capital == 'O' ? '0' : capital;
    }
    return text;
}

bool is_same_but_century(const CivilDay& a, const CivilDay& b) {
    return a.month() == b.month() && a.day() == b.day() &&
           (static_cast<int>(a.year()) - static_cast<int>(b.year())) % 100 == 0;
}

/// Born in one of two centuries, and old or young enough for either.
bool is_open_century(const CivilDay& birth, CivilDay today) {
    return static_cast<int>(today.year()) - static_cast<int>(birth.year()) + 100 <= kOldest;
}

class Print {
public:
    Print(const Sheet& sheet, const ReadMrz& mrz) : sheet_(sheet), top_(box_of(mrz.cells.front()).top) {}

    bool says(const MrzPart& part) const {
        const std::string wanted = folded(part.cells);
        return wanted.size() > 2 &&
               any([&](const Stretch& row) { return folded(row).find(wanted) != std::string::npos; });
    }
    /// The day as it is printed: the lines leave its century open.
    std::optional<CivilDay> day_like(const CivilDay& day) const {
        std::optional<CivilDay> printed;
        any([&](const Stretch& row) {
            for (const PrintedDay& found : find_days(row))
                if (found.day && is_same_but_century(*found.day, day)) printed = found.day;
            return printed.has_value();
        });
        return printed;
    }

private:
    template <class Test>
    bool any(Test test) const {
        return std::any_of(sheet_.rows().begin(), sheet_.rows().end(), [&](const Stretch& row) {
            const Box box = box_of(row);
            return box.middle() < top_ && test(row);
        });
    }
    const Sheet& sheet_;
    double top_;
};

}  // namespace

void write_mrz(const ReadMrz& mrz, const Sheet& sheet, CivilDay today, FieldWriter& write) {
    const Print print(sheet, mrz);
    const auto sure = [&](const MrzPart& part) {
        const double confidence = confidence_of(part.cells);
        return mrz.parsed ? confidence : std::min(confidence, kUnproven);
    };
    Stretch all;
    for (const Stretch& line : mrz.cells) all.insert(all.end(), line.begin(), line.end());
    const double lines_sure = mrz.parsed ? confidence_of(all) : std::min(confidence_of(all), kUnproven);
    write.put("mrz", box_of(all), mrz.lines, lines_sure, mrz.is_sure ? "check_digit" : "");
    if (mrz.repaired) write.find("mrz")->repaired = true;

    const bool number_printed = print.says(mrz.number);
    write.put("document_number", box_of(mrz.number.cells),
              mrz.parsed ? mrz.parsed->document_number : mrz.number.text, sure(mrz.number),
              mrz.parsed && number_printed ? "mrz"
              : mrz.number.is_proven       ? "check_digit"
                                           : "");
    const auto text = [&](std::string_view name, const MrzPart& part) {
        write.put(name, box_of(part.cells), part.text, sure(part),
                  mrz.parsed && print.says(part) ? "mrz" : "");
    };
    text("surname", mrz.surname);
    text("given_names", mrz.given_names);
    text("nationality", mrz.nationality);
    text("issuing_state", mrz.issuing_state);
    if (mrz.sex.text == "M" || mrz.sex.text == "F")
        write.put("sex", box_of(mrz.sex.cells), mrz.sex.text, sure(mrz.sex));
    if (!mrz.parsed) return;
    const auto day = [&](std::string_view name, const MrzPart& part, const std::optional<CivilDay>& date,
                         bool is_open) {
        if (!date) return;
        const auto printed = print.day_like(*date);
        const bool proven = part.is_proven && !is_open;
        write.put(name, box_of(part.cells), to_string(printed.value_or(*date)), sure(part),
                  printed  ? "mrz"
                  : proven ? "check_digit"
                           : "");
    };
    const auto& birth = mrz.parsed->birth;
    day("birth_date", mrz.birth, birth, birth && is_open_century(*birth, today));
    day("expiry_date", mrz.expiry, mrz.parsed->expiry, false);
}

}  // namespace beian::reading
