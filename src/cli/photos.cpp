#include "cli/photos.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "base/text.h"

namespace beian::cli {

namespace {

struct Painter {
    bool colour;
    std::string operator()(const char* code, std::string_view text) const {
        return colour ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
    }
};

std::string heading(const inspect::Page& page, const Wanted& wanted, const World& world) {
    const bool zh = world.language == Language::Zh;
    std::string side;
    if (wanted.material != nullptr && wanted.material->sides.size() > 1) {
        for (const auto& each : wanted.material->sides) {
            if (each.slug == page.side)
                side = each.name.zh.empty() ? each.slug : each.name.in(world.language);
        }
    }
    const Painter paint{world.colour};
    std::string verdict;
    switch (page.verdict) {
        case model::Verdict::Accept:
            verdict = paint("32", zh ? "✓ 可以用" : "✓ good");
            break;
        case model::Verdict::Fixable:
            verdict = paint("33", zh ? "◐ 修整后可以用" : "◐ good once mended");
            break;
        case model::Verdict::Reject:
            verdict = paint("31", zh ? "✗ 不能用" : "✗ not good");
            break;
    }
    std::string what;
    if (wanted.material != nullptr)
        what = wanted.material->name.in(world.language) + (side.empty() ? "" : " · " + side) + "  ";
    return fmt::format("{}  {}{}\n", printable(page.file, 200), what, verdict);
}

std::string picture_line(const inspect::ImageFacts& image) {
    std::string line = fmt::format("    {}", model::common_name(image.format));
    if (image.width && image.height) line += fmt::format("  {} × {}", *image.width, *image.height);
    line += "  " + shown_bytes(image.bytes);
    if (image.captured) line += "  " + printable(*image.captured);
    return line + "\n";
}

}  // namespace

Result<Wanted> parse_as(const rules::Rulebook& rulebook, const std::string& as) {
    const std::string slug = as.substr(0, as.find(':'));
    const bool names_side = as.find(':') != std::string::npos;
    const std::string side = names_side ? as.substr(as.find(':') + 1) : std::string{};
    const rules::Material* material = rulebook.find_material(slug);
    if (material == nullptr) {
        return Error{ErrorCode::InvalidArgument,
                     fmt::format("--as: there is no material \"{}\"{}; see rules/materials.yaml",
                                 printable(slug), did_you_mean(slug, rulebook.material_slugs()))};
    }
    std::vector<std::string> sides;
    for (const auto& each : material->sides) sides.push_back(each.slug);
    if (sides.empty()) {
        return Error{ErrorCode::InvalidArgument, fmt::format("--as: nothing is photographed for {}", slug)};
    }
    if (!names_side) {
        if (sides.size() == 1) return Wanted{material, sides.front()};
        return Error{ErrorCode::InvalidArgument, fmt::format("--as {} needs a side: {}:{}", slug, slug,
                                                             fmt::join(sides, fmt::format(" or {}:", slug)))};
    }
    if (!rules::takes_side(*material, side)) {
        return Error{ErrorCode::InvalidArgument,
                     fmt::format("--as: {} has no side \"{}\"{}; it has {}", slug, printable(side),
                                 did_you_mean(side, sides), fmt::join(sides, ", "))};
    }
    return Wanted{material, side};
}

Result<std::vector<Wanted>> wanted_of(const rules::Rulebook& rulebook, const std::vector<std::string>& as,
                                      std::size_t files) {
    if (as.size() != 1 && as.size() != files) {
        return Error{
            ErrorCode::InvalidArgument,
            fmt::format(
                "--as was given {} times for {} files; give it once for all, or once for each in order",
                as.size(), files)};
    }
    std::vector<Wanted> wanted;
    for (const std::string& each : as)
        wanted.push_back(each == "auto" ? Wanted{} : BEIAN_TRY(parse_as(rulebook, each)));
    wanted.resize(files, wanted.front());
    return wanted;
}

ReaderOrNone load_reader(const World& world) {
    const int cores = std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 4);
    auto loaded = reading::Reader::load(world.models, cores);
    if (loaded) return {std::make_unique<reading::Reader>(std::move(*loaded)), {}};
    return {nullptr,
            {"没有识别证件内容：" + loaded.error().message,
             "what documents say was not read: " + loaded.error().message}};
}

HandheldOrNone load_handheld(const std::vector<Wanted>& wanted, const World& world) {
    if (std::none_of(wanted.begin(), wanted.end(), [](const Wanted& each) {
            return each.material != nullptr && each.material->photo.shot == model::Shot::Handheld;
        }))
        return {};
    const int cores = std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 4);
    auto loaded = desk::Handheld::load(world.rules, world.models, cores);
    if (loaded) return {std::move(*loaded), {}};
    return {
        std::nullopt,
        {"没有查看人脸：" + loaded.error().message, "faces were not looked for: " + loaded.error().message}};
}

Wanted shown_as(const rules::Rulebook& rulebook, const desk::JudgedPhoto& photo) {
    return {rulebook.find_material(photo.page.as), photo.page.side};
}

std::string shown_bytes(std::uint64_t bytes) {
    if (bytes >= model::kBytesPerMb)
        return fmt::format("{:.1f} MB", static_cast<double>(bytes) / model::kBytesPerMb);
    return fmt::format("{} KB", (bytes + model::kBytesPerKb - 1) / model::kBytesPerKb);
}

std::string render(const inspect::Page& page, const Wanted& wanted, const World& world, int first_number) {
    return heading(page, wanted, world) + picture_line(page.image) +
           render(page.findings, world, first_number);
}

std::string render(const std::vector<model::Finding>& findings, const World& world, int first_number) {
    const Painter paint{world.colour};
    std::string text;
    for (const auto& finding : findings) {
        const char* mark = "·";
        const char* code = "2";
        if (finding.severity == model::Severity::Block) mark = "✗", code = "31";
        if (finding.severity == model::Severity::Fix) mark = "◐", code = "33";
        if (finding.severity == model::Severity::Warn) mark = "!", code = "33";
        std::string number;
        if (first_number > 0 && finding.region) number = fmt::format("({}) ", first_number++);
        text += fmt::format("  {} {}{}  {}\n", paint(code, mark), number, finding.message.in(world.language),
                            paint("2", "[" + finding.check + "]"));
        if (!finding.advice.in(world.language).empty())
            text += "    → " + finding.advice.in(world.language) + "\n";
    }
    return text;
}

}  // namespace beian::cli
