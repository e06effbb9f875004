// 组织机构代码证: what bodies without a business licence had before the unified codes.
#include "identity/credit_code.h"
#include "reading/kinds/organisation.h"

namespace beian::reading {
namespace {

const Mark kMarks[] = {
    {"组织机构代码证", 1}, {"机构名称", 0.2}, {"机构类型", 0.3}, {"颁发单位", 0.2}, {"营业执照", -1},
};
const Label kLabels[] = {
    {"code", {"代码"}},
    {"name", {"机构名称"}, Lines::Many},
    {"kind", {"机构类型"}},
    {"legal_representative", {"法定代表人", "负责人"}},
    {"address", {"地址"}, Lines::Many},
    {"term", {"有效期"}, Lines::Many},
    {"registrar", {"颁发单位"}, Lines::Many},
    {"", {"登记号"}},
};

void read_certificate(const Form& form, const Circumstances& around, FieldWriter& write) {
    read_organisation(form, around, write);
    if (write.find("credit_code") != nullptr) return;
    // Nine characters with a check character of their own (GB 11714).
    const ReadNumber code =
        read_number(form.value("code"), "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", [](const std::string& value) {
            return value.size() == 9 && identity::parse_organisation_code(value).has_value();
        });
    if (code.value.size() == 9) write.number("document_number", form.value("code"), code);
}

}  // namespace

extern const Kind kOrgCodeCertificate;
const Kind kOrgCodeCertificate{"org_code_certificate", "front", kMarks, kLabels, read_certificate};

}  // namespace beian::reading
