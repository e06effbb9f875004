#include "specimen/letter_hand.h"

#include "specimen/ornament.h"
#include "specimen/pen.h"

#include <algorithm>
#include <array>

namespace beian::specimen {
namespace {

using letter::HandArea;

constexpr double kWritingLine = 25;  // points between ruled lines, as src/letter/painter.cpp draws them
constexpr double kGapHeight = 14;    // points, above its line
constexpr double kStops[] = {0.34, 0.58, 0.82};  // of a date's width: 年, 月, 日 (same place)

CivilDay days_before(CivilDay day, int days) {
    return std::chrono::sys_days(day) - std::chrono::days(days);
}

/// One sheet: what a hand adds to it.
class Hand {
public:
    Hand(Canvas& canvas, const LetterWish& wish, const PrintedLetter& printed)
        : canvas_(canvas),
          wish_(wish),
          printed_(printed),
          random_(wish.seed, "hand"),
          pen_(pen_of(random_)) {}

    void fill(const letter::Page& page) {
        blanks(page);
        for (const HandArea& hand : page.by_hand) {
            using enum HandArea::Kind;
            if (hand.kind == Signature) signed_by(hand);
            if (hand.kind == Date) dated(hand);
        }
        // Stamps come last, over what was written.
        for (const HandArea& hand : page.by_hand) {
            if (hand.kind == HandArea::Kind::Seal) sealed(hand);
            if (hand.kind == HandArea::Kind::Thumbprint) thumbed(hand);
        }
    }

private:
    bool is(std::string_view fault) const { return wish_.fault == fault; }

    void blanks(const letter::Page& page) {
        const auto all = blanks_of(page);
        const std::size_t left_open = all.empty() ? 0 : random_.next() % all.size();
        for (std::size_t i = 0; i < all.size(); ++i) {
            const cv::Rect2d at = in_mm(all[i]);
            const bool empty = is("blank") && i == left_open;
            if (!empty) all[i].height > kGapHeight ? lines(at) : gap(at);
            canvas_.field(empty ? "blank" : "filled", "", at);
        }
    }

    void gap(const cv::Rect2d& at) {
        Pen pen = pen_;
        pen.size_mm = std::min(pen.size_mm, 5.2);
        std::string words = random_.chance(0.5) ? "样本内容" : "11010519491231002X";
        while (!words.empty() && width_by_hand(pen, words) > at.width - 1.5)
            words.resize(words.size() - (static_cast<unsigned char>(words.back()) < 0x80 ? 1 : 3));
        if (words.empty()) words = "2";
        write_by_hand(canvas_, pen, at.x + 0.8, at.y + at.height - 0.2, words, random_);
    }

    void lines(const cv::Rect2d& at) {
        const double step = kWritingLine * kPoint;
        for (double y = at.y + step - 2.2; y < at.y + at.height; y += step) {
            if (y > at.y + step && random_.chance(0.3)) break;
            write_by_hand(canvas_, pen_, at.x + random_.between(2, 10), y, "样本文字，由本人手写填在这一栏。",
                          random_);
        }
    }

    void signed_by(const HandArea& hand) {
        const cv::Rect2d at = in_mm(hand.area);
        if (!is("unsigned"))
            sign(canvas_, pen_, at, std::string("样本") + random_.one_of(std::array{"甲", "乙", "丙"}),
                 random_);
        canvas_.field("signature", is("unsigned") ? "missing" : "present", at);
    }

    void dated(const HandArea& hand) {
        const cv::Rect2d at = in_mm(hand.area);
        int ago = random_.whole(0, 25);
        const int valid = printed_.filled.valid_days;
        if (is("old_date")) ago = valid + random_.whole(3, 200);
        if (is("ancient_date")) ago = random_.whole(420, 900);
        const CivilDay day = days_before(wish_.today, ago);
        canvas_.field("date", is("undated") ? "" : to_string(day), at);
        if (is("undated")) return;
        const std::string parts[] = {std::to_string(static_cast<int>(day.year())),
                                     std::to_string(static_cast<unsigned>(day.month())),
                                     std::to_string(static_cast<unsigned>(day.day()))};
        double from = at.x + 2;
        for (std::size_t i = 0; i < 3; ++i) {
            const double to = at.x + at.width * kStops[i];
            Pen pen = pen_;
            const double wide = width_by_hand(pen, parts[i]);
            if (wide > to - from - 1) pen.size_mm *= (to - from - 1) / wide;
            const double room = to - from - width_by_hand(pen, parts[i]);
            write_by_hand(canvas_, pen, from + room * random_.between(0.5, 0.8), at.y + at.height / 2 + 1.9,
                          parts[i], random_);
            from = to + 5;
        }
    }

    void sealed(const HandArea& hand) {
        const cv::Rect2d at = in_mm(hand.area);
        canvas_.field("seal", is("unsealed") ? "missing" : "present", at);
        if (is("unsealed")) return;
        const double radius = random_.between(18.5, 21);
        const std::string owner = printed_.filled.subject.empty() ? "样本有限公司" : printed_.filled.subject;
        seal(canvas_, at.x + at.width / 2 + random_.between(-5, 3),
             at.y + at.height / 2 + random_.between(-4, 4), radius, owner, random_);
    }

    void thumbed(const HandArea& hand) {
        const cv::Rect2d at = in_mm(hand.area);
        canvas_.field("thumbprint", is("no_thumbprint") ? "missing" : "present", at);
        if (is("no_thumbprint")) return;
        thumbprint(
            canvas_,
            {at.x + at.width / 2 + random_.between(-2, 2), at.y + at.height / 2 + random_.between(-3, 2)},
            random_);
    }

    Canvas& canvas_;
    const LetterWish& wish_;
    const PrintedLetter& printed_;
    Random random_;
    Pen pen_;
};

}  // namespace

cv::Rect2d in_mm(const letter::Area& area) {
    return {area.x * kPoint, area.y * kPoint, area.width * kPoint, area.height * kPoint};
}

std::vector<letter::Area> blanks_of(const letter::Page& page) {
    std::vector<letter::Area> all;
    for (const letter::Print& print : page.prints) {
        double x = print.x;
        for (const letter::Span& span : print.spans) {
            const bool gap = span.kind == letter::Run::Kind::Gap;
            const double width = span.ems * print.size + print.spread * (gap ? 0 : span.characters);
            if (gap) all.push_back({x, print.y - kGapHeight, width, kGapHeight});
            x += width;
        }
    }
    for (const HandArea& hand : page.by_hand)
        if (hand.kind == HandArea::Kind::Writing) all.push_back(hand.area);
    return all;
}

void fill_by_hand(Canvas& canvas, const letter::Page& page, const LetterWish& wish,
                  const PrintedLetter& printed) {
    Hand(canvas, wish, printed).fill(page);
}

}  // namespace beian::specimen
