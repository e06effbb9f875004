// document.expiring: is the document good for long enough?
#include "reading/agreement/validity.h"

#include <fmt/format.h>

#include <chrono>

namespace beian::reading {
namespace {

constexpr findings::AnswerSpec kAnswers[] = {{"soon", "date needed"}};
constexpr std::string_view kLimits[] = {"least_months"};

/// For how long a document must be good, in days and in words.
struct Wanted {
    int days = 0;
    Words words;
};

Wanted wanted(const Documents& documents, const findings::Voice& voice) {
    if (documents.least_days > 0)
        return {documents.least_days,
                {fmt::format("{} 天", documents.least_days), fmt::format("{} days", documents.least_days)}};
    const auto months = static_cast<int>(voice.limit("least_months"));
    std::chrono::year_month_day until = documents.today + std::chrono::months(months);
    if (!until.ok()) until = until.year() / until.month() / std::chrono::last;
    return {days_between(documents.today, until),
            {fmt::format("{} 个月", months), fmt::format("{} months", months)}};
}

std::vector<Said> check(const Documents& documents, const findings::Voice& voice) {
    const Wanted least = wanted(documents, voice);
    std::vector<Said> said;
    for (std::size_t i = 0; i < documents.pages.size(); ++i) {
        // Business terms and registrations are renewed without a new document; people's cards are not.
        if (!is_identity_document(documents.pages[i].document)) continue;
        const auto validity = validity_of(documents.pages[i]);
        if (!validity) continue;
        const int left = days_between(documents.today, validity->until);
        if (left < 0 || left >= least.days) continue;
        said.push_back(
            {i, voice.say(
                    "soon", {{"date", plain(to_string(validity->until))}, {"needed", least.words}},
                    {static_cast<double>(left), static_cast<double>(least.days), validity->field->region})});
    }
    return said;
}

}  // namespace

extern const DocumentCheck kDocumentExpiring;
const DocumentCheck kDocumentExpiring{"document.expiring", check, kAnswers, kLimits};

}  // namespace beian::reading
