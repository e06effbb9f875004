// Does the certificate fit whoever holds it, and is it still good?
#include "form/checks/all.h"
#include "identity/credit_code.h"

#include <algorithm>

namespace beian::form {

namespace {

bool has(const std::vector<std::string>& list, std::string_view one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

void until(const Case& about, const Group& holder, const Path& at, Report& report) {
    const auto end = parse_day(holder.value("certificate_until"));
    if (!end) return;
    const int left = days_between(about.today, *end);
    const std::string path = at.to("certificate_until");
    if (left < 0)
        report.say(path, "expired", {{"day", same(to_string(*end))}});
    else if (left < about.min_validity_days)
        report.say(
            path, "expiring",
            {{"day", same(to_string(*end))}, {"least", same(std::to_string(about.min_validity_days))}});
}

void of_subject(const Case& about, Report& report) {
    const Group& subject = about.form.part("subject");
    const Path at = Path{}.in("subject");
    const Code* nature = about.book.find_code("subject_nature", subject.value("nature"));
    const Code* type = about.book.find_code("certificate_type", subject.value("certificate_type"));
    if (nature != nullptr && !about.subject_kind.empty() && !has(nature->kinds, about.subject_kind))
        report.say(at.to("nature"), "nature", {{"nature", nature->name}});
    // A certificate whose natures are not known fits all.
    if (nature != nullptr && type != nullptr && !type->of.empty() && !has(type->of, nature->code) &&
        !(about.is_person() && has(type->of, "P")))
        report.say(at.to("certificate_type"), "type", {{"type", type->name}, {"nature", nature->name}});
    const std::string& number = subject.value("certificate_number");
    if (type != nullptr &&
        (type->number == NumberKind::Organisation ||
         (type->number == NumberKind::UsccOrLicence && number.size() < 18 && !number.empty())))
        report.say(at.to("certificate_number"), "old_number");
    const auto credit = identity::parse_credit_code(number);
    if (credit && !credit->subject_kind.empty() && !about.subject_kind.empty() &&
        credit->subject_kind != about.subject_kind)
        report.say(at.to("certificate_number"), "body", {{"body", credit->body}});
    const std::string& name = subject.value("name");
    if (credit && credit->code.starts_with("92") &&
        (contains(name, "*") || (!name.empty() && count_chinese(name) <= 4)))
        report.say(at.to("name"), "no_trade_name");
    until(about, subject, at, report);
}

void of_person(const Case& about, const Group& person, const Path& at, Report& report) {
    const Code* type = about.book.find_code("certificate_type", person.value("certificate_type"));
    if (type != nullptr && !has(type->of, "P"))
        report.say(at.to("certificate_type"), "person_type", {{"type", type->name}});
    until(about, person, at, report);
}

void run(const Case& about, Report& report) {
    of_subject(about, report);
    of_person(about, about.form.part("head"), Path{}.in("head"), report);
    for_each_service(about.form, [&](const Group& service, const Path& at) {
        of_person(about, service.part("head"), at.in("head"), report);
    });
}

constexpr findings::AnswerSpec kAnswers[] = {
    {"expired", "day"}, {"expiring", "day least"}, {"nature", "nature"},  {"type", "type nature"},
    {"old_number", ""}, {"body", "body"},          {"no_trade_name", ""}, {"person_type", "type"}};

}  // namespace

const Check kCertificateCheck{"form.certificate", run, kAnswers, {}};

}  // namespace beian::form
