#include "specimen/head_commands.h"
#include "specimen/heads/portrait.h"
#include "specimen/heads/presence.h"
#include "specimen/stages.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>

namespace beian::specimen {
namespace {

struct HeadWish {
    std::uint64_t seed = 1;
    std::string out, size = "480x640", kind = "genuine", held = "good", challenge, video;
    HeadPose pose;
    double blink = 0;
    Surroundings worn;
};

cv::Size size_of(const std::string& text) {
    int width = 0, height = 0;
    char between = 0, rest = 0;
    std::istringstream from(text);
    if (!(from >> width >> between >> height) || between != 'x' || from >> rest || width < 64 ||
        height < 64 || width > 4096 || height > 4096) {
        throw std::invalid_argument("--size must lie between 64x64 and 4096x4096, as in 480x640");
    }
    return {width, height};
}

std::ofstream file_at(const std::string& path) {
    std::ofstream file(path, std::ios::binary);
    if (!file) throw std::invalid_argument(fmt::format("{} cannot be written; is the folder there?", path));
    return file;
}

void put(std::ofstream& file, const Bytes& bytes) {
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

void draw_head(const HeadWish& wish) {
    Surroundings around = room_of(wish.seed);
    around.glasses = wish.worn.glasses;
    around.mask = wish.worn.mask;
    around.hat = wish.worn.hat;
    Frame frame;
    frame.pose = wish.pose;
    frame.pose.left_lid = frame.pose.right_lid = wish.blink;
    frame.head = wish.seed;
    const HeadPicture drawn = Head(wish.seed).render(frame.pose, around, size_of(wish.size), wish.seed);
    frame.landmarks = drawn.landmarks;
    auto file = file_at(wish.out);
    put(file, encode_drawing(drawn.picture, wish.out));
    file_at(wish.out + ".json") << to_json(frame, std::filesystem::path(wish.out).filename().string())
                                << "\n";
}

Challenge challenge_for(const HeadWish& wish) {
    if (wish.challenge.empty()) return challenge_of(wish.seed);
    std::ifstream file(wish.challenge);
    if (!file) throw std::invalid_argument(fmt::format("{} cannot be read; is it there?", wish.challenge));
    std::stringstream text;
    text << file.rdbuf();
    return read_challenge(text.str());
}

void act_out(const HeadWish& wish) {
    const Challenge challenge = challenge_for(wish);
    std::filesystem::create_directories(wish.out);
    std::ofstream truth = file_at(wish.out + "/truth.jsonl"), video;
    if (!wish.video.empty()) video = file_at(wish.video);
    const int fps = frames_per_second(wish.seed);
    int number = 0;
    act(wish.kind, challenge, wish.seed, size_of(wish.size), [&](const Frame& frame) {
        const std::string name = fmt::format("{:04}.jpg", number);
        auto file = file_at(wish.out + "/" + name);
        put(file, encode_jpeg(frame.picture, 88, 0));
        truth << to_json(frame, name) << "\n";
        if (video.is_open()) video << y4m(frame.picture, fps, number == 0);
        ++number;
    });
    if (!truth.flush() || (video.is_open() && !video.flush())) {
        throw std::invalid_argument(wish.out + " cannot be written; is the disk full?");
    }
}

void hold_card(const HeadWish& wish) {
    const bool sized = wish.size != HeadWish{}.size;
    const HandheldPhoto photo =
        sized ? hold_document(wish.held, wish.seed, size_of(wish.size)) : hold_document(wish.held, wish.seed);
    auto file = file_at(wish.out);
    put(file, encode_drawing(photo.picture, wish.out));
}

}  // namespace

void add_head_commands(CLI::App& app) {
    const auto wish = std::make_shared<HeadWish>();
    auto* head = app.add_subcommand("head", "one picture of a drawn head, and OUT.json with its truth");
    head->callback([wish] { draw_head(*wish); });
    head->add_option("--seed", wish->seed);
    head->add_option("--yaw", wish->pose.yaw, "degrees to the head's own left")->check(CLI::Range(-60, 60));
    head->add_option("--pitch", wish->pose.pitch, "degrees down")->check(CLI::Range(-45, 45));
    head->add_option("--roll", wish->pose.roll, "degrees to the right of the picture")
        ->check(CLI::Range(-60, 60));
    head->add_option("--distance", wish->pose.distance, "millimetres")->check(CLI::Range(200, 2000));
    head->add_option("--blink", wish->blink, "0 open, 1 shut")->check(CLI::Range(0.0, 1.0));
    head->add_option("--mouth", wish->pose.mouth, "0 shut, 1 wide open")->check(CLI::Range(0.0, 1.0));
    head->add_flag("--glasses", wish->worn.glasses);
    head->add_flag("--mask", wish->worn.mask);
    head->add_flag("--hat", wish->worn.hat);
    head->add_option("--size", wish->size, "WxH");
    head->add_option("-o,--out", wish->out, "PNG or JPEG")->required();
    auto* handheld = app.add_subcommand("handheld", "a photo of a person who holds their identity card");
    handheld->callback([wish] { hold_card(*wish); });
    handheld->add_option("--kind", wish->held, "good, or what is wrong; `specimen list` names them");
    handheld->add_option("--seed", wish->seed);
    handheld->add_option("--size", wish->size, "WxH");
    handheld->add_option("-o,--out", wish->out, "PNG or JPEG")->required();
    auto* presence = app.add_subcommand(
        "presence", "a live check answered, by the person or by a cheat: numbered JPEGs, truth.jsonl");
    presence->callback([wish] { act_out(*wish); });
    presence->add_option("--kind", wish->kind, "genuine or an attack; `specimen list` names them");
    presence->add_option("--challenge", wish->challenge, "JSON; without it the seed draws one");
    presence->add_option("--seed", wish->seed);
    presence->add_option("--size", wish->size, "WxH");
    presence->add_option("--video", wish->video, "also a Y4M that browsers take for a camera");
    presence->add_option("-o,--out", wish->out, "folder")->required();
}

}  // namespace beian::specimen
