// Does the document say what the form says?
#include "desk/gate/checks.h"
#include "form/formats.h"

#include <algorithm>
#include <string_view>

namespace beian::desk {

namespace {

/// Full-width brackets and spaces are typed this way and that; everything else counts.
std::string comparable(std::string_view text) {
    constexpr std::pair<std::string_view, std::string_view> kSame[] = {
        {"（", "("}, {"）", ")"}, {"•", "·"}, {" ", ""}};
    std::string same(text);
    for (const auto& [from, to] : kSame) {
        for (std::size_t at = 0; (at = same.find(from, at)) != std::string::npos; at += to.size())
            same.replace(at, from.size(), to);
    }
    return same;
}

/// A field of a document, and the field of the form it must agree with.
struct Pair {
    std::string_view read;
    std::string_view declared;
    std::string_view answer;
};
constexpr Pair kPerson[] = {{"name", "name", "name"},
                            {"id_number", "certificate_number", "number"},
                            {"document_number", "certificate_number", "number"},
                            {"valid_until", "certificate_until", "until"},
                            {"expiry_date", "certificate_until", "until"}};
constexpr Pair kSubject[] = {{"name", "name", "name"},
                             {"credit_code", "certificate_number", "number"},
                             {"id_number", "certificate_number", "number"},
                             {"address", "certificate_address", "address"},
                             {"term_until", "certificate_until", "until"}};

class Comparing {
public:
    Comparing(const GateCase& gate, GateVoice& voice) : gate_(gate), voice_(voice) {}

    void page(const PageReport& page) {
        const form::Form& form = gate_.submission.about.form;
        if (!page.document.empty() && page.document != page.material) return wrong_document(page);
        if (page.inspected && is_readable_kind(page) && page.fields.empty())
            voice_.say(page.item, "unreadable");
        validity(page);
        if (page.item.starts_with("head.")) return pairs(page, kPerson, form.part("head"), "head");
        if (page.item.starts_with("service_head.")) {
            const std::size_t n = service_of(page.item);
            const auto& services = form.many("services");
            if (n < services.size())
                pairs(page, kPerson, services[n].part("head"), "services[" + std::to_string(n) + "].head");
            return;
        }
        if (page.item.starts_with("domain.")) return domain(page);
        if (!page.item.starts_with("subject.")) return;
        pairs(page, kSubject, form.part("subject"), "subject");
        legal_representative(page);
    }

private:
    /// Documents whose print the desk reads.
    static bool is_readable_kind(const PageReport& page) {
        constexpr std::string_view kRead[] = {"id_card",          "business_license",     "hmt_travel_permit",
                                              "tw_travel_permit", "hmt_residence_permit", "passport",
                                              "org_certificate",  "domain_certificate"};
        return std::find(std::begin(kRead), std::end(kRead), page.material) != std::end(kRead);
    }

    static std::size_t service_of(std::string_view item) {
        const std::size_t dot = item.find('.');
        std::size_t n = 0;
        for (std::size_t at = dot + 1; at < item.size() && item[at] >= '0' && item[at] <= '9'; ++at)
            n = n * 10 + static_cast<std::size_t>(item[at] - '0');
        return n;
    }

    void wrong_document(const PageReport& page) {
        const rules::Material* wanted = gate_.books.rulebook.find_material(page.material);
        const rules::Material* shown = gate_.books.rulebook.find_material(page.document);
        if (wanted != nullptr && shown != nullptr)
            voice_.say(page.item, "document", {{"wanted", wanted->name}, {"shown", shown->name}});
    }

    void pairs(const PageReport& page, std::span<const Pair> table, const form::Group& group,
               const std::string& path) {
        for (const Pair& pair : table) {
            const auto read = page.fields.find(std::string(pair.read));
            const std::string& declared = group.value(pair.declared);
            if (read == page.fields.end() || declared.empty()) continue;
            if (comparable(read->second.value) == comparable(declared)) continue;
            differs(page.item, read->second, pair.answer, path + "." + std::string(pair.declared));
        }
    }

    /// What is read with doubt does not stop anyone: the person is asked to look. What was read is what they
    /// may put there.
    void differs(const workflow::ItemId& item, const model::Field& read, std::string_view answer,
                 const std::string& path) {
        const bool sure = !read.verified_by.empty() || read.confidence >= voice_.limit("confidence");
        voice_.say(item, sure ? answer : "perhaps", {}, path, {}, read.value);
    }

    void validity(const PageReport& page) {
        for (const char* name : {"valid_until", "expiry_date", "term_until"}) {
            const auto read = page.fields.find(name);
            if (read == page.fields.end()) continue;
            const auto end = parse_day(read->second.value);
            if (end && *end < day_in_china(gate_.submission.now))
                voice_.say(page.item, "expired", {{"day", plain(to_string(*end))}});
        }
    }

    void legal_representative(const PageReport& page) {
        const auto read = page.fields.find("legal_representative");
        const std::string& declared = gate_.submission.about.form.part("legal_representative").value("name");
        if (read == page.fields.end() || declared.empty()) return;
        if (comparable(read->second.value) != comparable(declared))
            differs(page.item, read->second, "legal_representative", "legal_representative.name");
    }

    void domain(const PageReport& page) {
        const auto& services = gate_.submission.about.form.many("services");
        const std::size_t n = service_of(page.item);
        const auto read = page.fields.find("domain");
        if (n >= services.size() || read == page.fields.end()) return;
        const auto& domains = services[n].many("domains");
        const bool listed = std::any_of(domains.begin(), domains.end(), [&](const form::Group& one) {
            const auto declared = form::read_domain(one.value("name")),
                       printed = form::read_domain(read->second.value);
            return declared && printed && declared->ascii == printed->ascii;
        });
        const std::string path = "services[" + std::to_string(n) + "].domains";
        if (!listed) differs(page.item, read->second, "domain", path);
        const auto holder = page.fields.find("registrant");
        const std::string& subject = gate_.submission.about.form.part("subject").value("name");
        if (holder != page.fields.end() && !subject.empty() &&
            comparable(holder->second.value) != comparable(subject))
            voice_.say(page.item, "registrant", {}, path);
    }

    const GateCase& gate_;
    GateVoice& voice_;
};

void run(const GateCase& gate, GateVoice& voice) {
    Comparing comparing(gate, voice);
    for (const PageReport& page : gate.submission.pages) comparing.page(page);
}

constexpr findings::AnswerSpec kAnswers[] = {{"document", "wanted shown"},
                                             {"unreadable", ""},
                                             {"name", ""},
                                             {"number", ""},
                                             {"address", ""},
                                             {"until", ""},
                                             {"perhaps", ""},
                                             {"expired", "day"},
                                             {"legal_representative", ""},
                                             {"domain", ""},
                                             {"registrant", ""}};
constexpr std::string_view kLimits[] = {"confidence"};

}  // namespace

const GateCheck kReadGate{"gate.read", run, kAnswers, kLimits};

}  // namespace beian::desk
