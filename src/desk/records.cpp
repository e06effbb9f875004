#include "desk/records.h"

#include "form/formats.h"

#include <algorithm>
#include <set>

namespace beian::desk {

namespace {

using workflow::FilingKind;
using workflow::Stage;
using workflow::Status;

constexpr std::size_t kMost = 500;  // filings that share one mark; beyond it more would not change an answer

bool is_in_flight(Stage stage) {
    const Status status = workflow::status_of(stage);
    return status == Status::Submitted || status == Status::FirstReview ||
           status == Status::SmsVerification || status == Status::AuthorityReview;
}
bool counts_as_filed(Stage stage) {
    return is_in_flight(stage) || stage == Stage::Granted;
}
bool adds_services(FilingKind kind) {
    return kind == FilingKind::First || kind == FilingKind::NewService ||
           kind == FilingKind::NewServiceElsewhere;
}

class Recalling {
public:
    Recalling(const FilingKey& key, FilingStore& store) : key_(key), store_(store) {}

    std::vector<Listed> others(const std::string& mark) const {
        Query query;
        query.tenant = key_.tenant;
        query.mark = mark;
        query.most = kMost;
        std::vector<Listed> found = store_.list(query);
        std::erase_if(found, [&](const Listed& one) { return one.filing == key_.filing; });
        return found;
    }

    void certificate(const std::string& mark, Records& records) const {
        for (const Listed& other : others(mark)) {
            const bool open = is_in_flight(other.summary.stage);
            records.open_order = records.open_order || open;
            records.change_open = records.change_open || (open && workflow::is_change(other.summary.kind));
            if (other.summary.stage == Stage::Granted && adds_services(other.summary.kind))
                records.services_of_subject += static_cast<int>(other.summary.services);
        }
    }

    void number(const std::string& mark, bool complete, Records& records) const {
        const auto found = others(mark);
        const auto granted = [](const Listed& one) { return one.summary.stage == Stage::Granted; };
        for (const Listed& other : found) {
            if (is_in_flight(other.summary.stage) && workflow::is_cancellation(other.summary.kind))
                records.cancel_open = true;
        }
        if (std::any_of(found.begin(), found.end(), granted))
            records.filed_with_us = true;
        else if (complete && !records.filed_with_us)
            records.filed_with_us = false;
    }

    /// Other subjects than this one that use the phone.
    int subjects(const std::string& phone, const std::string& own) const {
        std::set<std::string> certificates;
        for (const Listed& other : others(phone)) {
            if (!counts_as_filed(other.summary.stage)) continue;
            for (const std::string& mark : other.summary.marks) {
                if (mark.starts_with("certificate:") && mark != own) certificates.insert(mark);
            }
        }
        return static_cast<int>(certificates.size());
    }

    std::size_t filed(const std::string& mark) const {
        const auto found = others(mark);
        return static_cast<std::size_t>(std::count_if(found.begin(), found.end(), [](const Listed& one) {
            return counts_as_filed(one.summary.stage);
        }));
    }

private:
    const FilingKey& key_;
    FilingStore& store_;
};

/// The domains, hosts … of a form that other filings have too, as people know them.
void what_others_have(const Declaration& declaration, const Recalling& recalling, std::string_view tenant,
                      Vault& vault, const RecordPolicy& policy, Records& records) {
    const auto filed = [&](std::string_view kind, const std::string& value) {
        return recalling.filed(std::string(kind) + ":" + vault.mark(tenant, kind, value));
    };
    for (const form::Group& service : declaration.form.many("services")) {
        for (const form::Group& domain : service.many("domains")) {
            const auto parts = form::read_domain(domain.value("name"));
            if (parts && filed("domain", parts->registrable) > 0)
                records.domains_filed.push_back(parts->registrable);
        }
        for (const std::string& url : service.all("url")) {
            const auto host = form::find_host(url);
            if (host && filed("url", *host) > 0) records.urls_filed.push_back(*host);
        }
        for (const form::Group& access : service.many("accesses")) {
            const std::string& code = access.value("service_code");
            const std::string& address = access.value("first_ip");
            if (!code.empty() && filed("code", code) > 0) records.codes_used.push_back(code);
            if (!address.empty() &&
                filed("address", address) >= static_cast<std::size_t>(policy.filings_for_address))
                records.addresses_full.push_back(address);
        }
    }
}

}  // namespace

Records records_of(const FilingKey& key, FilingKind kind, const Declaration& declaration, FilingStore& store,
                   Vault& vault, const RecordPolicy& policy) {
    Records records;
    const Recalling recalling(key, store);
    const std::vector<std::string> marks = marks_of(declaration, key.tenant, vault);
    std::string certificate;
    for (const std::string& mark : marks) {
        if (mark.starts_with("certificate:")) certificate = mark;
    }
    if (!certificate.empty()) recalling.certificate(certificate, records);
    int subjects = 0;
    for (const std::string& mark : marks) {
        if (mark.starts_with("number:")) recalling.number(mark, policy.complete, records);
        if (mark.starts_with("phone:")) subjects = std::max(subjects, recalling.subjects(mark, certificate));
    }
    records.subjects_with_phone = subjects + 1;
    if (adds_services(kind))
        records.services_of_subject += static_cast<int>(declaration.form.many("services").size());
    what_others_have(declaration, recalling, key.tenant, vault, policy, records);
    return records;
}

}  // namespace beian::desk
