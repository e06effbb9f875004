// beian check FILE… --as MATERIAL[:SIDE] : is each photo good enough, and if not, what to do?
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "base/text.h"
#include "cli/command.h"
#include "cli/output_file.h"
#include "cli/photos.h"
#include "cli/rulebook.h"
#include "image/jpeg_encoder.h"
#include "image/resample.h"
#include "image/sandbox.h"
#include "inspect/annotate.h"
#include "inspect/inspect.h"

namespace beian::cli {

namespace {

struct Question {
    std::vector<std::string> files;
    std::string as;
    std::string profile;
    FactsQuestion facts;
    std::string annotate;
    bool json = false;
};

/// To draw on: no larger than it will be shown, so that many files need little memory.
std::optional<image::Pixels> small_picture(BytesView bytes, const inspect::CheckBook& book,
                                           image::Sandbox& sandbox) {
    auto picture = sandbox
                       .examine(bytes, {.limits = inspect::limits_of(book),
                                        .long_side = inspect::kLongestAnnotation / 2})
                       .picture;
    if (!picture) return std::nullopt;
    const std::uint32_t longer = std::max(picture->width, picture->height);
    if (longer <= inspect::kLongestAnnotation) return picture;
    const auto scaled = [&](std::uint32_t side) {
        return std::max(
            1U, static_cast<std::uint32_t>(std::uint64_t{side} * inspect::kLongestAnnotation / longer));
    };
    return image::resized(image::view_of(*picture), scaled(picture->width), scaled(picture->height));
}

Bytes drawn(const std::vector<inspect::Page>& pages, std::vector<std::optional<image::Pixels>> pictures) {
    std::vector<inspect::Annotated> annotated;
    for (std::size_t i = 0; i < pages.size(); ++i) annotated.push_back({&pages[i], std::move(pictures[i])});
    return image::encode_jpeg(image::view_of(inspect::annotate(annotated)), {});
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
    std::optional<OutputFile> drawing;
    if (!question.annotate.empty())
        drawing.emplace(BEIAN_TRY(OutputFile::open("--annotate", question.annotate, question.files)));
    Answer answer;
    std::vector<inspect::Page> pages;
    std::vector<std::optional<image::Pixels>> pictures;
    int number = drawing ? 1 : 0;
    for (const auto& file : question.files) {
        const Bytes bytes = BEIAN_TRY(load_file(file, world, most_bytes, Longer::Cut));
        pages.push_back(
            inspect::inspect_photo({file, bytes, wanted.material->slug, wanted.side, wanted.material->photo},
                                   profile, book, sandbox));
        if (pages.back().verdict != model::Verdict::Accept) answer.status = kNo;
        if (!question.json) answer.text += render(pages.back(), wanted, world, number);
        if (!drawing) continue;
        number += inspect::count_numbered(pages.back());
        pictures.push_back(small_picture(bytes, book, sandbox));
    }
    if (drawing) drawing->commit(drawn(pages, std::move(pictures)));
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
    command->add_option("--annotate", question->annotate,
                        "writes a small JPEG (.jpg or .jpeg) in which the findings are drawn and numbered");
    command->add_flag("--json", question->json, "one JSON document");
    command->callback(
        [question, &world, &chosen] { chosen = [question, &world] { return check(*question, world); }; });
}

}  // namespace beian::cli
