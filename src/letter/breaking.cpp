#include "letter/breaking.h"

#include <algorithm>

namespace beian::letter {

namespace {

constexpr std::string_view kNeverFirst = "，。、；：？！）》」』】”’…—·%";
constexpr std::string_view kNeverLast = "（《「『【“‘";
constexpr double kSlack = 1e-6;  // sums of widths are not exact

struct Atom {
    Run::Kind kind = Run::Kind::Printed;
    std::string text;
    double ems = 0;
    int characters = 1;
    bool space = false;
};

std::size_t length_of(unsigned char first) {
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/// Latin letters, digits and their marks, which stay together; so do the letters of names such as Müller.
bool is_of_word(std::string_view character) {
    return character.size() <= 2 && character != " " && character != "·";
}

bool is_one_of(std::string_view marks, std::string_view character) {
    return !character.empty() && marks.find(character) != std::string_view::npos;
}

class Breaker {
public:
    Breaker(double width, double indent, const Measure& measure)
        : width_(width), room_(width - indent), measure_(measure) {}

    std::vector<BrokenLine> run(const std::vector<Run>& runs) {
        for (const Run& each : runs) cut(each);
        for (std::size_t at = 0; at < atoms_.size();) at = fill(at);
        if (lines_.empty()) lines_.emplace_back();
        lines_.back().last = true;
        return std::move(lines_);
    }

private:
    void cut(const Run& run) {
        if (run.kind == Run::Kind::Gap) {
            atoms_.push_back({run.kind,
                              {},
                              static_cast<double>(std::min<int>(run.ems, static_cast<int>(width_))),
                              1,
                              false});
            return;
        }
        std::string word;
        const auto end_word = [&] {
            if (!word.empty()) add_word(run.kind, word);
            word.clear();
        };
        for (std::size_t at = 0; at < run.text.size();) {
            const std::string character =
                run.text.substr(at, length_of(static_cast<unsigned char>(run.text[at])));
            at += character.size();
            if (is_of_word(character)) {
                word += character;
                continue;
            }
            end_word();
            atoms_.push_back({run.kind, character, measure_(character), 1, character == " "});
        }
        end_word();
    }

    void add_word(Run::Kind kind, const std::string& word) {
        const double ems = measure_(word);
        if (ems <= width_) {
            atoms_.push_back({kind, word, ems, static_cast<int>(word.size()), false});
            return;
        }
        for (std::size_t at = 0; at < word.size();) {
            const std::string letter = word.substr(at, length_of(static_cast<unsigned char>(word[at])));
            at += letter.size();
            atoms_.push_back({kind, letter, measure_(letter), 1, false});
        }
    }

    bool may_break_before(std::size_t at) const {
        return !is_one_of(kNeverFirst, atoms_[at].text) && !is_one_of(kNeverLast, atoms_[at - 1].text);
    }

    /// Fills one line from `at` on; gives where the next begins.
    std::size_t fill(std::size_t at) {
        double ems = 0;
        std::size_t end = at;
        while (end < atoms_.size() && (end == at || ems + atoms_[end].ems <= room_ + kSlack))
            ems += atoms_[end++].ems;
        if (end < atoms_.size()) {
            std::size_t back = end;
            while (back > at + 1 && !may_break_before(back)) --back;
            // A run of marks longer than a line breaks where it must.
            if (back > at + 1 || may_break_before(back)) end = back;
        }
        put(at, end);
        room_ = width_;
        while (end < atoms_.size() && atoms_[end].space) ++end;
        return end;
    }

    void put(std::size_t from, std::size_t to) {
        while (to > from + 1 && to < atoms_.size() && atoms_[to - 1].space) --to;
        BrokenLine line;
        for (std::size_t at = from; at < to; ++at) {
            const Atom& atom = atoms_[at];
            const bool joins =
                !line.spans.empty() && line.spans.back().kind == atom.kind && atom.kind != Run::Kind::Gap;
            if (!joins) line.spans.push_back({atom.kind, {}, 0, 0});
            Span& span = line.spans.back();
            span.text += atom.text;
            span.ems += atom.ems;
            span.characters += atom.characters;
            line.ems += atom.ems;
        }
        lines_.push_back(std::move(line));
    }

    double width_;
    double room_;
    const Measure& measure_;
    std::vector<Atom> atoms_;
    std::vector<BrokenLine> lines_;
};

}  // namespace

std::vector<BrokenLine> break_lines(const std::vector<Run>& runs, double width, double indent,
                                    const Measure& measure) {
    return Breaker(width, indent, measure).run(runs);
}

}  // namespace beian::letter
