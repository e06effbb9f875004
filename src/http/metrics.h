// How is the server doing? Counters for Prometheus; templates of paths stand in them, never paths.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace beian::http {

class Metrics {
public:
    Metrics();
    ~Metrics();
    void answered(std::string_view operation, unsigned status, std::chrono::microseconds took);
    void connections(int change);
    void waiting(std::string_view lane, int change);
    void turned_away(std::string_view why);
    /// Prometheus' text format.
    std::string text() const;

private:
    struct Families;
    std::unique_ptr<Families> families_;
};

}  // namespace beian::http
