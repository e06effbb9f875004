// beian export FILING -o DIR, beian import-result FILE : to the licensed provider, and back.
#include <fmt/format.h>

#include <fstream>
#include <memory>

#include "base/text.h"
#include "cli/command.h"
#include "cli/place.h"
#include "cli/upkeep.h"

namespace beian::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostResultBytes = std::size_t{4} << 20;

struct Question {
    KeptPlace place;
    std::string tenant = "main";
    std::string filing;
    std::string out;
    std::string file;
};

void add_options(CLI::App& command, Question& question) {
    command.add_option("--tenant", question.tenant, "whose desk; main otherwise");
    add_place_options(command, question.place);
}

Result<Upkeep*> upkeep_of(const World& world) {
    if (world.upkeep != nullptr) return world.upkeep;
    return Error{ErrorCode::NotFound, "this program was made without a desk"};
}

void write_file(const fs::path& file, const Bytes& bytes) {
    std::ofstream out(file, std::ios::binary);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out)
        throw std::runtime_error("the package could not be written to " + printable(file.string(), 200));
}

Result<Answer> export_filing(const Question& question, World& world) {
    Upkeep* upkeep = BEIAN_TRY(upkeep_of(world));
    std::error_code trouble;
    if (fs::exists(question.out, trouble))
        return Error{ErrorCode::InvalidArgument, "-o: \"" + printable(question.out, 200) +
                                                     "\" is there already; name a folder that is not"};
    const auto files =
        BEIAN_TRY(upkeep->export_filing(question.place, world, question.tenant, question.filing));
    // What is in it is for one's own eyes: before anything is written.
    fs::create_directories(question.out);
    fs::permissions(question.out, fs::perms::owner_all);
    std::string text;
    for (const desk::ExportFile& file : files) {
        const fs::path target = fs::path(question.out) / file.name;
        fs::create_directories(target.parent_path());
        write_file(target, file.bytes);
        text += fmt::format("{}  {}\n", file.name, file.bytes.size());
    }
    return Answer{text, kYes};
}

Result<Answer> import_result(const Question& question, World& world) {
    Upkeep* upkeep = BEIAN_TRY(upkeep_of(world));
    const Bytes bytes = BEIAN_TRY(load_file(question.file, world, kMostResultBytes));
    const auto results =
        BEIAN_TRY(desk::parse_authority_results({reinterpret_cast<const char*>(bytes.data()), bytes.size()}));
    const auto done = BEIAN_TRY(upkeep->import_results(question.place, world, question.tenant, results));
    const bool zh = world.language == Language::Zh;
    Answer answer;
    for (const desk::Imported& one : done) {
        const bool taken = one.refused.empty();
        if (!taken) answer.status = kNo;
        answer.text += printable(one.filing) + "  " +
                       (zh ? (taken ? "已录入" : "未录入:") : (taken ? "taken" : "refused: ")) +
                       printable(one.refused, 300) + "\n";
    }
    return answer;
}

}  // namespace

void add_export(CLI::App& app, World& world, Action& chosen) {
    auto* command =
        app.add_subcommand("export", "writes a filing's package for the licensed provider into a folder");
    const auto question = std::make_shared<Question>();
    command->add_option("filing", question->filing, "the filing")->required();
    command->add_option("-o,--out", question->out, "the folder to make")->required();
    add_options(*command, *question);
    command->callback(
        [=, &world, &chosen] { chosen = [=, &world] { return export_filing(*question, world); }; });
}

void add_import_result(CLI::App& app, World& world, Action& chosen) {
    auto* command = app.add_subcommand("import-result", "takes what the authority said to filings (JSON)");
    const auto question = std::make_shared<Question>();
    command->add_option("file", question->file, "the results; - for standard input")->required();
    add_options(*command, *question);
    command->callback(
        [=, &world, &chosen] { chosen = [=, &world] { return import_result(*question, world); }; });
}

}  // namespace beian::cli
