#include "letter/lacking.h"

#include "letter/typesetter.h"

#include <algorithm>

namespace beian::letter {

namespace {

std::size_t bytes_of(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// What our own fonts surely have, so that nobody is asked: ASCII, the usual Chinese characters and marks.
bool is_usual(std::string_view one) {
    if (one.size() == 1) return true;
    if (one.size() != 3) return false;
    const auto first = static_cast<unsigned char>(one[0]), second = static_cast<unsigned char>(one[1]);
    return (first >= 0xE4 && first < 0xE9) || (first == 0xE9 && second < 0xBE) ||
           (first == 0xE3 && second == 0x80) || (first == 0xEF && second >= 0xBC && second <= 0xBD);
}

template <class Visit>
void each_character(std::string_view text, Visit visit) {
    while (!text.empty()) {
        const std::size_t bytes = std::min(bytes_of(text.front()), text.size());
        const std::string one(text.substr(0, bytes));
        visit(one, is_usual(one) || typesetter().has(one));
        text.remove_prefix(bytes);
    }
}

std::vector<Run> without_lacking(const std::vector<Run>& runs) {
    std::vector<Run> kept;
    for (const Run& run : runs) {
        if (run.text.empty()) kept.push_back(run);
        each_character(run.text, [&, fresh = true](const std::string& one, bool drawn) mutable {
            if (!drawn) {
                kept.push_back({Run::Kind::Gap, {}, 1});
                fresh = true;
            } else if (fresh) {
                kept.push_back({run.kind, one, 0});
                fresh = false;
            } else {
                kept.back().text += one;
            }
        });
    }
    return kept;
}

}  // namespace

std::vector<std::string> lacking_in_fonts(const Filled& letter) {
    std::vector<std::string> lacking;
    for (const Paragraph& paragraph : letter.paragraphs) {
        for (const auto* runs : {&paragraph.label, &paragraph.text}) {
            for (const Run& run : *runs)
                each_character(run.text, [&](const std::string& one, bool drawn) {
                    if (!drawn && std::find(lacking.begin(), lacking.end(), one) == lacking.end())
                        lacking.push_back(one);
                });
        }
    }
    return lacking;
}

Filled without_lacking(const Filled& letter) {
    if (lacking_in_fonts(letter).empty()) return letter;
    Filled drawn = letter;
    for (Paragraph& paragraph : drawn.paragraphs) {
        paragraph.label = without_lacking(paragraph.label);
        paragraph.text = without_lacking(paragraph.text);
    }
    return drawn;
}

}  // namespace beian::letter
