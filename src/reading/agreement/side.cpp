// document.side: is it the side that was asked for?
#include "reading/agreement/page_reading.h"

#include <algorithm>

namespace beian::reading {
namespace {

constexpr findings::AnswerSpec kAnswers[] = {{"other", "seen wanted"}};

std::vector<Said> check(const Documents& documents, const findings::Voice& voice) {
    std::vector<Said> said;
    for (std::size_t i = 0; i < documents.pages.size(); ++i) {
        const PageReading& page = documents.pages[i];
        if (page.document.empty() || page.wanted_side.empty() || page.side == page.wanted_side) continue;
        if (std::find(page.wanted.begin(), page.wanted.end(), page.document) == page.wanted.end()) continue;
        // A certificate of another kind has other sides.
        if (page.document != page.wanted.front()) continue;
        said.push_back({i, voice.say("other", {{"seen", page.words}, {"wanted", page.wanted_words}})});
    }
    return said;
}

}  // namespace

extern const DocumentCheck kDocumentSide;
const DocumentCheck kDocumentSide{"document.side", check, kAnswers, {}};

}  // namespace beian::reading
