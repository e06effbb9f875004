// What does the program read in a photo, and what of it is right?
#pragma once

#include "accuracy_figures/shot.h"
#include "image/examine.h"
#include "reading/reader.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace beian::accuracy {

/// What a field is about: each has its own target.
enum class FieldClass { Number, Date, Mrz, Name, Text, Other };
FieldClass class_of(std::string_view field);

struct ReadField {
    std::string name, wanted, got;  // `got` empty where it was not read
    bool is_right = false;
    bool is_verified = false;
    int characters = 0, wrong = 0;  // of `wanted`, and how many edits lead there
};

struct ReadOutcome {
    std::string document, side;
    bool is_right_kind = false;
    std::vector<ReadField> fields;
};

/// Texts as they are compared: brackets of either width, no spaces.
std::string comparable(std::string_view text);
/// Edits of single characters that lead from one to the other (Levenshtein 1965).
int edits_between(std::string_view a, std::string_view b);

/// The reader as it is shipped, asked what a picture is. For several threads.
class ReadingJudge {
public:
    /// `models`: the folder that set-up prepared. Throws std::runtime_error where it is not sound.
    explicit ReadingJudge(const std::filesystem::path& models);
    ReadOutcome judge(const Shot& shot) const;

private:
    reading::Reader reader_;
};

}  // namespace beian::accuracy
