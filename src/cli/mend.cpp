// beian mend FILE -o OUT : turned, cropped and re-encoded until the provider takes it.
#include <fmt/format.h>

#include <memory>

#include "base/text.h"
#include "cli/command.h"
#include "cli/output_file.h"
#include "cli/photos.h"
#include "cli/rulebook.h"
#include "desk/judging.h"
#include "image/sandbox.h"
#include "inspect/mend/mend.h"

namespace beian::cli {

namespace {

struct Question {
    std::string file;
    std::string out;
    std::string as;
    std::string profile;
};

std::string steps_of(const inspect::Mended& mended, const inspect::ImageFacts& before, const World& world) {
    const bool zh = world.language == Language::Zh;
    const inspect::MendSteps& steps = mended.steps;
    std::vector<std::string> done;
    if (steps.turned) done.emplace_back(zh ? "转正" : "turned upright");
    if (steps.straightened) done.emplace_back(zh ? "摆正" : "straightened");
    if (steps.cropped) done.emplace_back(zh ? "裁剪到证件" : "cropped to the document");
    const std::string weight = shown_bytes(before.bytes) + " → " + shown_bytes(mended.jpeg.size());
    if (steps.copied)
        done.push_back((zh ? "画面原样保留，" : "pixels kept as they are, ") + weight);
    else
        done.push_back(fmt::format("{} {} × {} → {} × {}, {}", zh ? "重新编码" : "re-encoded",
                                   before.width.value_or(0), before.height.value_or(0), steps.width,
                                   steps.height, weight));
    done.emplace_back(zh ? "不带位置、设备等附加信息" : "no place, device or other notes in it");
    return fmt::format("{}", fmt::join(done, zh ? "，" : "; "));
}

Result<Answer> mend(const Question& question, World& world) {
    const rules::Rulebook rulebook = BEIAN_TRY(load_rulebook(world));
    Wanted wanted;
    if (!question.as.empty()) wanted = BEIAN_TRY(parse_as(rulebook, question.as));
    BEIAN_TRY(check_profile(rulebook, question.profile));
    // Before anything personal is in memory: what opens the picture starts as a copy of this process.
    image::Sandbox sandbox;
    const desk::PhotoBooks books = BEIAN_TRY(desk::load_photo_books(world.rules));
    const ReaderOrNone reader = load_reader(world);
    const Bytes bytes =
        BEIAN_TRY(load_file(question.file, world, inspect::limits_of(books.photos).max_bytes, Longer::Cut));
    OutputFile out = BEIAN_TRY(OutputFile::open("-o", question.out, {&question.file, 1}));

    inspect::PhotoRequest photo{question.file, bytes, {}, wanted.side, {}};
    if (wanted.material != nullptr) {
        photo.material = wanted.material->slug;
        photo.spec = wanted.material->photo;
    }
    // Whoever does not say what it shows asks about the file alone.
    const auto judging = wanted.material != nullptr ? inspect::Judging::Full : inspect::Judging::Envelope;
    const rules::Profile& profile = *rulebook.find_profile(question.profile);
    // Only who reads a document knows whether it stands on its head, and which of two is meant.
    if (reader.get() != nullptr) {
        const desk::Judging read(rulebook, profile, books, sandbox, reader.get(), world.today);
        photo.read_at =
            read.judge({question.file, bytes, wanted.material, wanted.side}, desk::Depth::ReadOnly).read_at;
    }
    const inspect::MendOutcome outcome =
        inspect::mend_photo(photo, profile.photo, books.photos, sandbox, judging);
    if (!outcome.mended) return Answer{render(outcome.page, wanted, world), kNo};
    out.commit(outcome.mended->jpeg);
    Answer answer;
    answer.text =
        fmt::format("{} → {}\n    {}\n", printable(question.file, 200), printable(question.out, 200),
                    steps_of(*outcome.mended, outcome.page.image, world));
    std::vector<model::Finding> left;
    for (const auto& finding : outcome.page.findings) {
        if (finding.severity == model::Severity::Warn) left.push_back(finding);
    }
    answer.text += render(left, world);
    if (!reader.trouble.zh.empty()) answer.text += reader.trouble.in(world.language) + "\n";
    return answer;
}

}  // namespace

void add_mend(CLI::App& app, World& world, Action& chosen) {
    auto* command = app.add_subcommand(
        "mend",
        "turns a photo upright, crops it to the document and re-encodes it until the provider takes it");
    const auto question = std::make_shared<Question>();
    command->add_option("file", question->file, "the photo; - for standard input")->required();
    command->add_option("-o,--out", question->out, "the JPEG to write (.jpg or .jpeg)")->required();
    command->add_option("--as", question->as,
                        "what it shows: MATERIAL or MATERIAL:SIDE, for example id_card:front");
    command->add_option("--profile", question->profile, "the provider that is to take it");
    command->callback(
        [question, &world, &chosen] { chosen = [question, &world] { return mend(*question, world); }; });
}

}  // namespace beian::cli
