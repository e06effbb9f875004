// What is written beside this label? A document read as labels and their values.
#pragma once

#include "reading/sheet.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace beian::reading {

/// Whether a value may go on in the lines below.
enum class Lines { One, Many };

/// Where a value may stand. A bilingual label has words of its own beside it: its value is below.
enum class Stands { BesideOrBelow, Below };

/// What is printed before or above a field; `printed` are the ways it is worded, tried in order. A label
/// whose `field` is empty only ends the value before it.
struct Label {
    std::string_view field;
    std::vector<std::string_view> printed;
    Lines lines = Lines::One;
    Stands stands = Stands::BesideOrBelow;
};

/// Values stand to the right of their label, else below it, as far as the next label.
class Form {
public:
    Form(const Sheet& sheet, std::span<const Label> labels);

    /// Empty where the label or its value is not there.
    const Stretch& value(std::string_view field) const;
    bool has_label(std::string_view field) const { return places_.contains(std::string(field)); }
    /// Where the label stands; empty where it does not.
    Box label_box(std::string_view field) const;
    const Sheet& sheet() const { return sheet_; }

private:
    struct Place {
        std::size_t row = 0;
        Found found;
        Box box;
        double height = 0;
        const Label* label = nullptr;
    };
    void find_labels(std::span<const Label> labels);
    bool find_label(const Label& label, std::string_view printed, bool at_beginning);
    Stretch beside(const Place& place) const;
    Stretch below(const Place& place) const;
    void go_on(const Place& place, Stretch& value) const;
    double right_limit(const Place& place, double left, double top, double bottom) const;
    bool is_label(std::size_t row, std::size_t glyph) const;

    const Sheet& sheet_;
    std::vector<Place> all_;
    std::map<std::string, Place> places_;
    std::map<std::string, Stretch> values_;
};

}  // namespace beian::reading
