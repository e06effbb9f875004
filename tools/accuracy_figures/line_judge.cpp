#include "accuracy_figures/line_judge.h"

#include "image/examine.h"
#include "reading/sheet.h"
#include "vision/line_picture.h"

#include <fmt/format.h>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace beian::accuracy {
namespace {

constexpr std::string_view kNumberCharacters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
// Around the ink, as shares of the line's height: what a detector leaves.
constexpr double kAround = 0.18;
// The settings that did best on tuning seeds. Tried: 48, 64 and 96 pixels a line (as good, as good, two lines
// worse), page segmentation 6, 8 and 13 (as good, as good, worse on names), English beside Chinese (worse),
// and Chinese for numbers (much worse).
constexpr int kTheirHeight = 64;
constexpr double kIsOneLine = 8;          // so many times as wide as high: already cut out
constexpr std::uint32_t kLookedAt = 960;  // pixels of a picture that is one line

template <class Network>
Network loaded(const std::filesystem::path& models) {
    auto runtime = vision::Runtime::load(models);
    if (!runtime) throw std::runtime_error(runtime.error().message);
    auto network = Network::load(*runtime, models, 1);
    if (!network) throw std::runtime_error(network.error().message);
    return *std::move(network);
}

image::Pixels opened(BytesView bytes) {
    image::BareExaminer examiner;
    image::ExamineRequest request;
    request.limits.max_bytes = 40'000'000;
    request.long_side = image::ExamineRequest::kFullSize;
    auto found = examiner.examine(bytes, request);
    if (!found.picture) throw std::runtime_error("a picture cannot be opened");
    return *std::move(found.picture);
}

double length(const model::Point& a, const model::Point& b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// A whole line of text is much longer than high.
bool is_one_line(const model::Quad& quad, std::string_view value) {
    const auto characters = static_cast<double>(reading::characters_of(value).size());
    return length(quad[0], quad[1]) >= 0.35 * characters * length(quad[0], quad[3]);
}

model::Quad grown(const model::Quad& quad) {
    const double height = length(quad[0], quad[3]), width = length(quad[0], quad[1]);
    const double across = kAround * height / std::max(1.0, width);
    const auto at = [&](double u, double v) {
        const model::Point top{quad[0].x + (quad[1].x - quad[0].x) * u,
                               quad[0].y + (quad[1].y - quad[0].y) * u};
        const model::Point foot{quad[3].x + (quad[2].x - quad[3].x) * u,
                                quad[3].y + (quad[2].y - quad[3].y) * u};
        return model::Point{top.x + (foot.x - top.x) * v, top.y + (foot.y - top.y) * v};
    };
    return {{at(-across, -kAround), at(1 + across, -kAround), at(1 + across, 1 + kAround),
             at(-across, 1 + kAround)}};
}

/// Its numbers one after the other, without noughts before them: 2020年4月12日 and 2020-04-12 are the same.
std::string numbers_in(std::string_view text) {
    std::string found;
    bool inside = false;
    for (const char c : text) {
        const bool is_digit = c >= '0' && c <= '9';
        if (is_digit && !inside) found += found.empty() ? "" : " ";
        if (is_digit && !(c == '0' && (found.empty() || found.back() == ' '))) found += c;
        inside = is_digit;
    }
    return found;
}

bool is_right(FieldClass about, const std::string& wanted, const std::string& got) {
    if (about == FieldClass::Date)
        return (" " + numbers_in(got) + " ").find(" " + numbers_in(wanted) + " ") != std::string::npos;
    return comparable(wanted) == comparable(got);
}

/// For Tesseract: grey, at its own height, as PGM.
void write_grey(const image::Pixels& picture, const model::Quad& quad, const std::filesystem::path& path) {
    const double width = length(quad[0], quad[1]) / std::max(1.0, length(quad[0], quad[3])) * kTheirHeight;
    const cv::Size size(std::max(8, static_cast<int>(width)), kTheirHeight);
    const cv::Mat seen(static_cast<int>(picture.height), static_cast<int>(picture.width), CV_8UC3,
                       const_cast<std::uint8_t*>(picture.data.data()));
    cv::Point2f from[4];
    for (std::size_t i = 0; i < 4; ++i)
        from[i] = {static_cast<float>(quad[i].x), static_cast<float>(quad[i].y)};
    const auto right = static_cast<float>(size.width), bottom = static_cast<float>(size.height);
    const cv::Point2f to[4] = {{0, 0}, {right, 0}, {right, bottom}, {0, bottom}};
    cv::Mat flat, grey, framed;
    cv::warpPerspective(seen, flat, cv::getPerspectiveTransform(from, to), size, cv::INTER_AREA);
    cv::cvtColor(flat, grey, cv::COLOR_RGB2GRAY);
    cv::copyMakeBorder(grey, framed, 10, 10, 10, 10, cv::BORDER_REPLICATE);
    std::ofstream file(path, std::ios::binary);
    file << fmt::format("P5 {} {} 255\n", framed.cols, framed.rows);
    file.write(reinterpret_cast<const char*>(framed.data), static_cast<std::streamsize>(framed.total()));
}

struct Scratch {
    std::filesystem::path folder;
    Scratch() {
        std::string pattern = (std::filesystem::temp_directory_path() / "beian-lines-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no scratch folder: " + pattern);
        folder = pattern;
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }
};

/// One text to a picture; all of a list in one run, so that its models are loaded once.
std::vector<std::string> tesseract(const std::filesystem::path& folder,
                                   std::span<const std::filesystem::path> pictures,
                                   std::string_view settings) {
    if (pictures.empty()) return {};
    const auto list = folder / "list.txt";
    std::ofstream names(list);
    for (const auto& picture : pictures) names << picture.string() << "\n";
    names.close();
    const std::string command = fmt::format("OMP_THREAD_LIMIT=1 tesseract {} {} {} 2>/dev/null",
                                            list.string(), (folder / "said").string(), settings);
    if (std::system(command.c_str()) != 0) throw std::runtime_error("tesseract failed");
    std::ifstream said(folder / "said.txt");
    std::stringstream all;
    all << said.rdbuf();
    std::vector<std::string> texts(1);
    for (const char c : all.str()) {
        if (c == '\f')
            texts.emplace_back();
        else if (c != '\n')
            texts.back() += c;
    }
    texts.resize(pictures.size());
    return texts;
}

}  // namespace

bool has_tesseract() {
    return std::system("tesseract --list-langs 2>/dev/null | grep -q chi_sim") == 0;
}

LineJudge::LineJudge(const std::filesystem::path& models)
    : detector_(loaded<vision::TextDetector>(models)), recognizer_(loaded<vision::TextRecognizer>(models)) {}

std::vector<LineRead> LineJudge::judge(const Shot& shot) const {
    if (!shot.file.empty()) return judge_picture(shot);
    const Taken photo = taken(shot);
    const image::Pixels picture = opened(photo.bytes);
    const Scratch scratch;
    const vision::AllowedCharacters number(recognizer_.alphabet(), kNumberCharacters);
    std::vector<LineRead> lines;
    std::vector<vision::LineToRead> cut;
    std::vector<std::filesystem::path> numbers, texts;
    for (std::size_t i = 0; i < photo.fields.size(); ++i) {
        const auto& [name, value] = photo.fields[i];
        const FieldClass about = class_of(name);
        const bool is_asked =
            about == FieldClass::Number || about == FieldClass::Date || about == FieldClass::Name;
        if (!is_asked || value == "long_term" || !is_one_line(photo.places[i], value)) continue;
        const model::Quad quad = grown(photo.places[i]);
        const bool is_number = about == FieldClass::Number;
        auto& pictures = is_number ? numbers : texts;
        pictures.push_back(scratch.folder / fmt::format("{}.pgm", i));
        write_grey(picture, quad, pictures.back());
        cut.push_back({vision::cut_line(picture, quad), is_number ? &number : nullptr});
        lines.push_back({about, value, {}, {}, false, false});
    }
    const auto read = recognizer_.read(cut);
    const auto their_numbers =
        tesseract(scratch.folder, numbers,
                  fmt::format("-l eng --psm 7 -c tessedit_char_whitelist={}", kNumberCharacters));
    const auto their_texts = tesseract(scratch.folder, texts, "-l chi_sim --psm 7");
    std::size_t next_number = 0, next_text = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        LineRead& line = lines[i];
        for (const vision::Character& character : read[i]) line.ours += character.text;
        line.theirs =
            line.about == FieldClass::Number ? their_numbers[next_number++] : their_texts[next_text++];
        line.ours_right = is_right(line.about, line.wanted, line.ours);
        line.theirs_right = is_right(line.about, line.wanted, line.theirs);
    }
    return lines;
}

std::vector<LineRead> LineJudge::judge_picture(const Shot& shot) const {
    const image::Pixels picture = opened(taken(shot).bytes);
    std::vector<vision::LineToRead> cut;
    auto boxes = detector_.find(picture, kLookedAt);
    const double right = picture.width, bottom = picture.height;
    if (right > kIsOneLine * bottom) boxes = {{{{0, 0}, {right, 0}, {right, bottom}, {0, bottom}}}};
    for (const model::Quad& box : boxes) cut.push_back({vision::cut_line(picture, box), nullptr});
    LineRead line{FieldClass::Text, shot.text, {}, {}, false, false};
    for (const auto& characters : recognizer_.read(cut))
        for (const vision::Character& character : characters) line.ours += character.text;
    line.ours_right = is_right(line.about, line.wanted, line.ours);
    return {line};
}

}  // namespace beian::accuracy
