#include "specimen/letter_commands.h"
#include "specimen/signed_letters.h"
#include "specimen/stages.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <vector>

namespace beian::specimen {
namespace {

struct Wanted {
    LetterWish letter;
    std::string rules = "rules", seeds = "1", size = "4032x3024", today, situation, out;
    std::vector<std::string> values;
    bool flat = false;
};

void list(const SignedLetters& letters) {
    for (const auto& each : letters.letters().letters) std::cout << each.id << "\t" << each.title << "\n";
    for (const LetterFault& fault : letter_faults())
        std::cout << fmt::format("{}\t{}\t{}\n", fault.name, fault.check, fault.what);
}

std::pair<std::uint64_t, std::uint64_t> range_of(const std::string& seeds) {
    const auto dash = seeds.find('-');
    const std::uint64_t first = std::stoull(seeds.substr(0, dash));
    return {first, dash == std::string::npos ? first : std::stoull(seeds.substr(dash + 1))};
}

cv::Size size_of(const std::string& size) {
    const auto by = size.find('x');
    if (by == std::string::npos) throw std::invalid_argument("--size is WxH, as in 4032x3024");
    const cv::Size found{std::stoi(size.substr(0, by)), std::stoi(size.substr(by + 1))};
    if (found.width < 64 || found.height < 64 || found.area() > 60'000'000)
        throw std::invalid_argument("--size must lie between 64x64 and 60 megapixels, as in 4032x3024");
    return found;
}

void write(const std::filesystem::path& path, const Bytes& bytes) {
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!file.flush())
        throw std::invalid_argument(path.string() + " cannot be written; is the folder there?");
}

void hand_in(const Wanted& wanted) {
    const SignedLetters letters(wanted.rules);
    if (wanted.letter.letter == "list") return list(letters);
    if (wanted.out.empty()) throw std::invalid_argument("-o FOLDER says where the photos go");
    LetterWish wish = wanted.letter;
    if (!wanted.today.empty()) {
        const auto day = parse_day(wanted.today);
        if (!day) throw std::invalid_argument("--today is a day, as in 2026-11-25");
        wish.today = *day;
    }
    for (const std::string& value : wanted.values) {
        const auto is = value.find('=');
        if (is == std::string::npos)
            throw std::invalid_argument("--value is NAME=TEXT, as in subject.name=样本");
        wish.values[value.substr(0, is)] = value.substr(is + 1);
    }
    std::filesystem::create_directories(wanted.out);
    const std::filesystem::path folder = wanted.out;
    std::ofstream truth(folder / "truth.jsonl", std::ios::app);
    const auto [first, last] = range_of(wanted.seeds);
    for (wish.seed = first; wish.seed <= last; ++wish.seed) {
        const auto page = wanted.letter.page > 0 ? wanted.letter.page : letters.page_with(wish);
        if (!page)
            throw std::invalid_argument(
                fmt::format("{} of seed {} cannot have the fault {}", wish.letter, wish.seed, wish.fault));
        wish.page = *page;
        const std::string name =
            fmt::format("{}{}{}-{}", wish.letter, wish.fault.empty() ? "" : "-", wish.fault, wish.seed);
        if (wanted.flat) {
            write(folder / (name + ".png"), encode_drawing(letters.draw(wish).picture, "flat.png"));
            continue;
        }
        const Photo photo = letters.photograph(wish, size_of(wanted.size), wanted.situation);
        write(folder / (name + ".jpg"), photo.jpeg);
        truth << to_json(photo.truth, name + ".jpg") << "\n";
    }
    if (!truth.flush()) throw std::invalid_argument((folder / "truth.jsonl").string() + " cannot be written");
}

}  // namespace

void add_letter_commands(CLI::App& app) {
    const auto wanted = std::make_shared<Wanted>();
    wanted->letter.page = 0;
    auto* command = app.add_subcommand("letter",
                                       "photos of a letter as it comes back signed, and truth.jsonl; `letter "
                                       "list` names letters and faults");
    command->callback([wanted] { hand_in(*wanted); });
    command
        ->add_option("letter", wanted->letter.letter, "the letter, as its file in rules/letters/ is called")
        ->required();
    command->add_option("--fault", wanted->letter.fault, "what is wrong with it");
    command->add_option("--seeds", wanted->seeds, "A or A-B");
    command->add_option("--page", wanted->letter.page, "else one that can have the fault");
    command->add_option("--filing", wanted->letter.filing, "that its code names");
    command->add_option("--key", wanted->letter.key, "that signs its code");
    command->add_option("--value", wanted->values, "NAME=TEXT: what stands in a blank of it");
    command->add_option("--picture", wanted->letter.picture,
                        "PNG of the page as a desk drew it with these values: this one is signed");
    command->add_option("--today", wanted->today, "YYYY-MM-DD, from which it is dated");
    command->add_option("--situation", wanted->situation, "as for `shoot`");
    command->add_option("--size", wanted->size, "WxH");
    command->add_option("--rules", wanted->rules, "folder of the rulebook");
    command->add_flag("--flat", wanted->flat, "the sheet itself as PNG instead of a photo");
    command->add_option("-o,--out", wanted->out, "folder");
}

}  // namespace beian::specimen
