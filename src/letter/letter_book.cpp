#include "letter/letter_book.h"

#include "letter/template_reader.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace beian::letter {

namespace {

namespace fs = std::filesystem;

Result<std::vector<fs::path>> files_in(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code trouble;
    for (const auto& entry : fs::directory_iterator(folder, trouble)) {
        if (entry.path().extension() == ".yaml") found.push_back(entry.path());
    }
    if (trouble)
        return Error{ErrorCode::NotFound,
                     folder.string() + ": cannot be opened; the letters of a rulebook lie there"};
    std::sort(found.begin(), found.end());
    return found;
}

bool is_for(const Template& letter, bool person) {
    using enum rules::Holder;
    return letter.holder == Both || letter.holder == (person ? Person : Organization);
}

bool names(const Template& letter, std::string_view province) {
    return std::find(letter.provinces.begin(), letter.provinces.end(), province) != letter.provinces.end();
}

/// Two letters between which nothing decides.
bool collide(const Template& one, const Template& other) {
    if (one.material != other.material) return false;
    if (!(is_for(one, true) && is_for(other, true)) && !(is_for(one, false) && is_for(other, false)))
        return false;
    if (one.provinces.empty() || other.provinces.empty())
        return one.provinces.empty() == other.provinces.empty();
    return std::any_of(one.provinces.begin(), one.provinces.end(),
                       [&](const std::string& province) { return names(other, province); });
}

void check_collisions(const std::vector<Template>& letters, data::Faults& faults) {
    for (std::size_t i = 0; i < letters.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (collide(letters[i], letters[j]))
                faults.add_whole(letters[i].file + ": nothing decides between it and " + letters[j].id +
                                 "; give one of them provinces or `for`");
        }
    }
}

void check_coverage(const LetterBook& book, const rules::Rulebook& rulebook, const fs::path& folder,
                    data::Faults& faults) {
    for (std::size_t i = 0; i < rulebook.materials.size(); ++i) {
        const rules::Material& material = rulebook.materials[i];
        if (!is_written_today(material)) continue;
        for (const bool person : {false, true}) {
            if (material.holder == (person ? rules::Holder::Organization : rules::Holder::Person)) continue;
            if (book.find(static_cast<rules::MaterialIndex>(i), {}, person) == nullptr)
                faults.add_whole(
                    folder.string() + ": the material " + material.slug + " is a letter, and none is for " +
                    (person ? "a person" : "an organisation") + "; write " + material.slug + ".yaml");
        }
    }
}

}  // namespace

int Template::valid_days_in(std::string_view province) const {
    for (const auto& [where, days] : valid_in) {
        if (where == province) return days;
    }
    return valid_days;
}

const Ask* Template::find_ask(std::string_view name) const {
    const auto found =
        std::find_if(asks.begin(), asks.end(), [&](const Ask& ask) { return ask.name == name; });
    return found == asks.end() ? nullptr : &*found;
}

const Template* LetterBook::find(rules::MaterialIndex material, std::string_view province,
                                 bool person) const {
    const Template* general = nullptr;
    for (const Template& letter : letters) {
        if (letter.material != material || !is_for(letter, person)) continue;
        if (names(letter, province)) return &letter;
        if (letter.provinces.empty()) general = &letter;
    }
    return general;
}

const Template* LetterBook::find(std::string_view id) const {
    const auto found =
        std::find_if(letters.begin(), letters.end(), [&](const Template& one) { return one.id == id; });
    return found == letters.end() ? nullptr : &*found;
}

bool is_written_today(const rules::Material& material) {
    return material.letter && material.kind != "historical";
}

Result<LetterBook> load_letters(const fs::path& folder, rules::Rulebook& rulebook,
                                std::span<const std::string> names) {
    LetterBook book;
    data::Faults faults{folder.string()};
    for (const fs::path& path : BEIAN_TRY(files_in(folder))) {
        std::ifstream file(path, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        const auto document = data::parse(text, path.string());
        faults.enter(path.string());
        if (document)
            book.letters.push_back(
                read_template(document->root(), path.stem().string(), rulebook, names, faults));
        else
            faults.add_whole(document.error().message);
    }
    check_collisions(book.letters, faults);
    check_coverage(book, rulebook, folder, faults);
    if (faults.any()) return faults.error();
    return book;
}

}  // namespace beian::letter
