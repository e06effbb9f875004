#include "image/examine.h"

#include "image/codec.h"
#include "image/colouring_sink.h"
#include "image/planar_sink.h"
#include "image/upright.h"

#include <utility>

namespace beian::image {

namespace {

void find_planes(BytesView bytes, const ExamineRequest& request, const Room& room, Examination& found) {
    PlanarSink sink(request.orientation == Orientation::Apply ? found.envelope.orientation : 1,
                    request.limits.max_memory, room);
    found.integrity = unpack(bytes, found.envelope, request.limits, &sink, found.denominator);
    if (found.integrity.state != Integrity::State::Whole) return;
    found.planes = sink.finish();
    if (!found.planes) found.integrity.state = Integrity::State::TooLarge;
}

}  // namespace

Examination examine_into(BytesView bytes, const ExamineRequest& request, const Room& room) {
    Examination found;
    found.envelope = read_envelope(bytes);
    const Envelope& envelope = found.envelope;
    if (request.long_side == 0) {
        found.integrity = prove_whole(bytes, envelope, request.limits);
        return found;
    }
    found.denominator = denominator_for(envelope.width, envelope.height, request.long_side);
    if (request.form == ExamineRequest::Form::Planes) {
        find_planes(bytes, request, room, found);
        return found;
    }
    const int orientation = request.orientation == Orientation::Apply ? envelope.orientation : 1;
    UprightSink plain(orientation, room);
    ColouringSink soft(orientation, room);
    UprightSink& sink = request.form == ExamineRequest::Form::SoftPixels ? soft : plain;
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
    if (found.planes) fill(*found.planes, data);
    return found;
}

}  // namespace beian::image
