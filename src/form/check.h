// What do the checks of a form say, and which are there?
#pragma once

#include "findings/check_book.h"
#include "findings/voice.h"
#include "form/field_book.h"
#include "form/form.h"
#include "model/finding.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace beian::form {

/// `{field, error, suggest}`, and which answer of which check it is.
struct FieldError {
    std::string field;  // a path: services[0].url
    std::string check;  // form.name
    std::string answer;
    model::Severity severity = model::Severity::Block;
    Words error;
    Words suggest;
    bool operator==(const FieldError&) const = default;
};

/// Addresses that the provider has reported, first and last.
struct IpRange {
    std::string first;
    std::string last;
};

/// What is asked about.
struct Case {
    const Form& form;
    const FieldBook& book;
    workflow::FilingKind kind = workflow::FilingKind::First;
    std::string subject_kind;  // value of the fact subject.kind
    std::string province;      // value of the fact filing.province
    CivilDay today;
    int min_validity_days = 0;      // of a certificate, as the provider's profile wants it
    std::vector<IpRange> ranges{};  // none: the provider does not say which are its own

    bool is_person() const { return subject_kind == "person"; }
    bool is_in(std::string_view list) const;  // the province is on a list
};

class Report {
public:
    explicit Report(const findings::CheckBook& book) : book_(book) {}
    void enter(std::string_view check) { check_ = check; }
    double limit(std::string_view name) const { return findings::Voice(book_, check_).limit(name); }
    void say(std::string field, std::string_view answer, const findings::Blanks& blanks = {});
    std::vector<FieldError> take() { return std::move(errors_); }

private:
    const findings::CheckBook& book_;
    std::string check_;
    std::vector<FieldError> errors_;
};

struct Check {
    std::string_view id;
    void (*run)(const Case&, Report&);
    std::span<const findings::AnswerSpec> answers;
    std::span<const std::string_view> limits;
};

/// The one table of checks of a form.
std::span<const Check* const> all_checks();
/// rules/form.yaml
Result<findings::CheckBook> load_form_checks(const std::string& path);

/// Everything that is not as it should be, field by field, in the order of the fields.
std::vector<FieldError> check(const Case& about, const findings::CheckBook& book);
/// `[{"field":"subject.name","error":{"zh":…,"en":…},"suggest":{…},"check":"form.field:missing","severity":"block"}]`
std::string to_json(std::span<const FieldError> errors);

}  // namespace beian::form
