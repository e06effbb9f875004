// beian compose FILE FILE… -o OUT : front and back, or several pages, as one picture that the provider takes.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/text.h"
#include "cli/command.h"
#include "cli/output_file.h"
#include "cli/photos.h"
#include "cli/rulebook.h"
#include "image/sandbox.h"
#include "inspect/mend/compose.h"

namespace beian::cli {

namespace {

struct Question {
    std::vector<std::string> files;
    std::string out;
    std::string layout;
    std::string profile;
};

Result<inspect::Layout> layout_of(const Question& question) {
    const std::size_t files = question.files.size();
    if (files < 2)
        return Error{ErrorCode::InvalidArgument,
                     "compose joins at least two photos; name another, or use beian mend"};
    if (files > inspect::kMostComposed)
        return Error{ErrorCode::TooLarge,
                     fmt::format("compose joins at most {} photos, not {}; make several pictures",
                                 inspect::kMostComposed, files)};
    if (std::count(question.files.begin(), question.files.end(), "-") > 1)
        return Error{ErrorCode::InvalidArgument, "standard input (-) can be one file only"};
    if (question.layout == "grid") return inspect::Layout::Grid;
    if (question.layout == "column" || (question.layout.empty() && files > 2)) return inspect::Layout::Column;
    if (files != 2)
        return Error{
            ErrorCode::InvalidArgument,
            fmt::format("--layout pair takes two photos, front and back, not {}; use column or grid", files)};
    return inspect::Layout::Pair;
}

Answer render_refusal(const inspect::ComposeOutcome& outcome, const World& world) {
    Answer answer{{}, kNo};
    for (const auto& page : outcome.pages) {
        if (page.verdict == model::Verdict::Reject) answer.text += render(page, {}, world);
    }
    answer.text += render(outcome.findings, world);
    return answer;
}

Result<Answer> compose(const Question& question, World& world) {
    const inspect::Layout layout = BEIAN_TRY(layout_of(question));
    const rules::Rulebook rulebook = BEIAN_TRY(load_rulebook(world));
    BEIAN_TRY(check_profile(rulebook, question.profile));
    // Before anything personal is in memory: what opens the pictures starts as a copy of this process.
    image::Sandbox sandbox;
    const inspect::CheckBook book =
        BEIAN_TRY(inspect::load_check_book((world.rules / "checks.yaml").string()));
    const std::size_t most_bytes = inspect::limits_of(book).max_bytes;
    std::vector<Bytes> held;
    std::vector<inspect::PhotoRequest> photos;
    for (const auto& file : question.files) {
        held.push_back(BEIAN_TRY(load_file(file, world, most_bytes, Longer::Cut)));
        photos.push_back({file, held.back(), {}, {}, {}});
    }
    OutputFile out = BEIAN_TRY(OutputFile::open("-o", question.out, question.files));

    const inspect::ComposeOutcome outcome =
        inspect::compose(photos, layout, rulebook.find_profile(question.profile)->photo, book, sandbox,
                         inspect::Judging::Envelope);
    if (!outcome.composed) return render_refusal(outcome, world);
    out.commit(outcome.composed->jpeg);
    Answer answer;
    for (const auto& file : question.files)
        answer.text += (answer.text.empty() ? "" : " + ") + printable(file, 200);
    answer.text +=
        fmt::format(" → {}\n    JPEG  {} × {}  {}\n", printable(question.out, 200), outcome.composed->width,
                    outcome.composed->height, shown_bytes(outcome.composed->jpeg.size()));
    answer.text += render(outcome.findings, world);
    return answer;
}

}  // namespace

void add_compose(CLI::App& app, World& world, Action& chosen) {
    auto* command = app.add_subcommand("compose", "joins front and back, or several pages, into one picture");
    const auto question = std::make_shared<Question>();
    command->add_option("file", question->files, "the photos, in order; - for standard input")->required();
    command->add_option("-o,--out", question->out, "the JPEG to write (.jpg or .jpeg)")->required();
    command
        ->add_option("--layout", question->layout,
                     "pair (two photos: front above back, at one scale), column or grid")
        ->check(CLI::IsMember({"pair", "column", "grid"}));
    command->add_option("--profile", question->profile, "the provider that is to take it");
    command->callback(
        [question, &world, &chosen] { chosen = [question, &world] { return compose(*question, world); }; });
}

}  // namespace beian::cli
