// 居民身份证
#include "reading/kinds/person_side.h"

namespace beian::reading {
namespace {

const Mark kFrontMarks[] = {
    {"公民身份号码", 0.7}, {"姓名", 0.2}, {"性别", 0.15}, {"民族", 0.4},
    {"出生", 0.15},        {"住址", 0.2}, {"居住证", -1},
};
const Mark kBackMarks[] = {
    {"居民身份证", 0.8}, {"签发机关", 0.2}, {"有效期限", 0.2}, {"中华人民共和国", 0.2}, {"居住证", -1},
};

}  // namespace

extern const Kind kIdCardFront, kIdCardBack;
const Kind kIdCardFront{"id_card", "front", kFrontMarks, person_labels(), read_person_side};
const Kind kIdCardBack{"id_card", "back", kBackMarks, issue_labels(), read_issue_side};

}  // namespace beian::reading
