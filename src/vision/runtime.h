// Which library runs the networks, and is it there? ONNX Runtime, loaded when the program asks for it.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <memory>
#include <string>

namespace beian::vision {

namespace onnx {
struct Functions;
struct Env;
}  // namespace onnx

/// The loaded library. Copies share it; it stays loaded as long as one of them or of its models lives.
class Runtime {
public:
    /// Loads `libonnxruntime.so.1` from this folder. NotFound where it is not there, Unreadable where it is
    /// no ONNX Runtime that we can call.
    static Result<Runtime> load(const std::filesystem::path& folder);

    const std::string& version() const;
    const onnx::Functions& functions() const;
    const onnx::Env* env() const;

private:
    struct Library;
    explicit Runtime(std::shared_ptr<const Library> library) : library_(std::move(library)) {}
    std::shared_ptr<const Library> library_;
};

}  // namespace beian::vision
