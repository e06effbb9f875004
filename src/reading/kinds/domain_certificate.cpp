// 域名证书: every registrar draws its own, in Chinese, English or both.
#include "reading/kind.h"

#include "identity/domain_name.h"

#include <algorithm>
#include <cctype>

namespace beian::reading {
namespace {

const Mark kMarks[] = {
    {"域名注册证书", 0.9},
    {"域名证书", 0.9},
    {"Domain Name Certificate", 0.5},
    {"Domain Name Registration", 0.4},
    {"域名", 0.3},
    {"注册时间", 0.2},
    {"注册日期", 0.2},
    {"到期时间", 0.2},
    {"到期日期", 0.2},
    {"注册服务机构", 0.2},
    {"Registrant", 0.2},
    {"授权", -0.5},
    {"承诺书", -1},
    {"营业执照", -1},
};
const Label kLabels[] = {
    {"registrant",
     {"域名所有者 Registrant", "域名所有者", "域名持有者", "域名持有人", "域名注册人", "域名注册者", "注册人",
      "持有者", "Registrant Name", "Registrant"},
     Lines::Many},
    {"registrar",
     {"域名注册服务机构 Registrar", "注册服务机构 Registrar", "域名注册服务机构", "注册服务机构",
      "域名注册商", "注册商", "Sponsoring Registrar"},
     Lines::Many},
    {"registered",
     {"域名注册日期 Registration Date", "域名注册日期", "注册时间 Registration Date", "注册时间 Registered",
      "注册日期 Registration Date", "注册时间", "注册日期", "Registration Date", "Creation Date",
      "Registered"}},
    {"expires",
     {"域名到期日期 Expiration Date", "域名到期日期", "到期时间 Expiration Date", "到期时间 Expires",
      "到期日期 Expiration Date", "到期时间", "到期日期", "过期时间", "Expiration Date", "Expiry Date",
      "Expires"}},
    {"", {"域名状态", "Domain Status"}},
    {"", {"域名服务器", "DNS服务器", "Name Server"}},
    {"", {"域名注册证书", "域名证书"}},
    {"", {"Certificate of Domain Name Registration", "Domain Name Certificate"}},
    {"domain", {"域名 Domain Name", "域名 Domain", "域名", "Domain Name", "Domain"}},
};

bool is_name_character(const Glyph& glyph) {
    if (glyph.text.size() > 1) return is_han(glyph.text);
    const auto c = static_cast<unsigned char>(glyph.text[0]);
    return std::isalnum(c) != 0 || c == '.' || c == '-';
}

/// Letters, digits, hyphens and dots; Chinese names too. Empty where it is no name of a domain.
Stretch domain_part(const Stretch& glyphs) {
    Stretch name;
    for (Glyph glyph : glyphs) {
        if (glyph.text == "。" || glyph.text == "．") glyph.text = ".";
        if (glyph.text == " " || glyph.text == "\xE3\x80\x80") continue;
        if (!is_name_character(glyph)) break;
        name.push_back(std::move(glyph));
    }
    const bool dotted = std::any_of(name.begin(), name.end(), [](const Glyph& g) { return g.text == "."; });
    return dotted && name.size() >= 4 ? name : Stretch{};
}

void read_certificate(const Form& form, const Circumstances&, FieldWriter& write) {
    if (const Stretch domain = domain_part(form.value("domain")); !domain.empty()) {
        std::string value = tidy(domain);
        std::transform(value.begin(), value.end(), value.begin(),
                       [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
        write.text("domain", domain, value);
        // No such name can be registered: something was misread.
        if (!identity::parse_domain(value)) {
            model::Field* field = write.find("domain");
            field->confidence = std::min(field->confidence, 0.5);
        }
    }
    write.text("registrant", as_in_company_names(form.value("registrant")));
    write.text("registrar", form.value("registrar"));
    write.day("registered", form.value("registered"));
    write.day("expires", form.value("expires"));
}

}  // namespace

extern const Kind kDomainCertificate;
const Kind kDomainCertificate{"domain_certificate", "page-1",           kMarks, kLabels,
                              read_certificate,     "domain registrant"};

}  // namespace beian::reading
