// What is the person asked to do, in which order? Drawn anew for each check, so that nothing filmed before
// answers it.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "presence/book.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace beian::presence {

/// What stands on the screen. Left and right are the person's own.
enum class StepKind : std::uint8_t {
    Ready,  // face the camera: how the person looks at rest
    TurnLeft,
    TurnRight,
    Nod,
    Blink,
    OpenMouth,
    MoveCloser,
    Light,  // the screen shines in one colour after the other
    Done,
};
std::string_view slug(StepKind kind);
std::optional<StepKind> find_step(std::string_view slug);
std::span<const StepKind> all_steps();

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    bool operator==(const Colour&) const = default;
};

struct Flash {
    Colour colour;
    int ms = 0;
    bool operator==(const Flash&) const = default;
};

struct Challenge {
    std::string nonce;              // 32 hexadecimal digits
    std::vector<StepKind> prompts;  // between Ready and Light; never the same twice in a row
    std::vector<Flash> flashes;

    /// Ready, the prompts, Light; what lies behind is Done.
    StepKind step(std::size_t number) const;
    std::size_t steps() const { return prompts.size() + 2; }
    bool operator==(const Challenge&) const = default;
};

inline constexpr std::size_t kChallengeBytes = 128;
/// `random`: kChallengeBytes of them, that nobody can foresee.
Challenge draw_challenge(BytesView random, const Book& book);

/// How long a step may take from when it is shown.
int within_ms(const Challenge& challenge, std::size_t step, const Book& book);

std::string to_json(const Challenge& challenge);
Result<Challenge> parse_challenge(std::string_view json);

}  // namespace beian::presence
