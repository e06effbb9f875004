// 外国人永久居留身份证: the edition of 2017 (three letters and twelve digits) and that of 2023 (eighteen
// digits that begin with 9).
#include "identity/resident_id.h"
#include "reading/kinds/person_side.h"
#include "reading/kinds/travel_permit.h"
#include "reading/mrz_cells.h"

#include <algorithm>
#include <cctype>

namespace beian::reading {
namespace {

const Mark kFrontMarks[] = {
    {"外国人永久居留身份证", 0.7},
    {"永久居留", 0.4},
    {"PERMANENT RESIDENT", 0.4},
    {"证件号码", 0.1},
    {"国籍", 0.2},
    {"姓名", 0.1},
    {"性别", 0.1},
};
const Mark kBackMarks[] = {
    {"永久居留", 0.4}, {"PERMANENT RESIDENT", 0.4}, {"国家移民管理局", 0.3}, {"本证件", 0.2}, {"CHN", 0.1},
    {"国籍", -0.3},    {"证件号码", -0.2},
};
const Label kLabels[] = {
    {"name", {"姓名/Name", "姓名Name", "姓名", "Name"}, Lines::Many},
    {"sex", {"性别/Sex", "性别Sex", "性别"}},
    {"birth_date", {"出生日期/Date of Birth", "出生日期Date of Birth", "出生日期"}},
    {"nationality", {"国籍/Nationality", "国籍Nationality", "国籍"}},
    {"term", {"有效期限/Period of Validity", "有效期限Period of Validity", "有效期限"}},
    {"issuer", {"签发机关/Issuing Authority", "签发机关Issuing Authority", "签发机关"}},
    {"id_number", {"证件号码/Card No.", "证件号码Card No.", "证件号码/ID No.", "证件号码"}},
};

/// Of its name the Latin letters: foreigners may have a Chinese one beside it.
Stretch latin_part(const Stretch& glyphs) {
    Stretch latin;
    for (const Glyph& glyph : glyphs) {
        const bool is_letter =
            glyph.text.size() == 1 && (std::isalpha(static_cast<unsigned char>(glyph.text[0])) != 0 ||
                                       glyph.text == "," || glyph.text == " " || glyph.text == "-");
        if (is_letter && (!latin.empty() || glyph.text != " ")) latin.push_back(glyph);
    }
    return latin;
}

void read_number_of(const Form& form, const Circumstances& around, FieldWriter& write) {
    const Stretch& line = form.value("id_number");
    const auto is_proven = [&](const std::string& value) {
        return value.size() == 18 && value[0] == '9' &&
               identity::check_resident_id(value, around.today).fault == identity::IdFault::None;
    };
    const ReadNumber number = read_number(line, "0123456789X", is_proven);
    if (number.value.size() >= 16) {
        write.number("id_number", line, number);
        model::Field* field = write.find("id_number");
        if (!number.proven) field->confidence = std::min(field->confidence, 0.5);
        if (number.proven) {
            const auto says = identity::check_resident_id(number.value, around.today);
            if (const auto birth = make_day(says.year, says.month, says.day))
                write.agree("birth_date", to_string(*birth));
            write.agree("sex", says.female ? "F" : "M");
        }
        return;
    }
    // The older number has no check digit.
    const ReadNumber older =
        read_number(line, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", [](const std::string&) { return false; });
    if (older.value.size() == 15) write.number("id_number", line, older);
}

void read_front(const Form& form, const Circumstances& around, FieldWriter& write) {
    const Stretch& name = form.value("name");
    const Stretch chinese = name_part(name), latin = latin_part(name);
    write.text("name", chinese.empty() ? latin : chinese);
    if (!chinese.empty()) write.text("latin_name", latin);
    if (const std::string sex = sex_of(form.value("sex")); !sex.empty())
        write.text("sex", form.value("sex"), sex);
    write.day("birth_date", form.value("birth_date"));
    write.term("valid_from", "valid_until", form.value("term"));
    write.text("issuer", form.value("issuer"));
    read_number_of(form, around, write);
}

double has_card_lines(const Form& form) {
    return find_mrz_rows(form.sheet().rows(), form.sheet().width()).size() == 3 ? 0.4 : 0;
}

}  // namespace

extern const Kind kPermanentResidentFront, kPermanentResidentBack;
const Kind kPermanentResidentFront{"foreign_permanent_resident_card", "front", kFrontMarks, kLabels,
                                   read_front};
const Kind kPermanentResidentBack{
    "foreign_permanent_resident_card", "back", kBackMarks, kLabels, read_travel_back, "", has_card_lines};

}  // namespace beian::reading
