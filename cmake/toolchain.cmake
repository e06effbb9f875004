# What holds for every target of ours: the language, the warnings and where things are put.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

# Programs with sanitizers are large: mold links them in a fifth of the time.
find_program(MOLD mold)
if(MOLD)
    add_link_options(-fuse-ld=mold)
endif()

# g++ collects what it no longer needs from 30 MB on, again and again: a tenth of the time of a build. A file of ours takes 900 MB at most.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(--param=ggc-min-heapsize=524288)
endif()

option(BEIAN_SANITIZE "Address and undefined-behaviour sanitizers" OFF)
add_library(beian_options INTERFACE)
target_compile_options(beian_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Werror)
# g++ 12 sees overlapping copies in "text" + std::string where there are none (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(beian_options INTERFACE -Wno-restrict)
endif()
if(BEIAN_SANITIZE)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # Instrumented standard headers (std::regex, std::function) look uninitialized to g++; clang and the release build still warn.
        target_compile_options(beian_options INTERFACE -Wno-maybe-uninitialized)
    endif()
    target_compile_options(beian_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(beian_options INTERFACE -fsanitize=address,undefined)
    # Asked for by name, or the linker would leave it in its archive.
    add_library(beian_leaks STATIC ${CMAKE_CURRENT_LIST_DIR}/leaks.cpp)
    target_link_options(beian_options INTERFACE -Wl,-u,__lsan_default_suppressions)
    target_link_libraries(beian_options INTERFACE beian_leaks)
endif()
# Linked after beian_options, for a sanitizer's flags count in their order. What costs most to build and finds least: these four stand at
# each use of a pointer, where the address sanitizer stops a null one anyway.
add_library(beian_fewer_checks INTERFACE)
# Tests do little themselves: undefined behaviour is looked for in what they test.
add_library(beian_address_only INTERFACE)
# Tools that draw what tests look at read nothing of strangers: checked drawing takes two and a half times as long, and most trips wait for it.
add_library(beian_unchecked INTERFACE)
if(BEIAN_SANITIZE)
    target_compile_options(beian_fewer_checks INTERFACE -fno-sanitize=null,alignment,vptr,object-size)
    target_compile_options(beian_address_only INTERFACE -fno-sanitize=undefined)
    target_compile_options(beian_unchecked INTERFACE -fno-sanitize=all)
endif()
if(BEIAN_FUZZ)
    # Coverage in every library, the fuzzer's main only in the fuzz targets.
    target_compile_options(beian_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
target_include_directories(beian_options INTERFACE ${PROJECT_SOURCE_DIR}/src ${PROJECT_BINARY_DIR}/generated)
