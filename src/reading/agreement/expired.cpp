// document.expired: is the document still good today?
#include "reading/agreement/validity.h"

namespace beian::reading {
namespace {

constexpr findings::AnswerSpec kAnswers[] = {{"expired", "date"}, {"doubtful", "date"}};
constexpr std::string_view kLimits[] = {"least_confidence"};

std::vector<Said> check(const Documents& documents, const findings::Voice& voice) {
    std::vector<Said> said;
    for (std::size_t i = 0; i < documents.pages.size(); ++i) {
        const auto validity = validity_of(documents.pages[i]);
        if (!validity || days_between(documents.today, validity->until) >= 0) continue;
        // What may be misread does not send anyone to the police for a new card.
        const bool sure = !validity->field->verified_by.empty() ||
                          validity->field->confidence >= voice.limit("least_confidence");
        said.push_back(
            {i, voice.say(sure ? "expired" : "doubtful", {{"date", plain(to_string(validity->until))}},
                          {.region = validity->field->region})});
    }
    return said;
}

}  // namespace

std::optional<Validity> validity_of(const PageReading& page) {
    for (const std::string_view name : {"valid_until", "expiry_date", "term_until", "expires"}) {
        const model::Field* field = page.find(name);
        if (field == nullptr) continue;
        if (const auto day = parse_day(field->value)) return Validity{*day, field};
    }
    return std::nullopt;
}

extern const DocumentCheck kDocumentExpired;
const DocumentCheck kDocumentExpired{"document.expired", check, kAnswers, kLimits};

}  // namespace beian::reading
