// beian letter : the letter that a material asks for, filled and ready to sign.
#include <algorithm>
#include <cstdint>
#include <memory>
#include <ostream>

#include "base/text.h"
#include "cli/command.h"
#include "cli/letter_facts.h"
#include "cli/output_file.h"
#include "cli/rulebook.h"
#include "desk/letters.h"

namespace beian::cli {

namespace {

struct Question {
    std::string material;
    FactsQuestion facts;
    std::string output;
    std::size_t service = 1;
};

/// One line for each thing that is missing: what it is, and where it goes.
void name_gaps(const std::vector<desk::LetterGap>& gaps, World& world) {
    for (const desk::LetterGap& gap : gaps) {
        const std::string title = gap.title.in(world.language);
        const std::string place = gap.decides ? "--set " + gap.name + "=…"
                                  : gap.name.starts_with("letter.")
                                      ? "letter: { " + gap.name.substr(7) + ": … }"
                                      : "fields";
        world.err << "beian: the letter needs " << gap.name << (title.empty() ? "" : " (" + title + ")")
                  << "; give it under " << place << "\n";
    }
}

Result<Answer> letter(const Question& question, World& world) {
    rules::Rulebook rulebook = BEIAN_TRY(load_rulebook(world));
    const rules::Material* material = rulebook.find_material(question.material);
    if (material == nullptr) {
        return Error{ErrorCode::NotFound, "there is no material \"" + printable(question.material) + "\"" +
                                              did_you_mean(question.material, rulebook.material_slugs()) +
                                              "; see rules/materials.yaml"};
    }
    const form::FieldBook fields = BEIAN_TRY(form::load_field_book(world.rules));
    const letter::LetterBook letters = BEIAN_TRY(desk::load_letter_book(world.rules, rulebook, fields));
    const LetterFacts given = BEIAN_TRY(load_letter_facts(rulebook, fields, question.facts, world));
    OutputFile output = BEIAN_TRY(OutputFile::open("-o", question.output, {}, Output::Letter));
    if (question.service == 0) return Error{ErrorCode::InvalidArgument, "--service counts from 1"};
    const desk::LetterOrder order{material, given.form, given.facts, question.service - 1, given.letter};
    const desk::FilledLetter filled = BEIAN_TRY(desk::fill_letter({rulebook, letters, fields}, order));
    if (!filled.gaps.empty()) {
        name_gaps(filled.gaps, world);
        return Answer{{}, kWrongQuestion};
    }
    const bool docx = question.output.ends_with(".docx") || question.output.ends_with(".DOCX");
    const std::string bytes =
        desk::draw_letter(filled.letter, docx ? desk::LetterFormat::Docx : desk::LetterFormat::Pdf, {}, {});
    output.commit({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
    return Answer{};
}

}  // namespace

void add_letter(CLI::App& app, World& world, Action& chosen) {
    auto* command =
        app.add_subcommand("letter", "the letter that a material asks for, filled and ready to sign");
    const auto question = std::make_shared<Question>();
    command->add_option("material", question->material, "the material's slug")->required();
    add_fact_options(*command, question->facts);
    command->add_option("--service", question->service, "the service that it is about, counted from 1");
    command->add_option("-o", question->output, "the letter: a PDF to print, or a DOCX to edit")->required();
    command->callback(
        [question, &world, &chosen] { chosen = [question, &world] { return letter(*question, world); }; });
}

}  // namespace beian::cli
