// Does the remark say what the service is for, in enough words and plain ones?
#include "base/text.h"
#include "form/checks/all.h"

namespace beian::form {

namespace {

bool has_signs(std::string_view text) {
    return text.find_first_of("<>{}[]|\\^~`#$*=@") != std::string_view::npos;
}

void one(const std::string& remark, const std::string& path, Report& report) {
    if (remark.empty() || find_invalid_utf8(remark)) return;
    const auto least = static_cast<std::size_t>(report.limit("characters"));
    const std::size_t length = count_characters(remark);
    if (length < least)
        report.say(path, "short",
                   {{"least", same(std::to_string(least))}, {"given", same(std::to_string(length))}});
    if (has_signs(remark)) report.say(path, "signs");
}

void run(const Case& about, Report& report) {
    one(about.form.part("subject").value("remark"), "subject.remark", report);
    for_each_service(about.form, [&](const Group& service, const Path& at) {
        one(service.value("remark"), at.to("remark"), report);
        if (service.has("name") && !service.has("remark")) report.say(at.to("remark"), "nothing");
    });
}

constexpr findings::AnswerSpec kAnswers[] = {{"short", "least given"}, {"signs", ""}, {"nothing", ""}};
constexpr std::string_view kLimits[] = {"characters"};

}  // namespace

const Check kRemarkCheck{"form.remark", run, kAnswers, kLimits};

}  // namespace beian::form
