// beian check FILE… --as MATERIAL[:SIDE] : is each photo good enough, and if not, what to do?
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/text.h"
#include "cli/command.h"
#include "cli/rulebook.h"
#include "image/sandbox.h"
#include "inspect/inspect.h"

namespace beian::cli {

namespace {

struct Question {
    std::vector<std::string> files;
    std::string as;
    std::string profile;
    FactsQuestion facts;
    bool json = false;
};

struct Wanted {
    const rules::Material* material = nullptr;
    std::string side;
};

/// "id_card:front", held against the sides that rules/materials.yaml gives the material.
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
    if (std::find(sides.begin(), sides.end(), side) == sides.end()) {
        return Error{ErrorCode::InvalidArgument,
                     fmt::format("--as: {} has no side \"{}\"{}; it has {}", slug, printable(side),
                                 did_you_mean(side, sides), fmt::join(sides, ", "))};
    }
    return Wanted{material, side};
}

struct Painter {
    bool colour;
    std::string operator()(const char* code, std::string_view text) const {
        return colour ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
    }
};

std::string heading(const inspect::Page& page, const Wanted& wanted, const World& world) {
    const bool zh = world.language == Language::Zh;
    std::string side;
    if (wanted.material->sides.size() > 1) {
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
    return fmt::format("{}  {}{}  {}\n", printable(page.file, 200), wanted.material->name.in(world.language),
                       side.empty() ? "" : " · " + side, verdict);
}

std::string picture_line(const inspect::ImageFacts& image) {
    std::string line = fmt::format("    {}", model::common_name(image.format));
    if (image.width && image.height) line += fmt::format("  {} × {}", *image.width, *image.height);
    if (image.bytes >= model::kBytesPerMb) {
        line += fmt::format("  {:.1f} MB", static_cast<double>(image.bytes) / model::kBytesPerMb);
    } else {
        line += fmt::format("  {} KB", (image.bytes + model::kBytesPerKb - 1) / model::kBytesPerKb);
    }
    if (image.captured) line += "  " + printable(*image.captured);
    return line + "\n";
}

std::string render(const inspect::Page& page, const Wanted& wanted, const World& world) {
    const Painter paint{world.colour};
    std::string text = heading(page, wanted, world) + picture_line(page.image);
    for (const auto& finding : page.findings) {
        const char* mark = "·";
        const char* code = "2";
        if (finding.severity == model::Severity::Block) mark = "✗", code = "31";
        if (finding.severity == model::Severity::Fix) mark = "◐", code = "33";
        if (finding.severity == model::Severity::Warn) mark = "!", code = "33";
        text += fmt::format("  {} {}  {}\n", paint(code, mark), finding.message.in(world.language),
                            paint("2", "[" + finding.check + "]"));
        if (!finding.advice.in(world.language).empty())
            text += "    → " + finding.advice.in(world.language) + "\n";
    }
    return text;
}

Result<Answer> check(const Question& question, World& world) {
    const rules::Rulebook rulebook = BEIAN_TRY(load_rulebook(world));
    const Wanted wanted = BEIAN_TRY(parse_as(rulebook, question.as));
    BEIAN_TRY(check_profile(rulebook, question.profile));
    // Before anything personal is in memory: what opens the pictures starts as a copy of this process.
    image::Sandbox sandbox;
    BEIAN_TRY(load_facts(rulebook, question.facts, world));
    const inspect::CheckBook book =
        BEIAN_TRY(inspect::load_check_book((world.rules / "checks.yaml").string()));
    if (std::count(question.files.begin(), question.files.end(), "-") > 1) {
        return Error{ErrorCode::InvalidArgument, "standard input (-) can be one file only"};
    }
    const std::size_t most_bytes = inspect::limits_of(book).max_bytes;
    const model::PhotoProfile& profile = rulebook.find_profile(question.profile)->photo;

    // Every file is opened before the first is judged: a mistyped name must not cost the whole run.
    for (const auto& file : question.files) {
        if (file != "-") BEIAN_TRY(load_file(file, world, 0, Longer::Cut));
    }
    Answer answer;
    std::vector<inspect::Page> pages;
    for (const auto& file : question.files) {
        const Bytes bytes = BEIAN_TRY(load_file(file, world, most_bytes, Longer::Cut));
        pages.push_back(
            inspect::inspect_photo({file, bytes, wanted.material->slug, wanted.side, wanted.material->photo},
                                   profile, book, sandbox));
        if (pages.back().verdict != model::Verdict::Accept) answer.status = kNo;
        if (!question.json) answer.text += render(pages.back(), wanted, world);
    }
    if (question.json) answer.text = inspect::pages_json(pages) + "\n";
    return answer;
}

}  // namespace

void add_check(CLI::App& app, World& world, Action& chosen) {
    auto* command =
        app.add_subcommand("check", "is each photo good enough for its material, and if not, what to do?");
    const auto question = std::make_shared<Question>();
    command->add_option("file", question->files, "photos; - for standard input")->required();
    command
        ->add_option("--as", question->as,
                     "what they show: MATERIAL or MATERIAL:SIDE, for example id_card:front")
        ->required();
    command->add_option("--profile", question->profile, "the provider that is to take them");
    add_fact_options(*command, question->facts);
    command->add_flag("--json", question->json, "one JSON document");
    command->callback(
        [question, &world, &chosen] { chosen = [question, &world] { return check(*question, world); }; });
}

}  // namespace beian::cli
