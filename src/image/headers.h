// How is a file of this format laid out, from its first byte to its end? Used by envelope.cpp only.
#pragma once

#include "image/envelope.h"

namespace beian::image {

void read_jpeg_header(BytesView bytes, Envelope& envelope);
void read_png_header(BytesView bytes, Envelope& envelope);
void read_gif_header(BytesView bytes, Envelope& envelope);

/// Where the JPEG that begins at `start` ends, or 0 where no end is found.
std::size_t find_jpeg_end(BytesView bytes, std::size_t start);

}  // namespace beian::image
