// 律师事务所执业许可证: its first page, that of what is registered, that of changes, that of yearly
// inspections.
#include "reading/kinds/organisation.h"

namespace beian::reading {
namespace {

const Mark kFirstMarks[] = {
    {"律师事务所", 0.5}, {"执业许可证", 0.5}, {"准予设立", 0.3}, {"组织形式", -0.5}, {"设立资产", -0.5},
    {"变更", -0.5},      {"年度", -0.5},      {"负责人", -0.3},  {"营业执照", -1},
};
const Mark kRegistrationMarks[] = {
    {"律师事务所", 0.3}, {"执业许可证", 0.2}, {"组织形式", 0.4},  {"设立资产", 0.4},
    {"负责人", 0.2},     {"主管机关", 0.2},   {"批准文号", 0.2},  {"合伙人", 0.1},
    {"营业执照", -1},    {"变更登记", -0.6},  {"检查考核", -0.6},
};
const Mark kChangeMarks[] = {
    {"律师事务所变更登记", 0.6},
    {"变更登记", 0.6},
    {"变更事项", 0.4},
    {"变更后", 0.2},
};
const Mark kInspectionMarks[] = {
    {"年度检查考核", 0.8}, {"检查考核记录", 0.3}, {"检查考核", 0.3},
    {"考核结果", 0.4},     {"考核年度", 0.3},     {"考核机关", 0.3},
};
const Label kLabels[] = {
    {"credit_code", {"统一社会信用代码", "执业许可证号", "许可证号"}},
    {"name", {"律师事务所名称", "机构名称", "名称"}, Lines::Many},
    {"kind", {"组织形式"}},
    {"legal_representative", {"负责人"}},
    {"address", {"住所", "办公地址"}, Lines::Many},
    {"registered_capital", {"设立资产", "注册资金"}},
    {"", {"主管机关"}},
    {"", {"批准文号"}},
    {"approved", {"批准日期"}},
    {"", {"合伙人"}},
    {"registrar", {"发证机关", "颁证机关"}},
    {"issued", {"发证日期", "颁证日期"}},
};

/// What is written on it by hand or stamp is nobody's field.
void read_nothing(const Form&, const Circumstances&, FieldWriter&) {}

}  // namespace

extern const Kind kLawFirmFirst, kLawFirmRegistration, kLawFirmChanges, kLawFirmInspections;
const Kind kLawFirmFirst{"law_firm_license", "page-1", kFirstMarks, kLabels, read_organisation};
const Kind kLawFirmRegistration{"law_firm_license", "page-2",          kRegistrationMarks, kLabels,
                                read_organisation,  "name credit_code"};
const Kind kLawFirmChanges{"law_firm_license", "page-3", kChangeMarks, kLabels, read_nothing};
const Kind kLawFirmInspections{"law_firm_license", "page-4", kInspectionMarks, kLabels, read_nothing};

}  // namespace beian::reading
