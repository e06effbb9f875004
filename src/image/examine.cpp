#include "image/examine.h"

#include "image/codec.h"
#include "image/upright.h"

#include <utility>

namespace beian::image {

Examination examine_into(BytesView bytes, const ExamineRequest& request, const Room& room) {
    Examination found;
    found.envelope = read_envelope(bytes);
    const Envelope& envelope = found.envelope;
    if (request.long_side == 0) {
        found.integrity = prove_whole(bytes, envelope, request.limits);
        return found;
    }
    found.denominator = denominator_for(envelope.width, envelope.height, request.long_side);
    UprightSink sink(request.orientation == Orientation::Apply ? envelope.orientation : 1, room);
    found.integrity = unpack(bytes, envelope, request.limits, &sink, found.denominator);
    if (found.integrity.state == Integrity::State::Whole)
        found.picture = Pixels{sink.frame().width, sink.frame().height, sink.frame().channels, {}};
    return found;
}

Examination examine(BytesView bytes, const ExamineRequest& request) {
    Bytes data;
    Examination found = examine_into(bytes, request, [&](std::uint64_t size) -> std::uint8_t* {
        if (size > request.limits.max_memory) return nullptr;
        data.resize(size);
        return data.data();
    });
    if (found.picture) found.picture->data = std::move(data);
    return found;
}

}  // namespace beian::image
