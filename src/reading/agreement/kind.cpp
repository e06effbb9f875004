// document.kind: is it the document that was asked for?
#include "reading/kind.h"
#include "reading/agreement/page_reading.h"

#include <algorithm>

namespace beian::reading {
namespace {

using findings::AnswerSpec;
using findings::Voice;

constexpr AnswerSpec kAnswers[] = {
    {"other", "seen wanted"}, {"unknown", "wanted"}, {"unnamed", ""}, {"several", "seen"}};
constexpr std::string_view kLimits[] = {"enough_characters"};

/// Only what we can read can be missed.
bool can_be_read(const PageReading& page) {
    const auto kinds = all_kinds();
    return std::any_of(kinds.begin(), kinds.end(), [&](const Kind* kind) {
        return std::find(page.wanted.begin(), page.wanted.end(), kind->document) != page.wanted.end() &&
               (page.wanted_side.empty() || kind->side == page.wanted_side);
    });
}

std::vector<Said> check(const Documents& documents, const Voice& voice) {
    std::vector<Said> said;
    for (std::size_t i = 0; i < documents.pages.size(); ++i) {
        const PageReading& page = documents.pages[i];
        if (page.beside)
            said.push_back(
                {i, voice.say("several", {{"seen", page.beside->words}}, {.region = page.beside->region})});
        // Of a photo that cannot be read for other reasons nothing more is said.
        const bool is_read =
            page.is_legible && static_cast<double>(page.characters) >= voice.limit("enough_characters");
        if (page.wanted.empty() && page.document.empty() && is_read)
            said.push_back({i, voice.say("unnamed")});
        if (page.wanted.empty() || !can_be_read(page)) continue;
        if (std::find(page.wanted.begin(), page.wanted.end(), page.document) != page.wanted.end()) continue;
        if (!page.document.empty())
            said.push_back({i, voice.say("other", {{"seen", page.words}, {"wanted", page.wanted_words}})});
        else if (is_read)
            said.push_back({i, voice.say("unknown", {{"wanted", page.wanted_words}})});
    }
    return said;
}

}  // namespace

extern const DocumentCheck kDocumentKind;
const DocumentCheck kDocumentKind{"document.kind", check, kAnswers, kLimits};

}  // namespace beian::reading
