// Can everyone be reached, each by numbers of their own?
#include "form/checks/all.h"
#include "identity/phone.h"
#include "identity/province.h"

namespace beian::form {

namespace {

void one(const Case& about, const Group& person, const Path& at, const std::string& remark, Report& report) {
    const std::string& mobile = person.value("mobile");
    const std::string& office = person.value("office_phone");
    if (!mobile.empty() && person.value("emergency_phone") == mobile)
        report.say(at.to("emergency_phone"), "emergency_same");
    const auto parsed = identity::parse_phone(office);
    if (office.empty() || !parsed) return;
    const bool is_mobile = parsed->kind == identity::PhoneKind::Mobile;
    if (is_mobile && about.is_in("office_phone_landline"))
        report.say(at.to("office_phone"), "office_landline");
    if (office == mobile && about.is_in("office_phone_not_mobile"))
        report.say(at.to("office_phone"), "office_same");
    if (is_mobile && remark.empty() && about.is_in("office_mobile_remark"))
        report.say(at.to("office_phone"), "office_remark");
    const identity::Province* province = identity::find_province(parsed->province);
    if (!is_mobile && province != nullptr && !about.province.empty() && parsed->province != about.province)
        report.say(at.to("office_phone"), "not_local", {{"province", province->name()}});
}

void run(const Case& about, Report& report) {
    const std::string& remark = about.form.part("subject").value("remark");
    one(about, about.form.part("head"), Path{}.in("head"), remark, report);
    for_each_service(about.form, [&](const Group& service, const Path& at) {
        one(about, service.part("head"), at.in("head"), service.value("remark"), report);
    });
}

constexpr findings::AnswerSpec kAnswers[] = {{"emergency_same", ""},
                                             {"office_landline", ""},
                                             {"office_same", ""},
                                             {"office_remark", ""},
                                             {"not_local", "province"}};

}  // namespace

const Check kContactCheck{"form.contact", run, kAnswers, {}};

}  // namespace beian::form
