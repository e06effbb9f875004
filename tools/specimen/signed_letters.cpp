#include "specimen/signed_letters.h"

#include "form/field_book.h"
#include "form/paper.h"
#include "letter/drawing.h"
#include "letter/raster.h"
#include "specimen/letter_faults.h"
#include "specimen/letter_fill.h"
#include "specimen/letter_hand.h"
#include "specimen/letter_sheet.h"
#include "specimen/recipes.h"
#include "specimen/situations.h"

#include <fmt/format.h>
#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace beian::specimen {
namespace {

constexpr double kBetweenSheets = 9;  // millimetres
constexpr Colour kMark{0.45, 0.5, 0.6, 0.8};

/// What is printed lies on the paper as ink does: it darkens.
void lay_print(Canvas& canvas, const letter::Raster& raster, double dots_per_mm) {
    const int stride = cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, raster.width);
    std::vector<unsigned char> data(
        static_cast<std::size_t>(stride) * static_cast<std::size_t>(raster.height), 255);
    for (int y = 0; y < raster.height; ++y)
        for (int x = 0; x < raster.width; ++x) {
            const int tone =
                raster.grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(raster.width) +
                            static_cast<std::size_t>(x)];
            unsigned char* pixel = &data[static_cast<std::size_t>(y) * static_cast<std::size_t>(stride) +
                                         4 * static_cast<std::size_t>(x)];
            pixel[0] = pixel[1] = pixel[2] = static_cast<unsigned char>(22 + tone * 233 / 255);
        }
    cairo_surface_t* surface = cairo_image_surface_create_for_data(data.data(), CAIRO_FORMAT_RGB24,
                                                                   raster.width, raster.height, stride);
    cairo_t* cairo = canvas.cairo();
    cairo_save(cairo);
    cairo_scale(cairo, 1 / dots_per_mm, 1 / dots_per_mm);
    cairo_set_operator(cairo, CAIRO_OPERATOR_MULTIPLY);
    cairo_set_source_surface(cairo, surface, 0, 0);
    cairo_paint(cairo);
    cairo_restore(cairo);
    cairo_surface_destroy(surface);
}

letter::Page page_of(const letter::Filled& filled, int number) {
    auto pages = letter::lay_out(filled, letter::measure_ems);
    if (number < 1 || number > static_cast<int>(pages.size()))
        throw std::invalid_argument(fmt::format("{} has {} pages", filled.id, pages.size()));
    return std::move(pages[static_cast<std::size_t>(number) - 1]);
}

std::string words_on(const letter::Page& page) {
    std::string words;
    for (const letter::Print& print : page.prints)
        for (const letter::Span& span : print.spans) words += span.text;
    return words;
}

/// Changes words until one is on this page. Returns what was and what is.
std::pair<std::string, std::string> change_words_on(letter::Page& page, const letter::Filled& filled,
                                                    int number, Random& random) {
    const std::string before = words_on(page);
    for (int attempt = 0; attempt < 500; ++attempt) {
        letter::Filled shown = filled;
        auto change = change_words(shown, random);
        page = page_of(shown, number);
        if (words_on(page) != before) return change;
    }
    throw std::invalid_argument(fmt::format("page {} of {} has no words to change", number, filled.id));
}

template <class T>
T sound(Result<T> loaded) {
    if (!loaded) throw std::invalid_argument(loaded.error().message);
    return std::move(loaded).value();
}

}  // namespace

struct SignedLetters::Shelf {
    rules::Rulebook rulebook;
    letter::LetterBook letters;
};

SignedLetters::SignedLetters(const std::filesystem::path& rules, int versions)
    : shelf_(std::make_unique<Shelf>()) {
    shelf_->rulebook = sound(rules::load_rulebook(rules));
    std::vector<std::string> names;
    for (const auto& [name, title] : form::paper_names(sound(form::load_field_book(rules))))
        names.push_back(name);
    shelf_->letters = sound(letter::load_letters(rules / "letters", shelf_->rulebook, names));
    for (letter::Template& one : shelf_->letters.letters) one.version += versions;
}

SignedLetters::~SignedLetters() = default;

const rules::Rulebook& SignedLetters::rulebook() const {
    return shelf_->rulebook;
}
const letter::LetterBook& SignedLetters::letters() const {
    return shelf_->letters;
}

PrintedLetter SignedLetters::print(const LetterWish& wish) const {
    const letter::Template* found = shelf_->letters.find(wish.letter);
    if (found == nullptr)
        throw std::invalid_argument("no letter called " + wish.letter +
                                    "; rules/letters/ holds those there are");
    const Blank blanks = wish.fault == "blank" ? Blank::LeftOpen : Blank::AsTheSeedSays;
    PrintedLetter printed = fill_for_nobody(*found, shelf_->rulebook, wish.seed, blanks, wish.values);
    printed.pages = static_cast<int>(letter::lay_out(printed.filled, letter::measure_ems).size());
    const bool old = wish.fault == "old_version";
    if (old && found->version < 2)
        throw std::invalid_argument(wish.letter + " has only one version: none is old");
    printed.mark = {wish.filing,
                    printed.filled.id,
                    printed.filled.version - (old ? 1 : 0),
                    wish.page,
                    printed.pages,
                    wish.key.empty() ? std::string{} : letter::digest_of(printed.filled, wish.key)};
    if (wish.fault == "other_filing") printed.mark.filing += "-other";
    return printed;
}

