#include "form/check.h"

#include "form/checks/all.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace beian::form {

namespace {

constexpr const Check* kChecks[] = {&kFieldCheck,  &kFormatCheck,  &kNameCheck,        &kRemarkCheck,
                                    &kPeopleCheck, &kContactCheck, &kCertificateCheck, &kAddressCheck,
                                    &kDomainCheck, &kAccessCheck,  &kAppCheck,         &kContentCheck,
                                    &kOrderCheck};

nlohmann::ordered_json json_of(const Words& words) {
    return {{"zh", words.zh}, {"en", words.en}};
}

}  // namespace

bool Case::is_in(std::string_view list) const {
    const auto& words = book.list(list);
    return std::find(words.begin(), words.end(), province) != words.end();
}

void Report::say(std::string field, std::string_view answer, const findings::Blanks& blanks) {
    const model::Finding finding = findings::Voice(book_, check_).say(answer, blanks);
    errors_.push_back(
        {std::move(field), check_, std::string(answer), finding.severity, finding.message, finding.advice});
}

std::span<const Check* const> all_checks() {
    return kChecks;
}

Result<findings::CheckBook> load_form_checks(const std::string& path) {
    findings::BookLayout layout;
    for (const Check* check : all_checks())
        layout.checks.push_back({check->id, check->answers, check->limits});
    return findings::load_check_book(path, layout);
}

std::vector<FieldError> check(const Case& about, const findings::CheckBook& book) {
    Report report(book);
    for (const Check* check : all_checks()) {
        report.enter(check->id);
        check->run(about, report);
    }
    return report.take();
}

std::string to_json(std::span<const FieldError> errors) {
    auto list = nlohmann::ordered_json::array();
    for (const FieldError& error : errors)
        list.push_back({{"field", error.field},
                        {"error", json_of(error.error)},
                        {"suggest", json_of(error.suggest)},
                        {"check", error.check + ":" + error.answer},
                        {"severity", model::slug(error.severity)}});
    return list.dump();
}

}  // namespace beian::form
