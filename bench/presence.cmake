beian_bench(presence USES presence vision image)
target_link_libraries(presence_bench PRIVATE beian_specimen)
