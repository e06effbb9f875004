#include "letter/layout.h"

#include "letter/broken.h"

#include <algorithm>

namespace beian::letter {

namespace {

constexpr double kMillimetre = 72 / 25.4;
constexpr double kTop = 26 * kMillimetre;
constexpr double kBottom = kPageHeight - 32 * kMillimetre;
// From roomy to tight: a letter that fits on one page is one page, since a signature alone on a second one is
// returned.
constexpr double kLineHeights[] = {25, 23, 21};
constexpr double kWritingHeight = 25;  // of a line for a pen
constexpr double kNoteHeight = 17;
constexpr double kCodeSide = 20 * kMillimetre;
constexpr double kTableGap = 4;
constexpr double kBoxGap = 4;
constexpr double kSignHeight = 15 * kMillimetre;
constexpr double kThumbWidth = 24 * kMillimetre;
constexpr double kThumbHeight = 28 * kMillimetre;
constexpr double kSealSide = 45 * kMillimetre;  // seals of companies are 38 to 42 mm wide
constexpr double kAscent = 0.86;                // of a Chinese character, in ems

class Layout {
public:
    Layout(const Filled& letter, const Broken& broken, const Measure& measure, double line_height)
        : letter_(letter), broken_(broken), measure_(measure), line_height_(line_height) {}

    std::vector<Page> run() {
        open();
        title();
        bool in_table = false;
        for (std::size_t i = 0; i < letter_.paragraphs.size(); ++i) {
            const Paragraph& paragraph = letter_.paragraphs[i];
            const bool is_row = paragraph.style == Style::Row;
            if (is_row != in_table) y_ += kTableGap;
            in_table = is_row;
            if (is_row)
                row(broken_.paragraphs[i]);
            else
                text(paragraph, broken_.paragraphs[i].text);
            writing(paragraph.lines);
        }
        boxes();
        for (std::size_t i = 0; i < pages_.size(); ++i) number(i);
        return std::move(pages_);
    }

private:
    Page& page() { return pages_.back(); }

    void open() {
        pages_.emplace_back();
        page().code = {kLeft + kWidth - kCodeSide, kPageHeight - 9 * kMillimetre - kCodeSide, kCodeSide,
                       kCodeSide};
        y_ = kTop;
    }

    void need(double height) {
        if (y_ + height > kBottom && y_ > kTop) open();
    }

    void print(double x, double baseline, double size, Face face, double spread, std::vector<Span> spans) {
        page().prints.push_back({x, baseline, size, face, spread, std::move(spans)});
    }

    void title() {
        for (const BrokenLine& line : broken_.title) {
            const double x = kLeft + (kWidth - line.ems * kTitleSize) / 2;
            print(x, y_ + kTitleSize * kAscent, kTitleSize, Face::Bold, 0, line.spans);
            y_ += kTitleSize * 1.5;
        }
        y_ += line_height_ * 0.7;
    }

    static double spread_of(const BrokenLine& line, double room, double size) {
        int characters = 0;
        for (const Span& span : line.spans) characters += span.kind == Run::Kind::Gap ? 0 : span.characters;
        if (line.last || characters < 2) return 0;
        // A line that ends early because a long word follows stays ragged: pulled apart, it would be hard to
        // read.
        const double spread = (room - line.ems * size) / (characters - 1);
        return spread > size * 0.25 ? 0 : spread;
    }

    void text(const Paragraph& paragraph, const Lines& lines) {
        const double size = size_of(paragraph);
        const double height = paragraph.style == Style::Note ? kNoteHeight : line_height_;
        const Face face = paragraph.style == Style::Heading ? Face::Bold : Face::Body;
        double shift = indent_of(paragraph) * size;
        if (paragraph.style == Style::Heading) need(2 * height);  // never the last line of a page
        for (const BrokenLine& line : lines) {
            need(height);
            const double spread = spread_of(line, kWidth - shift, size);
            print(kLeft + shift, y_ + (height - size) / 2 + size * kAscent, size, face, spread, line.spans);
            y_ += height;
            shift = 0;
        }
    }

    void writing(int lines) {
        if (lines == 0) return;
        need(lines * kWritingHeight);
        page().by_hand.push_back({HandArea::Kind::Writing, {kLeft, y_, kWidth, lines * kWritingHeight}, {}});
        y_ += lines * kWritingHeight;
    }

