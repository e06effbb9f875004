beian_bench(reading USES reading document vision image)
target_link_libraries(reading_bench PRIVATE beian_specimen)
