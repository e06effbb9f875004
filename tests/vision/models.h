// The networks that set-up prepared.
#pragma once

#include "vision/runtime.h"

#include <filesystem>
#include <stdexcept>

namespace beian::vision::test {

inline std::filesystem::path models_folder() {
    return std::filesystem::path(BEIAN_SOURCE_DIR) / "build/models";
}

inline const Runtime& runtime() {
    static const auto loaded = Runtime::load(models_folder());
    if (!loaded) throw std::runtime_error(loaded.error().message);
    return *loaded;
}

}  // namespace beian::vision::test
