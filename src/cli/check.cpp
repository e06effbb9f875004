// beian check FILE… --as MATERIAL[:SIDE] : is each photo good enough, and if not, what to do?
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "base/text.h"
#include "cli/annotation.h"
#include "cli/command.h"
#include "cli/letter_facts.h"
#include "cli/output_file.h"
#include "cli/photos.h"
#include "cli/rulebook.h"
#include "desk/judging.h"
#include "desk/letters.h"
#include "image/sandbox.h"
#include "inspect/annotate.h"
#include "inspect/inspect.h"

namespace beian::cli {

namespace {

struct Question {
    std::vector<std::string> files;
    std::vector<std::string> as;
    std::string profile;
    FactsQuestion facts;
    std::string annotate;
    bool json = false;
};

Result<Answer> check(const Question& question, World& world) {
    rules::Rulebook rulebook = BEIAN_TRY(load_rulebook(world));
    const std::vector<Wanted> wanted = BEIAN_TRY(wanted_of(rulebook, question.as, question.files.size()));
    BEIAN_TRY(check_profile(rulebook, question.profile));
    // Before anything personal is in memory: what opens the pictures starts as a copy of this process.
    image::Sandbox sandbox;
    const form::FieldBook fields = BEIAN_TRY(form::load_field_book(world.rules));
    const letter::LetterBook letter_book = BEIAN_TRY(desk::load_letter_book(world.rules, rulebook, fields));
    const LetterFacts given = BEIAN_TRY(load_letter_facts(rulebook, fields, question.facts, world));
    const auto letters = BEIAN_TRY(desk::SignedLetters::load(world.rules, rulebook, letter_book));
    const desk::PhotoBooks books = BEIAN_TRY(desk::load_photo_books(world.rules));
    const ReaderOrNone reader = load_reader(world);
    const HandheldOrNone handheld = load_handheld(wanted, world);
    if (std::count(question.files.begin(), question.files.end(), "-") > 1) {
        return Error{ErrorCode::InvalidArgument, "standard input (-) can be one file only"};
    }
    const std::size_t most_bytes = inspect::limits_of(books.photos).max_bytes;
    const desk::Judging judging(rulebook, *rulebook.find_profile(question.profile), books, sandbox,
                                reader.get(), world.today, handheld.get(), &letters);

    // Every file is opened before the first is judged: a mistyped name must not cost the whole run.
    for (const auto& file : question.files) {
        if (file != "-") BEIAN_TRY(load_file(file, world, 0, Longer::Cut));
    }
    std::optional<OutputFile> drawing;
    if (!question.annotate.empty())
        drawing.emplace(BEIAN_TRY(OutputFile::open("--annotate", question.annotate, question.files)));
    Answer answer;
    std::vector<desk::JudgedPhoto> photos;
    std::vector<std::optional<image::Pixels>> pictures;
    for (std::size_t i = 0; i < question.files.size(); ++i) {
        const std::string& file = question.files[i];
        const Bytes bytes = BEIAN_TRY(load_file(file, world, most_bytes, Longer::Cut));
        std::optional<desk::LetterContext> context;
        if (wanted[i].material != nullptr && wanted[i].material->letter && !question.facts.empty())
            context =
                desk::context_of({rulebook, letter_book, fields},
                                 {wanted[i].material, given.form, given.facts, 0, given.letter}, {}, {});
        photos.push_back(judging.judge(
            {file, bytes, wanted[i].material, wanted[i].side, {}, context ? &*context : nullptr}));
        if (drawing) pictures.push_back(small_picture(bytes, books.photos, sandbox));
    }
    // Facts tell that these are the documents of one filing.
    if (question.facts.empty())
        judging.judge_alone(photos);
    else
        judging.hold_together(photos, desk::declared_facts(rulebook.vocabulary, given.facts));
    judging.look_for_missing_pages(photos);

    int number = drawing ? 1 : 0;
    std::vector<inspect::Page> pages;
    for (const desk::JudgedPhoto& photo : photos) {
        pages.push_back(photo.page);
        if (photo.page.verdict != model::Verdict::Accept) answer.status = kNo;
        if (question.json) continue;
        answer.text += render(photo.page, shown_as(rulebook, photo), world, number);
        if (drawing) number += inspect::count_numbered(photo.page);
    }
    if (!question.json) {
        for (const Words& trouble : {reader.trouble, handheld.trouble})
            if (!trouble.zh.empty()) answer.text += trouble.in(world.language) + "\n";
    }
    if (drawing) drawing->commit(annotation_of(pages, std::move(pictures)));
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
                     "what they show: MATERIAL or MATERIAL:SIDE, for example id_card:front; auto: whatever "
                     "it is. Once for all, "
                     "or once for each file in order")
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
