// What can this machine hold a decoder back with?
#pragma once

#include <string>

namespace beian::image {

/// For `beian doctor`. A sandbox works without either, and holds less.
struct SandboxStatus {
    bool has_filter = false;        // seccomp: forbidden calls end the process
    bool has_memory_limit = false;  // not where a sanitizer reserves terabytes of addresses
    std::string filter_trouble;     // why there is no filter
};
SandboxStatus sandbox_status();

}  // namespace beian::image
