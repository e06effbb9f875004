// Does someone ask too often? A bucket of tokens for each address and each account.
#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <unordered_map>

namespace beian::http {

struct Rate {
    double a_second = 20;
    double at_once = 100;
};

class RateLimit {
public:
    using Time = std::chrono::steady_clock::time_point;
    explicit RateLimit(Rate rate, std::size_t most_kept = 100'000) : rate_(rate), most_kept_(most_kept) {}

    /// Takes `cost` from whose bucket; false where it does not hold so much.
    bool take(const std::string& whose, Time now, double cost = 1);

private:
    struct Bucket {
        double held = 0;
        Time at;
    };
    double held(const Bucket& bucket, Time now) const;
    void forget_full(Time now);

    Rate rate_;
    std::size_t most_kept_;
    std::mutex mutex_;
    std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace beian::http
