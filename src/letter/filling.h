// What does this letter say for this filing, and what is not known yet that it must say?
#pragma once

#include "letter/template.h"
#include "rules/situation.h"

#include <map>
#include <string>
#include <vector>

namespace beian::letter {

/// Values by name as they are to be printed: `subject.name`, `letter.position`.
using Values = std::map<std::string, std::string, std::less<>>;

/// What a filing gives: its values, and those of each of its services and domain names.
struct Source {
    Values values;
    std::map<std::string, std::vector<Values>, std::less<>> rows;
    std::string province;
    bool person = false;
};

struct Run {
    enum class Kind : std::uint8_t { Printed, Value, Gap };
    Kind kind = Kind::Printed;
    std::string text;
    int ems = 0;  // of a gap
    bool operator==(const Run&) const = default;
};

struct Paragraph {
    Style style = Style::Body;
    std::vector<Run> label;
    std::vector<Run> text;
    int lines = 0;
};

/// A letter ready to be laid out.
struct Filled {
    std::string id;
    std::string title;
    int version = 1;
    std::vector<Paragraph> paragraphs;
    std::vector<Box> boxes;
    int valid_days = 0;
    std::string subject;  // whose seal it is
};

/// What is missing: a value of the filing (`head.name`) or a fact that decides what the letter says.
struct Missing {
    std::string name;
    bool decides = false;
    bool operator==(const Missing&) const = default;
};

struct Filling {
    Filled letter;
    std::vector<Missing> missing;  // each once, in the order of the text
    Values said;                   // what of the filing stands in it, by name; of rows `domain.name[1]`
};

/// `facts` answer the letter's conditions; those left open are missing, never guessed.
Filling fill(const Template& letter, const Source& source, const rules::Rulebook& rulebook,
             const rules::Facts& facts);

}  // namespace beian::letter
