// 护照: the data page of any country's passport. Its lines say most, whatever language the print is in.
#include "reading/kind.h"
#include "reading/latin_name.h"
#include "reading/mrz_cells.h"
#include "reading/mrz_fields.h"

namespace beian::reading {
namespace {

const Mark kMarks[] = {
    {"护照", 0.5},          {"PASSPORT", 0.5},       {"PASSEPORT", 0.3}, {"Nationality", 0.1}, {"国籍", 0.1},
    {"Date of birth", 0.1}, {"Date of expiry", 0.1}, {"签发机关", 0.05}, {"Authority", 0.05},
};
// Values stand below their labels, which are in two or three languages.
const Label kLabels[] = {
    {"document_number", {"护照号", "Passport No", "Passport number"}, Lines::One, Stands::Below},
    {"issuing_state", {"国家码", "Country code", "Code"}, Lines::One, Stands::Below},
    {"name", {"姓名", "姓/Surname"}, Lines::One, Stands::Below},
    {"surname", {"Surname", "Nom"}, Lines::One, Stands::Below},
    {"given_names", {"Given names", "Given name"}, Lines::One, Stands::Below},
    {"sex", {"性别", "Sex"}, Lines::One, Stands::Below},
    {"nationality", {"国籍", "Nationality"}, Lines::One, Stands::Below},
    {"birth_date", {"出生日期", "Date of birth"}, Lines::One, Stands::Below},
    {"", {"出生地点", "Place of birth"}, Lines::One, Stands::Below},
    {"", {"签发地点", "Place of issue"}, Lines::One, Stands::Below},
    {"issued", {"签发日期", "Date of issue"}, Lines::One, Stands::Below},
    {"expiry_date", {"有效期至", "Date of expiry", "Date of expiration"}, Lines::One, Stands::Below},
    {"issuer", {"签发机关", "Authority"}, Lines::One, Stands::Below},
    {"", {"类型", "Type"}, Lines::One, Stands::Below},
};

void read_print(const Form& form, FieldWriter& write) {
    const Stretch name = name_part(form.value("name"));
    if (!name.empty()) {
        write.text("name", name);
        write_latin_name(form.sheet(), box_of(name), write);
    }
    if (const std::string sex = sex_of(form.value("sex")); !sex.empty())
        write.text("sex", form.value("sex"), sex);
    write.day("birth_date", form.value("birth_date"));
    write.day("valid_from", form.value("issued"));
    write.day("expiry_date", form.value("expiry_date"));
    write.text("issuer", form.value("issuer"));
    const ReadNumber number =
        read_number(form.value("document_number"), "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
                    [](const std::string&) { return false; });
    if (number.value.size() >= 6 && number.value.size() <= 12)
        write.number("document_number", form.value("document_number"), number);
}

void read_page(const Form& form, const Circumstances& around, FieldWriter& write) {
    read_print(form, write);
    const auto mrz = read_mrz(form.sheet().rows(), form.sheet().width(), around.again, around.today);
    if (!mrz) return;
    const std::string printed_sex = write.find("sex") == nullptr ? "" : write.find("sex")->value;
    // Lines that fail say less than the print.
    const model::Fields print = write.take();
    write_mrz(*mrz, form.sheet(), around.today, write);
    for (const auto& [name, field] : print) {
        const model::Field* read = write.find(name);
        if (read == nullptr || (!mrz->parsed && read->verified_by.empty() && name != "sex"))
            write.keep(name, field);
    }
    write.agree("sex", printed_sex, "mrz");
}

double lines(const Form& form) {
    const auto rows = find_mrz_rows(form.sheet().rows(), form.sheet().width());
    if (rows.size() < 2) return 0;
    const Stretch& first = *rows[rows.size() - 2];
    return !first.empty() && first.front().text == "P" && rows.back()->size() > 34 ? 0.9 : 0;
}

}  // namespace

extern const Kind kPassport;
const Kind kPassport{"passport", "data_page", kMarks, kLabels, read_page, "document_number expiry_date",
                     lines};

}  // namespace beian::reading
