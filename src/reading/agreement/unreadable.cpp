// document.unreadable: can what a reviewer must compare be read?
#include "reading/agreement/page_reading.h"
#include "reading/kind.h"

#include <fmt/format.h>

#include <algorithm>

namespace beian::reading {
namespace {

constexpr findings::AnswerSpec kAnswers[] = {{"missing", "fields"}, {"doubtful", "fields"}};
constexpr std::string_view kLimits[] = {"least_confidence"};

Words list_of(const std::vector<std::string_view>& fields, std::string_view document) {
    Words words;
    for (const std::string_view field : fields) {
        const Words one = field_words(field, document);
        words.zh += (words.zh.empty() ? "" : "、") + one.zh;
        words.en += (words.en.empty() ? "" : ", ") + one.en;
    }
    return words;
}

std::vector<Said> check(const Documents& documents, const findings::Voice& voice) {
    std::vector<Said> said;
    for (std::size_t i = 0; i < documents.pages.size(); ++i) {
        const PageReading& page = documents.pages[i];
        std::vector<std::string_view> missing, doubtful;
        double weakest = 1;
        std::optional<model::Region> region;
        for (const std::string_view name : needed_fields(page.document, page.side)) {
            const model::Field* field = page.find(name);
            if (field == nullptr)
                missing.push_back(name);
            else if (field->verified_by.empty() && field->confidence < voice.limit("least_confidence")) {
                if (field->confidence < weakest) weakest = field->confidence, region = field->region;
                doubtful.push_back(name);
            }
        }
        if (!missing.empty())
            said.push_back({i, voice.say("missing", {{"fields", list_of(missing, page.document)}})});
        else if (!doubtful.empty())
            said.push_back({i, voice.say("doubtful", {{"fields", list_of(doubtful, page.document)}},
                                         {weakest, voice.limit("least_confidence"), region})});
    }
    return said;
}

}  // namespace

extern const DocumentCheck kDocumentUnreadable;
const DocumentCheck kDocumentUnreadable{"document.unreadable", check, kAnswers, kLimits};

}  // namespace beian::reading
