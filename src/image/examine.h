// What is this file, is it whole, and what does it show? One pass over it answers all three.
#pragma once

#include "image/decode.h"
#include "image/envelope.h"
#include "image/integrity.h"
#include "image/planes.h"

#include <functional>
#include <limits>
#include <optional>

namespace beian::image {

struct ExamineRequest {
    /// A side that no picture has: asks for every pixel.
    static constexpr std::uint32_t kFullSize = std::numeric_limits<std::uint32_t>::max();

    Limits limits = {};
    Orientation orientation = Orientation::Apply;
    /// The picture comes at the smallest size whose longer side is still this; 0 asks for none.
    std::uint32_t long_side = 0;
    /// SoftPixels may have colours at half the resolution of light, as cameras keep them, where that is
    /// faster to read.
    enum class Form { Pixels, SoftPixels, Planes };
    Form form = Form::Pixels;
};

struct Examination {
    Envelope envelope;
    Integrity integrity;
    // One of these is there where it was asked for and the file is whole.
    std::optional<Pixels> picture;
    std::optional<Planes> planes;
    unsigned denominator = 1;  // how many times smaller than the file's own size the picture is
    bool operator==(const Examination&) const = default;
};

/// Proof and picture cost one decode, not two. In this process: for strangers' files take a `Sandbox`.
Examination examine(BytesView bytes, const ExamineRequest& request);

/// Room for so many bytes of pixels, or nullptr where there is none.
using Room = std::function<std::uint8_t*(std::uint64_t bytes)>;
/// The same with the pixels laid in `room`; the picture's own `data` stays empty. Planes lie one after the
/// other: light, blue, red.
Examination examine_into(BytesView bytes, const ExamineRequest& request, const Room& room);

/// What a confined process does with a file: `examine_into`, or in a test something worse.
using Work = Examination (*)(BytesView bytes, const ExamineRequest& request, const Room& room);

/// Who opens strangers' files: a Sandbox, or in a fuzz target this process itself.
class Examiner {
public:
    virtual ~Examiner() = default;
    virtual Examination examine(BytesView bytes, const ExamineRequest& request) = 0;
};

/// Opens them in this process.
class BareExaminer : public Examiner {
public:
    Examination examine(BytesView bytes, const ExamineRequest& request) override {
        return image::examine(bytes, request);
    }
};

}  // namespace beian::image
