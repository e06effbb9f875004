// beian doctor : what is installed, what is missing, and how to mend it?
#include <fmt/format.h>

#include <array>
#include <fstream>
#include <memory>
#include <system_error>

#include "cli/command.h"
#include "cli/desk.h"
#include "cli/rulebook.h"
#include "cli/version.h"
#include "identity/verification.h"
#include "image/sandbox.h"
#include "vision/face_reader.h"
#include "vision/text_detector.h"
#include "vision/text_direction.h"
#include "vision/text_recognizer.h"

namespace beian::cli {

namespace {

struct Line {
    bool well = false;
    Words what;
    Words mend;  // empty where all is well
};

Line look_at_rulebook(const World& world) {
    const auto rulebook = load_rulebook(world);
    if (!rulebook) {
        return {false,
                {"规则库读不出来：" + rulebook.error().message,
                 "the rulebook cannot be read: " + rulebook.error().message},
                {"运行 beian rules lint 看全部问题，或用 --rules 指定另一个规则库",
                 "run beian rules lint to see every fault, or name another folder with --rules"}};
    }
    return {true,
            {fmt::format("规则库 {}，{} 条规则，{} 种资料（{}）", rulebook->version, rulebook->rules.size(),
                         rulebook->materials.size(), world.rules.string()),
             fmt::format("rulebook {}: {} rules, {} materials ({})", rulebook->version,
                         rulebook->rules.size(), rulebook->materials.size(), world.rules.string())},
            {}};
}

/// The example of GB 11643-1999 shows that check digits and region codes are both there.
Line look_at_numbers(const World& world) {
    const auto example = identity::verify(identity::Kind::Id, "11010519491231002X", world.today);
    if (example.valid)
        return {true, {"号码校验和行政区划表可用", "number checks and region codes are there"}, {}};
    return {false,
            {"行政区划表不完整", "the table of region codes is not whole"},
            {"删除 build 目录后重新运行 ./beian", "remove the build folder and run ./beian again"}};
}

/// One white pixel in each format, so that every decoder is really called.
struct Sample {
    const char* name;
    std::string_view hex;
};
constexpr std::array kSamples = {
    Sample{"JPEG",
           "ffd8ffdb0043000302020302020303030304030304050805050404050a070706080c0a0c0c0b0a0b0b0d0e12100d0e110"
           "e0b0b10161011"
           "13141515150c0f171816141812141514ffc0000b080001000101011100ffc400140001000000000000000000000000000"
           "00009ffc40014"
           "100100000000000000000000000000000000ffda0008010100003f0054dfffd9"},
    Sample{"PNG",
           "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63f80f00010"
           "10100b138f614"
           "0000000049454e44ae426082"},
    Sample{"GIF", "47494638396101000100800000000000ffffff2c00000000010001000002024401003b"},
};

Bytes from_hex(std::string_view hex) {
    Bytes bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        bytes.push_back(static_cast<std::uint8_t>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16)));
    }
    return bytes;
}

Line look_at_decoder(const Sample& sample) {
    const char* name = sample.name;
    if (image::decode(from_hex(sample.hex), {}, image::Orientation::Apply))
        return {true, {fmt::format("{} 解码可用", name), fmt::format("{} pictures can be read", name)}, {}};
    return {false,
            {fmt::format("{} 解码失败", name), fmt::format("{} pictures cannot be read", name)},
            {"重新安装图片库后再运行 ./beian", "install the picture libraries again, then run ./beian"}};
}

/// Opens a picture as `beian check` does, in a process of its own.
Line look_at_sandbox() {
    const image::SandboxStatus status = image::sandbox_status();
    try {
        image::Sandbox sandbox;
        if (sandbox.examine(from_hex(kSamples[1].hex), {}).integrity.state != image::Integrity::State::Whole)
            throw std::system_error(std::make_error_code(std::errc::operation_not_permitted));
    } catch (const std::system_error& trouble) {
        return {false,
                {fmt::format("图片隔离进程用不了：{}", trouble.what()),
                 fmt::format("no confined process for pictures can be started: {}", trouble.what())},
                {"允许本程序启动子进程（容器的进程数、内存限制），再运行一次",
                 "let the program start processes (a container's limits on processes and memory), then try "
                 "again"}};
    }
    if (status.has_filter)
        return {true, {"图片在隔离的进程里打开", "pictures are opened in a confined process"}, {}};
    return {false,
            {fmt::format("图片在单独的进程里打开，但没有系统调用过滤：{}", status.filter_trouble),
             fmt::format(
                 "pictures are opened in a process of their own, but nothing filters its system calls: {}",
                 status.filter_trouble)},
            {"换用带 seccomp 的内核，或在容器设置里允许 seccomp",
             "use a kernel with seccomp, or allow seccomp in the container's settings"}};
}

