#include "vision/runtime.h"

#include "vision/onnx_abi.h"

#include <fmt/format.h>

#include <dlfcn.h>
#include <optional>
#include <utility>

namespace beian::vision {

struct Runtime::Library {
    void* handle = nullptr;
    std::string version;
    onnx::Functions functions{};
    onnx::Env* env = nullptr;

    Library() = default;
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
    ~Library() {
        if (env != nullptr) functions.release_env(env);
        // The library stays mapped: its threads and thread-local stores may outlive us, and unmapping code
        // that still runs would end the program.
    }
};

namespace {

/// "1.30.0" -> 30: the minor version is the API version that the library offers.
std::optional<unsigned> api_version_of(const std::string& version) {
    if (!version.starts_with("1.")) return std::nullopt;
    unsigned minor = 0;
    std::size_t at = 2;
    for (; at < version.size() && version[at] >= '0' && version[at] <= '9' && minor < 1000; ++at)
        minor = minor * 10 + static_cast<unsigned>(version[at] - '0');
    if (at == 2) return std::nullopt;
    return minor;
}

Error unusable(const std::filesystem::path& path, const std::string& why) {
    return Error{ErrorCode::Unreadable,
                 path.string() + ": " + why + "; remove build/models and run ./beian again"};
}

}  // namespace

Result<Runtime> Runtime::load(const std::filesystem::path& folder) {
    const std::filesystem::path path = folder / "libonnxruntime.so.1";
    std::error_code trouble;
    if (!std::filesystem::exists(path, trouble))
        return Error{ErrorCode::NotFound, path.string() + ": not there; run ./beian, which prepares it"};
    auto library = std::make_shared<Library>();
    library->handle = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library->handle == nullptr) return unusable(path, dlerror());
    using GetBase = const onnx::ApiBase* (*)();
    const auto get_base = reinterpret_cast<GetBase>(dlsym(library->handle, "OrtGetApiBase"));
    const onnx::ApiBase* base = get_base == nullptr ? nullptr : get_base();
    if (base == nullptr) return unusable(path, "no ONNX Runtime");
    library->version = base->get_version();
    const auto offered = api_version_of(library->version);
    if (!offered || *offered < onnx::kApiVersion)
        return unusable(path, fmt::format("ONNX Runtime {} is too old, 1.{} is needed", library->version,
                                          onnx::kApiVersion));
    const void* const* table = base->get_api(onnx::kApiVersion);
    if (table == nullptr) return unusable(path, "its C interface is not the one we know");
    library->functions = onnx::functions_of(table);
    if (onnx::Status* refused = library->functions.create_env(onnx::kLogErrors, "beian", &library->env)) {
        const std::string why = library->functions.get_error_message(refused);
        library->functions.release_status(refused);
        return unusable(path, why);
    }
    return Runtime(std::move(library));
}

const std::string& Runtime::version() const {
    return library_->version;
}
const onnx::Functions& Runtime::functions() const {
    return library_->functions;
}
const onnx::Env* Runtime::env() const {
    return library_->env;
}

}  // namespace beian::vision
