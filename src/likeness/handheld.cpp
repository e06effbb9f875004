#include "likeness/handheld.h"

#include "document/finder.h"
#include "findings/voice.h"
#include "vision/face_eyes.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace beian::likeness {
namespace {

using model::Point;
using vision::FaceLandmarks;

constexpr findings::AnswerSpec kCovered[] = {{"by_document", ""}, {"by_edge", ""}};
constexpr findings::AnswerSpec kHidden[] = {{"shut", ""}, {"dark", ""}};
constexpr std::string_view kHiddenLimits[] = {"least_opening", "least_dark", "least_brightness"};
constexpr findings::AnswerSpec kDocument[] = {{"none", ""}, {"unreadable", ""}};
constexpr std::string_view kDocumentLimits[] = {"least_characters"};

// The iBUG points of eyes and of what lies between eyes and mouth.
constexpr std::size_t kEyes[] = {36, 42}, kPointsOfEye = 6;
constexpr int kLeastPixels = 20;  // between the eyes' outer corners

double apart(const Point& a, const Point& b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// The mean brightness of a box around a point, as JFIF weighs colours; nothing where it lies outside.
std::optional<double> brightness(const image::Pixels& photo, const Point& at, double half) {
    const auto within = [](double v, std::uint32_t side) {
        return static_cast<std::uint32_t>(std::clamp(v, 0.0, static_cast<double>(side)));
    };
    const std::uint32_t left = within(at.x - half, photo.width), right = within(at.x + half + 1, photo.width);
    const std::uint32_t top = within(at.y - half, photo.height),
                        bottom = within(at.y + half + 1, photo.height);
    if (left >= right || top >= bottom) return std::nullopt;
    double sum = 0;
    for (std::uint32_t y = top; y < bottom; ++y) {
        const BytesView row = photo.row(y);
        for (std::uint32_t x = left; x < right; ++x) {
            const std::size_t i = std::size_t{x} * photo.channels;
            sum += photo.channels == 1 ? row[i] : 0.299 * row[i] + 0.587 * row[i + 1] + 0.114 * row[i + 2];
        }
    }
    return sum / (static_cast<double>(right - left) * (bottom - top));
}

Point middle_of_eye(const FaceLandmarks& landmarks, std::size_t first) {
    Point sum;
    for (std::size_t i = first; i < first + kPointsOfEye; ++i)
        sum.x += landmarks[i].x, sum.y += landmarks[i].y;
    return {sum.x / kPointsOfEye, sum.y / kPointsOfEye};
}

/// Mean brightness of both eyes and of the cheeks below them.
struct FaceLight {
    double eyes = 0, cheeks = 0;
};

std::optional<FaceLight> light_of(const image::Pixels& photo, const FaceLandmarks& landmarks) {
    if (photo.width == 0 || apart(landmarks[36], landmarks[45]) < kLeastPixels) return std::nullopt;
    FaceLight light;
    for (const std::size_t first : kEyes) {
        const double half = apart(landmarks[first], landmarks[first + 3]) / 2;
        const Point eye = middle_of_eye(landmarks, first);
        // As far under the eye as the nose is long: the cheek, below any rim.
        const double down = apart(landmarks[27], landmarks[33]);
        const auto at_eye = brightness(photo, eye, half),
                   at_cheek = brightness(photo, {eye.x, eye.y + down}, half);
        if (!at_eye || !at_cheek) return std::nullopt;
        light.eyes += *at_eye / 2, light.cheeks += *at_cheek / 2;
    }
    return light;
}

model::Region region_of(const vision::Face& face) {
    const auto whole = [](double v) { return static_cast<int>(std::lround(v)); };
    return {whole(face.corner.x), whole(face.corner.y), whole(face.width), whole(face.height)};
}

std::optional<model::Finding> covered(const image::Pixels& photo, const vision::Face& face,
                                      const HeldDocument& held, const findings::CheckBook& book) {
    const findings::Voice voice(book, kFaceCovered);
    const auto any = [&](auto is) { return std::any_of(face.landmarks.begin(), face.landmarks.end(), is); };
    if (held.quad && any([&](const Point& p) { return document::lies_in(p, *held.quad); }))
        return voice.say("by_document", {}, {.region = region_of(face)});
    if (any([&](const Point& p) {
            return p.x < -0.5 || p.y < -0.5 || p.x > photo.width - 0.5 || p.y > photo.height - 0.5;
        }))
        return voice.say("by_edge", {}, {.region = region_of(face)});
    return std::nullopt;
}

std::optional<model::Finding> hidden_eyes(const image::Pixels& photo, const vision::Face& face,
                                          const findings::CheckBook& book) {
    const findings::Voice voice(book, kEyesHidden);
    const double bright = eye_brightness(photo, face.landmarks), open = eye_opening(face.landmarks);
    if (bright < voice.limit("least_brightness"))
        return voice.say(
            "dark", {},
            {.measured = bright, .needed = voice.limit("least_brightness"), .region = region_of(face)});
    if (open < voice.limit("least_opening"))
        return voice.say(
            "shut", {},
            {.measured = open, .needed = voice.limit("least_opening"), .region = region_of(face)});
    const auto dark = dark_between_lids(photo, face.landmarks);
    if (dark && *dark < voice.limit("least_dark"))
        return voice.say("shut", {},
                         {.measured = *dark, .needed = voice.limit("least_dark"), .region = region_of(face)});
    return std::nullopt;
}

std::optional<model::Finding> missing_document(const HeldDocument& held, const findings::CheckBook& book) {
    const findings::Voice voice(book, kHandheldDocument);
    if (!held.quad) return voice.say("none");
    const auto read = static_cast<double>(held.characters);
    const double needed = voice.limit("least_characters");
    if (read < needed) return voice.say("unreadable", {}, {.measured = read, .needed = needed});
    return std::nullopt;
}

}  // namespace

Result<findings::CheckBook> load_handheld_book(const std::string& path) {
    findings::BookLayout layout;
    layout.checks = {{kFaceCovered, kCovered, {}},
                     {kEyesHidden, kHidden, kHiddenLimits},
                     {kHandheldDocument, kDocument, kDocumentLimits}};
    return findings::load_check_book(path, layout);
}

double eye_opening(const FaceLandmarks& landmarks) {
    double sum = 0;
    for (const std::size_t first : kEyes) {
        const std::span eye(landmarks.data() + first, kPointsOfEye);
        const double wide = apart(eye[0], eye[3]);
        if (wide > 0) sum += (apart(eye[1], eye[5]) + apart(eye[2], eye[4])) / (2 * wide) / std::size(kEyes);
    }
    return sum;
}

double eye_brightness(const image::Pixels& photo, const FaceLandmarks& landmarks) {
    const auto found = light_of(photo, landmarks);
    return found ? found->eyes / std::max(1.0, found->cheeks) : 1;
}

std::optional<double> dark_between_lids(const image::Pixels& photo, const FaceLandmarks& landmarks) {
    constexpr double kDark = 0.6;  // of the cheeks' light: an iris, not the shadow of a brow
    const auto found = light_of(photo, landmarks);
    if (!found) return std::nullopt;
    return vision::dark_of_eyes(photo, landmarks, kDark * found->cheeks);
}

std::vector<model::Finding> judge_handheld(const image::Pixels& photo, const People& people,
                                           const HeldDocument& held, const HandheldBooks& books) {
    People live = people;
    live.printed.reset();
    const Shown person = person_of(live, books.faces);
    std::vector<model::Finding> findings = person.findings;
    bool in_view = false;
    if (person.person) {
        const auto in_the_way = covered(photo, person.person->face, held, books.handheld);
        in_view = !in_the_way;
        if (in_the_way) findings.push_back(*in_the_way);
        const auto eyes = hidden_eyes(photo, person.person->face, books.handheld);
        if (eyes && in_view) findings.push_back(*eyes);
    }
    if (const auto missing = missing_document(held, books.handheld)) findings.push_back(*missing);
    // Half a face is compared with nobody's.
    if (in_view && people.printed) {
        const Match same = match(person, {people.printed, people.document, {}}, books.faces);
        findings.insert(findings.end(), same.findings.begin(), same.findings.end());
    }
    return findings;
}

}  // namespace beian::likeness
