#include "presence/following.h"

#include <array>
#include <cmath>

namespace beian::presence {

namespace {

constexpr std::array<std::pair<Hint, std::string_view>, 12> kHints = {{
    {Hint::NoFace, "no_face"},
    {Hint::ManyFaces, "many_faces"},
    {Hint::Closer, "closer"},
    {Hint::Farther, "farther"},
    {Hint::Middle, "middle"},
    {Hint::LookAhead, "look_ahead"},
    {Hint::TooDark, "too_dark"},
    {Hint::TooBright, "too_bright"},
    {Hint::Blurred, "blurred"},
    {Hint::EyesShut, "eyes_shut"},
    {Hint::Background, "background"},
    {Hint::Covered, "covered"},
}};
constexpr std::array<Hint, 12> kAll = {Hint::NoFace,  Hint::ManyFaces, Hint::Closer,     Hint::Farther,
                                       Hint::Middle,  Hint::LookAhead, Hint::TooDark,    Hint::TooBright,
                                       Hint::Blurred, Hint::EyesShut,  Hint::Background, Hint::Covered};

/// How far two colours lie apart, whatever their light.
double tint_apart(const Shade& one, const Shade& other) {
    const auto share = [](double part, const Shade& of) { return part / (of.red + of.green + of.blue + 1); };
    return std::hypot(share(one.red, one) - share(other.red, other),
                      share(one.blue, one) - share(other.blue, other));
}

std::optional<Hint> place_hint(const Seen& seen, StepKind step, const findings::Voice& limits) {
    const double wide = seen.width, tall = seen.height;
    const double share = eye_distance(seen.face.landmarks) / wide;
    // Whoever is asked to come closer may.
    if (share > limits.limit("most_eye_share") && step != StepKind::MoveCloser) return Hint::Farther;
    if (share < limits.limit("least_eye_share")) return Hint::Closer;
    const model::Point nose = seen.face.landmarks[30];
    if (nose.x < wide * 0.2 || nose.x > wide * 0.8 || nose.y < tall * 0.2 || nose.y > tall * 0.85)
        return Hint::Middle;
    return std::nullopt;
}

}  // namespace

std::string_view slug(Hint hint) {
    return kHints[static_cast<std::size_t>(hint)].second;
}

std::span<const Hint> all_hints() {
    return kAll;
}

std::optional<Hint> hint_of(const Seen& seen, StepKind step, const Book& book) {
    const findings::Voice limits(book, "frames");
    if (seen.faces == 0 || seen.width == 0) return Hint::NoFace;
    if (seen.faces > 1) return Hint::ManyFaces;
    if (const auto hint = place_hint(seen, step, limits)) return hint;
    if (step == StepKind::Light) return std::nullopt;  // the screen changes all that follows
    const double light = seen.skin.luma();
    if (light < limits.limit("least_light")) return Hint::TooDark;
    if (light > limits.limit("most_light")) return Hint::TooBright;
    if (step == StepKind::Ready) {
        const Pose pose = pose_of(seen.face.landmarks);
        if (std::abs(pose.yaw) > limits.limit("most_ready_deg") ||
            std::abs(pose.roll) > limits.limit("most_ready_deg") ||
            std::abs(pose.pitch) > 2 * limits.limit("most_ready_deg"))
            return Hint::LookAhead;
        if (eye_aspect(seen.face.landmarks) < limits.limit("least_eye_aspect")) return Hint::EyesShut;
        if (seen.eyes.luma() < limits.limit("least_eye_light") * light ||
            tint_apart(seen.mouth, seen.skin) > limits.limit("most_tint"))
            return Hint::Covered;
    }
    if (seen.sharpness < limits.limit("least_sharpness")) return Hint::Blurred;
    if (seen.background.luma() < limits.limit("least_background_light") ||
        seen.spread > limits.limit("most_background_spread"))
        return Hint::Background;
    return std::nullopt;
}

}  // namespace beian::presence
