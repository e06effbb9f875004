# The region codes of GB/T 2260 with their years come from npm gb2260; tools/regions turns them into a table.
find_program(NODE NAMES node nodejs REQUIRED)
set(gb2260 ${PROJECT_SOURCE_DIR}/tools/node_modules/gb2260)
if(NOT EXISTS ${gb2260}/lib/revisions.json)
    message(FATAL_ERROR "tools/node_modules/gb2260 is missing: run ./beian once, or: npm ci --prefix tools")
endif()
set(regions ${PROJECT_BINARY_DIR}/generated/regions.inc)
add_custom_command(OUTPUT ${regions}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/generated
    COMMAND ${NODE} ${PROJECT_SOURCE_DIR}/tools/regions/generate.mjs ${gb2260} ${regions}
    DEPENDS ${PROJECT_SOURCE_DIR}/tools/regions/generate.mjs ${PROJECT_SOURCE_DIR}/tools/package-lock.json
    COMMENT "Region codes from npm gb2260" VERBATIM)
add_custom_target(identity_regions DEPENDS ${regions})
