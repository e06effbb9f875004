#include "http/rate.h"

#include <algorithm>

namespace beian::http {

double RateLimit::held(const Bucket& bucket, Time now) const {
    const std::chrono::duration<double> passed = now - bucket.at;
    return std::min(rate_.at_once, bucket.held + passed.count() * rate_.a_second);
}

void RateLimit::forget_full(Time now) {
    std::erase_if(buckets_, [&](const auto& one) { return held(one.second, now) >= rate_.at_once; });
    // Still too many: whoever comes from so many addresses at once is not told apart any more.
    if (buckets_.size() >= most_kept_) buckets_.clear();
}

bool RateLimit::take(const std::string& whose, Time now, double cost) {
    const std::lock_guard lock(mutex_);
    auto found = buckets_.find(whose);
    if (found == buckets_.end()) {
        if (buckets_.size() >= most_kept_) forget_full(now);
        found = buckets_.emplace(whose, Bucket{rate_.at_once, now}).first;
    }
    Bucket& bucket = found->second;
    bucket.held = held(bucket, now);
    bucket.at = now;
    if (bucket.held < cost) return false;
    bucket.held -= cost;
    return true;
}

}  // namespace beian::http
