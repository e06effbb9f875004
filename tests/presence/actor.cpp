#include "actor.h"

namespace beian::presence {

namespace {

constexpr double kRadians = 3.14159265358979323846 / 180;
constexpr double kWidth = 480, kHeight = 640, kFocal = 560;

/// A descriptor of a person, a little different in every picture.
vision::FaceDescriptor descriptor(unsigned person, std::mt19937& chance) {
    std::mt19937 own(person);
    std::normal_distribution<float> spread(0, 1), shake(0, 0.012F);
    vision::FaceDescriptor made{};
    for (float& one : made) one = spread(own) * 0.08F;
    for (float& one : made) one += shake(chance);
    return made;
}

Point3 turned(Point3 p, const Doing& doing) {
    const double yaw = doing.yaw * kRadians, pitch = doing.pitch * kRadians, roll = doing.roll * kRadians;
    // Around a point in the neck, behind the face.
    p.z += 90;
    const Point3 across{p.x * std::cos(yaw) + p.z * std::sin(yaw), p.y,
                        p.z * std::cos(yaw) - p.x * std::sin(yaw)};
    const Point3 down{across.x, across.y * std::cos(pitch) + across.z * std::sin(pitch),
                      across.z * std::cos(pitch) - across.y * std::sin(pitch)};
    return {down.x * std::cos(roll) - down.y * std::sin(roll),
            down.x * std::sin(roll) + down.y * std::cos(roll), down.z - 90};
}

/// What eyes and mouth do, on the face itself.
Head moved(Head head, const Doing& doing) {
    for (const std::size_t eye : {std::size_t{36}, std::size_t{42}}) {
        const double level = (head[eye].y + head[eye + 3].y) / 2;
        for (const std::size_t n : {eye + 1, eye + 2, eye + 4, eye + 5})
            head[n].y = level + 1.5 + (head[n].y - level - 1.5) * (0.25 + 0.75 * doing.eyes);
    }
    for (std::size_t n = 55; n <= 59; ++n) head[n].y += 24 * doing.mouth;
    for (std::size_t n = 65; n <= 67; ++n) head[n].y += 24 * doing.mouth;
    for (std::size_t n = 5; n <= 11; ++n) head[n].y += 22 * doing.mouth;
    return head;
}

/// As much of what a step asks for, 0 to 1.
Doing doing(StepKind kind, double share) {
    Doing now;
    switch (kind) {
        case StepKind::TurnLeft:
            now.yaw = 26 * share;
            break;
        case StepKind::TurnRight:
            now.yaw = -26 * share;
            break;
        case StepKind::Nod:
            now.pitch = 18 * share;
            break;
        case StepKind::Blink:
            now.eyes = 1 - share;
            break;
        case StepKind::OpenMouth:
            now.mouth = share;
            break;
        case StepKind::MoveCloser:
            now.away_mm = 450 - 130 * share;
            break;
        default:
            break;
    }
    return now;
}

/// There in half a second, a moment there, back in half a second.
double course(double since_ms) {
    if (since_ms < 0) return 0;
    if (since_ms < 500) return since_ms / 500;
    if (since_ms < 900) return 1;
    return std::max(0.0, 1 - (since_ms - 900) / 500);
}

/// Every thing throws back the screen's light as it does the room's; `share`: how much stronger it makes it.
Shade lit(Shade own, const std::optional<Colour>& screen, double share) {
    if (!screen) return own;
    return {own.red * (1 + share * screen->red / 255), own.green * (1 + share * screen->green / 255),
            own.blue * (1 + share * screen->blue / 255)};
}

std::optional<Colour> colour_at(const std::vector<Flash>& flashes, double after) {
    if (after < 0) return std::nullopt;
    for (const auto& [colour, ms] : flashes) {
        if (after < ms) return colour;
        after -= ms;
    }
    return std::nullopt;
}

}  // namespace

Head head_of(unsigned seed) {
    Head head{};
    // Half a face, mirrored: jaw, brow, nose, eye, lips.
    const Point3 jaw[] = {{-70, 5, -80},  {-69, 25, -75},  {-66, 45, -68}, {-61, 64, -58}, {-53, 82, -44},
                          {-41, 97, -28}, {-27, 108, -12}, {-14, 115, -2}, {0, 117, 2}};
    for (std::size_t n = 0; n < 9; ++n) {
        head[n] = jaw[n];
        head[16 - n] = {-jaw[n].x, jaw[n].y, jaw[n].z};
    }
    const Point3 brow[] = {{-57, -17, -22}, {-48, -25, -9}, {-37, -28, -2}, {-25, -27, 3}, {-13, -23, 6}};
    for (std::size_t n = 0; n < 5; ++n) {
        head[17 + n] = brow[n];
        head[26 - n] = {-brow[n].x, brow[n].y, brow[n].z};
    }
    const Point3 nose[] = {{0, -3, 5}, {0, 9, 11}, {0, 20, 18}, {0, 32, 24}};
    for (std::size_t n = 0; n < 4; ++n) head[27 + n] = nose[n];
    const Point3 base[] = {{-16, 41, 5}, {-8, 44, 9}, {0, 46, 11}};
    for (std::size_t n = 0; n < 3; ++n) {
        head[31 + n] = base[n];
        head[35 - n] = {-base[n].x, base[n].y, base[n].z};
    }
    const Point3 eye[] = {{-46, 0, -15}, {-37, -5, -8}, {-26, -5, -5},
                          {-18, 1, -5},  {-26, 4, -6},  {-37, 4, -9}};
    for (std::size_t n = 0; n < 6; ++n) head[36 + n] = eye[n];
    for (const auto& [to, from] : {std::pair{42, 39}, {43, 38}, {44, 37}, {45, 36}, {46, 41}, {47, 40}}) {
        const Point3 other = head[static_cast<std::size_t>(from)];
        head[static_cast<std::size_t>(to)] = {-other.x, other.y, other.z};
    }
    const Point3 lips[] = {{-26, 74, -2}, {-16, 68, 6}, {-6, 65, 11}, {0, 66, 12}, {6, 65, 11},
                           {16, 68, 6},   {26, 74, -2}, {16, 80, 5},  {7, 83, 9},  {0, 84, 10},
                           {-7, 83, 9},   {-16, 80, 5}, {-22, 74, 0}, {-8, 72, 8}, {0, 73, 9},
                           {8, 72, 8},    {22, 74, 0},  {8, 75, 8},   {0, 76, 9},  {-8, 75, 8}};
    for (std::size_t n = 0; n < 20; ++n) head[48 + n] = lips[n];
    std::mt19937 chance(seed);
    std::normal_distribution<double> vary(0, 1);
    const double wide = 1 + 0.03 * vary(chance), tall = 1 + 0.03 * vary(chance),
                 deep = 1 + 0.1 * vary(chance);
    for (Point3& point : head) point = {point.x * wide, point.y * tall, point.z * deep};
    return head;
}

vision::FaceLandmarks shot(const Head& head, const Doing& doing, Medium medium) {
    const Head face = moved(head, doing);
    vision::FaceLandmarks seen{};
    for (std::size_t n = 0; n < face.size(); ++n) {
        Point3 p = face[n];
        if (medium == Medium::FlatPhoto) p.z = 0;
        if (medium == Medium::BentPhoto) p.z = -p.x * p.x / 110;  // around a tube as thick as a head
        const Point3 held = turned(p, doing);
        const double away = doing.away_mm - held.z;
        seen[n] = {kWidth / 2 + kFocal * (held.x + doing.aside_mm) / away,
                   kHeight * 0.42 + kFocal * held.y / away};
    }
    return seen;
}

Challenge challenge_of(std::vector<StepKind> prompts) {
    Challenge challenge;
    challenge.nonce = std::string(32, 'a');
    challenge.prompts = std::move(prompts);
    challenge.flashes = {{{255, 0, 0}, 550},
                         {{0, 255, 255}, 480},
                         {{0, 0, 255}, 650},
                         {{255, 255, 0}, 500},
                         {{255, 0, 255}, 600}};
    return challenge;
}

std::vector<Frame> Scene::film() const {
    std::mt19937 chance(seed);
    std::normal_distribution<double> shake(0, 1);
    std::vector<Frame> frames;
    const Instant begun = *parse_instant("2026-11-25T02:00:00.000Z");
    std::size_t step = 0;
    double shown = 0;
    for (double at = 0; at < 40'000 && step < challenge.steps(); at += every_ms + 6 * shake(chance)) {
        const StepKind kind = challenge.step(step);
        StepKind acts = kind;
        if (!does.empty() && step >= 1 && step <= does.size()) acts = does[step - 1];
        const bool is_prompt = kind != StepKind::Ready && kind != StepKind::Light;
        Doing now = is_prompt ? doing(acts, course(at - shown - reaction_ms)) : Doing{};
        // Nobody stands like a statue.
        now.yaw += 1.2 * std::sin(at / 900);
        now.pitch += 0.8 * std::sin(at / 1300 + 1);
        now.roll += 0.8 * std::sin(at / 1700);
        now.aside_mm += 4 * std::sin(at / 1500);
        const bool other = swaps && step >= *swaps;
        Frame frame;
        frame.taken.at_ms = std::llround(at);
        frame.taken.step = step;
        frame.taken.received =
            begun + std::chrono::milliseconds{std::llround(at + 150 + 30 * std::abs(shake(chance)))};
        if (!frames.empty())
            frame.taken.received =
                std::max(frame.taken.received, frames.back().taken.received + std::chrono::milliseconds{1});
        frame.taken.digest = std::to_string(frames.size());
        frame.seen.width = 480;
        frame.seen.height = 640;
        frame.seen.faces = 1;
        vision::FaceLandmarks landmarks = shot(other ? head_of(99) : head, now, medium);
        const double off = noise * eye_distance(landmarks);
        for (model::Point& point : landmarks)
            point = {point.x + off * shake(chance), point.y + off * shake(chance)};
        frame.seen.face.landmarks = landmarks;
        frame.seen.face.corner = {landmarks[0].x, landmarks[19].y};
        frame.seen.face.width = landmarks[16].x - landmarks[0].x;
        frame.seen.face.height = landmarks[8].y - landmarks[19].y;
        std::optional<Colour> colour;
        if (kind == StepKind::Light) {
            const auto screen = colour_at(challenge.flashes, at - shown);
            if (screen) frame.taken.flash = 0;
            colour = colour_at(reflects.empty() ? challenge.flashes : reflects, at - shown - light_late_ms);
        }
        const auto grain = [&](Shade shade) {
            return Shade{shade.red + 0.4 * shake(chance), shade.green + 0.4 * shake(chance),
                         shade.blue + 0.4 * shake(chance)};
        };
        frame.seen.skin = grain(lit({190, 145, 120}, colour, skin_share));
        frame.seen.mouth = frame.seen.skin;
        frame.seen.eyes = {120, 95, 85};
        frame.seen.background = grain(lit({205, 205, 200}, colour, behind_share));
        frame.seen.spread = 12;
        frame.seen.sharpness = 0.02;
        if (frames.size() % 3 == 0) frame.seen.descriptor = descriptor(other ? 2 : 1, chance);
        frames.push_back(frame);
        const Progress progress = follow(challenge, frames, the_book());
        if (progress.miss) break;
        if (progress.step != step) {
            step = progress.step;
            shown = at + 300;  // until the page has the answer
            // Frames under way in between name the step before.
            for (int n = 0; n < 2 && step < challenge.steps(); ++n) {
                at += every_ms;
                Frame late = frames.back();
                late.taken.at_ms = std::llround(at);
                late.taken.received += std::chrono::milliseconds{every_ms};
                late.taken.digest = std::to_string(frames.size());
                late.taken.flash.reset();
                late.seen.skin = grain({190, 145, 120});
                late.seen.background = grain({205, 205, 200});
                for (model::Point& point : late.seen.face.landmarks) point.x += 0.3 * shake(chance);
                frames.push_back(late);
            }
            shown = at + every_ms;
        }
    }
    if (edit) edit(frames);
    return frames;
}

std::vector<std::string> Scene::says() const {
    std::vector<std::string> said;
    const std::vector<Frame> frames = film();
    const Verdict verdict = decide(challenge, frames, the_book());
    for (const model::Finding& finding : verdict.findings) {
        for (const auto& [key, answer] : the_book().answers)
            if (key.first == finding.check && (answer.advice == finding.advice)) {
                said.push_back(key.first + ":" + key.second);
                break;
            }
    }
    return said;
}

}  // namespace beian::presence
