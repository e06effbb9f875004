// 营业执照: the landscape pattern of 2014 and 2019 and the portrait ones before, of companies, branches,
// partnerships, sole investors, cooperatives and individual businesses.
#include "reading/kinds/organisation.h"

namespace beian::reading {
namespace {

const Mark kMarks[] = {
    {"营业执照", 0.6},  {"经营范围", 0.3},  {"登记机关", 0.1},    {"统一社会信用代码", 0.1},
    {"注册资本", 0.15}, {"出资额", 0.1},    {"经营者", 0.15},     {"营业期限", 0.1},
    {"成立日期", 0.1},  {"经营场所", 0.1},  {"法定代表人", 0.1},  {"企业信用信息公示系统", 0.3},
    {"法人证书", -0.6}, {"登记证书", -0.6}, {"执业许可证", -0.6}, {"授权书", -0.8},
    {"承诺书", -0.8},
};
const Label kLabels[] = {
    {"credit_code", {"统一社会信用代码"}},
    {"", {"注册号"}},
    {"", {"证照编号", "证照编码"}},
    {"name", {"字号名称", "企业名称", "公司名称", "名称"}, Lines::Many},
    {"kind",
     {"公司类型", "市场主体类型", "主体类型", "企业类型", "经济性质", "类型", "组成形式"},
     Lines::Many},
    {"", {"组成形式"}},
    {"legal_representative",
     {"法定代表人姓名", "法定代表人", "执行事务合伙人", "投资人姓名", "投资人", "经营者姓名", "经营者",
      "首席代表", "负责人"},
     Lines::Many},
    {"address", {"主要经营场所", "经营场所", "营业场所", "驻在场所", "企业住所", "住所"}, Lines::Many},
    {"registered_capital", {"注册资本", "注册资金", "成员出资总额", "出资总额", "出资额", "资金数额"}},
    {"", {"实收资本"}},
    {"founded", {"成立日期", "注册日期", "设立日期"}},
    {"term", {"营业期限", "合伙期限", "经营期限", "驻在期限", "业务期限"}, Lines::Many},
    {"scope", {"经营范围及方式", "经营范围", "业务范围"}, Lines::Many},
    {"registrar", {"登记机关", "发照机关"}},
    {"issued", {"核准日期", "发照日期", "发证日期"}},
    {"", {"国家企业信用信息公示系统网址", "国家企业信用信息公示系统", "企业信用信息公示系统"}},
    {"", {"市场主体应当于每年"}},
    {"", {"扫描二维码"}},
};

}  // namespace

extern const Kind kBusinessLicense;
const Kind kBusinessLicense{
    "business_license", "front", kMarks, kLabels, read_organisation, "name credit_code legal_representative"};

}  // namespace beian::reading
