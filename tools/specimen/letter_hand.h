// What do people add to a printed letter? All that it leaves to them, but for what the fault leaves out.
#pragma once

#include "letter/layout.h"
#include "specimen/canvas.h"
#include "specimen/signed_letters.h"

#include <vector>

namespace beian::specimen {

inline constexpr double kPoint = 25.4 / 72;  // millimetres
cv::Rect2d in_mm(const letter::Area& area);

/// What a page leaves to a pen besides signatures and dates, points: gaps in its lines from their baseline
/// up, then lines to write on.
std::vector<letter::Area> blanks_of(const letter::Page& page);

/// Each addition becomes a field of the drawing: `signature`, `seal`, `thumbprint` (present, missing),
/// `date`, `filled`, `blank`.
void fill_by_hand(Canvas& canvas, const letter::Page& page, const LetterWish& wish,
                  const PrintedLetter& printed);

}  // namespace beian::specimen
