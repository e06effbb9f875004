// How far is this person with what they were asked? Follows a check frame by frame; the same for a hint in
// the middle and for the verdict at the end.
#pragma once

#include "presence/challenge.h"
#include "presence/frame.h"
#include "presence/measures.h"

#include <optional>
#include <span>
#include <vector>

namespace beian::presence {

/// What hinders, of one frame; named as in the contract. Background, Blurred and Covered do not stop anybody.
enum class Hint : std::uint8_t {
    NoFace,
    ManyFaces,
    Closer,
    Farther,
    Middle,
    LookAhead,
    TooDark,
    TooBright,
    Blurred,
    EyesShut,
    Background,
    Covered,
};
std::string_view slug(Hint hint);
std::span<const Hint> all_hints();

/// How this person looks straight ahead, measured while they made ready.
struct Neutral {
    double yaw = 0;
    double pitch = 0;
    double eyes = 0;                    // eye aspect
    double dark = 0;                    // of the eyes
    double mouth = 0;                   // mouth aspect
    double distance = 0;                // eye distance as a share of the picture's width
    vision::FaceLandmarks landmarks{};  // levelled
};

/// What became of one step; frames by their place in the list.
struct Trace {
    StepKind kind = StepKind::Ready;
    std::optional<std::size_t> shown{};     // first frame that names it
    std::optional<std::size_t> answered{};  // what was asked is seen
    std::optional<std::size_t> ended{};     // and the person looks ahead again
};

enum class Miss : std::uint8_t { Late, Early, Wrong };

struct Progress {
    std::size_t step = 0;  // that stands on the screen after these frames
    bool answered = false;
    /// The first of the frames by which the person was ready. Those before it decide nothing: a network, or
    /// somebody else, may have come and gone.
    std::size_t counts_from = 0;
    std::vector<Trace> traces;
    std::optional<Neutral> neutral;
    std::optional<Miss> miss;  // nothing is followed after it
    std::optional<Hint> hint;  // of the last frame
    bool is_over(const Challenge& challenge) const { return miss || step >= challenge.steps(); }
};

/// Frames in their order. A frame answers the step that it names, and only once the server had told of it.
Progress follow(const Challenge& challenge, std::span<const Frame> frames, const Book& book);

/// What there is to say of one frame while `step` stands on the screen.
std::optional<Hint> hint_of(const Seen& seen, StepKind step, const Book& book);

}  // namespace beian::presence
