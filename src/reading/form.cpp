#include "reading/form.h"

#include <algorithm>
#include <cmath>

namespace beian::reading {
namespace {

// All in heights of a character. Words of one value stand closer than these.
constexpr double kGap = 3.5;       // between two stretches of one value on a row
constexpr double kLeading = 1.3;   // between two lines of one value
constexpr double kIndent = 1.8;    // of a following line, to either side
constexpr double kBelow = 1.8;     // between a label and the value under it
constexpr double kClear = 0.7;     // before a label that follows a value
constexpr double kWideLabel = 12;  // between the first and the last character of a spread label, each

bool is_blank(const Glyph& glyph) {
    return glyph.text == " " || glyph.text == "\xE3\x80\x80";
}
bool is_colon(const Glyph& glyph) {
    return glyph.text == ":" || glyph.text == "\xEF\xBC\x9A";
}

void trim(Stretch& value) {
    while (!value.empty() && (is_blank(value.front()) || is_colon(value.front()))) value.erase(value.begin());
    while (!value.empty() && is_blank(value.back())) value.pop_back();
}

/// A label's characters may stand far apart, but not farther than one label is wide.
bool holds_together(std::span<const Glyph> row, const Found& found) {
    for (std::size_t i = found.first + 1; i < found.last; ++i) {
        const double gap = row[i].box.left - row[i - 1].box.right;
        if (gap > kWideLabel * std::max(row[i].box.height(), 1.0)) return false;
    }
    return true;
}

/// Nothing stands close before it: the same words may be part of a value.
bool begins_clear(std::span<const Glyph> row, std::size_t first) {
    if (first == 0) return true;
    const Glyph& before = row[first - 1];
    if (is_blank(before) || is_colon(before)) return true;
    return row[first].box.left - before.box.right > kClear * std::max(row[first].box.height(), 1.0);
}

/// Up to the first wide gap.
Stretch up_to_gap(std::span<const Glyph> row, std::size_t first, std::size_t last, double height) {
    Stretch value;
    for (std::size_t i = first; i < last; ++i) {
        if (!value.empty() && row[i].box.left - value.back().box.right > kGap * height) break;
        value.push_back(row[i]);
    }
    return value;
}

}  // namespace

Form::Form(const Sheet& sheet, std::span<const Label> labels) : sheet_(sheet) {
    find_labels(labels);
    for (const auto& [field, place] : places_) {
        Stretch value = place.label->stands == Stands::Below ? Stretch{} : beside(place);
        if (value.empty()) value = below(place);
        if (!value.empty() && place.label->lines == Lines::Many) go_on(place, value);
        trim(value);
        values_[field] = std::move(value);
    }
}

const Stretch& Form::value(std::string_view field) const {
    static const Stretch kNone;
    const auto found = values_.find(std::string(field));
    return found == values_.end() ? kNone : found->second;
}

void Form::find_labels(std::span<const Label> labels) {
    for (const Label& label : labels) {
        const bool is_found =
            std::any_of(label.printed.begin(), label.printed.end(), [&](std::string_view printed) {
                return find_label(label, printed, true) ||
                       (!label.field.empty() && find_label(label, printed, false));
            });
        if (is_found && !label.field.empty()) places_.emplace(std::string(label.field), all_.back());
    }
}

bool Form::find_label(const Label& label, std::string_view printed, bool at_beginning) {
    const auto& rows = sheet_.rows();
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t from = 0;;) {
            const auto found = find_words(rows[row], printed, from);
            if (!found) break;
            from = found->first + 1;
            const bool taken = std::any_of(all_.begin(), all_.end(), [&](const Place& other) {
                return other.row == row && found->first < other.found.last && other.found.first < found->last;
            });
            if (taken || !holds_together(rows[row], *found)) continue;
            if (at_beginning && !begins_clear(rows[row], found->first)) continue;
            const auto glyphs = std::span(rows[row]).subspan(found->first, found->last - found->first);
            all_.push_back({row, *found, box_of(glyphs), height_of(glyphs), &label});
            return true;
        }
    }
    return false;
}

Box Form::label_box(std::string_view field) const {
    const auto found = places_.find(std::string(field));
    return found == places_.end() ? Box{} : found->second.box;
}

bool Form::is_label(std::size_t row, std::size_t glyph) const {
    return std::any_of(all_.begin(), all_.end(), [&](const Place& place) {
        return place.row == row && glyph >= place.found.first && glyph < place.found.last;
    });
}

Stretch Form::beside(const Place& place) const {
    const Stretch& row = sheet_.rows()[place.row];
    std::size_t last = place.found.last;
    while (last < row.size() && !is_label(place.row, last)) ++last;
    Stretch value = up_to_gap(row, place.found.last, last, place.height);
    trim(value);
    return value;
}

Stretch Form::below(const Place& place) const {
    const auto& rows = sheet_.rows();
    for (std::size_t r = place.row + 1; r < rows.size(); ++r) {
        const Box box = box_of(rows[r]);
        if (box.top - place.box.bottom > kBelow * place.height) break;
        const double limit = right_limit(place, place.box.left, place.box.top, place.box.bottom);
        for (std::size_t i = 0; i < rows[r].size(); ++i) {
            const Glyph& glyph = rows[r][i];
            if (is_blank(glyph) || std::abs(glyph.box.left - place.box.left) > kIndent * place.height)
                continue;
            if (glyph.box.top - place.box.bottom > kBelow * place.height || is_label(r, i)) break;
            std::size_t last = i;
            while (last < rows[r].size() && rows[r][last].box.left < limit && !is_label(r, last)) ++last;
            return up_to_gap(rows[r], i, last, glyph.box.height());
        }
    }
    return {};
}

double Form::right_limit(const Place& place, double left, double top, double bottom) const {
    double limit = sheet_.width() + 1;
    for (const Place& other : all_) {
        if (other.box.left <= left + 3 * place.height || other.box.left <= place.box.right) continue;
        if (other.box.bottom < top || other.box.top > bottom) continue;
        limit = std::min(limit, other.box.left);
    }
    return limit;
}

void Form::go_on(const Place& place, Stretch& value) const {
    const auto& rows = sheet_.rows();
    const double height = height_of(value), left = box_of(value).left, top = box_of(value).top;
    double bottom = box_of(value).bottom;
    for (std::size_t r = place.row + 1; r < rows.size(); ++r) {
        const double limit = right_limit(place, left, top, bottom + height);
        std::size_t first = 0;
        while (first < rows[r].size() &&
               (is_blank(rows[r][first]) || rows[r][first].box.left < left - kIndent * height))
            ++first;
        // A label to the left of the value, at its own height, begins the next field.
        const bool next_field = std::any_of(all_.begin(), all_.end(), [&](const Place& other) {
            return other.row == r && other.box.left < left;
        });
        if (next_field) break;
        if (first == rows[r].size() || rows[r][first].box.left > left + kIndent * height) continue;
        if (rows[r][first].box.top - bottom > kLeading * height) break;
        if (rows[r][first].box.middle() < bottom) continue;
        std::size_t last = first;
        while (last < rows[r].size() && rows[r][last].box.left < limit && !is_label(r, last)) ++last;
        const Stretch more = up_to_gap(rows[r], first, last, height);
        if (more.empty()) break;
        bottom = box_of(more).bottom;
        value.insert(value.end(), more.begin(), more.end());
    }
}

}  // namespace beian::reading
