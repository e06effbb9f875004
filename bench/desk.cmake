# The peer of desk.json: what Boost.Beast costs with nothing behind it.
find_package(Boost 1.81 REQUIRED)
find_package(Threads REQUIRED)
add_executable(beast_echo peers/beast_echo.cpp)
target_link_libraries(beast_echo PRIVATE beian_options Boost::headers Threads::Threads)
