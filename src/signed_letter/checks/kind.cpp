// letter.kind: is it the letter that was asked for?
#include "signed_letter/check.h"

namespace beian::signed_letter {
namespace {

constexpr AnswerSpec kAnswers[] = {{"other", "seen wanted"}, {"unknown", "wanted"}};

Findings check(const Sight& sight, const Voice& voice) {
    const rules::Material* wanted = sight.rulebook.find_material(sight.wanted.material);
    if (wanted == nullptr || !wanted->letter) return {};
    if (sight.letter == nullptr) {
        // A code of ours that names a letter we do not have: another desk's, or a rulebook's of before.
        if (sight.mark() != nullptr)
            return {voice.say("unknown", {{"wanted", wanted->name}}, {.region = sight.code_regions.front()})};
        return {voice.say("unknown", {{"wanted", wanted->name}})};
    }
    const rules::Material& seen = sight.rulebook.materials[sight.letter->material];
    if (seen.slug == wanted->slug) return {};
    // By its words alone it may be either of two that say nearly the same.
    if (sight.known_by == KnownBy::Words && !sight.is_laid_out()) return {};
    model::Finding finding = voice.say("other", {{"seen", seen.name}, {"wanted", wanted->name}});
    if (!sight.code_regions.empty()) finding.region = sight.code_regions.front();
    return {finding};
}

}  // namespace

extern const Check kKind;
const Check kKind{"letter.kind", check, kAnswers, {}};

}  // namespace beian::signed_letter
