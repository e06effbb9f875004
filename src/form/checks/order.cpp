// Is the order as a whole one that can be made?
#include "form/checks/all.h"

namespace beian::form {

namespace {

void run(const Case& about, Report& report) {
    const std::size_t services = about.form.many("services").size();
    const auto most =
        static_cast<std::size_t>(report.limit(about.is_person() ? "services_person" : "services_unit"));
    if (services > most)
        report.say("services", "services",
                   {{"most", same(std::to_string(most))}, {"given", same(std::to_string(services))}});
    const std::string& old = about.form.part("filing").value("old_province");
    if (!old.empty() && !about.province.empty() && old != about.province &&
        about.kind != workflow::FilingKind::ChangeProvince)
        report.say("filing.old_province", "province");
}

constexpr findings::AnswerSpec kAnswers[] = {{"services", "most given"}, {"province", ""}};
constexpr std::string_view kLimits[] = {"services_person", "services_unit"};

}  // namespace

const Check kOrderCheck{"form.order", run, kAnswers, kLimits};

}  // namespace beian::form
