# The region codes of GB/T 2260 with their years come from npm gb2260 and @vant/area-data; tools/regions turns them into a table.
find_program(NODE NAMES node nodejs REQUIRED)
set(modules ${PROJECT_SOURCE_DIR}/tools/node_modules)
foreach(table gb2260/lib/revisions.json @vant/area-data/dist/index.cjs)
    if(NOT EXISTS ${modules}/${table})
        message(FATAL_ERROR "tools/node_modules/${table} is missing: run ./beian once, or: npm ci --prefix tools")
    endif()
endforeach()
set(regions ${PROJECT_BINARY_DIR}/generated/regions.inc)
add_custom_command(OUTPUT ${regions}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/generated
    COMMAND ${NODE} ${PROJECT_SOURCE_DIR}/tools/regions/generate.mjs ${modules} ${regions}
    DEPENDS ${PROJECT_SOURCE_DIR}/tools/regions/generate.mjs ${PROJECT_SOURCE_DIR}/tools/regions/tables.mjs ${PROJECT_SOURCE_DIR}/tools/package-lock.json
    COMMENT "Region codes from npm gb2260 and @vant/area-data" VERBATIM)
add_custom_target(identity_regions DEPENDS ${regions})
