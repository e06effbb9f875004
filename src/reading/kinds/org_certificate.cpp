// 事业单位法人证书、社会团体法人登记证书、民办非企业单位登记证书、基金会法人登记证书、统一社会信用代码证书:
// one material, told apart by their titles.
#include "reading/kinds/organisation.h"

#include <array>
#include <utility>

namespace beian::reading {
namespace {

const Mark kMarks[] = {
    {"事业单位法人证书", 1},
    {"社会团体法人登记证书", 1},
    {"民办非企业单位登记证书", 1},
    {"民办非企业单位", 0.4},
    {"社会服务机构", 0.4},
    {"基金会法人登记证书", 1},
    {"统一社会信用代码证书", 1},
    {"法人登记证书", 0.6},
    {"登记证书", 0.4},
    {"法人证书", 0.4},
    {"登记管理机关", 0.2},
    {"业务主管单位", 0.2},
    {"宗旨和业务范围", 0.3},
    {"业务范围", 0.2},
    {"开办资金", 0.2},
    {"举办单位", 0.2},
    {"活动地域", 0.2},
    {"统一社会信用代码", 0.1},
    {"营业执照", -1},
    {"域名", -0.8},
    {"授权书", -1},
    {"承诺书", -1},
};
const Label kLabels[] = {
    {"credit_code", {"统一社会信用代码"}},
    {"name", {"单位名称", "机构名称", "名称"}, Lines::Many},
    {"kind", {"机构性质", "类型"}},
    {"legal_representative", {"法定代表人", "负责人"}},
    {"address", {"住所", "机构地址", "地址", "活动地域"}, Lines::Many},
    {"", {"活动地域"}},
    {"registered_capital", {"开办资金", "注册资金", "原始基金数额", "注册资本"}},
    {"scope", {"宗旨和业务范围", "业务范围"}, Lines::Many},
    {"", {"经费来源"}},
    {"", {"举办单位"}},
    {"", {"业务主管单位"}},
    {"founded", {"成立日期", "成立登记日期"}},
    {"term", {"证书有效期", "有效期限", "有效期"}, Lines::Many},
    {"registrar", {"登记管理机关", "登记机关", "发证机关", "赋码机关", "颁发单位"}, Lines::Many},
    {"issued", {"发证日期", "颁发日期"}},
    {"", {"国家事业单位登记管理局监制", "监制"}},
};

/// The title says what kind of body it is, where no label does.
void write_kind(const Form& form, FieldWriter& write) {
    if (write.find("kind") != nullptr) return;
    static constexpr std::array<std::string_view, 5> kBodies = {"民办非企业单位", "社会服务机构", "事业单位",
                                                                "社会团体", "基金会"};
    for (const std::string_view body : kBodies)
        for (const Stretch& row : form.sheet().rows()) {
            const auto found = find_words(row, body);
            if (!found || !find_words(row, "证书")) continue;
            const Stretch words(row.begin() + static_cast<std::ptrdiff_t>(found->first),
                                row.begin() + static_cast<std::ptrdiff_t>(found->last));
            return write.text("kind", words, std::string(body));
        }
}

void read_certificate(const Form& form, const Circumstances& around, FieldWriter& write) {
    read_organisation(form, around, write);
    write_kind(form, write);
}

}  // namespace

extern const Kind kOrgCertificate;
const Kind kOrgCertificate{"org_certificate", "front", kMarks, kLabels, read_certificate, "name credit_code"};

}  // namespace beian::reading
