// beian read FILE… --as MATERIAL[:SIDE] : what does each document say?
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/text.h"
#include "cli/annotation.h"
#include "cli/command.h"
#include "cli/output_file.h"
#include "cli/photos.h"
#include "cli/rulebook.h"
#include "desk/judging.h"
#include "image/sandbox.h"
#include "reading/agreement/facts_read.h"

namespace beian::cli {

namespace {

using Json = nlohmann::ordered_json;

struct Question {
    std::vector<std::string> files;
    std::vector<std::string> as;
    std::string profile;
    std::string facts_out;
    std::string annotate;
    bool json = false;
};

/// The page as `check` prints it, `document` being what it turned out to be (DESIGN 3.4).
Json to_json(const desk::JudgedPhoto& photo) {
    Json json = inspect::to_json(photo.page);
    json["document"] = photo.reading.document;
    json["side"] = photo.reading.side;
    json["fields"] = inspect::to_json(photo.page.fields);
    return json;
}

std::string how_verified(const model::Field& field, bool zh) {
    if (field.repaired)
        return zh ? "  ✓ 按校验位改正了一个字" : "  ✓ one character mended, proven by the check digit";
    if (field.verified_by == "check_digit") return zh ? "  ✓ 校验位" : "  ✓ check digit";
    if (field.verified_by == "mrz") return zh ? "  ✓ 机读码" : "  ✓ machine-readable lines";
    if (field.verified_by == "qr") return zh ? "  ✓ 二维码" : "  ✓ QR code";
    if (field.verified_by == "second_place") return zh ? "  ✓ 两处一致" : "  ✓ in two places";
    return {};
}

/// Chinese characters take two columns of a terminal.
std::string padded(std::string text, std::size_t columns) {
    std::size_t wide = 0;
    for (const std::string& character : reading::characters_of(text)) wide += character.size() > 1 ? 2 : 1;
    if (wide < columns) text.append(columns - wide, ' ');
    return text;
}

std::string render_fields(const model::Fields& fields, const std::string& document, const World& world) {
    const bool zh = world.language == Language::Zh;
    std::string text;
    for (const std::string& name : reading::in_order(fields)) {
        const model::Field& field = fields.at(name);
        std::string value = field.value;
        std::replace(value.begin(), value.end(), '\n', '/');
        // A QR code may carry anything, a terminal's commands too.
        value = printable(value, 1000);
        text += fmt::format("    {}  {}  {:.0f}%{}\n",
                            padded(reading::field_words(name, document).in(world.language), 24),
                            padded(value, 24), field.confidence * 100, how_verified(field, zh));
    }
    return text;
}

/// A facts file of what the documents told.
std::string facts_file(const rules::Rulebook& rulebook, const std::vector<desk::JudgedPhoto>& photos,
                       CivilDay today) {
    std::vector<reading::PageReading> pages;
    for (const auto& photo : photos) pages.push_back(photo.reading);
    const reading::Declared nothing;
    std::string text =
        "# What the documents say. Check it, then give it to beian checklist or beian check with --facts.\n";
    std::vector<std::string> told;
    for (const reading::FactRead& read : reading::facts_read({pages, nothing, today})) {
        if (!rulebook.vocabulary.find_fact(read.fact) || std::count(told.begin(), told.end(), read.fact) > 0)
            continue;
        told.push_back(read.fact);
        // A JSON string is a YAML string, whatever it holds.
        const auto type = rulebook.vocabulary.facts[*rulebook.vocabulary.find_fact(read.fact)].type;
        const std::string value = type == rules::FactType::Text ? Json(read.value).dump() : read.value;
        text += fmt::format("{}: {}\n", read.fact, value);
    }
    return text;
}

Result<Answer> read(const Question& question, World& world) {
    const rules::Rulebook rulebook = BEIAN_TRY(load_rulebook(world));
    const std::vector<Wanted> wanted = BEIAN_TRY(wanted_of(rulebook, question.as, question.files.size()));
    BEIAN_TRY(check_profile(rulebook, question.profile));
    // Before anything personal is in memory: what opens the pictures starts as a copy of this process.
    image::Sandbox sandbox;
    const desk::PhotoBooks books = BEIAN_TRY(desk::load_photo_books(world.rules));
    const ReaderOrNone reader = load_reader(world);
    if (reader.get() == nullptr)
        return Error{ErrorCode::NotFound, reader.trouble.en + "; beian doctor says more"};
    if (std::count(question.files.begin(), question.files.end(), "-") > 1)
        return Error{ErrorCode::InvalidArgument, "standard input (-) can be one file only"};
    for (const auto& file : question.files) {
        if (file != "-") BEIAN_TRY(load_file(file, world, 0, Longer::Cut));
    }
    std::optional<OutputFile> facts;
    if (!question.facts_out.empty())
        facts.emplace(
            BEIAN_TRY(OutputFile::open("--facts-out", question.facts_out, question.files, Output::Facts)));

    std::optional<OutputFile> drawing;
    if (!question.annotate.empty())
        drawing.emplace(BEIAN_TRY(OutputFile::open("--annotate", question.annotate, question.files)));

    const desk::Judging judging(rulebook, *rulebook.find_profile(question.profile), books, sandbox,
                                reader.get(), world.today);
    std::vector<desk::JudgedPhoto> photos;
    std::vector<std::optional<image::Pixels>> pictures;
    for (std::size_t i = 0; i < question.files.size(); ++i) {
        const Bytes bytes = BEIAN_TRY(
            load_file(question.files[i], world, inspect::limits_of(books.photos).max_bytes, Longer::Cut));
        photos.push_back(judging.judge({question.files[i], bytes, wanted[i].material, wanted[i].side},
                                       desk::Depth::ReadOnly));
        if (drawing) pictures.push_back(small_picture(bytes, books.photos, sandbox));
    }
    judging.judge_alone(photos);

    Answer answer;
    Json json{{"pages", Json::array()}};
    for (const desk::JudgedPhoto& photo : photos) {
        // Size and format are for `check`: what can be read was read.
        const bool is_read = !photo.reading.document.empty() && !photo.page.fields.empty();
        const bool is_other =
            std::any_of(photo.page.findings.begin(), photo.page.findings.end(), [](const auto& finding) {
                return finding.check.starts_with("document.kind") ||
                       finding.check.starts_with("document.side");
            });
        if (!is_read || is_other) answer.status = kNo;
        json["pages"].push_back(to_json(photo));
        answer.text +=
            fmt::format("{}  {}\n", printable(photo.page.file, 200),
                        photo.reading.document.empty()
                            ? (world.language == Language::Zh ? "不认识的证件" : "no document that is known")
                            : photo.reading.words.in(world.language));
        answer.text += render_fields(photo.page.fields, photo.reading.document, world);
        answer.text += render(photo.page.findings, world);
    }
    if (drawing) {
        std::vector<inspect::Page> pages;
        for (const desk::JudgedPhoto& photo : photos) pages.push_back(photo.page);
        drawing->commit(annotation_of(pages, std::move(pictures)));
    }
    if (facts) {
        const std::string text = facts_file(rulebook, photos, world.today);
        facts->commit(Bytes(text.begin(), text.end()));
    }
    if (question.json) answer.text = json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    return answer;
}

}  // namespace

void add_read(CLI::App& app, World& world, Action& chosen) {
    auto* command = app.add_subcommand("read", "what does each document say?");
    const auto question = std::make_shared<Question>();
    command->add_option("file", question->files, "photos; - for standard input")->required();
    command
        ->add_option("--as", question->as,
                     "what they show: MATERIAL or MATERIAL:SIDE, for example id_card:front; auto: whatever "
                     "it is. Once for "
                     "all, or once for each file in order")
        ->required();
    command->add_option("--profile", question->profile, "the provider that is to take them");
    command->add_option("--facts-out", question->facts_out, "writes what they say as a facts file (.yaml)");
    command->add_option("--annotate", question->annotate,
                        "writes a small JPEG (.jpg or .jpeg) in which the fields and findings are drawn");
    command->add_flag("--json", question->json, "one JSON document");
    command->callback(
        [question, &world, &chosen] { chosen = [question, &world] { return read(*question, world); }; });
}

}  // namespace beian::cli
