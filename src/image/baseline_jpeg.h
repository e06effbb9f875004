// How is the JPEG that every camera writes made smaller while it is unpacked, at the cost of little more than
// reading it? Used by jpeg_codec.cpp only.
#pragma once

#include "image/codec.h"

namespace beian::image {

/// For a baseline JPEG of three planes in one scan, whole and without a blemish: true, and `sink` (where
/// there is one) has its planes at 1/`denominator`, 2, 4 or 8. False for every other file, also when its
/// damage shows only at its end; what is to be said about those, libjpeg knows.
bool unpack_baseline(BytesView bytes, const Limits& limits, PixelSink* sink, unsigned denominator);

}  // namespace beian::image