    void row(const Broken::Texts& row) {
        const double height = static_cast<double>(std::max(row.label.size(), row.text.size())) * line_height_;
        need(height);
        page().frames.push_back({kLeft, y_, kLabelWidth, height});
        page().frames.push_back({kLeft + kLabelWidth, y_, kWidth - kLabelWidth, height});
        cell(row.label, kLeft + kCellPadding, height);
        cell(row.text, kCellLeft, height);
        y_ += height;
    }

    void cell(const Lines& lines, double x, double height) {
        double y = y_ + (height - static_cast<double>(lines.size()) * line_height_) / 2;
        for (const BrokenLine& line : lines) {
            print(x, y + (line_height_ - kSize) / 2 + kSize * kAscent, kSize, Face::Body, 0, line.spans);
            y += line_height_;
        }
    }

    /// Signatures and dates one below another on the left, seal and thumbprint beside them.
    void boxes() {
        if (letter_.boxes.empty()) return;
        double left = 0, right = 0;
        for (const Box& box : letter_.boxes) (is_stamped(box) ? right : left) += height_of(box) + kBoxGap;
        y_ += line_height_ * 0.6;
        need(std::max(left, right));
        left = right = y_;
        for (std::size_t i = 0; i < letter_.boxes.size(); ++i) {
            const Box& box = letter_.boxes[i];
            if (is_stamped(box))
                stamp(box, right);
            else
                beside_label(box, broken_.boxes[i], left);
            (is_stamped(box) ? right : left) += height_of(box) + kBoxGap;
        }
        y_ = std::max(left, right);
    }

    static bool is_stamped(const Box& box) {
        return box.kind == Box::Kind::Seal || box.kind == Box::Kind::Thumbprint;
    }

    static double height_of(const Box& box) {
        return box.kind == Box::Kind::Seal         ? kSealSide
               : box.kind == Box::Kind::Thumbprint ? kThumbHeight
                                                   : kSignHeight;
    }

    void stamp(const Box& box, double y) {
        const bool seal = box.kind == Box::Kind::Seal;
        const double width = seal ? kSealSide : kThumbWidth;
        page().by_hand.push_back({seal ? HandArea::Kind::Seal : HandArea::Kind::Thumbprint,
                                  {kLeft + kWidth - width, y, width, height_of(box)},
                                  box.who});
    }

    void beside_label(const Box& box, const Lines& lines, double y) {
        const double height = height_of(box);
        double line_y = y + (height - static_cast<double>(lines.size()) * kSize * 1.3) / 2;
        for (const BrokenLine& line : lines) {
            print(kLeft, line_y + kSize * 1.06, kSize, Face::Body, 0, line.spans);
            line_y += kSize * 1.3;
        }
        const double width = kWidth - kBoxLabelEms * kSize - kSealSide - 4 * kMillimetre;
        page().by_hand.push_back(
            {box.kind == Box::Kind::Date ? HandArea::Kind::Date : HandArea::Kind::Signature,
             {kLeft + kBoxLabelEms * kSize, y, width, height},
             box.who});
    }

    void number(std::size_t index) {
        const std::string text =
            "第 " + std::to_string(index + 1) + " 页，共 " + std::to_string(pages_.size()) + " 页";
        auto lines = break_lines({{Run::Kind::Printed, text, 0}}, 30, 0, measure_);
        const double x = kLeft + (kWidth - lines[0].ems * 9) / 2;
        pages_[index].prints.push_back(
            {x, kPageHeight - 12 * kMillimetre, 9, Face::Caption, 0, std::move(lines[0].spans)});
    }

    const Filled& letter_;
    const Broken& broken_;
    const Measure& measure_;
    double line_height_;
    std::vector<Page> pages_;
    double y_ = 0;
};

}  // namespace

std::vector<Page> lay_out(const Filled& letter, const Measure& measure) {
    const Broken broken(letter, measure);
    std::vector<Page> best;
    for (const double line_height : kLineHeights) {
        auto pages = Layout(letter, broken, measure, line_height).run();
        if (best.empty() || pages.size() < best.size()) best = std::move(pages);
        if (best.size() == 1) break;
    }
    return best;
}

}  // namespace beian::letter
