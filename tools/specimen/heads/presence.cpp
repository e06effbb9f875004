#include "specimen/heads/performance.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace beian::specimen {
namespace {

double rounded(double value) {
    return std::round(value * 100) / 100;
}

}  // namespace

const std::vector<std::string_view>& presence_kinds() {
    static const std::vector<std::string_view> all = {"genuine",     "print",  "print_bent", "print_eyes",
                                                      "screen",      "replay", "still",      "swap",
                                                      "swap_turned", "late"};
    return all;
}

void act(std::string_view kind, const Challenge& challenge, std::uint64_t seed, cv::Size size,
         const std::function<void(const Frame&)>& take) {
    Performance performance(kind, seed, size, challenge.until_ms);
    for (const Prompt& prompt : challenge.prompts) performance.ask(prompt);
    for (const Flash& flash : challenge.colours) performance.shine(flash);
    const double step = 1000.0 / frames_per_second(seed);
    for (double ms = 0; ms <= challenge.until_ms; ms += step) take(performance.at(ms));
}

std::string to_json(const Frame& frame, std::string_view file) {
    nlohmann::ordered_json line;
    line["file"] = file;
    line["at"] = rounded(frame.at_ms);
    line["head"] = frame.head;
    line["flat"] = frame.flat;
    const HeadPose& p = frame.pose;
    line["pose"] = {{"yaw", rounded(p.yaw)},
                    {"pitch", rounded(p.pitch)},
                    {"roll", rounded(p.roll)},
                    {"distance", rounded(p.distance)}};
    line["lids"] = {rounded(p.left_lid), rounded(p.right_lid)};
    line["mouth"] = rounded(p.mouth);
    line["landmarks"] = nlohmann::ordered_json::array();
    for (const cv::Point2d& mark : frame.landmarks)
        line["landmarks"].push_back({rounded(mark.x), rounded(mark.y)});
    return line.dump();
}

std::string y4m(const cv::Mat& picture, int fps, bool first) {
    if (picture.cols % 2 != 0 || picture.rows % 2 != 0)
        throw std::invalid_argument("a video needs even width and height");
    std::string out;
    if (first) {
        out = "YUV4MPEG2 W" + std::to_string(picture.cols) + " H" + std::to_string(picture.rows) + " F" +
              std::to_string(fps) + ":1 Ip A1:1 C420\n";
    }
    out += "FRAME\n";
    // ITU-R BT.601, studio range: what a browser expects of a camera.
    const auto code = [](double value) {
        return static_cast<char>(static_cast<unsigned char>(std::clamp(value + 0.5, 0.0, 255.0)));
    };
    for (int y = 0; y < picture.rows; ++y) {
        for (int x = 0; x < picture.cols; ++x) {
            const auto& p = picture.at<cv::Vec3b>(y, x);
            out += code(16 + 0.257 * p[2] + 0.504 * p[1] + 0.098 * p[0]);
        }
    }
    for (const auto& weights : {cv::Vec3d(0.439, -0.291, -0.148), cv::Vec3d(-0.071, -0.368, 0.439)}) {
        for (int y = 0; y < picture.rows; y += 2) {
            for (int x = 0; x < picture.cols; x += 2) {
                double sum = 0;
                for (const cv::Point at : {cv::Point(x, y), {x + 1, y}, {x, y + 1}, {x + 1, y + 1}}) {
                    sum += cv::Vec3d(picture.at<cv::Vec3b>(at)).dot(weights);
                }
                out += code(128 + sum / 4);
            }
        }
    }
    return out;
}

}  // namespace beian::specimen
