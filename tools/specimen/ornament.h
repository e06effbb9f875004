// What besides text makes a document look official? Lines, emblems, seals, portraits, codes: our own abstract
// shapes where the real ones are protected.
#pragma once

#include "specimen/canvas.h"
#include "specimen/random.h"

namespace beian::specimen {

/// Fine interlaced waves over the whole canvas, as security printing has them.
void guilloche(Canvas& canvas, Random& random, Colour one, Colour other, double line_mm = 0.09);
/// Rings and rays round a middle.
void rosette(Canvas& canvas, double x, double y, double radius, int petals, Colour colour,
             double line_mm = 0.1);
/// A round red ornament where a national emblem would stand; it is none.
void emblem(Canvas& canvas, double x, double y, double radius, Colour field, Colour figure);
/// A grey bust without a face.
void portrait(Canvas& canvas, double x, double y, double w, double h, Random& random);
/// Round stamp with a star, the owner's name along its edge.
void seal(Canvas& canvas, double x, double y, double radius, std::string_view owner, Random& random);
/// Strokes like a signature, by pen.
void signature(Canvas& canvas, double x, double y, double w, double h, Random& random);
/// A QR code holding `content`; counts as the field `qr`.
void qr(Canvas& canvas, double x, double y, double side, std::string_view content);
/// 样本 SPECIMEN across the document, light enough to read what stands below.
void mark(Canvas& canvas, double x, double y, double size_mm, double angle_deg, double alpha = 0.28);
/// A frame of interlaced lines, as on licences.
void border(Canvas& canvas, double inset, double width, Colour colour);

}  // namespace beian::specimen
