// Are the chosen contents and approvals ones that fit together, and fit the subject?
#include "form/checks/all.h"

#include <algorithm>

namespace beian::form {

namespace {

constexpr std::string_view kNoApproval = "24";  // 以上都不涉及

void run(const Case& about, Report& report) {
    for_each_service(about.form, [&](const Group& service, const Path& at) {
        const auto& contents = service.all("contents");
        const auto most = static_cast<std::size_t>(report.limit("contents"));
        if (contents.size() > most)
            report.say(at.to("contents"), "many", {{"most", same(std::to_string(most))}});
        const auto& approvals = service.all("approvals");
        if (approvals.size() > 1 &&
            std::find(approvals.begin(), approvals.end(), kNoApproval) != approvals.end())
            report.say(at.to("approvals"), "none_and_some");
        if (!about.is_person()) return;
        const auto& unfit = about.book.list("contents_not_personal");
        for (const std::string& code : contents) {
            const Code* content = about.book.find_code("service_content", code);
            if (content != nullptr && std::find(unfit.begin(), unfit.end(), code) != unfit.end())
                report.say(at.to("contents"), "not_personal", {{"content", content->name}});
        }
    });
}

constexpr findings::AnswerSpec kAnswers[] = {
    {"many", "most"}, {"none_and_some", ""}, {"not_personal", "content"}};
constexpr std::string_view kLimits[] = {"contents"};

}  // namespace

const Check kContentCheck{"form.content", run, kAnswers, kLimits};

}  // namespace beian::form
