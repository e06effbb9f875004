// 台湾居民来往大陆通行证
#include "reading/kinds/travel_permit.h"

namespace beian::reading {
namespace {

const Mark kFrontMarks[] = {
    {"台湾居民来往大陆通行证", 0.6},
    {"来往大陆通行证", 0.4},
    {"证件号码", 0.2},
    {"姓名", 0.1},
    {"有效期限", 0.1},
    {"签发机关", 0.1},
};
const Mark kBackMarks[] = {
    {"持证人须知", 0.3}, {"台湾", 0.4}, {"大陆", 0.1}, {"香港", -0.4}, {"CHN", 0.1},
};

void read_front(const Form& form, const Circumstances&, FieldWriter& write) {
    read_travel_front(form, PermitLetters::None, write);
}

double lines(const Form& form) {
    return has_lines_of(form, PermitLetters::None) ? 0.9 : 0;
}

}  // namespace

extern const Kind kTwTravelPermitFront, kTwTravelPermitBack;
const Kind kTwTravelPermitFront{"tw_travel_permit",     "front",    kFrontMarks,
                                travel_permit_labels(), read_front, "name document_number valid_until"};
const Kind kTwTravelPermitBack{"tw_travel_permit", "back", kBackMarks, travel_permit_labels(),
                               read_travel_back,   "",     lines};

}  // namespace beian::reading
