#include "letter/broken.h"

namespace beian::letter {

double size_of(const Paragraph& paragraph) {
    return paragraph.style == Style::Note ? kNoteSize : kSize;
}

double indent_of(const Paragraph& paragraph) {
    return paragraph.style == Style::Address ? 0 : 2;
}

Broken::Broken(const Filled& letter, const Measure& measure)
    : title(break_lines({{Run::Kind::Printed, letter.title, 0}}, kWidth / kTitleSize, 0, measure)) {
    constexpr double kLabelEms = (kLabelWidth - 2 * kCellPadding) / kSize,
                     kCellEms = (kWidth - kLabelWidth - 2 * kCellPadding) / kSize;
    for (const Paragraph& paragraph : letter.paragraphs) {
        Texts& texts = paragraphs.emplace_back();
        if (paragraph.style == Style::Row) {
            texts.label = break_lines(paragraph.label, kLabelEms, 0, measure);
            texts.text = break_lines(paragraph.text, kCellEms, 0, measure);
        } else {
            texts.text =
                break_lines(paragraph.text, kWidth / size_of(paragraph), indent_of(paragraph), measure);
        }
    }
    for (const Box& box : letter.boxes)
        boxes.push_back(break_lines({{Run::Kind::Printed, box.who + "：", 0}}, kBoxLabelEms, 0, measure));
}

}  // namespace beian::letter
