// What is a kind of document that can be read? One file in kinds/, one row in kKinds: how it is told from
// others, and what is taken from it.
#pragma once

#include "base/civil_day.h"
#include "image/pixels.h"
#include "reading/fields.h"
#include "reading/form.h"
#include "reading/sheet.h"

#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace beian::reading {

/// Words that speak for a kind, each with its weight: 1 is enough by itself.
struct Mark {
    std::string_view words;
    double weight = 0;
};

/// Looks at a place again for what may stand in it only: numbers, machine-readable lines; or for anything.
inline constexpr std::string_view kAnyCharacter = {};
using ReadAgain = std::function<Stretch(const Box&, std::string_view allowed)>;

/// What else a reading needs.
struct Circumstances {
    CivilDay today;
    std::string_view qr;                  // the text of a QR code in the picture; empty without one
    const image::Pixels* flat = nullptr;  // the document from straight above, in colour
    ReadAgain again;                      // empty where only lines are at hand
};

struct Kind {
    std::string_view document;  // material slug
    std::string_view side;
    std::span<const Mark> marks;
    std::span<const Label> labels;
    void (*read)(const Form&, const Circumstances&, FieldWriter&);
    /// Names of the fields that a reviewer must be able to compare, with spaces between them.
    std::string_view needed = {};
    /// More or less than the marks say, also where they say nothing; may be nullptr.
    double (*speaks_for)(const Form&) = nullptr;
};

std::span<const Kind* const> all_kinds();

/// A kind and how much speaks for it.
struct Recognised {
    const Kind* kind = nullptr;
    double score = 0;  // of its marks: 1 is enough
};
/// Best first; only those for which something speaks.
std::vector<Recognised> recognise(const Sheet& sheet);
inline constexpr double kEnough = 1;

/// The needed fields of a document's side; none where it is unknown or has none.
std::vector<std::string_view> needed_fields(std::string_view document, std::string_view side);

}  // namespace beian::reading
