#include "signed_letter/text.h"

#include "letter/drawing.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace beian::signed_letter {
namespace {

using letter::Run;

// Of a Chinese character, in ems above its baseline.
constexpr double kMiddle = 0.37;
constexpr int kLeastRun = 4;  // fewer characters stand in several lines of any letter

std::size_t length_of(unsigned char first) {
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

double distance(const model::Point& a, const model::Point& b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// The longest run that both have: where it begins in each, and how long it is.
struct Common {
    std::size_t drawn = 0, read = 0;
    int length = 0;
};
Common longest_common(const std::vector<std::string>& drawn, const std::vector<std::string>& read) {
    Common best;
    std::vector<int> row(read.size() + 1, 0);
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        for (std::size_t j = read.size(); j-- > 0;) {
            row[j + 1] = !drawn[i].empty() && drawn[i] == read[j] ? row[j] + 1 : 0;
            if (row[j + 1] > best.length) {
                const auto back = static_cast<std::size_t>(row[j + 1]) - 1;
                best = {i - back, j - back, row[j + 1]};
            }
        }
    }
    return best;
}

}  // namespace

std::string DrawnLine::text() const {
    std::string all;
    for (const Drawn& one : characters) all += one.text;
    return all;
}

std::vector<std::string> characters_of(std::string_view text) {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = length_of(static_cast<unsigned char>(text[i]));
        all.emplace_back(text.substr(i, length));
        i += length;
    }
    return all;
}

std::vector<DrawnLine> drawn_lines(const letter::Page& page) {
    std::vector<DrawnLine> lines;
    for (const letter::Print& print : page.prints) {
        DrawnLine line{{}, print.size, print.y, print.face};
        double x = print.x;
        const double y = print.y - kMiddle * print.size;
        for (const letter::Span& span : print.spans) {
            if (span.kind == Run::Kind::Gap) {
                const double width = span.ems * print.size;
                line.characters.push_back({{}, {x + width / 2, y}, width, span.kind});
                x += width;
                continue;
            }
            const auto characters = characters_of(span.text);
            double natural = 0;
            std::vector<double> widths;
            for (const std::string& one : characters)
                natural += widths.emplace_back(letter::measure_ems(one));
            // Kerning: what the whole is narrower or wider than its characters, spread over them.
            const double scale = natural > 0 ? span.ems / natural : 1;
            for (std::size_t i = 0; i < characters.size(); ++i) {
                const double width = widths[i] * scale * print.size;
                line.characters.push_back({characters[i], {x + width / 2, y}, width, span.kind});
                x += width + print.spread;
            }
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<ReadLine> read_lines(std::span<const vision::TextLine> lines) {
    std::vector<ReadLine> all;
    for (const vision::TextLine& line : lines) {
        const auto& q = line.quad;
        const model::Point from{(q[0].x + q[3].x) / 2, (q[0].y + q[3].y) / 2},
            to{(q[1].x + q[2].x) / 2, (q[1].y + q[2].y) / 2};
        const double height = distance(q[0], q[3]) / kDots;
        ReadLine read;
        for (const vision::Character& one : line.characters) {
            const double share = (one.from + one.to) / 2;
            read.push_back(
                {one.text,
                 one.confidence,
                 {(from.x + (to.x - from.x) * share) / kDots, (from.y + (to.y - from.y) * share) / kDots},
                 height});
        }
        if (!read.empty()) all.push_back(std::move(read));
    }
    return all;
}

std::string comparable(std::string_view character) {
    static const std::set<std::string, std::less<>> kMarks = {
        " ",  "　", "，", ",",  "。", ".",  "、", "；", ";",  "：", ":",  "“",  "”",  "\"",
        "‘",  "’",  "'",  "（", "(",  "）", ")",  "《", "》", "<",  ">",  "〈", "〉", "【",
        "】", "[",  "]",  "—",  "-",  "－", "_",  "…",  "·",  "・", "!",  "！", "?",  "？",
        "/",  "／", "|",  "~",  "～", "`",  "「", "」", "^",  "*",  "＊", "•"};
    if (kMarks.contains(character)) return {};
    // Full-width Latin letters and digits: U+FF10 to U+FF5A.
    if (character.size() == 3 && static_cast<unsigned char>(character[0]) == 0xEF) {
        const unsigned code = ((static_cast<unsigned>(character[0]) & 0xFU) << 12U) |
                              ((static_cast<unsigned>(character[1]) & 0x3FU) << 6U) |
                              (static_cast<unsigned>(character[2]) & 0x3FU);
        if (code >= 0xFF10 && code <= 0xFF5A) return std::string(1, static_cast<char>(code - 0xFEE0));
    }
    return std::string(character);
}

double found_in(std::string_view words, std::string_view text) {
    std::vector<std::string> wanted, there;
    for (const std::string& one : characters_of(words))
        if (auto plain = comparable(one); !plain.empty()) wanted.push_back(std::move(plain));
    for (const std::string& one : characters_of(text))
        if (auto plain = comparable(one); !plain.empty()) there.push_back(std::move(plain));
    if (wanted.size() < 2) return 0;
    std::set<std::string> pairs;
    for (std::size_t i = 1; i < there.size(); ++i) pairs.insert(there[i - 1] + there[i]);
    std::size_t found = 0;
    for (std::size_t i = 1; i < wanted.size(); ++i) found += pairs.contains(wanted[i - 1] + wanted[i]);
    return static_cast<double>(found) / static_cast<double>(wanted.size() - 1);
}

std::vector<Pair> pairs_of(std::span<const DrawnLine> drawn, std::span<const ReadLine> read, double reach) {
    std::vector<std::vector<std::string>> texts;
    for (const ReadLine& line : read) {
        auto& text = texts.emplace_back();
        for (const Read& one : line) text.push_back(comparable(one.text));
    }
    std::vector<Pair> pairs;
    for (const DrawnLine& line : drawn) {
        std::vector<std::string> text;
        for (const Drawn& one : line.characters) text.push_back(comparable(one.text));
        const int least = std::min<int>(kLeastRun, std::max<int>(3, static_cast<int>(text.size())));
        Common best;
        std::size_t where = 0;
        for (std::size_t i = 0; i < read.size(); ++i) {
            const Common common = longest_common(text, texts[i]);
            if (common.length < least) continue;
            if (distance(line.characters[common.drawn].at, read[i][common.read].at) > reach) continue;
            if (common.length > best.length) best = common, where = i;
        }
        if (best.length == 0) continue;
        const auto add = [&](int along) {
            const auto k = static_cast<std::size_t>(along);
            pairs.push_back({line.characters[best.drawn + k].at, read[where][best.read + k].at, 1});
        };
        add(0);
        add(best.length - 1);
        if (best.length > 8) add(best.length / 2);
    }
    return pairs;
}

}  // namespace beian::signed_letter