/// Loads all that reading needs, as `beian read` does.
Line look_at_reading(const World& world) {
    const auto loaded = [&]() -> Result<std::string> {
        const vision::Runtime runtime = BEIAN_TRY(vision::Runtime::load(world.models));
        BEIAN_TRY(vision::TextDetector::load(runtime, world.models, 1));
        BEIAN_TRY(vision::TextRecognizer::load(runtime, world.models, 1));
        BEIAN_TRY(vision::TextDirection::load(runtime, world.models, 1));
        return runtime.version();
    }();
    if (loaded) {
        return {true,
                {fmt::format("证件识别可用（ONNX Runtime {}，PP-OCRv4）", *loaded),
                 fmt::format("documents can be read (ONNX Runtime {}, PP-OCRv4)", *loaded)},
                {}};
    }
    return {false,
            {"证件识别用不了，别的检查照常：" + loaded.error().message,
             "documents cannot be read, all other checks work: " + loaded.error().message},
            {"删除 build/models 后重新运行 ./beian，或用 BEIAN_MODELS 指定模型目录",
             "remove build/models and run ./beian again, or name the folder of models in BEIAN_MODELS"}};
}

Line look_at_faces(const World& world) {
    const auto loaded = vision::FaceReader::load(world.models, 1);
    if (loaded) {
        return {true,
                {"人脸比对可用（face-api 的检测、68 点、128 维特征网络）",
                 "faces can be compared (face-api's detectors, 68 landmarks, 128-number descriptor)"},
                {}};
    }
    return {false,
            {"人脸比对用不了，别的照常：" + loaded.error().message,
             "faces cannot be compared, all else works: " + loaded.error().message},
            {"删除 build/models 后重新运行 ./beian，或用 BEIAN_MODELS 指定模型目录",
             "remove build/models and run ./beian again, or name the folder of models in BEIAN_MODELS"}};
}

Line look_at_memory() {
    std::ifstream file("/proc/meminfo");
    std::string key, unit;
    long kilobytes = 0;
    while (file >> key >> kilobytes >> unit) {
        if (key != "MemAvailable:") continue;
        const bool enough = kilobytes > 256 * 1024;
        return {enough,
                {fmt::format("可用内存 {} MB", kilobytes / 1024),
                 fmt::format("{} MB of memory are free", kilobytes / 1024)},
                enough ? Words{}
                       : Words{"一张照片最多用 150 MB，请先关掉别的程序",
                               "one photo takes up to 150 MB; close other programs first"}};
    }
    return {true, {"内存情况未知", "free memory is not known here"}, {}};
}

/// Of a desk that has settings: is everyone told who should be?
std::vector<Line> look_at_channels(const KeptPlace& place, const World& world) {
    std::vector<Line> found;
    std::error_code trouble;
    const bool has_desk = !place.config.empty() || std::filesystem::exists(place.data / "desk.yaml", trouble);
    if (world.desk == nullptr || !has_desk) return found;
    const auto channels = world.desk->channels(place);
    if (!channels)
        return {{false,
                 {"通知渠道用不了：" + channels.error().message,
                  "the desk's settings cannot be used: " + channels.error().message},
                 {"按提示改好设置文件（docs/operations.md 有说明）",
                  "mend the settings as it says; docs/operations.md describes them"}}};
    for (const Words& one : *channels) found.push_back({true, one, {}});
    return found;
}

Result<Answer> doctor(const KeptPlace& place, World& world) {
    const std::vector<Line> lines = [&] {
        std::vector<Line> found{look_at_rulebook(world), look_at_numbers(world)};
        for (const auto& sample : kSamples) found.push_back(look_at_decoder(sample));
        found.push_back(look_at_sandbox());
        found.push_back(look_at_reading(world));
        found.push_back(look_at_faces(world));
        found.push_back(look_at_memory());
        for (Line& line : look_at_channels(place, world)) found.push_back(std::move(line));
        return found;
    }();
    Answer answer;
    answer.text = fmt::format("beian {}\n", kVersion);
    for (const auto& line : lines) {
        answer.text += fmt::format("{} {}\n", line.well ? "✓" : "✗", line.what.in(world.language));
        if (!line.mend.zh.empty()) answer.text += "    → " + line.mend.in(world.language) + "\n";
        if (!line.well) answer.status = kNo;
    }
    return answer;
}

}  // namespace

void add_doctor(CLI::App& app, World& world, Action& chosen) {
    auto* command = app.add_subcommand("doctor", "what is installed, what is missing, how to mend it");
    const auto place = std::make_shared<KeptPlace>();
    command->add_option("--data", place->data, "folder of a desk whose settings are looked at as well");
    command->add_option("--config", place->config, "its settings; desk.yaml in that folder otherwise");
    command->callback([=, &world, &chosen] { chosen = [=, &world] { return doctor(*place, world); }; });
}

}  // namespace beian::cli
