#include "image/envelope.h"

#include "image/headers.h"
#include "image/kind.h"
#include "image/trailing.h"

#include <utility>

namespace beian::image {

Envelope read_envelope(BytesView bytes) {
    Envelope envelope;
    envelope.kind = recognise(bytes);
    envelope.bytes = bytes.size();
    switch (envelope.kind) {
        case model::FileKind::Jpeg:
            read_jpeg_header(bytes, envelope);
            break;
        case model::FileKind::Png:
            read_png_header(bytes, envelope);
            break;
        case model::FileKind::Gif:
            read_gif_header(bytes, envelope);
            break;
        default:
            return envelope;
    }
    if (envelope.is_turned_by_a_quarter()) std::swap(envelope.width, envelope.height);
    if (envelope.end != 0) envelope.trailing = read_trailing(bytes, envelope.end);
    envelope.hidden = find_hidden_file(bytes, envelope.end);
    return envelope;
}

}  // namespace beian::image
