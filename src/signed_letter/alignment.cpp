#include "signed_letter/alignment.h"

#include "signed_letter/blanks.h"
#include "signed_letter/reading_order.h"

#include <algorithm>
#include <cstdint>

namespace beian::signed_letter {
namespace {

using letter::Filled;
using letter::Run;

// What it costs that a character was not read, was read as another, or was read beside. Marks and the ends of
// lines are weak: they are easily misread, but between two blanks nothing else tells where one ends.
constexpr float kMissed = 1, kOther = 1, kExtra = 0.7F;
constexpr float kMissedWeak = 0.15F, kOtherWeak = 1.2F, kExtraWeak = 0.05F;
// Of a blank: each of its characters, a mark in it, the end of a line in it, or that there is nothing.
constexpr float kOfBlank = 0.05F, kMarkInBlank = 0.15F, kEndInBlank = 0.4F, kNoBlank = 0.3F;
constexpr std::string_view kEnd = "\n";

/// A character as it is aligned; empty: it is passed over.
struct Plain {
    std::string text;
    bool is_weak = false;
};
Plain plain_of(const std::string& character) {
    if (character == kEnd) return {character, true};
    if (auto same = comparable(character); !same.empty()) return {std::move(same), false};
    static const std::pair<std::string_view, const char*> kSame[] = {
        {"：", ":"}, {"，", ","}, {"。", "."}, {"；", ";"}, {"（", "("}, {"）", ")"},
        {"“", "\""}, {"”", "\""}, {"‘", "\""}, {"’", "\""}, {"'", "\""}};
    for (const auto& [mark, as] : kSame)
        if (character == mark) return {as, true};
    if (character == " " || character == "　") return {};
    return {character, true};
}

}  // namespace

std::vector<Token> tokens_of(Filled& letter) {
    std::vector<Token> tokens;
    const auto leave_open = [&](std::string text, std::string* value) {
        Token token;
        token.text = std::move(text);
        token.value = value;
        token.is_open = true;
        tokens.push_back(std::move(token));
    };
    const auto add = [&](std::string& text) {
        if (is_blank(text)) return leave_open(text, &text);
        for (const std::string& one : characters_of(text))
            if (auto plain = plain_of(one); !plain.text.empty())
                tokens.push_back({std::move(plain.text), plain.is_weak});
    };
    const auto end = [&] { tokens.push_back({std::string(kEnd), true}); };
    add(letter.title);
    end();
    for (letter::Paragraph& paragraph : letter.paragraphs) {
        for (auto* runs : {&paragraph.label, &paragraph.text}) {
            for (Run& run : *runs) run.kind == Run::Kind::Gap ? leave_open({}, nullptr) : add(run.text);
            if (!runs->empty()) end();
        }
        if (paragraph.lines > 0) leave_open({}, nullptr);
    }
    for (letter::Box& box : letter.boxes) {
        if (box.kind != letter::Box::Kind::Signature && box.kind != letter::Box::Kind::Date) continue;
        add(box.who);
        end();
    }
    return tokens;
}

std::vector<Read> in_order(std::span<const ReadLine> lines) {
    std::vector<Read> all;
    for (const ReadLine& line : in_reading_order(lines)) {
        for (const Read& one : line)
            if (!plain_of(one.text).text.empty()) all.push_back(one);
        all.push_back({std::string(kEnd), 1, line.back().at, 0});
    }
    return all;
}

std::pair<float, int> align(std::vector<Token>& tokens, const std::vector<Read>& read) {
    enum Step : std::uint8_t { Match, Missed, Extra, Taken, Closed };
    const std::size_t rows = tokens.size() + 1, columns = read.size() + 1;
    std::vector<Plain> plain;
    for (const Read& one : read) plain.push_back(plain_of(one.text));
    const auto missed = [](const Token& token) {
        return token.is_open ? kNoBlank : token.is_weak ? kMissedWeak : kMissed;
    };
    const auto extra = [](const Plain& one) { return one.is_weak ? kExtraWeak : kExtra; };
    const auto other = [](const Token& token, const Plain& one) {
        if (token.text == one.text) return 0.0F;
        return token.is_weak || one.is_weak ? kOtherWeak : kOther;
    };
    const auto in_blank = [](const Plain& one) {
        return one.text == kEnd ? kEndInBlank : one.is_weak ? kMarkInBlank : kOfBlank;
    };
    std::vector<float> above(columns), row(columns);
    std::vector<std::uint8_t> steps(rows * columns, Extra);
    for (std::size_t j = 1; j < columns; ++j) above[j] = above[j - 1] + extra(plain[j - 1]);
    for (std::size_t i = 1; i < rows; ++i) {
        const Token& token = tokens[i - 1];
        const Step gone = token.is_open ? Closed : Missed;
        row[0] = above[0] + missed(token);
        steps[i * columns] = gone;
        for (std::size_t j = 1; j < columns; ++j) {
            const Plain& one = plain[j - 1];
            float best = above[j] + missed(token);
            Step step = gone;
            const auto take = [&](float cost, Step by) {
                if (cost < best) best = cost, step = by;
            };
            if (token.is_open) {
                take(row[j - 1] + in_blank(one), Taken);    // one more character of it
                take(above[j - 1] + in_blank(one), Match);  // its first
            } else {
                take(above[j - 1] + other(token, one), Match);
                take(row[j - 1] + extra(one), Extra);
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
            if (token.value != nullptr && read[j - 1].text != kEnd)
                *token.value = read[j - 1].text + *token.value;
            else if (!token.is_open && !token.is_weak)
                agreed += token.text == plain[j - 1].text;
            --j;
            if (step == Match) --i;
        }
    }
    return {above[columns - 1], agreed};
}

}  // namespace beian::signed_letter
