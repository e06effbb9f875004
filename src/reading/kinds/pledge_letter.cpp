// 承诺书
#include "reading/kinds/letter.h"

namespace beian::reading {
namespace {

const Mark kMarks[] = {{"承诺", 0.1}, {"营业执照", -0.3}};

double is_pledge(const Form& form) {
    static constexpr std::string_view kTitles[] = {"承诺书"};
    return is_titled(form, kTitles);
}

}  // namespace

extern const Kind kPledgeLetter;
const Kind kPledgeLetter{"pledge_letter", "page-1", kMarks, letter_labels(), read_letter, "", is_pledge};

}  // namespace beian::reading
