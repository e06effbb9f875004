#include "vision/onnx_abi.h"

namespace beian::vision::onnx {
namespace {

template <class Function>
void take(Function& function, const void* const* table, std::size_t place) {
    // POSIX lets an object pointer hold a function's address, as dlsym itself does.
    function = reinterpret_cast<Function>(const_cast<void*>(table[place]));
}

}  // namespace

Functions functions_of(const void* const* table) {
    Functions f{};
    take(f.get_error_message, table, 2);
    take(f.create_env, table, 3);
    take(f.create_session, table, 7);
    take(f.run, table, 9);
    take(f.create_session_options, table, 10);
    take(f.disable_memory_arena, table, 19);
    take(f.set_optimisation_level, table, 23);
    take(f.set_intra_threads, table, 24);
    take(f.set_inter_threads, table, 25);
    take(f.get_input_name, table, 36);
    take(f.get_output_name, table, 37);
    take(f.create_tensor, table, 49);
    take(f.get_tensor_data, table, 51);
    take(f.get_rank, table, 61);
    take(f.get_shape, table, 62);
    take(f.get_shape_info, table, 65);
    take(f.create_cpu_memory_info, table, 69);
    take(f.free_allocated, table, 76);
    take(f.get_default_allocator, table, 78);
    take(f.release_env, table, 92);
    take(f.release_status, table, 93);
    take(f.release_memory_info, table, 94);
    take(f.release_session, table, 95);
    take(f.release_value, table, 96);
    take(f.release_shape_info, table, 99);
    take(f.release_session_options, table, 100);
    take(f.add_config_entry, table, 130);
    return f;
}

}  // namespace beian::vision::onnx
