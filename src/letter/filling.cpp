#include "letter/filling.h"

#include <algorithm>
#include <string_view>

namespace beian::letter {

namespace {

constexpr std::string_view kOfLetter = "letter.";
constexpr int kEmptyRows = 5;

std::string numeral(int number) {
    static constexpr std::string_view kDigits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    std::string text;
    if (number >= 20) text += kDigits[number / 10 % 10];
    if (number >= 10) text += "十";
    return text += kDigits[number % 10];
}

class Filler {
public:
    Filler(const Template& letter, const Source& source, const rules::Rulebook& rulebook,
           const rules::Facts& facts)
        : letter_(letter), source_(source), rulebook_(rulebook), situation_(rulebook, facts) {}

    Filling fill() {
        Filled& filled = filling_.letter;
        filled.id = letter_.id;
        filled.title = letter_.title;
        filled.version = letter_.version;
        filled.valid_days = letter_.valid_days_in(source_.province);
        if (const auto name = source_.values.find("subject.name"); name != source_.values.end())
            filled.subject = name->second;
        for (const Part& part : letter_.parts) {
            if (holds(part.when) && is_answered(part)) add(part);
        }
        for (const Box& box : letter_.boxes) {
            if (holds(box.when)) filled.boxes.push_back(box);
        }
        return std::move(filling_);
    }

private:
    bool holds(const std::optional<rules::Condition>& when) {
        if (!when) return true;
        const rules::Truth truth = situation_.holds(*when);
        if (truth != rules::Truth::Unknown) return truth == rules::Truth::Yes;
        rules::FactSet deciding;
        situation_.gather(*when, rules::Absent::No, deciding);
        for (std::size_t fact = 0; fact < rulebook_.vocabulary.facts.size(); ++fact) {
            if (deciding[fact]) miss({rulebook_.vocabulary.names[fact], true});
        }
        return false;
    }

    bool is_answered(const Part& part) const {
        if (part.ask.empty()) return true;
        const auto found = source_.values.find("letter." + part.ask);
        const std::string_view answer =
            found == source_.values.end() || found->second.empty() ? kOpen : std::string_view(found->second);
        return std::find(part.answers.begin(), part.answers.end(), answer) != part.answers.end();
    }

    void miss(Missing missing) {
        auto& all = filling_.missing;
        if (std::find(all.begin(), all.end(), missing) == all.end()) all.push_back(std::move(missing));
    }

    void add(const Part& part) {
        if (part.each.empty()) return add_once(part, {});
        const auto rows = source_.rows.find(part.each);
        if (rows == source_.rows.end() || rows->second.empty()) return none_of(part);
        row_ = 0;
        for (const Values& row : rows->second) {
            ++row_;
            add_once(part, row);
        }
        row_ = 0;
    }

    /// Rows that a pen may write as well stand there empty.
    void none_of(const Part& part) {
        const Ask* ask = find_ask(part.each);
        if (ask == nullptr || ask->gap == 0) return miss({part.each, false});
        for (int i = 0; i < kEmptyRows; ++i) add_once(part, {});
    }

    const Ask* find_ask(std::string_view name) const {
        return name.starts_with(kOfLetter) ? letter_.find_ask(name.substr(kOfLetter.size())) : nullptr;
    }

    /// Of a choice what it is called.
    std::string in_words(std::string_view name, const std::string& value) const {
        const Ask* ask = find_ask(name);
        if (ask == nullptr) return value;
        for (const Choice& choice : ask->choices)
            if (choice.slug == value) return choice.title.zh;
        return value;
    }

    /// A paragraph that is nothing but an answer has as many paragraphs as the answer, or lines for a pen.
    bool add_answer(const Part& part) {
        if (part.style != Style::Body || part.text.size() != 1 || part.text[0].kind != Piece::Kind::Blank)
            return false;
        const Ask* ask = find_ask(part.text[0].text);
        if (ask == nullptr || ask->lines < 2) return false;
        const Run answer = value(part.text[0].text, part.text[0].ems, {});
        std::string_view left = answer.text;
        if (answer.kind == Run::Kind::Gap)
            filling_.letter.paragraphs.push_back({part.style, {}, {}, ask->lines});
        while (!left.empty()) {
            const std::size_t end = std::min(left.find('\n'), left.size());
            if (end > 0)
                filling_.letter.paragraphs.push_back(
                    {part.style, {}, {{answer.kind, std::string(left.substr(0, end)), 0}}, 0});
            left.remove_prefix(std::min(end + 1, left.size()));
        }
        return true;
    }

    void add_once(const Part& part, const Values& row) {
        if (add_answer(part)) return;
        Paragraph paragraph;
        paragraph.style = part.style;
        paragraph.lines = part.lines;
        if (part.style == Style::Heading) item_ = 0;
        if (part.style == Style::Heading)
            paragraph.text.push_back({Run::Kind::Printed, numeral(++heading_) + "、", 0});
        if (part.numbered) paragraph.text.push_back({Run::Kind::Printed, std::to_string(++item_) + ". ", 0});
        append(part.label, row, paragraph.label);
        append(part.text, row, paragraph.text);
        filling_.letter.paragraphs.push_back(std::move(paragraph));
    }

    void append(const Text& text, const Values& row, std::vector<Run>& runs) {
        for (const Piece& piece : text) {
            if (piece.kind == Piece::Kind::Printed) runs.push_back({Run::Kind::Printed, piece.text, 0});
            if (piece.kind == Piece::Kind::Gap) runs.push_back({Run::Kind::Gap, {}, piece.ems});
            if (piece.kind == Piece::Kind::Blank) runs.push_back(value(piece.text, piece.ems, row));
        }
    }

    Run value(const std::string& name, int gap, const Values& row) {
        for (const Values* values : {&row, &source_.values}) {
            const auto found = values->find(name);
            if (found == values->end() || found->second.empty()) continue;
            const bool of_row = values == &row && row_ > 0;
            const std::string printed = in_words(name, found->second);
            filling_.said[of_row ? name + "[" + std::to_string(row_ - 1) + "]" : name] = printed;
            return {Run::Kind::Value, printed, 0};
        }
        const Ask* ask = find_ask(name);
        if (ask != nullptr && ask->gap > 0) return {Run::Kind::Gap, {}, ask->gap};
        if (gap > 0) return {Run::Kind::Gap, {}, gap};
        miss({name, false});
        return {Run::Kind::Gap, {}, 4};
    }

    const Template& letter_;
    const Source& source_;
    const rules::Rulebook& rulebook_;
    rules::Situation situation_;
    Filling filling_;
    int heading_ = 0;
    int item_ = 0;
    int row_ = 0;  // counted from 1; 0: outside of rows
};

}  // namespace

Filling fill(const Template& letter, const Source& source, const rules::Rulebook& rulebook,
             const rules::Facts& facts) {
    return Filler(letter, source, rulebook, facts).fill();
}

}  // namespace beian::letter
