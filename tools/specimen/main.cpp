// specimen: draws and photographs specimen documents, with their truth.
#include "specimen/document.h"
#include "specimen/head_commands.h"
#include "specimen/heads/portrait.h"
#include "specimen/heads/presence.h"
#include "specimen/letter_commands.h"
#include "specimen/recipes.h"
#include "specimen/samples.h"
#include "specimen/situations.h"
#include "specimen/stages.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>

namespace {

using namespace beian::specimen;

struct Wish {
    std::string material, side, out, size = "4032x3024";
    std::string seeds = "1";
    std::string situation;
    double dpi = 0, turn = 0;
    std::vector<std::string> defects;
    bool borderline = false;
    std::uint64_t portrait = 0;
};

std::pair<std::string, std::string> halves(const std::string& text, char at) {
    const auto place = text.find(at);
    if (place == std::string::npos) return {text, ""};
    return {text.substr(0, place), text.substr(place + 1)};
}

const Kind& kind_of(const std::string& material, const std::string& side) {
    const Kind* kind = find_kind(material, side);
    if (kind == nullptr) {
        throw std::invalid_argument(
            fmt::format("no specimen called {}:{}; `specimen list` names them", material, side));
    }
    return *kind;
}

void write(const std::string& path, const beian::Bytes& bytes) {
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!file.flush())
        throw std::invalid_argument(fmt::format("{} cannot be written; is the folder there?", path));
}

void list() {
    for (const Kind& kind : kinds()) {
        std::cout << fmt::format("{}:{}\t{} x {} mm\n", kind.material, kind.side, kind.width_mm,
                                 kind.height_mm);
    }
    for (const Defect& defect : defects()) {
        std::cout << fmt::format("{}\t{}\t{}\n", defect.name, defect.check, defect.amount);
    }
    for (const Situation& each : situations()) std::cout << fmt::format("{}\t{}\n", each.name, each.what);
    for (const std::string_view kind : presence_kinds()) std::cout << fmt::format("presence:{}\n", kind);
    for (const std::string_view kind : handheld_kinds()) std::cout << fmt::format("handheld:{}\n", kind);
}

void draw_one(const Wish& wish) {
    const auto [material, side] = halves(wish.material, ':');
    const Kind& kind = kind_of(material, side);
    write(wish.out, encode_drawing(draw(kind.material, kind.side, std::stoull(wish.seeds), wish.dpi).picture,
                                   wish.out));
}

void draw_samples(const Wish& wish) {
    std::filesystem::create_directories(wish.out);
    for (const Sample& sample : samples()) write(wish.out + "/" + sample.file(), jpeg_of(sample));
}

void shoot(const Wish& wish) {
    const auto [material, inner] = halves(wish.material, ':');
    const Kind& kind = kind_of(material, wish.side.empty() ? inner : wish.side);
    const auto [width, height] = halves(wish.size, 'x');
    const cv::Size size = held_for(kind, {std::stoi(width), std::stoi(height)});
    if (size.width < 64 || size.height < 64 || size.area() > 60'000'000) {
        throw std::invalid_argument("--size must lie between 64x64 and 60 megapixels, as in 4032x3024");
    }
    const auto [first, last] = halves(wish.seeds, '-');
    const std::uint64_t begin = std::stoull(first), end = last.empty() ? begin : std::stoull(last);
    std::filesystem::create_directories(wish.out);
    std::ofstream truth(wish.out + "/truth.jsonl", std::ios::app);
    for (std::uint64_t seed = begin; seed <= end; ++seed) {
        Scene scene = wish.situation.empty() ? good(seed, size) : in_situation(wish.situation, seed, size);
        std::string name = fmt::format("{}-{}-{}", kind.material, kind.side, seed);
        if (!wish.situation.empty()) name += "-" + wish.situation;
        for (const std::string& defect : wish.defects) {
            const auto [what, amount] = halves(defect, '=');
            const Amount wanted = wish.borderline ? Amount::Borderline : Amount::Bad;
            apply_defect(scene, what, amount.empty() ? amount_of(what, wanted, seed) : std::stod(amount),
                         seed);
            name += "-" + what;
        }
        if (wish.turn != 0) {
            scene.rotation_deg += wish.turn;
            name += fmt::format("-turned-{:g}", wish.turn);
        }
        Specimen document = draw_for(kind.material, kind.side, scene, seed);
        if (wish.portrait != 0) print_portrait(document, Head(wish.portrait), wish.portrait);
        const Photo photo = photograph(document, scene, seed);
        write(wish.out + "/" + name + ".jpg", photo.jpeg);
        truth << to_json(photo.truth, name + ".jpg") << "\n";
    }
    if (!truth.flush()) throw std::invalid_argument(wish.out + "/truth.jsonl cannot be written");
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app(
        "Draws and photographs specimen documents, plainly marked, with published test numbers only");
    app.require_subcommand(1);
    Wish wish;
    app.add_subcommand("list", "what can be drawn, and what can be wrong with a photo")->callback(list);
    auto* drawing =
        app.add_subcommand("draw", "one flat document as PNG or JPEG")->callback([&] { draw_one(wish); });
    drawing->add_option("material", wish.material, "MATERIAL[:SIDE]")->required();
    drawing->add_option("--seed", wish.seeds);
    drawing->add_option("--dpi", wish.dpi);
    drawing->add_option("-o,--out", wish.out)->required();
    auto* showing =
        app.add_subcommand("samples",
                           "the small pictures by which the pages show what a good photo looks like")
            ->callback([&] { draw_samples(wish); });
    showing->add_option("-o,--out", wish.out, "folder")->required();
    auto* shooting =
        app.add_subcommand("shoot", "photos of one document and truth.jsonl")->callback([&] { shoot(wish); });
    shooting->add_option("--material", wish.material, "MATERIAL[:SIDE]")->required();
    shooting->add_option("--side", wish.side);
    shooting->add_option("--seeds", wish.seeds, "A or A-B");
    shooting->add_option("--defect", wish.defects, "NAME (at an amount to be refused) or NAME=AMOUNT");
    shooting->add_flag("--borderline", wish.borderline, "doubtful amounts instead of bad ones");
    shooting->add_option("--situation", wish.situation, "NAME: good, but harder to find or to judge");
    shooting->add_option("--turn", wish.turn, "degrees clockwise, besides the scene's own");
    shooting->add_option("--portrait", wish.portrait, "seed of the drawn head whose portrait it bears");
    shooting->add_option("--size", wish.size, "WxH");
    shooting->add_option("-o,--out", wish.out, "folder")->required();
    add_head_commands(app);
    add_letter_commands(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    } catch (const std::exception& error) {
        std::cerr << "specimen: " << error.what() << "\n";
        return 2;
    }
    return 0;
}
