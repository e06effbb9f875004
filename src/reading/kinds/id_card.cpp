// 居民身份证
#include "reading/kinds/person_side.h"

namespace beian::reading {
namespace {

const Mark kFrontMarks[] = {
    {"公民身份号码", 0.45}, {"姓名", 0.15}, {"性别", 0.1},  {"民族", 0.45},
    {"出生", 0.1},          {"住址", 0.15}, {"居住证", -1},
};
const Mark kBackMarks[] = {
    {"居民身份证", 0.8},     {"签发机关", 0.2}, {"有效期限", 0.2},
    {"中华人民共和国", 0.2}, {"居住证", -1},    {"永久居留", -1},
};

double citizen(const Form& form) {
    const std::string begins = id_number_begins(form);
    if (begins.size() < 2) return 0;
    return begins == "81" || begins == "82" || begins == "83" ? -1 : 0.3;
}

}  // namespace

extern const Kind kIdCardFront, kIdCardBack;
const Kind kIdCardFront{
    "id_card", "front", kFrontMarks, person_labels(), read_person_side, "name id_number address", citizen};
const Kind kIdCardBack{"id_card", "back", kBackMarks, issue_labels(), read_issue_side, "issuer valid_until"};

}  // namespace beian::reading
