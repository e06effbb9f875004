// origin.watermark: are words laid over the photo that do not belong to the document?
#include "reading/agreement/page_reading.h"

namespace beian::reading {
namespace {

constexpr findings::AnswerSpec kAnswers[] = {{"words", "words"}};

std::vector<Said> check(const Documents& documents, const findings::Voice& voice) {
    std::vector<Said> said;
    for (std::size_t i = 0; i < documents.pages.size(); ++i) {
        const auto& overlay = documents.pages[i].overlay;
        // "For filing use only" is what providers allow, and some ask for.
        if (!overlay || overlay->words.find("备案") != std::string::npos) continue;
        said.push_back(
            {i, voice.say("words", {{"words", plain(overlay->words)}}, {.region = overlay->region})});
    }
    return said;
}

}  // namespace

extern const DocumentCheck kOriginWatermark;
const DocumentCheck kOriginWatermark{"origin.watermark", check, kAnswers, {}};

}  // namespace beian::reading
