// How does a network run on numbers? One input, one output, any number of threads at once.
#pragma once

#include "base/result.h"
#include "vision/runtime.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace beian::vision {

/// 32-bit floats in row-major order; `shape` is outermost first (a picture: batch, channel, row, column).
struct Tensor {
    std::vector<std::int64_t> shape;
    std::vector<float> values;
    bool operator==(const Tensor&) const = default;
};

/// What one run needed stays for the next one, or goes back to the machine at once: where a run takes a
/// hundred times what another takes.
enum class Memory : std::uint8_t { Kept, GivenBack };

/// A network read from an ONNX file. `run` may be called from several threads at once.
class Model {
public:
    /// `threads`: how many cores one run may use. NotFound or Unreadable where the file is not there or is no
    /// network.
    static Result<Model> load(const Runtime& runtime, const std::filesystem::path& path, int threads,
                              Memory memory = Memory::Kept);

    /// A shape that the network does not take is our fault: std::runtime_error.
    Tensor run(const Tensor& input) const;

private:
    struct Session;
    explicit Model(std::shared_ptr<const Session> session) : session_(std::move(session)) {}
    std::shared_ptr<const Session> session_;
};

}  // namespace beian::vision
