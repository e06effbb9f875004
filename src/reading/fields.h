// How do stretches of print become fields?
#pragma once

#include "model/field.h"
#include "reading/dates.h"
#include "reading/number.h"
#include "reading/sheet.h"

#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace beian::reading {

/// Where a box of the flat document lies in the upright picture.
using ToPicture = std::function<model::Region(const Box&)>;

/// Collects a document's fields. What is empty is left out.
class FieldWriter {
public:
    explicit FieldWriter(ToPicture to_picture) : to_picture_(std::move(to_picture)) {}

    /// As printed, or `value` where it means something else.
    void text(std::string_view name, const Stretch& glyphs, std::string value = {});
    void number(std::string_view name, const Stretch& glyphs, const ReadNumber& number);
    void day(std::string_view name, const Stretch& glyphs, const PrintedDay& day);
    /// The first day in the stretch, and from where on there is another: `until`.
    void day(std::string_view name, const Stretch& glyphs);
    /// What stands at `box`, however it was read.
    void put(std::string_view name, const Box& box, std::string value, double confidence,
             std::string_view verified_by = {});
    /// A field that says the same as another place is verified by it, unless something better does.
    void agree(std::string_view name, std::string_view expected, std::string_view by = "second_place");
    void term(std::string_view from, std::string_view until, const Stretch& glyphs);
    model::Field* find(std::string_view name);
    /// As it was written before.
    void keep(const std::string& name, model::Field field) { fields_[name] = std::move(field); }
    model::Fields take() { return std::exchange(fields_, {}); }

private:
    ToPicture to_picture_;
    model::Fields fields_;
};

/// ASCII half-width, without spaces between Chinese characters, full-width brackets as they are.
std::string tidy(std::span<const Glyph> glyphs);
/// Only what names are written in: Chinese characters and the middle dot (as ·).
Stretch name_part(const Stretch& glyphs);
/// 已 (already) stands in no name: where the reader took 己 or 巳 for it, those.
Stretch as_in_names(Stretch glyphs);
/// Companies' names end in one of three forms (Company Law, article 7): one character of it that was read as
/// another is put right, with the confidence of a guess.
Stretch as_in_company_names(Stretch glyphs);
/// The numeral for three on documents of value, which readers take for the commoner 参.
Stretch as_in_amounts(Stretch glyphs);
/// `M` or `F` from 男 and 女, M and F; empty otherwise.
std::string sex_of(const Stretch& glyphs);
bool is_han(std::string_view character);

}  // namespace beian::reading
