#include "signed_letter/values.h"

#include "signed_letter/blanks.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <set>

namespace beian::signed_letter {
namespace {

using letter::Filled;
using letter::Run;

constexpr float kMissed = 1, kOther = 1, kExtra = 0.7F, kOfBlank = 0.05F, kNoBlank = 0.3F;

/// One place of the letter's text: a character, or a blank.
struct Token {
    std::string text;
    std::string* value = nullptr;  // of a blank: what was read goes there
    bool is_open = false;          // a blank, or what is left to a pen: takes whatever stands there
};

std::vector<Token> tokens_of(Filled& letter) {
    std::vector<Token> tokens;
    const auto add = [&](std::string& text) {
        if (is_blank(text)) return tokens.push_back({text, &text, true});
        for (const std::string& one : characters_of(text))
            if (auto plain = comparable(one); !plain.empty())
                tokens.push_back({std::move(plain), nullptr, false});
    };
    add(letter.title);
    const auto leave_open = [&] { tokens.push_back({{}, nullptr, true}); };
    for (letter::Paragraph& paragraph : letter.paragraphs) {
        for (auto* runs : {&paragraph.label, &paragraph.text})
            for (Run& run : *runs) run.kind == Run::Kind::Gap ? leave_open() : add(run.text);
        if (paragraph.lines > 0) leave_open();
    }
    for (letter::Box& box : letter.boxes)
        if (box.kind == letter::Box::Kind::Signature || box.kind == letter::Box::Kind::Date) add(box.who);
    return tokens;
}

/// Lines as a person reads them: from top to bottom, side by side from left to right.
std::vector<Read> in_order(std::span<const ReadLine> lines) {
    std::vector<ReadLine> sorted(lines.begin(), lines.end());
    std::sort(sorted.begin(), sorted.end(),
              [](const ReadLine& a, const ReadLine& b) { return a.front().at.y < b.front().at.y; });
    std::vector<Read> all;
    for (std::size_t i = 0; i < sorted.size();) {
        std::size_t end = i + 1;
        while (end < sorted.size() &&
               sorted[end].front().at.y - sorted[i].front().at.y < sorted[i].front().height * 0.5)
            ++end;
        std::sort(sorted.begin() + static_cast<std::ptrdiff_t>(i),
                  sorted.begin() + static_cast<std::ptrdiff_t>(end),
                  [](const ReadLine& a, const ReadLine& b) { return a.front().at.x < b.front().at.x; });
        for (; i < end; ++i) all.insert(all.end(), sorted[i].begin(), sorted[i].end());
    }
    return all;
}

/// The cheapest way to read the letter's text in what was read (edit distance; a blank takes any number of
/// characters). Fills the blanks; says how many characters stood in their places.
std::pair<float, int> align(std::vector<Token>& tokens, const std::vector<Read>& read) {
    enum Step : std::uint8_t { Match, Missed, Extra, Taken, Closed };
    const std::size_t rows = tokens.size() + 1, columns = read.size() + 1;
    std::vector<std::string> plain;
    for (const Read& one : read) plain.push_back(comparable(one.text));
    std::vector<float> above(columns), row(columns);
    std::vector<std::uint8_t> steps(rows * columns, Extra);
    for (std::size_t j = 1; j < columns; ++j) above[j] = above[j - 1] + (plain[j - 1].empty() ? 0 : kExtra);
    for (std::size_t i = 1; i < rows; ++i) {
        const Token& token = tokens[i - 1];
        const bool blank = token.is_open;
        row[0] = above[0] + (blank ? kNoBlank : kMissed);
        steps[i * columns] = blank ? Closed : Missed;
        for (std::size_t j = 1; j < columns; ++j) {
            float best = above[j] + (blank ? kNoBlank : kMissed);
            Step step = blank ? Closed : Missed;
            const auto take = [&](float cost, Step by) {
                if (cost < best) best = cost, step = by;
            };
            if (blank) {
                take(row[j - 1] + kOfBlank, Taken);    // one more character of it
                take(above[j - 1] + kOfBlank, Match);  // its first
            } else {
                take(above[j - 1] + (token.text == plain[j - 1] ? 0 : kOther), Match);
                take(row[j - 1] + (plain[j - 1].empty() ? 0 : kExtra), Extra);
            }
            row[j] = best;
            steps[i * columns + j] = step;
        }
        std::swap(above, row);
    }
    int agreed = 0;
    std::size_t i = rows - 1, j = columns - 1;
    for (Token& token : tokens)
        if (token.value != nullptr) token.value->clear();
    while (i > 0) {
        Token& token = tokens[i - 1];
        const auto step = static_cast<Step>(steps[i * columns + j]);
        if (step == Missed || step == Closed) {
            --i;
        } else if (step == Extra) {
            --j;
        } else {
            if (token.value != nullptr)
                *token.value = read[j - 1].text + *token.value;
            else if (!token.is_open)
                agreed += token.text == plain[j - 1];
            --j;
            if (step == Match) --i;
        }
    }
    return {above[columns - 1], agreed};
}

std::string trimmed(std::string text) {
    while (text.starts_with(' ')) text.erase(0, 1);
    while (text.ends_with(' ')) text.pop_back();
    return text;
}

Inferred aligned(Filled filled, const Blanks& blanks, const std::vector<Read>& read, float& cost) {
    Inferred inferred;
    inferred.letter = std::move(filled);
    std::vector<Token> tokens = tokens_of(inferred.letter);
    std::vector<std::pair<std::string, std::string*>> named;
    int fixed = 0;
    for (const Token& token : tokens) {
        if (token.value != nullptr) named.emplace_back(blanks.name_of(token.text), token.value);
        fixed += !token.is_open;
    }
    const auto [least, agreed] = align(tokens, read);
    cost = least;
    inferred.agreement = fixed == 0 ? 0 : static_cast<double>(agreed) / fixed;
    for (auto& [name, value] : named) {
        *value = trimmed(*value);
        auto& kept = inferred.values[name];
        if (value->size() > kept.size()) kept = *value;
    }
    if (const auto subject = inferred.values.find("subject.name"); subject != inferred.values.end())
        inferred.letter.subject = subject->second;
    // A value that was not read leaves its place empty: a gap as wide as a short word.
    for (letter::Paragraph& paragraph : inferred.letter.paragraphs)
        for (auto* runs : {&paragraph.label, &paragraph.text})
            for (Run& run : *runs)
                if (run.kind == Run::Kind::Value && run.text.empty()) run = {Run::Kind::Gap, {}, 4};
    return inferred;
}

/// Every value that a fact may have, as it is written in an option.
std::vector<std::string> values_of(const rules::Rulebook& rulebook, const std::string& name) {
    std::vector<std::string> values;
    const auto fact = rulebook.vocabulary.find_fact(name);
    if (!fact) return values;
    for (const auto& value : rulebook.vocabulary.facts[*fact].values) values.push_back(value.slug);
    if (values.empty()) values = {"true", "false"};
    return values;
}

}  // namespace

Inferred infer(const letter::Template& letter, const rules::Rulebook& rulebook, const rules::Facts& known,
               const std::string& province, std::span<const ReadLine> lines, Open open) {
    const std::vector<Read> read = in_order(lines);
    const BlankSource asked = blank_source(letter, province, lines, open);
    rules::Facts facts = known;
    // One fact after another is found out: letters have one or two.
    for (int round = 0; round < 4; ++round) {
        letter::Filling filling = letter::fill(letter, asked.source, rulebook, facts);
        const auto open_fact = std::find_if(filling.missing.begin(), filling.missing.end(),
                                            [](const letter::Missing& missing) { return missing.decides; });
        float cost = 0;
        if (open_fact == filling.missing.end())
            return aligned(std::move(filling.letter), asked.blanks, read, cost);
        std::set<std::string> tried;
        float least = std::numeric_limits<float>::max();
        rules::Facts best = facts;
        for (const std::string& value : values_of(rulebook, open_fact->name)) {
            const std::string option[] = {open_fact->name + "=" + value};
            const auto set = rules::parse_fact_options(rulebook.vocabulary, option);
            if (!set) continue;
            rules::Facts guess = facts;
            rules::merge_facts(guess, *set);
            Filled filled = letter::fill(letter, asked.source, rulebook, guess).letter;
            std::string all;
            for (const Token& token : tokens_of(filled)) all += token.text;
            if (!tried.insert(all).second) continue;
            aligned(std::move(filled), asked.blanks, read, cost);
            if (cost < least) least = cost, best = guess;
        }
        if (tried.empty()) break;
        facts = best;
    }
    float cost = 0;
    return aligned(letter::fill(letter, asked.source, rulebook, facts).letter, asked.blanks, read, cost);
}

}  // namespace beian::signed_letter
