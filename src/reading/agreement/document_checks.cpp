#include "reading/agreement/page_reading.h"

#include <algorithm>
#include <array>
#include <utility>

namespace beian::reading {

// Each in its own file beside this one.
extern const DocumentCheck kDocumentKind, kDocumentSide, kDocumentUnreadable, kDocumentExpired,
    kDocumentExpiring, kIdentityNumber, kIdentityMismatch, kOriginWatermark;

std::span<const DocumentCheck* const> all_document_checks() {
    static const DocumentCheck* const kChecks[] = {
        &kDocumentKind,     &kDocumentSide,   &kDocumentUnreadable, &kDocumentExpired,
        &kDocumentExpiring, &kIdentityNumber, &kIdentityMismatch,   &kOriginWatermark};
    return kChecks;
}

namespace {

findings::BookLayout layout() {
    findings::BookLayout layout;
    for (const DocumentCheck* check : all_document_checks())
        layout.checks.push_back({check->id, check->answers, check->limits});
    return layout;
}

constexpr std::string_view kIdentityDocuments[] = {"id_card",
                                                   "passport",
                                                   "hmt_travel_permit",
                                                   "tw_travel_permit",
                                                   "hmt_residence_permit",
                                                   "foreign_permanent_resident_card"};
constexpr std::string_view kCertificates[] = {"business_license", "law_firm_license", "org_certificate"};

/// Slug, Chinese, English, in the order in which people look for them.
constexpr std::array<std::array<std::string_view, 3>, 32> kWords = {{
    {"name", "姓名或名称", "name"},
    {"id_number", "证件号码", "number"},
    {"document_number", "证件号码", "document number"},
    {"credit_code", "统一社会信用代码", "credit code"},
    {"address", "住址", "address"},
    {"sex", "性别", "sex"},
    {"ethnicity", "民族", "ethnicity"},
    {"birth_date", "出生日期", "date of birth"},
    {"issuer", "签发机关", "issuing authority"},
    {"valid_from", "有效期起", "start of validity"},
    {"valid_until", "有效期止", "end of validity"},
    {"expiry_date", "有效期至", "date of expiry"},
    {"legal_representative", "法定代表人", "legal representative"},
    {"kind", "类型", "type"},
    {"scope", "经营范围", "scope of business"},
    {"domain", "域名", "domain name"},
    {"registrant", "域名所有者", "registrant"},
    {"expires", "到期时间", "end of registration"},
    {"mrz", "机读码", "machine-readable lines"},
    {"qr", "二维码", "QR code"},
    {"surname", "姓", "surname"},
    {"latin_name", "拉丁字母姓名", "name in Latin letters"},
    {"given_names", "名", "given names"},
    {"nationality", "国籍", "nationality"},
    {"issuing_state", "签发国", "issuing state"},
    {"registered_capital", "注册资本", "registered capital"},
    {"founded", "成立日期", "date of foundation"},
    {"term_from", "期限起", "start of term"},
    {"term_until", "期限止", "end of term"},
    {"registrar", "登记机关", "registration authority"},
    {"issued", "签发日期", "date of issue"},
    {"registered", "注册时间", "registered on"},
}};

}  // namespace

const model::Field* PageReading::find(std::string_view field) const {
    const auto found = fields.find(std::string(field));
    return found == fields.end() ? nullptr : &found->second;
}

Result<findings::CheckBook> load_document_book(const std::string& path) {
    return findings::load_check_book(path, layout());
}
Result<findings::CheckBook> read_document_book(const std::string& yaml, std::string_view name) {
    return findings::read_check_book(yaml, name, layout());
}

std::vector<Said> judge_documents(const Documents& documents, const findings::CheckBook& book) {
    std::vector<Said> all;
    for (const DocumentCheck* check : all_document_checks())
        for (Said& said : check->run(documents, findings::Voice(book, check->id)))
            all.push_back(std::move(said));
    std::stable_sort(all.begin(), all.end(), [](const Said& a, const Said& b) { return a.page < b.page; });
    return all;
}

bool is_identity_document(std::string_view document) {
    return std::find(std::begin(kIdentityDocuments), std::end(kIdentityDocuments), document) !=
           std::end(kIdentityDocuments);
}
bool is_organisation_certificate(std::string_view document) {
    return std::find(std::begin(kCertificates), std::end(kCertificates), document) != std::end(kCertificates);
}

Words field_words(std::string_view field, std::string_view document) {
    // Organisations are called and housed otherwise than people.
    if (is_organisation_certificate(document)) {
        if (field == "name") return {"名称", "name"};
        if (field == "address") return {"住所", "address"};
    } else if (is_identity_document(document) && field == "name") {
        return {"姓名", "name"};
    }

    for (const auto& [slug, zh, en] : kWords)
        if (slug == field) return {std::string(zh), std::string(en)};
    return plain(std::string(field));
}

std::vector<std::string> in_order(const model::Fields& fields) {
    std::vector<std::string> names;
    for (const auto& [slug, zh, en] : kWords)
        if (fields.contains(std::string(slug))) names.emplace_back(slug);
    for (const auto& [name, field] : fields)
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    return names;
}

}  // namespace beian::reading
