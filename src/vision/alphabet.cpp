#include "vision/alphabet.h"

#include "base/text.h"

#include <algorithm>
#include <fstream>
#include <utility>

namespace beian::vision {

Alphabet::Alphabet(std::vector<std::string> characters) : characters_(std::move(characters)) {
    characters_.insert(characters_.begin(), std::string{});
    characters_.emplace_back(" ");
}

Result<Alphabet> Alphabet::load(const std::filesystem::path& path) {
    std::ifstream file(path);
    if (!file)
        return Error{ErrorCode::NotFound, path.string() + ": not there; run ./beian, which prepares it"};
    std::vector<std::string> characters;
    for (std::string line; std::getline(file, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        characters.push_back(line);
    }
    if (characters.empty()) return Error{ErrorCode::Unreadable, path.string() + ": is empty"};
    return Alphabet(std::move(characters));
}

AllowedCharacters::AllowedCharacters(const Alphabet& alphabet, std::string_view text) : classes_{0} {
    for (std::size_t i = 1; i < alphabet.size(); ++i)
        if (text.find(alphabet.at(i)) != std::string_view::npos) classes_.push_back(i);
}

}  // namespace beian::vision
