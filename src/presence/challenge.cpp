#include "presence/challenge.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace beian::presence {

namespace {

constexpr std::array<std::pair<StepKind, std::string_view>, 9> kSteps = {{
    {StepKind::Ready, "ready"},
    {StepKind::TurnLeft, "turn_left"},
    {StepKind::TurnRight, "turn_right"},
    {StepKind::Nod, "nod"},
    {StepKind::Blink, "blink"},
    {StepKind::OpenMouth, "open_mouth"},
    {StepKind::MoveCloser, "move_closer"},
    {StepKind::Light, "light"},
    {StepKind::Done, "done"},
}};
constexpr std::array<StepKind, 9> kAll = {StepKind::Ready,      StepKind::TurnLeft, StepKind::TurnRight,
                                          StepKind::Nod,        StepKind::Blink,    StepKind::OpenMouth,
                                          StepKind::MoveCloser, StepKind::Light,    StepKind::Done};

constexpr std::array<StepKind, 6> kPrompts = {StepKind::TurnLeft, StepKind::TurnRight, StepKind::Nod,
                                              StepKind::Blink,    StepKind::OpenMouth, StepKind::MoveCloser};

// As different from each other as a screen can make them: the corners of its cube but black and white, which
// say nothing of colour.
constexpr std::array<Colour, 6> kColours = {
    {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {255, 255, 0}, {0, 255, 255}, {255, 0, 255}}};

/// Numbers out of bytes that were drawn; each takes four, so that no remainder favours any of them.
class Draws {
public:
    explicit Draws(BytesView random) : left_(random) {}
    std::uint32_t below(std::uint32_t most) {
        if (left_.size() < 4) throw std::logic_error("a challenge needs more random bytes");
        std::uint32_t drawn = 0;
        for (const std::uint8_t byte : left_.first(4)) drawn = drawn << 8U | byte;
        left_ = left_.subspan(4);
        return drawn % most;
    }
    int between(double least, double most) {
        return static_cast<int>(least) +
               static_cast<int>(below(static_cast<std::uint32_t>(most - least) + 1));
    }

private:
    BytesView left_;
};

bool is_turn(StepKind kind) {
    return kind == StepKind::TurnLeft || kind == StepKind::TurnRight;
}
bool is_shape(StepKind kind) {
    return kind == StepKind::Blink || kind == StepKind::OpenMouth;
}

/// One of `kinds`, another than the one before.
template <std::size_t N, class T>
T another(Draws& draws, const std::array<T, N>& from, const T* before) {
    const auto known = before == nullptr ? from.end() : std::find(from.begin(), from.end(), *before);
    if (known == from.end()) return from[draws.below(N)];
    const std::size_t skipped = static_cast<std::size_t>(known - from.begin());
    const std::size_t drawn = draws.below(N - 1);
    return from[drawn < skipped ? drawn : drawn + 1];
}

std::vector<StepKind> draw_prompts(Draws& draws, std::size_t count) {
    std::vector<StepKind> prompts;
    while (prompts.size() < count)
        prompts.push_back(another(draws, kPrompts, prompts.empty() ? nullptr : &prompts.back()));
    // Depth shows only in turning, and a mask of paper only in what eyes and mouth do.
    if (std::none_of(prompts.begin(), prompts.end(), is_turn))
        prompts[draws.below(static_cast<std::uint32_t>(count))] =
            draws.below(2) == 0 ? StepKind::TurnLeft : StepKind::TurnRight;
    if (std::none_of(prompts.begin(), prompts.end(), is_shape)) {
        const auto turns = std::count_if(prompts.begin(), prompts.end(), is_turn);
        std::vector<std::size_t> free;
        for (std::size_t n = 0; n < count; ++n)
            if (turns > 1 || !is_turn(prompts[n])) free.push_back(n);
        prompts[free[draws.below(static_cast<std::uint32_t>(free.size()))]] =
            draws.below(2) == 0 ? StepKind::Blink : StepKind::OpenMouth;
    }
    return prompts;
}

}  // namespace

std::string_view slug(StepKind kind) {
    return kSteps[static_cast<std::size_t>(kind)].second;
}

std::optional<StepKind> find_step(std::string_view slug) {
    for (const auto& [kind, name] : kSteps)
        if (name == slug) return kind;
    return std::nullopt;
}

std::span<const StepKind> all_steps() {
    return kAll;
}

StepKind Challenge::step(std::size_t number) const {
    if (number == 0) return StepKind::Ready;
    if (number <= prompts.size()) return prompts[number - 1];
    return number == prompts.size() + 1 ? StepKind::Light : StepKind::Done;
}

Challenge draw_challenge(BytesView random, const Book& book) {
    if (random.size() < kChallengeBytes) throw std::logic_error("a challenge needs more random bytes");
    const findings::Voice limits(book, "challenge");
    Challenge challenge;
    for (const std::uint8_t byte : random.first(16)) challenge.nonce += fmt::format("{:02x}", byte);
    Draws draws(random.subspan(16));
    const int count = draws.between(limits.limit("least_prompts"), limits.limit("most_prompts"));
    challenge.prompts = draw_prompts(draws, static_cast<std::size_t>(std::clamp(count, 2, 5)));
    const int flashes =
        std::clamp(draws.between(limits.limit("least_colours"), limits.limit("most_colours")), 2, 6);
    for (int n = 0; n < flashes; ++n) {
        const Colour* before = challenge.flashes.empty() ? nullptr : &challenge.flashes.back().colour;
        const Colour colour = another(draws, kColours, before);
        challenge.flashes.push_back(
            {colour, draws.between(limits.limit("least_colour_ms"), limits.limit("most_colour_ms"))});
    }
    return challenge;
}

int within_ms(const Challenge& challenge, std::size_t step, const Book& book) {
    const findings::Voice limits(book, "challenge");
    switch (challenge.step(step)) {
        case StepKind::Ready:
            return static_cast<int>(limits.limit("ready_ms"));
        case StepKind::Light: {
            int all = 0;
            for (const Flash& flash : challenge.flashes) all += flash.ms;
            return all + static_cast<int>(limits.limit("light_slack_ms"));
        }
        case StepKind::Done:
            return 0;
        default:
            return static_cast<int>(limits.limit("prompt_ms"));
    }
}

std::string to_json(const Challenge& challenge) {
    nlohmann::ordered_json json{{"nonce", challenge.nonce}};
    for (const StepKind kind : challenge.prompts) json["prompts"].push_back(slug(kind));
    for (const auto& [colour, ms] : challenge.flashes)
        json["flashes"].push_back({colour.red, colour.green, colour.blue, ms});
    return json.dump();
}

Result<Challenge> parse_challenge(std::string_view text) {
    const Error fault{ErrorCode::Unreadable, "what is kept of a challenge cannot be read"};
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("nonce") || !json.contains("prompts") ||
        !json.contains("flashes"))
        return fault;
    try {
        Challenge challenge;
        challenge.nonce = json["nonce"].get<std::string>();
        for (const auto& one : json["prompts"]) {
            const auto kind = find_step(one.get<std::string>());
            if (!kind) return fault;
            challenge.prompts.push_back(*kind);
        }
        for (const auto& one : json["flashes"])
            challenge.flashes.push_back({{one.at(0).get<std::uint8_t>(), one.at(1).get<std::uint8_t>(),
                                          one.at(2).get<std::uint8_t>()},
                                         one.at(3).get<int>()});
        return challenge;
    } catch (const nlohmann::json::exception&) {
        return fault;
    }
}

}  // namespace beian::presence
