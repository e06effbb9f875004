// beian read FILE… --as MATERIAL[:SIDE] : what does each document say?
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/text.h"
#include "cli/command.h"
#include "cli/photos.h"
#include "cli/rulebook.h"
#include "document/finder.h"
#include "image/sandbox.h"
#include "inspect/inspect.h"
#include "reading/reader.h"

namespace beian::cli {

namespace {

struct Question {
    std::vector<std::string> files;
    std::string as;
    bool json = false;
};

Result<Answer> read(const Question& question, World& world) {
    const rules::Rulebook rulebook = BEIAN_TRY(load_rulebook(world));
    Wanted wanted;
    if (question.as != "auto") wanted = BEIAN_TRY(parse_as(rulebook, question.as));
    image::Sandbox sandbox;
    const inspect::CheckBook book =
        BEIAN_TRY(inspect::load_check_book((world.rules / "checks.yaml").string()));
    const reading::Reader reader = BEIAN_TRY(reading::Reader::load(world.models, 2));
    document::DocumentShape shape;
    if (wanted.material != nullptr) shape.any_of = wanted.material->photo.sizes;
    if (shape.any_of.empty())
        shape.any_of = {document::kCard, document::kPassportPage, document::kOpenPassport,
                        document::kA4Portrait, document::kA4Landscape};
    Answer answer;
    nlohmann::ordered_json pages{{"pages", nlohmann::json::array()}};
    for (const auto& file : question.files) {
        const Bytes bytes =
            BEIAN_TRY(load_file(file, world, inspect::limits_of(book).max_bytes, Longer::Cut));
        const auto opened = sandbox.examine(bytes, {.limits = inspect::limits_of(book),
                                                    .long_side = 3000,
                                                    .form = image::ExamineRequest::Form::Planes});
        if (!opened.planes) continue;
        const auto found = document::find_document(*opened.planes, shape);
        const auto reading =
            reader.read({*opened.planes, static_cast<double>(opened.denominator), found},
                        {wanted.material == nullptr ? "" : wanted.material->slug, wanted.side}, world.today);
        answer.text += fmt::format("{}  {} {} {:.2f} turns {}\n", file, reading.document, reading.side,
                                   reading.score, reading.quarter_turns);
        nlohmann::ordered_json fields = nlohmann::ordered_json::object();
        for (const auto& [name, field] : reading.fields) {
            answer.text += fmt::format("    {:22} {}  {:.2f} {}{}\n", name, field.value, field.confidence,
                                       field.verified_by, field.repaired ? " repaired" : "");
            fields[name] = {
                {"value", field.value}, {"confidence", field.confidence}, {"region", field.region}};
        }
        pages["pages"].push_back(
            {{"file", file}, {"document", reading.document}, {"side", reading.side}, {"fields", fields}});
        if (reading.document.empty() || std::getenv("BEIAN_LINES"))
            for (const auto& row : reading.sheet.rows())
                answer.text += "      | " + reading::text_of(row) + "\n";
    }
    if (question.json) answer.text = pages.dump(2) + "\n";
    return answer;
}

}  // namespace

void add_read(CLI::App& app, World& world, Action& chosen) {
    auto* command = app.add_subcommand("read", "what does each document say?");
    const auto question = std::make_shared<Question>();
    command->add_option("file", question->files, "photos; - for standard input")->required();
    command
        ->add_option("--as", question->as,
                     "what they show: MATERIAL or MATERIAL:SIDE, for example id_card:front, or auto")
        ->required();
    command->add_flag("--json", question->json, "one JSON document");
    command->callback(
        [question, &world, &chosen] { chosen = [question, &world] { return read(*question, world); }; });
}

}  // namespace beian::cli
