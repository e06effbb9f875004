find_package(JPEG REQUIRED)
beian_bench(image USES inspect image model)
target_link_libraries(image_bench PRIVATE JPEG::JPEG)
