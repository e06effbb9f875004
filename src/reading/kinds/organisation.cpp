#include "reading/kinds/organisation.h"

#include "identity/credit_code.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace beian::reading {
namespace {

constexpr std::string_view kCodeCharacters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::size_t kCodeLength = 18;
// A code whose check digit fails is wrong somewhere.
constexpr double kUnproven = 0.5;
constexpr double kOfficeBelow = 4;  // heights of the label
constexpr std::size_t kShortestOffice = 5, kLongestOffice = 30;
// Dates of issue stand in the lower part of a paper.
constexpr double kLowerPart = 0.55;

bool is_proven(const std::string& code, CivilDay) {
    return code.size() == kCodeLength && identity::parse_credit_code(code).has_value();
}

bool is_code_character(const Glyph& glyph) {
    return glyph.text.size() == 1 && (std::isupper(static_cast<unsigned char>(glyph.text[0])) != 0 ||
                                      std::isdigit(static_cast<unsigned char>(glyph.text[0])) != 0);
}

/// Runs of capitals and digits about as long as a code, in the order of the rows.
std::vector<Stretch> code_like(const Sheet& sheet) {
    std::vector<Stretch> runs;
    for (const Stretch& row : sheet.rows()) {
        Stretch run;
        const auto end = [&] {
            if (run.size() + 2 >= kCodeLength && run.size() <= kCodeLength + 2) runs.push_back(run);
            run.clear();
        };
        for (const Glyph& glyph : row) {
            if (is_code_character(glyph))
                run.push_back(glyph);
            else if (glyph.text != " ")
                end();
        }
        end();
    }
    return runs;
}

struct Code {
    Stretch glyphs;
    ReadNumber number;
};

Code code_of(const Stretch& glyphs, const Circumstances& around) {
    const auto proves = [&](const std::string& code) { return is_proven(code, around.today); };
    Code code{glyphs, read_number(glyphs, kCodeCharacters, proves)};
    if (code.number.proven || !around.again || glyphs.empty()) return code;
    // Only its own characters, as if nothing else could stand there; and wider, since the edge of a seal cuts
    // lines short.
    const Box box = box_of(glyphs);
    for (const auto& [beyond, around_it] : {std::pair{0.0, 0.0}, {0.8, 0.1}, {1.6, 0.0}, {0.3, 0.25}}) {
        const double more = around_it * box.height();
        const Stretch again = around.again(
            {box.left - more, box.top - more, box.right + beyond * box.height() + more, box.bottom + more},
            kCodeCharacters);
        Code second{again, read_number(again, kCodeCharacters, proves)};
        if (second.number.proven) return second;
    }
    return code;
}

/// 整 ends an amount that is written out.
Stretch amount_of(const Stretch& printed) {
    Stretch amount = as_in_amounts(printed);
    const auto end =
        std::find_if(amount.begin(), amount.end(), [](const Glyph& g) { return g.text == "整"; });
    if (end != amount.end()) amount.erase(end + 1, amount.end());
    return amount;
}

bool ends_as_office(const Stretch& glyphs) {
    const std::string text = tidy(glyphs);
    for (const std::string_view office : {"局", "厅", "部", "会", "处", "中心", "办公室"})
        if (text.ends_with(office)) return true;
    return false;
}

/// Offices are often set below their label and about its middle: the nearest line there that names one.
Stretch office_below(const Form& form) {
    const Box label = form.label_box("registrar");
    if (!(label.height() > 0)) return {};
    for (const Stretch& line : form.sheet().lines()) {
        const Box box = box_of(line);
        const bool below = box.top > label.middle() && box.top < label.bottom + kOfficeBelow * label.height();
        if (below && box.left < label.right + label.width() && box.right > label.left && ends_as_office(line))
            return line;
    }
    return {};
}

/// A seal may hide the label itself: then the lowest line that names an office and nothing else.
Stretch office_at_the_foot(const Form& form) {
    const auto& lines = form.sheet().lines();
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
        if (box_of(*line).middle() < kLowerPart * form.sheet().height()) break;
        if (line->size() >= kShortestOffice && line->size() <= kLongestOffice && ends_as_office(*line))
            return *line;
    }
    return {};
}

void write_registrar(const Form& form, FieldWriter& write) {
    Stretch printed = form.value("registrar");
    if (printed.size() < 4 || !ends_as_office(printed))
        if (Stretch below = office_below(form); !below.empty()) printed = std::move(below);
    if (printed.size() < 4 && !form.has_label("registrar")) printed = office_at_the_foot(form);
    if (printed.size() < 4 || !find_days(printed).empty()) return;
    write.text("registrar", printed);
    // Most often a seal lies over it.
    if (!ends_as_office(printed)) {
        model::Field* field = write.find("registrar");
        field->confidence = std::min(field->confidence, kUnproven);
    }
}

}  // namespace

void write_credit_code(const Form& form, const Circumstances& around, FieldWriter& write) {
    std::optional<Code> best;
    // Elsewhere than beside its label only a proven one is a code.
    const auto consider = [&](const Stretch& glyphs, bool is_labelled) {
        if (glyphs.empty() || (best && best->number.proven)) return;
        Code code = code_of(glyphs, around);
        if (code.number.value.size() + 3 < kCodeLength) return;
        if (code.number.proven || (!best && is_labelled)) best = std::move(code);
    };
    Stretch beside;
    for (const Glyph& glyph : form.value("credit_code"))
        if (is_code_character(glyph)) beside.push_back(glyph);
    consider(beside, true);
    for (const Stretch& run : code_like(form.sheet())) consider(run, false);
    if (!best) return;
    write.number("credit_code", best->glyphs, best->number);
    model::Field* field = write.find("credit_code");
    if (!best->number.proven) {
        field->confidence = std::min(field->confidence, kUnproven);
        return;
    }
    if (around.qr.find(field->value) != std::string_view::npos) field->verified_by = "qr";
}

void write_issued(const Form& form, FieldWriter& write) {
    if (!form.value("issued").empty() && !find_days(form.value("issued")).empty())
        return write.day("issued", form.value("issued"));
    const auto taken = [&](const Box& box) {
        for (const std::string_view name : {"founded", "term", "approved"}) {
            const Stretch& other = form.value(name);
            if (other.empty()) continue;
            const Box at = box_of(other);
            if (box.middle() > at.top && box.middle() < at.bottom && box.left < at.right &&
                box.right > at.left)
                return true;
        }
        return false;
    };
    for (auto row = form.sheet().rows().rbegin(); row != form.sheet().rows().rend(); ++row) {
        if (box_of(*row).middle() < kLowerPart * form.sheet().height()) return;
        for (const PrintedDay& day : find_days(*row)) {
            const auto glyphs = std::span(*row).subspan(day.first, day.last - day.first);
            if (!day.day || taken(box_of(glyphs))) continue;
            return write.day("issued", *row, day);
        }
    }
}

void read_organisation(const Form& form, const Circumstances& around, FieldWriter& write) {
    write.text("name", as_in_company_names(form.value("name")));
    write.text("registered_capital", amount_of(form.value("registered_capital")));
    for (const std::string_view name : {"kind", "address", "scope"}) write.text(name, form.value(name));
    // Foreigners sign in Latin letters.
    const Stretch person = name_part(form.value("legal_representative"));
    write.text("legal_representative", person.empty() ? form.value("legal_representative") : person);
    write_credit_code(form, around, write);
    write.day("founded", form.value("founded"));
    write.term("term_from", "term_until", form.value("term"));
    write_registrar(form, write);
    write_issued(form, write);
}

}  // namespace beian::reading
