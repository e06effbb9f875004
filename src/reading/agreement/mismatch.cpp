// identity.mismatch: do the documents agree with the filing, with each other and with themselves?
#include "base/text.h"
#include "reading/agreement/facts_read.h"
#include "reading/names.h"

#include <algorithm>

namespace beian::reading {
namespace {

using findings::AnswerSpec;
using findings::Voice;

constexpr AnswerSpec kAnswers[] = {
    {"declared", "field read declared"},
    {"declared_variant", "field read declared"},
    {"declared_doubtful", "field read declared"},
    {"documents", "field read other file"},
    {"documents_variant", "field read other file"},
    {"documents_doubtful", "field read other file"},
    {"representative", "read other file"},
    {"registrant", "read other file"},
    {"qr", "field read other"},
    {"issuer", "read other file"},
};
constexpr std::string_view kLimits[] = {"least_confidence"};

bool is_name(std::string_view fact) {
    return fact.ends_with(".name") && fact != "domain.name";
}

/// Facts that are compared with what was declared and between documents. Ages and days change with the day.
bool is_compared(std::string_view fact) {
    return is_name(fact) || fact.ends_with(".id_number") || fact == "subject.credit_code" ||
           fact == "domain.name" || fact.ends_with(".id_province") || fact.ends_with(".residency") ||
           fact.ends_with(".age") || fact.ends_with(".sex");
}

/// What people call what is compared: the field, or what was made of it.
Words words_of(const FactRead& read, const PageReading& page) {
    if (read.fact.ends_with(".age")) return {"年龄", "age"};
    if (read.fact.ends_with(".id_province")) return {"住址所在的省", "province of the address"};
    if (read.fact.ends_with(".residency")) return {"居民身份", "residency"};
    return field_words(read.field, page.document);
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

Likeness compare(std::string_view fact, const std::string& a, const std::string& b) {
    if (is_name(fact)) return compare_names(a, b);
    return lower(a) == lower(b) ? Likeness::Same : Likeness::Different;
}

class Judge {
public:
    Judge(const Documents& documents, const Voice& voice)
        : documents_(documents), voice_(voice), facts_(facts_read(documents)) {}

    std::vector<Said> judge() {
        for (const FactRead& read : facts_) {
            if (!is_compared(read.fact)) continue;
            against_declared(read);
            against_earlier(read);
        }
        representative();
        registrant();
        for (std::size_t page = 0; page < documents_.pages.size(); ++page) {
            qr(page);
            issuer(page);
        }
        return std::move(said_);
    }

private:
    /// Does any document say so?
    bool says(std::string_view fact, const std::string& value) const {
        return std::any_of(facts_.begin(), facts_.end(), [&](const FactRead& read) {
            return read.fact == fact && compare(fact, read.value, value) == Likeness::Same;
        });
    }

    const PageReading& page(std::size_t index) const { return documents_.pages[index]; }
    const model::Field* field_of(const FactRead& read) const { return page(read.page).find(read.field); }

    bool is_sure(const FactRead& read) const {
        const model::Field* field = field_of(read);
        return field == nullptr || !field->verified_by.empty() ||
               field->confidence >= voice_.limit("least_confidence");
    }

    void say(std::size_t page, const model::Field* field, std::string_view answer,
             const findings::Blanks& blanks) {
        findings::Detail detail;
        if (field != nullptr) detail.region = field->region;
        said_.push_back({page, voice_.say(answer, blanks, detail)});
    }

    void against_declared(const FactRead& read) {
        const auto declared = documents_.declared.find(read.fact);
        if (declared == documents_.declared.end()) return;
        if (read.fact == "domain.name" && says(read.fact, declared->second)) return;
        const Likeness like = compare(read.fact, read.value, declared->second);
        if (like == Likeness::Same) return;
        say(read.page, field_of(read),
            like == Likeness::Variant ? "declared_variant"
            : is_sure(read)           ? "declared"
                                      : "declared_doubtful",
            {{"field", words_of(read, page(read.page))},
             {"read", plain(read.value)},
             {"declared", plain(declared->second)}});
    }

    void against_earlier(const FactRead& read) {
        const auto first = std::find_if(facts_.begin(), facts_.end(),
                                        [&](const FactRead& other) { return other.fact == read.fact; });
        // A filing may have many domains.
        if (first->page == read.page || read.fact == "domain.name") return;
        // Each kind of document has numbers of its own.
        const bool other_kind = page(first->page).document != page(read.page).document;
        if (other_kind && read.fact.ends_with(".id_number")) return;
        const Likeness like = compare(read.fact, read.value, first->value);
        if (like == Likeness::Same) return;
        const bool sure = is_sure(read) && is_sure(*first);
        say(read.page, field_of(read),
            like == Likeness::Variant ? "documents_variant"
            : sure                    ? "documents"
                                      : "documents_doubtful",
            {{"field", words_of(read, page(read.page))},
             {"read", plain(read.value)},
             {"other", plain(first->value)},
             {"file", page(first->page).words}});
    }

    const FactRead* find(std::string_view fact) const {
        const auto found = std::find_if(facts_.begin(), facts_.end(),
                                        [&](const FactRead& each) { return each.fact == fact; });
        return found == facts_.end() ? nullptr : &*found;
    }

    /// Who was declared to be the legal representative must be the one on the certificate.
    void representative() {
        const FactRead *head = find("head.name"), *certificate = find("legal_representative.name");
        const auto declared = documents_.declared.find("head.is_legal_representative");
        if (head == nullptr || certificate == nullptr || declared == documents_.declared.end() ||
            declared->second != "true" ||
            compare_names(head->value, certificate->value) != Likeness::Different)
            return;
        say(head->page, field_of(*head),
            is_sure(*head) && is_sure(*certificate) ? "representative" : "documents_doubtful",
            {{"field", field_words("name", page(head->page).document)},
             {"read", plain(head->value)},
             {"other", plain(certificate->value)},
             {"file", page(certificate->page).words}});
    }

    /// The domain belongs to the subject unless another owner was declared.
    void registrant() {
        const FactRead* subject = find("subject.name");
        const auto owner = documents_.declared.find("domain.owner");
        if (subject == nullptr || (owner != documents_.declared.end() && owner->second != "subject")) return;
        for (std::size_t i = 0; i < documents_.pages.size(); ++i) {
            const model::Field* registrant = page(i).find("registrant");
            if (registrant == nullptr ||
                compare_names(registrant->value, subject->value) != Likeness::Different)
                continue;
            const bool sure = registrant->confidence >= voice_.limit("least_confidence") && is_sure(*subject);
            say(i, registrant, sure ? "registrant" : "documents_doubtful",
                {{"field", field_words("registrant")},
                 {"read", plain(registrant->value)},
                 {"other", plain(subject->value)},
                 {"file", page(subject->page).words}});
        }
    }

    /// A certificate's QR code carries its credit code.
    void qr(std::size_t index) {
        const model::Field *code = page(index).find("credit_code"), *qr = page(index).find("qr");
        if (code == nullptr || qr == nullptr || code->verified_by == "qr") return;
        constexpr std::string_view kKey = "uniscid=";
        const std::size_t at = qr->value.find(kKey);
        if (at == std::string::npos) return;
        const std::string carried = qr->value.substr(at + kKey.size(), 18);
        if (carried.size() != 18 || carried == code->value) return;
        say(index, qr, "qr",
            {{"field", field_words("credit_code")},
             {"read", plain(code->value)},
             {"other", plain(printable(carried))}});
    }

    /// Front and back of one card: the police of the place of residence issue it.
    void issuer(std::size_t index) {
        const PageReading& back = page(index);
        const model::Field* issuer = back.find("issuer");
        if (back.document != "id_card" || issuer == nullptr) return;
        for (const PageReading& front : documents_.pages) {
            const model::Field* address = front.find("address");
            if (front.document != "id_card" || address == nullptr) continue;
            const std::size_t police = issuer->value.find("公安局");
            // "杭州市公安局西湖分局" and "商水县公安局": the place before 公安局 stands in the address.
            if (police == std::string::npos || police == 0) continue;
            const std::string place = issuer->value.substr(0, police);
            if (address->value.find(place) != std::string::npos) return;
            if (issuer->confidence < voice_.limit("least_confidence") ||
                address->confidence < voice_.limit("least_confidence"))
                return;
            say(index, issuer, "issuer",
                {{"read", plain(issuer->value)}, {"other", plain(address->value)}, {"file", front.words}});
            return;
        }
    }

    const Documents& documents_;
    const Voice& voice_;
    const std::vector<FactRead> facts_;
    std::vector<Said> said_;
};

std::vector<Said> check(const Documents& documents, const Voice& voice) {
    return Judge(documents, voice).judge();
}

}  // namespace

extern const DocumentCheck kIdentityMismatch;
const DocumentCheck kIdentityMismatch{"identity.mismatch", check, kAnswers, kLimits};

}  // namespace beian::reading
