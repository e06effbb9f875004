// 居住证: what a city gives to those who live there without being registered there. Its portrait side follows
// the identity card's and says what it is; whose home address stands there is the one lived at.
#include "reading/kinds/person_side.h"

namespace beian::reading {
namespace {

const Mark kFrontMarks[] = {
    {"居住证", 0.5},    {"公民身份号码", 0.4}, {"姓名", 0.15},    {"性别", 0.1},     {"民族", 0.1},
    {"出生", 0.1},      {"住址", 0.1},         {"居住地址", 0.4}, {"户籍地址", 0.3}, {"常住户口所在地", 0.4},
    {"居民身份证", -1}, {"港澳居民", -1},      {"台湾居民", -1},
};
const Mark kBackMarks[] = {
    {"居住证", 0.7},    {"签发机关", 0.2}, {"有效期限", 0.2}, {"签发日期", 0.2},  {"中华人民共和国", 0.1},
    {"居民身份证", -1}, {"港澳居民", -1},  {"台湾居民", -1},  {"通行证号码", -1}, {"公民身份号码", -0.7},
};

}  // namespace

extern const Kind kResidencePermitFront, kResidencePermitBack;
const Kind kResidencePermitFront{"residence_permit", "front",          kFrontMarks,
                                 person_labels(),    read_person_side, "name id_number address"};
const Kind kResidencePermitBack{"residence_permit", "back", kBackMarks, issue_labels(), read_issue_side};

}  // namespace beian::reading
