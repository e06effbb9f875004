# The four words our CMake files are written in: beian_library, beian_test, beian_fuzz, beian_bench.

# With sanitizers, pixels and rules have to be optimised, or tests would take an hour; everything else is built sooner than it would
# run faster.
set(beian_optimised base identity model data rules image document vision inspect reading presence signed_letter)

# beian_library(inspect USES image model [LINKS PkgConfig::JPEG …])
#   One folder = one library. USES names modules of lower floors, LINKS third-party targets (never shown to users
#   of the library). tests/house holds USES against the #include lines.
function(beian_library name)
    cmake_parse_arguments(ARG "" "" "USES;LINKS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*/*.cpp)
    if(sources)
        add_library(beian_${name} STATIC ${sources})
        if(NOT name IN_LIST beian_optimised)
            target_compile_options(beian_${name} PRIVATE $<$<CONFIG:Debug>:-O0>)
            set(checks beian_fewer_checks)
        endif()
        set(scope PUBLIC)
        target_link_libraries(beian_${name} PRIVATE ${ARG_LINKS} beian_options ${checks})
    else()
        add_library(beian_${name} INTERFACE)
        set(scope INTERFACE)
    endif()
    target_link_libraries(beian_${name} ${scope} beian_options)
    foreach(used IN LISTS ARG_USES)
        target_link_libraries(beian_${name} ${scope} beian_${used})
    endforeach()
endfunction()

# beian_test(inspect [USES model …] [LINKS …])   every tests/<name>/*_test.cpp becomes one program of many ctest cases
function(beian_test name)
    cmake_parse_arguments(ARG "" "" "USES;LINKS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*_test.cpp)
    add_executable(${name}_test ${sources})
    target_include_directories(${name}_test PRIVATE ${PROJECT_SOURCE_DIR}/tests)
    target_compile_definitions(${name}_test PRIVATE BEIAN_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    # Built sooner than it would run faster.
    target_compile_options(${name}_test PRIVATE $<$<CONFIG:Debug>:-O0>)
    target_link_libraries(${name}_test PRIVATE beian_options beian_address_only ${ARG_LINKS} GTest::gmock GTest::gtest_main)
    foreach(used IN LISTS ARG_USES)
        target_link_libraries(${name}_test PRIVATE beian_${used})
    endforeach()
    if(TARGET beian_${name})
        target_link_libraries(${name}_test PRIVATE beian_${name})
    endif()
    gtest_discover_tests(${name}_test TEST_PREFIX ${name}. DISCOVERY_MODE PRE_TEST
        WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} PROPERTIES TIMEOUT 300)
endfunction()

# beian_fuzz(id_number USES identity)   fuzz/fuzz_id_number.cpp; a normal build replays fuzz/corpus/id_number as a test
function(beian_fuzz name)
    cmake_parse_arguments(ARG "" "" "USES;LINKS" ${ARGN})
    add_executable(fuzz_${name} fuzz_${name}.cpp)
    target_link_libraries(fuzz_${name} PRIVATE beian_options ${ARG_LINKS})
    target_compile_definitions(fuzz_${name} PRIVATE BEIAN_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    foreach(used IN LISTS ARG_USES)
        target_link_libraries(fuzz_${name} PRIVATE beian_${used})
    endforeach()
    if(BEIAN_FUZZ)
        target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    else()
        target_sources(fuzz_${name} PRIVATE replay.cpp)
        add_test(NAME fuzz.${name} COMMAND fuzz_${name} ${PROJECT_SOURCE_DIR}/fuzz/corpus/${name})
        set_tests_properties(fuzz.${name} PROPERTIES TIMEOUT 120)
    endif()
endfunction()

# beian_bench(identity USES identity)   bench/identity_bench.cpp, a Google Benchmark program; bench/run runs it
function(beian_bench name)
    cmake_parse_arguments(ARG "" "" "USES;LINKS" ${ARGN})
    add_executable(${name}_bench ${name}_bench.cpp)
    target_compile_definitions(${name}_bench PRIVATE BEIAN_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    target_link_libraries(${name}_bench PRIVATE beian_options ${ARG_LINKS} benchmark::benchmark_main)
    foreach(used IN LISTS ARG_USES)
        target_link_libraries(${name}_bench PRIVATE beian_${used})
    endforeach()
endfunction()
