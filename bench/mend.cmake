# Photos are specimens, the peer is libvips.
find_package(PkgConfig)
pkg_check_modules(VIPS IMPORTED_TARGET vips)
if(NOT VIPS_FOUND OR NOT TARGET beian_specimen)
    message(STATUS "mend_bench left out: libvips-dev or the specimen tool's packages are missing")
    return()
endif()
beian_bench(mend USES inspect image model specimen)
target_link_libraries(mend_bench PRIVATE PkgConfig::VIPS)
