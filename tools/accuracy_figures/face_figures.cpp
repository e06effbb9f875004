// Whose face it is, who is there live, and who holds their document: on public pictures and on heads that we
// drew.
#include "accuracy_figures/figure_lists.h"
#include "specimen/heads/portrait.h"
#include "specimen/heads/presence.h"

#include <fmt/format.h>

#include <algorithm>

namespace beian::accuracy {
namespace {

// rules/faces.yaml and rules/presence.yaml: a similarity of 0.6.
constexpr double kBorder = 0.6;
// Issue 7, "Measured": attacks taken at most 1 %, living persons refused at most 5 %.
constexpr double kRefused = 0.99, kTaken = 0.95;

Figure parts(Subject subject, std::string name, std::string on, std::vector<SetName> sets,
             std::function<Parts(const Outcome&)> count, std::optional<double> target = {}) {
    return {subject, std::move(name), std::move(on),   Figure::How::Parts, std::move(sets), {},
            {},      target,          std::move(count)};
}

std::function<Parts(const Outcome&)> within(double distance) {
    return [distance](const Outcome& outcome) {
        Parts found;
        if (!outcome.match) return found;
        for (const double apart : outcome.match->same) found.right += apart <= distance, ++found.of;
        return found;
    };
}
std::function<Parts(const Outcome&)> beyond(double distance) {
    return [distance](const Outcome& outcome) {
        Parts found;
        if (!outcome.match) return found;
        for (const double apart : outcome.match->others) found.right += apart > distance, ++found.of;
        return found;
    };
}

void add_pairs(std::vector<Figure>& all, const std::string& name, const std::string& what,
               std::vector<SetName> same, std::vector<SetName> others, std::optional<double> target) {
    all.push_back(parts(Subject::Match, name + ".same", what + ": pairs of one person, taken for one", same,
                        within(kBorder), target));
    all.push_back(parts(Subject::Match, name + ".others", what + ": pairs of two persons, told apart", others,
                        beyond(kBorder)));
    for (const double distance : {0.45, 0.5, 0.55, 0.65}) {
        all.push_back(parts(Subject::Match, fmt::format("{}.same.at_{:.2f}", name, distance),
                            fmt::format("the same at a distance of {:.2f}", distance), same,
                            within(distance)));
        all.push_back(parts(Subject::Match, fmt::format("{}.others.at_{:.2f}", name, distance),
                            fmt::format("the same at a distance of {:.2f}", distance), others,
                            beyond(distance)));
    }
    Figure least = parts(Subject::Match, name + ".same.at_least_far",
                         "pairs of one person nearer than any pair of two", std::move(same), {});
    least.how = Figure::How::Separated;
    least.others = std::move(others);
    all.push_back(std::move(least));
}

double is_accepted(const Outcome& outcome) {
    return outcome.live && outcome.live->passed ? 1 : 0;
}

constexpr std::pair<std::string_view, std::string_view> kLive[] = {
    {"genuine", "living persons who do what they are asked"},
    {"print", "a flat print, moved as the prompts say"},
    {"print_bent", "a print, bent round and moved"},
    {"print_eyes", "a print as a mask, its eyes cut out, somebody blinking behind"},
    {"screen", "a photo on a screen, moved as the prompts say"},
    {"replay", "a film of the person on a screen"},
    {"still", "one picture again and again"},
    {"swap", "somebody else for two to four seconds"},
    {"swap_turned", "the same, who comes while the head is turned away"},
    {"late", "a person who comes 4.5 seconds late"},
};

/// Where half a face is cut away, none may be found: that refuses as well, and says what to do.
double says(const Outcome& outcome, std::string_view check) {
    const bool none = check == "presence.face_covered" && outcome.notices("presence.face_none");
    return none || outcome.notices(check) ? 1 : 0;
}

constexpr std::tuple<std::string_view, std::string_view, std::string_view> kHeld[] = {
    {"covered", "presence.face_covered", "the card before the mouth"},
    {"cut", "presence.face_covered", "half the face out of the picture (or no face is found)"},
    {"no_document", "presence.handheld_document", "nothing in the hand"},
    {"unreadable", "presence.handheld_document", "the card out of focus"},
    {"another", "presence.face_match", "somebody else's card"},
    {"shut", "presence.eyes_hidden", "eyes shut"},
    {"dark_glasses", "presence.eyes_hidden", "dark glasses"},
};

}  // namespace

void add_face_figures(std::vector<Figure>& all) {
    add_pairs(all, "match.public", "public portraits", {"match/public"},
              {"match/public", "match/one_picture"}, 1);
    add_pairs(all, "match.drawn", "drawn heads, two pictures each", {"match/drawn"}, {"match/drawn"}, {});
    add_pairs(all, "match.card", "portraits on drawn documents and a picture of the holder", {"match/card"},
              {"match/card"}, {});
    all.push_back(
        parts(Subject::Match, "match.card.found", "portraits on drawn documents, found", {"match/card"},
              [](const Outcome& outcome) {
                  return outcome.match ? Parts{outcome.match->found, outcome.match->faces} : Parts{};
              }));
    for (const auto& [kind, what] : kLive) {
        const bool genuine = kind == "genuine";
        all.push_back(share(Subject::Live, fmt::format("live.{}.{}", kind, genuine ? "taken" : "refused"),
                            std::string(what), {fmt::format("live/{}", kind)},
                            genuine ? Value(is_accepted) : negated(is_accepted),
                            genuine ? kTaken : kRefused));
    }
    std::vector<SetName> attacks;
    for (const auto& [kind, what] : kLive)
        if (kind != "genuine") attacks.push_back(fmt::format("live/{}", kind));
    all.push_back(share(Subject::Live, "live.attacks.refused", "all of these attacks together", attacks,
                        negated(is_accepted), kRefused));
    all.push_back(share(Subject::Handheld, "handheld.good.taken",
                        "good photos of persons who hold their card, not refused", {"handheld/good"},
                        negated(is_refused), kTaken));
    for (const auto& [kind, check, what] : kHeld)
        all.push_back(share(Subject::Handheld, fmt::format("handheld.{}.hits", kind),
                            fmt::format("{}: `{}` says so", what, check), {fmt::format("handheld/{}", kind)},
                            [check = check](const Outcome& outcome) { return says(outcome, check); }));
    for (const auto& [kind, check, what] : kHeld)
        all.push_back(share(Subject::Handheld, fmt::format("handheld.{}.good", kind),
                            fmt::format("good photos of which `{}` says nothing", check), {"handheld/good"},
                            [check = check](const Outcome& outcome) { return 1 - says(outcome, check); }));
}

}  // namespace beian::accuracy
