// How is ONNX Runtime called where no header of it is installed? Its C table is append-only, so that a
// function's place in it is fixed for good (onnxruntime_c_api.h says so and gives each signature).
#pragma once

#include <cstddef>
#include <cstdint>

namespace beian::vision::onnx {

// All opaque to us.
struct Status;
struct Env;
struct Session;
struct SessionOptions;
struct RunOptions;
struct MemoryInfo;
struct Value;
struct ShapeInfo;
struct Allocator;

inline constexpr std::uint32_t kApiVersion = 17;  // the oldest table that has all we call
inline constexpr int kLogErrors = 3;              // ORT_LOGGING_LEVEL_ERROR
inline constexpr int kAllOptimisations = 99;      // ORT_ENABLE_ALL
inline constexpr int kFloat = 1;                  // ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT
inline constexpr int kArenaAllocator = 1, kDefaultMemory = 0;

struct ApiBase {
    const void* const* (*get_api)(std::uint32_t version);
    const char* (*get_version)();
};

/// The few functions we call, each read from its place.
struct Functions {
    const char* (*get_error_message)(const Status*);
    Status* (*create_env)(int log_level, const char* name, Env**);
    Status* (*create_session)(const Env*, const char* path, const SessionOptions*, Session**);
    Status* (*run)(Session*, const RunOptions*, const char* const* input_names, const Value* const* inputs,
                   std::size_t input_count, const char* const* output_names, std::size_t output_count,
                   Value** outputs);
    Status* (*create_session_options)(SessionOptions**);
    Status* (*disable_memory_arena)(SessionOptions*);
    Status* (*set_optimisation_level)(SessionOptions*, int level);
    Status* (*set_intra_threads)(SessionOptions*, int count);
    Status* (*set_inter_threads)(SessionOptions*, int count);
    Status* (*get_input_name)(const Session*, std::size_t index, Allocator*, char**);
    Status* (*get_output_name)(const Session*, std::size_t index, Allocator*, char**);
    Status* (*create_tensor)(const MemoryInfo*, void* data, std::size_t bytes, const std::int64_t* shape,
                             std::size_t rank, int type, Value**);
    Status* (*get_tensor_data)(Value*, void**);
    Status* (*get_rank)(const ShapeInfo*, std::size_t*);
    Status* (*get_shape)(const ShapeInfo*, std::int64_t* shape, std::size_t rank);
    Status* (*get_shape_info)(const Value*, ShapeInfo**);
    Status* (*create_cpu_memory_info)(int allocator, int memory, MemoryInfo**);
    Status* (*free_allocated)(Allocator*, void*);
    Status* (*get_default_allocator)(Allocator**);
    Status* (*add_config_entry)(SessionOptions*, const char* key, const char* value);
    void (*release_env)(Env*);
    void (*release_status)(Status*);
    void (*release_memory_info)(MemoryInfo*);
    void (*release_session)(Session*);
    void (*release_value)(Value*);
    void (*release_shape_info)(ShapeInfo*);
    void (*release_session_options)(SessionOptions*);
};

/// From the table that `get_api(kApiVersion)` returned.
Functions functions_of(const void* const* table);

}  // namespace beian::vision::onnx
