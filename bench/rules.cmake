find_package(yaml-cpp REQUIRED)
beian_bench(rules USES rules)
target_link_libraries(rules_bench PRIVATE yaml-cpp)
