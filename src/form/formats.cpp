#include "form/formats.h"

#include "form/checks/all.h"
#include "identity/domain_name.h"
#include "identity/phone.h"
#include "identity/province.h"
#include "identity/region.h"

#include <arpa/inet.h>
#include <algorithm>
#include <array>

namespace beian::form {

namespace {

using identity::Kind;
using Found = std::optional<Trouble>;

bool all_of(std::string_view text, bool (*is)(char)) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is);
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_hex(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_package(char c) {
    return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-';
}

Found unless(bool fine, std::string_view answer, const Field& field) {
    if (fine) return std::nullopt;
    return Trouble{answer, {{"title", field.title}}};
}

Found verified(Kind kind, const std::string& value, const Case& about, const Field& field) {
    const identity::Verification answer = identity::verify(kind, value, about.today);
    if (answer.valid) return std::nullopt;
    return Trouble{"number", {{"title", field.title}, {"why", answer.refusal->message}}};
}

Found certificate(const std::string& value, const Group& group, const Case& about, const Field& field) {
    const Code* type = about.book.find_code("certificate_type", group.value("certificate_type"));
    if (type == nullptr) return std::nullopt;  // said of the type already
    switch (type->number) {
        case NumberKind::Id:
            return verified(Kind::Id, value, about, field);
        case NumberKind::Uscc:
            return verified(Kind::Uscc, value, about, field);
        case NumberKind::Organisation:
            return verified(Kind::Organisation, value, about, field);
        case NumberKind::Passport:
            return verified(Kind::Passport, value, about, field);
        case NumberKind::Permit:
            return verified(Kind::Permit, value, about, field);
        case NumberKind::UsccOrLicence:
            // An old licence number has another length, and is judged by its own rules; that it is old says
            // form.certificate.
            return verified(value.size() == 15 || value.size() == 13 ? Kind::Licence : Kind::Uscc, value,
                            about, field);
        case NumberKind::Free:
            break;
    }
    return std::nullopt;
}

/// Spaces stand in names only between Latin words; a name as printed has no others.
bool is_name(std::string_view text) {
    if (text.starts_with(' ') || text.ends_with(' ') || contains(text, "  ")) return false;
    for (std::size_t n = 1; n + 1 < text.size(); ++n) {
        if (text[n] != ' ') continue;
        const auto plain = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
        if (!plain(text[n - 1]) || !plain(text[n + 1])) return false;
    }
    return true;
}

bool is_email(std::string_view text) {
    const std::size_t sign = text.find('@');
    if (sign == std::string_view::npos || sign == 0 || sign > 64) return false;
    const std::string_view local = text.substr(0, sign);
    const auto fits = [](char c) {
        return is_letter(c) || is_digit(c) ||
               std::string_view(".!#$%&'*+/=?^_`{|}~-").find(c) != std::string_view::npos;
    };
    return std::all_of(local.begin(), local.end(), fits) && !local.starts_with('.') &&
           !local.ends_with('.') && !contains(local, "..") && read_domain(text.substr(sign + 1)).has_value();
}

Found public_key(const std::string& value, const Field& field) {
    if (contains(value, "BEGIN") || contains(value, "MII")) return Trouble{"pem", {{"title", field.title}}};
    return unless(all_of(value, is_hex), "public_key", field);
}

Found region(const std::string& value, const Case& about, const Field& field) {
    if (value.size() != 6 || !all_of(value, is_digit)) return unless(false, "region", field);
    const unsigned code = static_cast<unsigned>(std::stoul(value));
    const int year = static_cast<int>(about.today.year());
    return unless(identity::region_standing(code, year) == identity::RegionStanding::InUse, "region", field);
}

}  // namespace

std::optional<Trouble> find_trouble(const Case& about, const Field& field, const Group& group,
                                    const std::string& value) {
    switch (field.format) {
        case Format::Text:
        case Format::LongText:
        case Format::Address:
            return std::nullopt;
        case Format::Name:
            return unless(is_name(value), "name", field);
        case Format::Code:
            return unless(about.book.find_code(field.table, value) != nullptr, "code", field);
        case Format::Choice:
            return unless(std::find(field.choices.begin(), field.choices.end(), value) != field.choices.end(),
                          "choice", field);
        case Format::Bool:
            return unless(value == "true" || value == "false", "bool", field);
        case Format::Consent:
            return unless(value == "true", "consent", field);
        case Format::Region:
            return region(value, about, field);
        case Format::Province:
            return unless(identity::find_province(value) != nullptr, "province", field);
        case Format::CertificateNumber:
            return certificate(value, group, about, field);
        case Format::FilingNumber:
            return verified(Kind::Icp, value, about, field);
        case Format::Day:
            return unless(parse_day(value).has_value(), "day", field);
        case Format::DayOrLong:
            return unless(value == "long_term" || parse_day(value).has_value(), "day", field);
        case Format::Mobile: {
            const auto phone = identity::parse_phone(value);
            return unless(phone && phone->kind == identity::PhoneKind::Mobile, "mobile", field);
        }
        case Format::Phone:
            return unless(identity::parse_phone(value).has_value(), "phone", field);
        case Format::Email:
            return unless(is_email(value), "email", field);
        case Format::Url:
            return unless(find_host(value).has_value(), "url", field);
        case Format::Domain:
            return verified(Kind::Domain, value, about, field);
        case Format::Ip:
            return unless(read_ip(value).has_value(), "ip", field);
        case Format::Package:
            return unless(all_of(value, is_package) && contains(value, "."), "package", field);
        case Format::Signature:
            return unless(
                all_of(value, is_hex) && (value.size() == 32 || value.size() == 40 || value.size() == 64),
                "signature", field);
        case Format::PublicKey:
            return public_key(value, field);
    }
    return std::nullopt;
}

std::optional<Domain> read_domain(std::string_view text) {
    const auto parsed = identity::parse_domain(text);
    if (!parsed) return std::nullopt;
    Domain domain{parsed->ascii, parsed->registrable, {}, {}, parsed->ascii == parsed->registrable};
    const auto dots = std::count(domain.registrable.begin(), domain.registrable.end(), '.');
    std::string shown = parsed->unicode;
    while (std::count(shown.begin(), shown.end(), '.') > dots) shown.erase(0, shown.find('.') + 1);
    const std::size_t dot = shown.find('.');
    domain.label = shown.substr(0, dot);
    domain.suffix = dot == std::string::npos ? std::string{} : shown.substr(dot + 1);
    return domain;
}

std::optional<std::string> find_host(std::string_view url) {
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (url.starts_with(scheme)) {
            url.remove_prefix(scheme.size());
            break;
        }
    }
    std::string_view host = url.substr(0, url.find_first_of("/?#"));
    if (contains(host, "@") || contains(url, " ")) return std::nullopt;
    if (const std::size_t colon = host.find(':'); colon != std::string_view::npos) {
        const std::string_view port = host.substr(colon + 1);
        if (!all_of(port, is_digit) || port.size() > 5) return std::nullopt;
        host = host.substr(0, colon);
    }
    const auto domain = read_domain(host);
    if (!domain) return std::nullopt;
    return domain->ascii;
}

std::optional<std::string> read_ip(const std::string& text) {
    std::array<char, 16> bytes{};
    if (inet_pton(AF_INET, text.c_str(), bytes.data() + 12) == 1) {
        bytes[10] = bytes[11] = '\xFF';
        return std::string(bytes.begin(), bytes.end());
    }
    if (inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1) return std::string(bytes.begin(), bytes.end());
    return std::nullopt;
}

}  // namespace beian::form
