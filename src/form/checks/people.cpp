// Are the people who they must be, and is one person told of in one way?
#include "form/checks/all.h"

namespace beian::form {

namespace {

/// One person in two roles: everything about them is the same.
void same_person(const Group& head, const Group& other, const Path& at, const Case& about, Report& report) {
    if (squeezed(head.value("name")) != squeezed(other.value("name")))
        return report.say(at.to("name"), "two_names");
    for (const char* field : {"certificate_type", "certificate_until", "mobile", "email"}) {
        if (other.value(field) == head.value(field)) continue;
        report.say(at.to(field), "differs", {{"title", title_of(about, "head", field)}});
    }
}

void two_people(const Group& head, const Group& other, const Path& at, const Case& about, Report& report) {
    if (about.is_in("one_head")) report.say(at.to("name"), "one_head");
    if (head.has("mobile") && head.value("mobile") == other.value("mobile"))
        report.say(at.to("mobile"), "shared_mobile");
    if (head.has("email") && head.value("email") == other.value("email"))
        report.say(at.to("email"), "shared_email");
}

void person_files(const Case& about, Report& report) {
    const Group& subject = about.form.part("subject");
    const Group& head = about.form.part("head");
    if (!about.is_person() || !subject.has("name") || !head.has("name")) return;
    if (squeezed(subject.value("name")) != squeezed(head.value("name"))) report.say("head.name", "own_head");
    if (head.has("certificate_number") &&
        subject.value("certificate_number") != head.value("certificate_number"))
        report.say("head.certificate_number", "own_number");
}

void legal_representative(const Case& about, Report& report) {
    const std::string& legal = about.form.part("legal_representative").value("name");
    const std::string& head = about.form.part("head").value("name");
    if (about.is_person() || legal.empty() || head.empty()) return;
    if (squeezed(legal) != squeezed(head)) report.say("head.name", "not_legal");
}

void run(const Case& about, Report& report) {
    person_files(about, report);
    legal_representative(about, report);
    const Group& head = about.form.part("head");
    if (!head.has("certificate_number")) return;
    for_each_service(about.form, [&](const Group& service, const Path& at) {
        const Group& other = service.part("head");
        if (!other.has("certificate_number")) return;
        const Path there = at.in("head");
        if (squeezed(head.value("certificate_number")) == squeezed(other.value("certificate_number")))
            same_person(head, other, there, about, report);
        else
            two_people(head, other, there, about, report);
    });
}

constexpr findings::AnswerSpec kAnswers[] = {{"two_names", ""},     {"differs", "title"}, {"one_head", ""},
                                             {"shared_mobile", ""}, {"shared_email", ""}, {"own_head", ""},
                                             {"own_number", ""},    {"not_legal", ""}};

}  // namespace

const Check kPeopleCheck{"form.people", run, kAnswers, {}};

}  // namespace beian::form
