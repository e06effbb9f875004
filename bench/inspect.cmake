find_package(JPEG REQUIRED)
beian_bench(inspect USES inspect image model)
target_link_libraries(inspect_bench PRIVATE beian_specimen JPEG::JPEG)
