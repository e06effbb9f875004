#include "reading/kinds/person_side.h"

#include "identity/resident_id.h"

#include <algorithm>

namespace beian::reading {
namespace {

// A number whose check digit fails is wrong somewhere.
constexpr double kUnproven = 0.5;

const Label kPersonLabels[] = {
    {"id_number", {"公民身份号码", "身份号码"}},
    {"name", {"姓名"}},
    {"sex", {"性别"}},
    {"ethnicity", {"民族"}},
    {"birth_date", {"出生日期", "出生"}},
    {"address", {"居住地住址", "现居住地址", "居住地址", "住址"}, Lines::Many},
    {"", {"常住户口所在地住址", "户籍地址", "户籍住址"}, Lines::Many},
};
const Label kIssueLabels[] = {
    {"issuer", {"签发机关"}, Lines::Many},
    {"term", {"有效期限"}},
    {"document_number", {"通行证号码"}},
    {"", {"签发次数"}},
    {"signed", {"签发日期"}},
};

/// The number's line, also where its label was not read.
Stretch number_line(const Form& form) {
    if (!form.value("id_number").empty()) return form.value("id_number");
    for (const Stretch& line : form.sheet().lines()) {
        const auto digits = std::count_if(line.begin(), line.end(), [](const Glyph& glyph) {
            return glyph.text.size() == 1 && glyph.text[0] >= '0' && glyph.text[0] <= '9';
        });
        if (digits >= 15) return line;
    }
    return {};
}

}  // namespace

std::string id_number_begins(const Form& form) {
    std::string digits;
    for (const Glyph& glyph : number_line(form))
        if (glyph.text.size() == 1 && digits.size() < 2) digits += glyph.text;
    return digits;
}

std::span<const Label> person_labels() {
    return kPersonLabels;
}
std::span<const Label> issue_labels() {
    return kIssueLabels;
}

void read_person_side(const Form& form, const Circumstances& around, FieldWriter& write) {
    write.text("name", name_part(form.value("name")));
    if (const std::string sex = sex_of(form.value("sex")); !sex.empty())
        write.text("sex", form.value("sex"), sex);
    Stretch ethnicity = name_part(form.value("ethnicity"));
    if (ethnicity.size() > 1 && ethnicity.back().text == "族") ethnicity.pop_back();
    write.text("ethnicity", ethnicity);
    write.day("birth_date", form.value("birth_date"));
    write.text("address", form.value("address"));

    const Stretch line = number_line(form);
    const auto says = [&](const std::string& number) {
        return identity::check_resident_id(number, around.today);
    };
    const ReadNumber number = read_number(line, "0123456789X", [&](const std::string& value) {
        return value.size() == 18 && says(value).fault == identity::IdFault::None;
    });
    if (number.value.size() < 15) return;
    write.number("id_number", line, number);
    if (!number.proven) {
        model::Field* field = write.find("id_number");
        field->confidence = std::min(field->confidence, kUnproven);
        return;
    }
    const identity::IdCheck check = says(number.value);
    if (const auto birth = make_day(check.year, check.month, check.day))
        write.agree("birth_date", to_string(*birth));
    write.agree("sex", check.female ? "F" : "M");
    // A repaired number whose birth date the card prints otherwise was repaired in the wrong place.
    const model::Field* birth = write.find("birth_date");
    if (number.repaired && birth != nullptr && birth->verified_by.empty()) {
        model::Field* field = write.find("id_number");
        field->verified_by.clear();
        field->confidence = std::min(field->confidence, 0.3);
    }
}

void read_issue_side(const Form& form, const Circumstances&, FieldWriter& write) {
    write.text("issuer", form.value("issuer"));
    write.day("valid_from", form.value("signed"));
    write.term("valid_from", "valid_until", form.value("term"));
}

}  // namespace beian::reading
