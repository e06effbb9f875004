// Is everything told about the App or mini-program itself?
#include "form/checks/all.h"

#include <set>

namespace beian::form {

namespace {

/// Android is told by an MD5 fingerprint, iOS by a SHA-1 one in the same field.
std::size_t fingerprint_length(std::string_view platform) {
    return platform == "android" ? 32 : platform == "ios" ? 40 : 0;
}

void platforms(const Group& service, const Path& at, Report& report) {
    std::set<std::string> seen;
    std::size_t n = 0;
    for (const Group& group : service.many("platforms")) {
        const Path here = at.in("platforms", n++);
        const std::string& platform = group.value("platform");
        if (!seen.insert(platform + " " + group.value("package")).second)
            report.say(here.to("platform"), "twice");
        const std::size_t length = fingerprint_length(platform), given = group.value("signature").size();
        if (length != 0 && given != 0 && given != length)
            report.say(here.to("signature"), "fingerprint", {{"least", same(std::to_string(length))}});
    }
    if (n == 0) report.say(at.to("platforms"), "no_platform");
}

void run(const Case& about, Report& report) {
    for_each_service(about.form, [&](const Group& service, const Path& at) {
        if (!service.has("name")) return;
        if (service.value("kind") == "app" && about.kind != workflow::FilingKind::ChangeAccess) {
            platforms(service, at, report);
            if (service.value("uses_sdk") == "true" && !service.has("sdks"))
                report.say(at.to("sdks"), "sdks");
        }
        if (service.value("kind") == "mini_program" && service.has("account_name") &&
            squeezed(service.value("account_name")) != squeezed(about.form.part("subject").value("name")))
            report.say(at.to("account_name"), "account");
    });
}

constexpr findings::AnswerSpec kAnswers[] = {
    {"twice", ""}, {"fingerprint", "least"}, {"no_platform", ""}, {"sdks", ""}, {"account", ""}};

}  // namespace

const Check kAppCheck{"form.app", run, kAnswers, {}};

}  // namespace beian::form
