#include "accuracy_figures/letter_judge.h"

#include "specimen/random.h"
#include "specimen/recipes.h"

#include <array>
#include <stdexcept>

namespace beian::accuracy {
namespace {

constexpr std::string_view kLetters = "letters/", kAlone = "letters/alone/";
// Letters are not the documents that other figures are about.
constexpr std::uint64_t kLetterSeeds = 4'000, kLetterReportingSeeds = 400'000;
constexpr std::string_view kKey = "key of no desk", kFiling = "f-specimen";
constexpr std::string_view kProfile = "aliyun";
// Harder than good photos and still taken by `check`. The empty one is a good photo, which most are.
constexpr std::string_view kMild[] = {"", "", "pale", "", "coloured_light", "", "white_on_white", ""};

template <class T>
T sound(Result<T> loaded) {
    if (!loaded) throw std::runtime_error(loaded.error().message);
    return std::move(loaded).value();
}

std::string fault_of(std::string_view set) {
    const std::string_view name = set.substr(set.rfind('/') + 1);
    return name == "good" ? std::string{} : std::string(name);
}

specimen::LetterWish wish_of(const Shot& shot) {
    specimen::LetterWish wish;
    wish.letter = shot.letter;
    wish.seed = shot.seed;
    wish.fault = fault_of(shot.set);
    wish.page = shot.page;
    wish.filing = kFiling;
    wish.key = kKey;
    return wish;
}

}  // namespace

bool is_letter_set(std::string_view set) {
    return set.starts_with(kLetters);
}

LetterJudge::LetterJudge(const std::filesystem::path& rules, const std::filesystem::path& models)
    : specimens_(rules, 1),
      books_(sound(desk::load_photo_books(rules))),
      letters_(sound(desk::SignedLetters::load(rules, specimens_.rulebook(), specimens_.letters()))),
      reader_(sound(reading::Reader::load(models, 1))) {}

std::vector<Shot> LetterJudge::shots_of(const SetName& set, int count, std::uint64_t first_seed) const {
    static const std::array kSizes = {cv::Size{4032, 3024}, cv::Size{4032, 3024}, cv::Size{3000, 2250}};
    const bool is_good = fault_of(set).empty();
    std::vector<std::string> letters;
    for (const letter::Template& one : specimens_.letters().letters) {
        const rules::Material& material = specimens_.rulebook().materials[one.material];
        if (letter::is_written_today(material) && !material.sides.empty()) letters.push_back(one.id);
    }
    const std::uint64_t first =
        first_seed + (first_seed >= specimen::kFirstReportingSeed ? kLetterReportingSeeds : kLetterSeeds);
    std::vector<Shot> shots;
    std::size_t next = 0;
    for (int i = 0; i < (is_good ? 2 * count : count); ++i) {
        Shot shot;
        shot.set = set;
        shot.seed = first + static_cast<std::uint64_t>(i);
        specimen::Random random(shot.seed, "letter shot");
        shot.size = random.one_of(kSizes);
        shot.situation = random.one_of(kMild);
        std::optional<int> page;
        for (std::size_t tried = 0; !page && tried < letters.size(); ++tried) {
            shot.letter = letters[next++ % letters.size()];
            page = specimens_.page_with(wish_of(shot));
        }
        if (!page) throw std::invalid_argument("no letter can have the fault of " + set);
        shot.page = *page;
        shots.push_back(std::move(shot));
    }
    return shots;
}

Outcome LetterJudge::judge(const Shot& shot) const {
    const specimen::LetterWish wish = wish_of(shot);
    const specimen::PrintedLetter printed = specimens_.print(wish);
    const bool is_alone = shot.set.starts_with(kAlone);
    desk::LetterContext context;
    if (!is_alone) {
        context.filing = kFiling;
        context.key = kKey;
        context.subject = printed.filled.subject;
        context.province = printed.province;
        context.person = printed.person;
        context.facts = printed.facts;
        context.filled = printed.filled;
    }
    image::BareExaminer examiner;
    const rules::Rulebook& rulebook = specimens_.rulebook();
    const desk::Judging judging(rulebook, *rulebook.find_profile(kProfile), books_, examiner, &reader_,
                                wish.today, nullptr, &letters_);
    const letter::Template* found = specimens_.letters().find(shot.letter);
    const rules::Material& material = rulebook.materials[found->material];
    const auto judged = [&](int page) {
        specimen::LetterWish one = wish;
        one.page = page;
        const specimen::Photo photo = specimens_.photograph(one, shot.size, shot.situation);
        return judging.judge({"photo.jpg", photo.jpeg, &material, material.sides.front().slug, {}, &context});
    };
    std::vector<desk::JudgedPhoto> photos{judged(shot.page)};
    judging.judge_alone(photos);
    // Of a good letter all pages come back.
    const bool is_whole = wish.fault.empty() && !is_alone;
    for (int page = 1; is_whole && page <= printed.pages; ++page)
        if (page != shot.page) photos.push_back(judged(page));
    if (is_whole || wish.fault == "page_missing") judging.look_for_missing_pages(photos);
    Outcome outcome;
    outcome.page = std::move(photos.front().page);
    return outcome;
}

}  // namespace beian::accuracy
