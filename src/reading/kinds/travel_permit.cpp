#include "reading/kinds/travel_permit.h"

#include "reading/latin_name.h"
#include "reading/mrz_cells.h"
#include "reading/mrz_fields.h"

namespace beian::reading {
namespace {

const Label kLabels[] = {
    {"name", {"姓名/Name", "姓名Name", "姓名"}},
    {"birth_date", {"出生日期/Date of birth", "出生日期Date of birth", "出生日期"}},
    {"sex", {"性别/Sex", "性别Sex", "性别"}},
    {"nationality", {"国籍/Nationality", "国籍Nationality", "国籍"}},
    {"term", {"有效期限/Period of validity", "有效期限Period of validity", "有效期限"}},
    {"issuer", {"签发机关/Issuing authority", "签发机关Issuing authority", "签发机关"}},
    {"document_number", {"证件号码/Document No.", "证件号码No.", "证件号码"}},
    {"", {"签发地点"}},
    {"", {"换证次数", "签发次数"}},
};

}  // namespace

std::span<const Label> travel_permit_labels() {
    return kLabels;
}

void read_travel_front(const Form& form, PermitLetters letters, FieldWriter& write) {
    const Stretch name = name_part(form.value("name"));
    write.text("name", name);
    if (!name.empty()) write_latin_name(form.sheet(), box_of(name), write);
    write.day("birth_date", form.value("birth_date"));
    if (const std::string sex = sex_of(form.value("sex")); !sex.empty())
        write.text("sex", form.value("sex"), sex);
    write.term("valid_from", "valid_until", form.value("term"));
    write.text("issuer", form.value("issuer"));
    write.number("document_number", form.value("document_number"),
                 read_permit_number(form.value("document_number"), letters));
}

void read_travel_back(const Form& form, const Circumstances& around, FieldWriter& write) {
    const auto mrz = read_mrz(form.sheet().rows(), form.sheet().width(), around.again, around.today);
    if (mrz) write_mrz(*mrz, form.sheet(), around.today, write);
}

bool has_lines_of(const Form& form, PermitLetters letters) {
    const auto rows = find_mrz_rows(form.sheet().rows(), form.sheet().width());
    const MrzLayout& td1 = mrz_layouts().front();
    if (rows.size() != td1.lines) return false;
    std::vector<Stretch> lines;
    for (const Stretch* row : rows) lines.push_back(*row);
    const auto cells = mrz_cells(lines, td1);
    if (!cells) return false;
    // The number follows its state: C<CHNH12345678.
    const std::string first = text_of(cells->front());
    if (first[0] != 'C' || first.substr(td1.issuing_state.at, td1.issuing_state.length) != "CHN")
        return false;
    const char letter = first[td1.number.at];
    const bool lettered = letter == 'H' || letter == 'M';
    return lettered == (letters == PermitLetters::HongKongMacau);
}

}  // namespace beian::reading
