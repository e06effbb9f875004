#include "identity/domain_name.h"

#include "identity/sayings.h"
#include "identity/typed.h"

#include "base/text.h"

#include <idn2.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <vector>

namespace beian::identity {

namespace {

// The length the filing interface takes.
constexpr std::size_t kShortest = 4;
constexpr std::size_t kLongest = 128;
constexpr std::size_t kLongestLabel = 63;
constexpr std::size_t kLongestTyped = 512;

// Second levels under which names are registered: of China's provinces, and the common ones of any country.
constexpr std::string_view kProvincialSuffixes =
    " ac ah bj cq fj gd gs gx gz ha hb he hi hk hl hn jl js jx ln mo nm nx qh sc sd sh sn sx tj tw xj xz yn "
    "zj ";
constexpr std::string_view kCommonSecondLevels = " com net org gov edu co ac mil or ne go ";

struct IdnFree {
    void operator()(char* text) const { idn2_free(text); }
};
using IdnText = std::unique_ptr<char, IdnFree>;

Refusal refuse(std::size_t position, std::string expected, std::string zh, std::string en) {
    return {position, std::move(expected), {std::move(zh), std::move(en)}};
}

bool is_listed(std::string_view list, std::string_view word) {
    std::string spaced{' '};
    spaced.append(word).push_back(' ');
    return list.find(spaced) != std::string_view::npos;
}

std::vector<std::string_view> labels_of(std::string_view name) {
    std::vector<std::string_view> labels;
    for (;;) {
        const std::size_t dot = name.find('.');
        labels.push_back(name.substr(0, dot));
        if (dot == std::string_view::npos) return labels;
        name.remove_prefix(dot + 1);
    }
}

std::string registrable_part(std::string_view ascii) {
    const auto labels = labels_of(ascii);
    const std::string_view top = labels.back();
    const std::string_view second = labels[labels.size() - 2];
    const bool suffix = (top.size() == 2 && is_listed(kCommonSecondLevels, second)) ||
                        (top == "cn" && is_listed(kProvincialSuffixes, second));
    const std::size_t wanted = std::min<std::size_t>(labels.size(), suffix ? 3 : 2);
    std::size_t length = wanted - 1;
    for (std::size_t i = labels.size() - wanted; i < labels.size(); ++i) length += labels[i].size();
    return std::string{ascii.substr(ascii.size() - length)};
}

bool is_bare_suffix(std::string_view ascii) {
    const auto labels = labels_of(ascii);
    return labels.size() == 2 && labels[1] == "cn" &&
           (is_listed(kCommonSecondLevels, labels[0]) || is_listed(kProvincialSuffixes, labels[0]));
}

/// What the label's characters must be once it is ASCII (RFC 1123).
std::optional<Refusal> refuse_labels(std::string_view ascii) {
    const auto labels = labels_of(ascii);
    std::size_t position = 1;
    for (const std::string_view label : labels) {
        if (label.empty())
            return refuse(position, "a-z, 0-9", "两个点之间不能为空", "a label between dots is empty");
        if (label.size() > kLongestLabel) {
            return refuse(position + kLongestLabel, ".", "每一段最多63个字符",
                          "a label has 63 characters at most");
        }
        for (std::size_t i = 0; i < label.size(); ++i) {
            const bool edge = i == 0 || i + 1 == label.size();
            if (std::isalnum(static_cast<unsigned char>(label[i])) != 0 || (label[i] == '-' && !edge))
                continue;
            return refuse(
                position + i, edge ? "a-z, 0-9" : "a-z, 0-9, -", "域名只有字母、数字和-，且每段首尾不能是-",
                "a domain name has letters, digits and hyphens; no label begins or ends with a hyphen");
        }
        position += label.size() + 1;
    }
    if (labels.size() < 2)
        return refuse(position - 1, ".", "域名至少有两段，如 example.cn",
                      "a domain name has two labels at least, like example.cn");
    const bool number = std::all_of(labels.back().begin(), labels.back().end(), is_digit);
    if (number) {
        return refuse(position - labels.back().size() - 1, "a-z", "顶级域不能是数字；请填域名而不是IP地址",
                      "the last label is no number: give the domain name, not an IP address");
    }
    return std::nullopt;
}

}  // namespace

Checked<DomainName> parse_domain(std::string_view value) {
    while (!value.empty() && std::isspace(static_cast<unsigned char>(value.back())) != 0)
        value.remove_suffix(1);
    std::size_t skipped = 0;
    while (!value.empty() && std::isspace(static_cast<unsigned char>(value.front())) != 0) {
        value.remove_prefix(1);
        ++skipped;
    }
    const auto shifted = [&](Refusal refusal) {
        refusal.position += skipped;
        return refusal;
    };
    if (const auto broken = find_invalid_utf8(value)) {
        return shifted(refuse(count_characters(value.substr(0, *broken)) + 1, "UTF-8", "不是有效的UTF-8文字",
                              "this is not well-formed UTF-8"));
    }
    if (const std::size_t scheme = value.find_first_of("/:@?# "); scheme != std::string_view::npos) {
        return shifted(refuse(count_characters(value.substr(0, scheme)) + 1, "a-z, 0-9, -, .",
                              "请只填域名，不带http://、端口或路径",
                              "give the domain name alone, without http://, a port or a path"));
    }
    if (value.size() > kLongestTyped) {
        return shifted(
            refuse(kLongest + 1, "end", "域名最长128个字符", "a domain name has 128 characters at most"));
    }
    std::string typed{value};
    if (typed.size() > 1 && typed.ends_with('.')) typed.pop_back();
    if (std::all_of(typed.begin(), typed.end(),
                    [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
        if (auto refusal = refuse_labels(typed)) return shifted(*refusal);
    }
    if (typed.find('\0') != std::string::npos) {
        return shifted(refuse(typed.find('\0') + 1, "a-z, 0-9, -, .", "域名中有不可见字符",
                              "there is an invisible character in the name"));
    }

    char* raw = nullptr;
    const int status = idn2_to_ascii_8z(typed.c_str(), &raw,
                                        IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL | IDN2_USE_STD3_ASCII_RULES);
    const IdnText owned{raw};
    if (status != IDN2_OK) {
        // The first character outside ASCII is the likeliest reason the name cannot be converted.
        const auto* odd = std::find_if(typed.data(), typed.data() + typed.size(),
                                       [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        const auto before = static_cast<std::size_t>(odd - typed.data());
        return shifted(refuse(count_characters(std::string_view{typed}.substr(0, before)) + 1, "IDNA 2008",
                              "不是合规的国际化域名", "this is not a valid internationalised domain name"));
    }
    DomainName domain{owned.get(), {}, {}};
    std::transform(domain.ascii.begin(), domain.ascii.end(), domain.ascii.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (auto refusal = refuse_labels(domain.ascii)) {
        refusal->position = std::min(refusal->position, count_characters(typed) + 1);
        return shifted(*refusal);
    }
    if (domain.ascii.size() < kShortest) {
        return shifted(refuse(count_characters(typed) + 1, "4", "域名最短4个字符",
                              "a domain name has 4 characters at least"));
    }
    if (domain.ascii.size() > kLongest) {
        return shifted(refuse(std::min(kLongest, count_characters(typed)) + 1, "end", "域名最长128个字符",
                              "a domain name has 128 characters at most"));
    }
    if (is_bare_suffix(domain.ascii)) {
        return shifted(refuse(1, "a-z, 0-9", "这是域名后缀，前面还应有注册的名字",
                              "this is a suffix: the registered name before it is missing"));
    }
    char* shown = nullptr;
    const int back = idn2_to_unicode_8z8z(domain.ascii.c_str(), &shown, 0);
    const IdnText owned_shown{shown};
    if (back != IDN2_OK) {
        return shifted(refuse(1, "IDNA 2008", "不是合规的国际化域名",
                              "this is not a valid internationalised domain name"));
    }
    domain.unicode = owned_shown.get();
    domain.registrable = registrable_part(domain.ascii);
    return domain;
}

void tell(const DomainName& domain, CivilDay, Verification& verification) {
    verification.normalised = domain.ascii;
    verification.says = {say("domain", {"域名", "Domain"}, domain.ascii),
                         say("display", {"显示形式", "Display form"}, domain.unicode),
                         say("registrable", {"可注册域名", "Registrable domain"}, domain.registrable)};
    if (domain.registrable != domain.ascii) {
        verification.warnings.push_back({"domain.subdomain",
                                         {"备案填写可注册的主域名，不填子域名",
                                          "a filing names the registrable domain, not a subdomain"}});
    }
}

}  // namespace beian::identity
