// Which characters can a recogniser say, and which may stand in this field?
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace beian::vision {

/// What each class of the recogniser's output means. Class 0 is "no character" (the blank of CTC).
class Alphabet {
public:
    /// One character to a line; a space follows the last.
    static Result<Alphabet> load(const std::filesystem::path& path);
    /// From its characters, for tests.
    explicit Alphabet(std::vector<std::string> characters);

    std::size_t size() const { return characters_.size(); }
    const std::string& at(std::size_t index) const { return characters_[index]; }

private:
    std::vector<std::string> characters_;
};

/// Classes that a field allows: digits for a number, digits and 年月日 for a date. The blank is always among
/// them.
class AllowedCharacters {
public:
    /// Every character of `text` that the alphabet has.
    AllowedCharacters(const Alphabet& alphabet, std::string_view text);

    const std::vector<std::size_t>& classes() const { return classes_; }  // ascending

private:
    std::vector<std::size_t> classes_;
};

}  // namespace beian::vision
