#include "vision/model.h"

#include "vision/onnx_abi.h"

#include <numeric>
#include <stdexcept>
#include <utility>

namespace beian::vision {

struct Model::Session {
    Runtime runtime;
    onnx::Session* session = nullptr;
    onnx::MemoryInfo* memory = nullptr;
    std::string input, output;

    explicit Session(const Runtime& of) : runtime(of) {}
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session() {
        if (session != nullptr) runtime.functions().release_session(session);
        if (memory != nullptr) runtime.functions().release_memory_info(memory);
    }
};

namespace {

/// What the library says is wrong becomes a fault.
void must(const onnx::Functions& onnx, onnx::Status* status) {
    if (status == nullptr) return;
    const std::string why = onnx.get_error_message(status);
    onnx.release_status(status);
    throw std::runtime_error("ONNX Runtime: " + why);
}

/// Released whichever way a function is left.
template <class T>
struct Held {
    T* it = nullptr;
    void (*release)(T*);
    explicit Held(void (*with)(T*)) : release(with) {}
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;
    ~Held() {
        if (it != nullptr) release(it);
    }
};

std::string name_of(const onnx::Functions& onnx, const onnx::Session* session,
                    onnx::Status* (*get)(const onnx::Session*, std::size_t, onnx::Allocator*, char**)) {
    onnx::Allocator* allocator = nullptr;
    must(onnx, onnx.get_default_allocator(&allocator));
    char* name = nullptr;
    must(onnx, get(session, 0, allocator, &name));
    std::string copy = name;
    must(onnx, onnx.free_allocated(allocator, name));
    return copy;
}

std::size_t count_of(const std::vector<std::int64_t>& shape) {
    return std::accumulate(
        shape.begin(), shape.end(), std::size_t{1},
        [](std::size_t all, std::int64_t side) { return all * static_cast<std::size_t>(side); });
}

// The address sanitizer maps each large block anew: where a run's memory is given back, tests spend more time
// on page faults than on networks.
#ifdef __SANITIZE_ADDRESS__
constexpr bool kGivesBack = false;
#else
constexpr bool kGivesBack = true;
#endif

}  // namespace

Result<Model> Model::load(const Runtime& runtime, const std::filesystem::path& path, int threads,
                          Memory memory) {
    std::error_code trouble;
    if (!std::filesystem::exists(path, trouble))
        return Error{ErrorCode::NotFound, path.string() + ": not there; run ./beian, which prepares it"};
    const onnx::Functions& onnx = runtime.functions();
    auto session = std::make_shared<Session>(runtime);
    try {
        Held<onnx::SessionOptions> options(onnx.release_session_options);
        must(onnx, onnx.create_session_options(&options.it));
        must(onnx, onnx.set_intra_threads(options.it, threads));
        must(onnx, onnx.set_inter_threads(options.it, 1));
        if (kGivesBack && memory == Memory::GivenBack) must(onnx, onnx.disable_memory_arena(options.it));
        must(onnx, onnx.set_optimisation_level(options.it, onnx::kAllOptimisations));
        // Waiting threads would take the cores that other photos need.
        must(onnx, onnx.add_config_entry(options.it, "session.intra_op.allow_spinning", "0"));
        must(onnx, onnx.create_session(runtime.env(), path.c_str(), options.it, &session->session));
        must(onnx,
             onnx.create_cpu_memory_info(onnx::kArenaAllocator, onnx::kDefaultMemory, &session->memory));
        session->input = name_of(onnx, session->session, onnx.get_input_name);
        session->output = name_of(onnx, session->session, onnx.get_output_name);
    } catch (const std::runtime_error& refused) {
        return Error{ErrorCode::Unreadable,
                     path.string() + ": " + refused.what() + "; remove build/models and run ./beian again"};
    }
    return Model(std::move(session));
}

Tensor Model::run(const Tensor& input) const {
    const onnx::Functions& onnx = session_->runtime.functions();
    if (count_of(input.shape) != input.values.size())
        throw std::runtime_error("a tensor's values do not fill its shape");
    Held<onnx::Value> given(onnx.release_value), answer(onnx.release_value);
    must(onnx, onnx.create_tensor(session_->memory, const_cast<float*>(input.values.data()),
                                  input.values.size() * sizeof(float), input.shape.data(), input.shape.size(),
                                  onnx::kFloat, &given.it));
    const char* const input_name = session_->input.c_str();
    const char* const output_name = session_->output.c_str();
    const onnx::Value* const inputs[] = {given.it};
    must(onnx, onnx.run(session_->session, nullptr, &input_name, inputs, 1, &output_name, 1, &answer.it));

    Held<onnx::ShapeInfo> info(onnx.release_shape_info);
    must(onnx, onnx.get_shape_info(answer.it, &info.it));
    std::size_t rank = 0;
    must(onnx, onnx.get_rank(info.it, &rank));
    Tensor output;
    output.shape.resize(rank);
    must(onnx, onnx.get_shape(info.it, output.shape.data(), rank));
    void* values = nullptr;
    must(onnx, onnx.get_tensor_data(answer.it, &values));
    const float* first = static_cast<const float*>(values);
    output.values.assign(first, first + count_of(output.shape));
    return output;
}

}  // namespace beian::vision
