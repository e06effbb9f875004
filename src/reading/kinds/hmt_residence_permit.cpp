// 港澳居民居住证、台湾居民居住证: GA/T 1475, numbers that begin with 81, 82 and 83.
#include "reading/kinds/person_side.h"
#include "reading/permit_number.h"

namespace beian::reading {
namespace {

const Mark kFrontMarks[] = {
    {"公民身份号码", 0.45}, {"姓名", 0.15}, {"性别", 0.1}, {"出生", 0.15}, {"住址", 0.15}, {"民族", -0.6},
};
const Mark kBackMarks[] = {
    {"港澳居民居住证", 1}, {"台湾居民居住证", 1}, {"居住证", 0.3},   {"签发机关", 0.2},
    {"有效期限", 0.2},     {"通行证号码", 0.4},   {"签发次数", 0.3},
};

double from_outside(const Form& form) {
    const std::string begins = id_number_begins(form);
    return begins == "81" || begins == "82" || begins == "83" ? 0.6 : -0.3;
}

void read_back(const Form& form, const Circumstances& around, FieldWriter& write) {
    read_issue_side(form, around, write);
    const Stretch& printed = form.value("document_number");
    ReadNumber number = read_permit_number(printed, PermitLetters::HongKongMacau);
    if (number.value.empty()) number = read_permit_number(printed, PermitLetters::None);
    write.number("document_number", printed, number);
}

}  // namespace

extern const Kind kHmtResidencePermitFront, kHmtResidencePermitBack;
const Kind kHmtResidencePermitFront{
    "hmt_residence_permit",   "front",     kFrontMarks, person_labels(), read_person_side,
    "name id_number address", from_outside};
const Kind kHmtResidencePermitBack{"hmt_residence_permit", "back",    kBackMarks,
                                   issue_labels(),         read_back, "valid_until"};

}  // namespace beian::reading
