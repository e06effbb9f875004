#include "reading/dates.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace beian::reading {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                      "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
constexpr std::array<std::string_view, 13> kChineseDigits = {"〇", "一", "二", "三", "四", "五", "六",
                                                             "七", "八", "九", "十", "零", "○"};

/// A digit, or a letter that a reader takes for one where only digits stand.
std::optional<int> digit_of(const std::string& text) {
    if (text.size() != 1) return std::nullopt;
    if (text[0] >= '0' && text[0] <= '9') return text[0] - '0';
    return std::nullopt;
}

std::optional<int> letter_as_digit(const std::string& text) {
    if (text == "O" || text == "o") return 0;
    if (text == "l" || text == "I") return 1;
    return digit_of(text);
}

struct Number {
    int value = 0;
    std::size_t digits = 0;
    std::size_t first = 0, last = 0;
};

/// What stands between the numbers of a date and between its years, months and days.
bool is_between(const std::string& text) {
    static constexpr std::array<std::string_view, 14> kBetween = {".",  ",",  "-",  "/",  " ",  "·", "．",
                                                                  "。", "、", "年", "月", "日", "—", ":"};
    return std::find(kBetween.begin(), kBetween.end(), text) != kBetween.end();
}

std::vector<Number> numbers_in(std::span<const Glyph> glyphs) {
    std::vector<Number> numbers;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        // A letter stands for a digit only beside one.
        const bool beside = (i > 0 && digit_of(glyphs[i - 1].text)) ||
                            (i + 1 < glyphs.size() && digit_of(glyphs[i + 1].text));
        const auto digit = beside ? letter_as_digit(glyphs[i].text) : digit_of(glyphs[i].text);
        if (!digit) continue;
        if (!numbers.empty() && numbers.back().last == i && numbers.back().digits < 8) {
            Number& number = numbers.back();
            number.value = number.value * 10 + *digit, ++number.digits, number.last = i + 1;
        } else {
            numbers.push_back({*digit, 1, i, i + 1});
        }
    }
    return numbers;
}

/// Only separators between two numbers, at most three.
bool follow(std::span<const Glyph> glyphs, const Number& a, const Number& b) {
    if (b.first - a.last > 3) return false;
    return std::all_of(glyphs.begin() + static_cast<std::ptrdiff_t>(a.last),
                       glyphs.begin() + static_cast<std::ptrdiff_t>(b.first),
                       [](const Glyph& glyph) { return is_between(glyph.text); });
}

/// 1990年10月5日, 2019.11.22, 2019-11-22, 20191122, 201911.22
void find_numeric(std::span<const Glyph> glyphs, std::vector<PrintedDay>& days) {
    const std::vector<Number> numbers = numbers_in(glyphs);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const Number& a = numbers[i];
        const auto add = [&](int year, int month, int day, std::size_t last) {
            const auto real = year < 1900 || year > 2199
                                  ? std::nullopt
                                  : make_day(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
            if (real) days.push_back({*real, a.first, last});
            return real.has_value();
        };
        if (a.digits == 8 && add(a.value / 10000, a.value / 100 % 100, a.value % 100, a.last)) continue;
        if (i + 1 >= numbers.size() || !follow(glyphs, a, numbers[i + 1])) continue;
        const Number& b = numbers[i + 1];
        // A lost separator runs two numbers together.
        if (a.digits == 6 && b.digits <= 2 && add(a.value / 100, a.value % 100, b.value, b.last)) {
            ++i;
            continue;
        }
        if (a.digits == 4 && (b.digits == 4 || b.digits == 3) &&
            add(a.value, b.value / 100, b.value % 100, b.last)) {
            ++i;
            continue;
        }
        if (i + 2 >= numbers.size() || !follow(glyphs, b, numbers[i + 2])) continue;
        const Number& c = numbers[i + 2];
        if (a.digits == 4 && b.digits <= 2 && c.digits <= 2 && add(a.value, b.value, c.value, c.last)) i += 2;
    }
}

