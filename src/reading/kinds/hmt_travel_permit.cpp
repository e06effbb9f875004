// 港澳居民来往内地通行证
#include "reading/kinds/travel_permit.h"

namespace beian::reading {
namespace {

const Mark kFrontMarks[] = {
    {"港澳居民来往内地通行证", 0.6},
    {"来往内地通行证", 0.4},
    {"证件号码", 0.2},
    {"姓名", 0.1},
    {"有效期限", 0.1},
    {"签发机关", 0.1},
};
const Mark kBackMarks[] = {
    {"持证人须知", 0.3}, {"香港", 0.2}, {"澳门", 0.2}, {"来往内地", 0.1}, {"台湾", -0.6}, {"CHN", 0.1},
};

void read_front(const Form& form, const Circumstances&, FieldWriter& write) {
    read_travel_front(form, PermitLetters::HongKongMacau, write);
}

double lines(const Form& form) {
    return has_lines_of(form, PermitLetters::HongKongMacau) ? 0.9 : 0;
}

}  // namespace

extern const Kind kHmtTravelPermitFront, kHmtTravelPermitBack;
const Kind kHmtTravelPermitFront{"hmt_travel_permit",    "front",    kFrontMarks,
                                 travel_permit_labels(), read_front, "name document_number valid_until"};
const Kind kHmtTravelPermitBack{"hmt_travel_permit", "back", kBackMarks, travel_permit_labels(),
                                read_travel_back,    "",     lines};

}  // namespace beian::reading
