// How do stretches of print become fields?
#pragma once

#include "model/field.h"
#include "reading/dates.h"
#include "reading/number.h"
#include "reading/sheet.h"

#include <functional>
#include <string>
#include <string_view>

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
    void term(std::string_view from, std::string_view until, const Stretch& glyphs);
    model::Field* find(std::string_view name);
    model::Fields take() { return std::move(fields_); }

private:
    ToPicture to_picture_;
    model::Fields fields_;
};

/// ASCII half-width, without spaces between Chinese characters, full-width brackets as they are.
std::string tidy(std::span<const Glyph> glyphs);
/// Only what names are written in: Chinese characters and the middle dot (as ·).
Stretch name_part(const Stretch& glyphs);
/// `M` or `F` from 男 and 女, M and F; empty otherwise.
std::string sex_of(const Stretch& glyphs);
bool is_han(std::string_view character);

}  // namespace beian::reading