std::string upper(const Glyph& glyph) {
    if (glyph.text.size() != 1) return {};
    // What stands in a month's name is a letter.
    if (glyph.text == "0") return "O";
    if (glyph.text == "1") return "I";
    return std::string(1, static_cast<char>(std::toupper(static_cast<unsigned char>(glyph.text[0]))));
}

/// 05 OCT 1990, 05 10月/OCT 1990
void find_english(std::span<const Glyph> glyphs, std::vector<PrintedDay>& days) {
    const std::vector<Number> numbers = numbers_in(glyphs);
    for (std::size_t i = 0; i + 2 < glyphs.size(); ++i) {
        std::string letters;
        for (std::size_t k = i; k < i + 3; ++k) letters += upper(glyphs[k]);
        const auto month = std::find(kMonths.begin(), kMonths.end(), letters);
        if (month == kMonths.end()) continue;
        const Number *before = nullptr, *after = nullptr;
        for (const Number& number : numbers) {
            if (number.last <= i && i - number.last <= 8 && number.digits <= 2 && before == nullptr)
                before = &number;
            if (number.first >= i + 3 && number.first - i <= 6 && number.digits == 4 && after == nullptr)
                after = &number;
        }
        if (before == nullptr || after == nullptr || after->value < 1900 || after->value > 2199) continue;
        const auto real = make_day(after->value, static_cast<unsigned>(month - kMonths.begin() + 1),
                                   static_cast<unsigned>(before->value));
        if (real) days.push_back({*real, before->first, after->last});
    }
}

/// 二〇二五年三月一日
void find_written(std::span<const Glyph> glyphs, std::vector<PrintedDay>& days) {
    const auto digit = [&](std::size_t i) -> int {
        const auto found = std::find(kChineseDigits.begin(), kChineseDigits.end(), glyphs[i].text);
        if (found == kChineseDigits.end()) return -1;
        const auto value = static_cast<int>(found - kChineseDigits.begin());
        return value > 10 ? 0 : value;
    };
    for (std::size_t i = 4; i < glyphs.size(); ++i) {
        if (glyphs[i].text != "年") continue;
        int year = 0;
        bool whole = true;
        for (std::size_t k = i - 4; k < i; ++k) {
            const int value = digit(k);
            whole = whole && value >= 0 && value < 10;
            year = year * 10 + value;
        }
        if (!whole) continue;
        int parts[2] = {0, 0};
        std::size_t at = i + 1;
        for (int part = 0; part < 2; ++part) {
            for (; at < glyphs.size() && glyphs[at].text != (part == 0 ? "月" : "日"); ++at) {
                const int value = digit(at);
                if (value < 0) break;
                // 十 after nothing is ten; 二十三 is 2 * 10 + 3.
                if (value == 10)
                    parts[part] = parts[part] == 0 ? 10 : parts[part] * 10;
                else
                    parts[part] += value;
            }
            ++at;
        }
        const auto real = make_day(year, static_cast<unsigned>(parts[0]), static_cast<unsigned>(parts[1]));
        if (real && year >= 1900 && year < 2200) days.push_back({*real, i - 4, std::min(at, glyphs.size())});
    }
}

void find_open_ends(std::span<const Glyph> glyphs, std::vector<PrintedDay>& days) {
    for (const std::string_view words : {"长期", "永久", "无固定期限", "不约定期限"})
        if (const auto found = find_words(glyphs, words))
            days.push_back({std::nullopt, found->first, found->last});
}

}  // namespace

std::string PrintedDay::value() const {
    return day ? to_string(*day) : "long_term";
}

std::vector<PrintedDay> find_days(std::span<const Glyph> glyphs) {
    std::vector<PrintedDay> days;
    find_numeric(glyphs, days);
    find_english(glyphs, days);
    find_written(glyphs, days);
    find_open_ends(glyphs, days);
    std::stable_sort(days.begin(), days.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    return days;
}

}  // namespace beian::reading
