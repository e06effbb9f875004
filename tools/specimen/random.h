// Where does chance come from? A seeded generator that gives the same numbers on every machine, which the
// distributions of the standard library do not promise.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace beian::specimen {

class Random {
public:
    /// `purpose` keeps the streams of one seed apart: more dice for the paper must not move the camera.
    Random(std::uint64_t seed, std::string_view purpose) : state_(seed * 0x9E3779B97F4A7C15u + 0x1234567u) {
        for (const char letter : purpose) {
            state_ = (state_ ^ static_cast<unsigned char>(letter)) * 0x100000001B3u;
        }
        next();
    }

    // SplitMix64 (Steele, Lea, Flood 2014): short, and passes the usual batteries.
    std::uint64_t next() {
        std::uint64_t value = state_ += 0x9E3779B97F4A7C15u;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
        return value ^ (value >> 31);
    }

    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    double between(double low, double high) { return low + (high - low) * unit(); }
    int whole(int low, int high) {
        return low + static_cast<int>(next() % static_cast<std::uint64_t>(high - low + 1));
    }
    bool chance(double probability) { return unit() < probability; }
    double normal() { return std::sqrt(-2 * std::log(1 - unit())) * std::cos(6.283185307179586 * unit()); }
    template <class Container>
    const auto& one_of(const Container& choices) {
        return *(std::begin(choices) + static_cast<std::ptrdiff_t>(next() % std::size(choices)));
    }

private:
    std::uint64_t state_;
};

}  // namespace beian::specimen