std::optional<int> SignedLetters::page_with(const LetterWish& wish) const {
    const PrintedLetter printed = print(wish);
    const auto pages = letter::lay_out(printed.filled, letter::measure_ems);
    // The sheet beside it has a first page surely.
    const std::size_t first = wish.fault == "two_letters" ? 0 : wish.seed % pages.size();
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const std::size_t page = (first + i) % pages.size();
        if (wish.fault.empty() || can_show(wish.fault, pages[page], printed))
            return static_cast<int>(page) + 1;
    }
    return std::nullopt;
}

Specimen SignedLetters::draw(const LetterWish& wish, double dpi) const {
    constexpr std::string_view kInPrint[] = {"changed_word", "old_version", "other_filing", "two_letters"};
    if (!wish.picture.empty() &&
        std::find(std::begin(kInPrint), std::end(kInPrint), wish.fault) != std::end(kInPrint))
        throw std::invalid_argument(wish.fault +
                                    " is a fault of the print, and this sheet is printed already");
    PrintedLetter printed = print(wish);
    Random random(wish.seed, "sheet");
    letter::Page page = page_of(printed.filled, wish.page);
    if (!wish.fault.empty() && !can_show(wish.fault, page, printed))
        throw std::invalid_argument(
            fmt::format("page {} of {} cannot have the fault {}", wish.page, wish.letter, wish.fault));
    std::pair<std::string, std::string> change;
    if (wish.fault == "changed_word") change = change_words_on(page, printed.filled, wish.page, random);
    const letter::Template* found = shelf_->letters.find(wish.letter);
    Kind kind{shelf_->rulebook.materials[found->material].slug, "page-1", 210, 297, 0, true, 4.9};
    const double dots = dpi / 25.4;
    Canvas canvas(kind, dots, {1, 1, 1});
    const double white = random.between(0.955, 0.995);
    canvas.fill(0, 0, canvas.width(), canvas.height(), {white, white, white - random.between(0, 0.02)});
    if (wish.picture.empty()) {
        lay_print(canvas, letter::draw_page(page, letter::written(printed.mark, wish.key), dots * kPoint),
                  dots);
    } else {
        const letter::Raster sheet = read_sheet(wish.picture, page);
        lay_print(canvas, sheet, sheet.width / kind.width_mm);
    }
    canvas.text(28, 16, "样本 SPECIMEN", {kSans, 4, kMark, true});
    const letter::Area& code = page.code;
    if (wish.picture.empty()) canvas.field("code", letter::written(printed.mark, wish.key), in_mm(code));
    if (wish.fault == "changed_word")
        canvas.field("changed", change.first + ">" + change.second, {0, 0, 210, 297});
    fill_by_hand(canvas, page, wish, printed);
    Specimen sheet = std::move(canvas).finish(kind, wish.seed);
    if (wish.fault != "two_letters") return sheet;
    LetterWish other = wish;
    other.fault.clear();
    other.seed += 1'000'003;
    Specimen second = draw(other, dpi);
    cv::Mat between(sheet.picture.rows, static_cast<int>(kBetweenSheets * dots), CV_8UC3,
                    cv::Scalar(60, 80, 95)),
        both;
    cv::hconcat(std::vector<cv::Mat>{sheet.picture, between, second.picture}, both);
    sheet.picture = both;
    sheet.kind.width_mm = 420 + kBetweenSheets;
    for (Field field : second.fields) {
        field.box.x += 210 + kBetweenSheets;
        sheet.fields.push_back(std::move(field));
    }
    return sheet;
}

Photo SignedLetters::photograph(const LetterWish& wish, cv::Size size, std::string_view situation) const {
    const Kind upright{"", "", 210, 297, 0, true, 4.9}, wide{"", "", 430, 297, 0, true, 4.9};
    const bool two = wish.fault == "two_letters";
    const cv::Size held = held_for(two ? wide : upright, size);
    Scene scene = situation.empty() ? good(wish.seed, held) : in_situation(situation, wish.seed, held);
    if (wish.fault == "copy") {
        apply_defect(scene, Random(wish.seed, "copy").chance(0.5) ? "grey_copy" : "black_and_white", 1,
                     wish.seed);
        scene.copy->sheet_mm = 0;  // the copier's sheet is as large as the letter
    }
    const double longer = std::max(held.width, held.height);
    const double dpi = std::clamp(longer / (two ? 429.0 : 297.0) * 25.4 * 1.05, 150.0, 330.0);
    Photo photo = specimen::photograph(draw(wish, dpi), scene, wish.seed);
    if (!wish.fault.empty()) photo.truth.defects.emplace_back(wish.fault, 1);
    return photo;
}

}  // namespace beian::specimen
