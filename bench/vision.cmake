# The frame is drawn by what the tests draw faces with.
beian_bench(vision USES vision image LINKS beian_opencv)
target_include_directories(vision_bench PRIVATE ${PROJECT_SOURCE_DIR}/tests)
