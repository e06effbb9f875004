// What does the program say about a letter that came back? Letters of tools/specimen, asked about as a desk
// asks.
#pragma once

#include "accuracy_figures/judge.h"
#include "specimen/signed_letters.h"

namespace beian::accuracy {

/// Sets of letters: `letters/good`, `letters/FAULT`, and `letters/alone/…`, of which nothing of the filing is
/// known.
bool is_letter_set(std::string_view set);

/// For several threads.
class LetterJudge {
public:
    /// Throws std::runtime_error or std::invalid_argument where a folder is not sound.
    LetterJudge(const std::filesystem::path& rules, const std::filesystem::path& models);
    /// Letters of every kind that can have the set's fault, in turn.
    std::vector<Shot> shots_of(const SetName& set, int count, std::uint64_t first_seed) const;
    Outcome judge(const Shot& shot) const;

private:
    specimen::SignedLetters specimens_;
    desk::PhotoBooks books_;
    desk::SignedLetters letters_;
    reading::Reader reader_;
};

}  // namespace beian::accuracy
