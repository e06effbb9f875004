#include "http/lanes.h"

#include <boost/asio/post.hpp>

namespace beian::http {

bool WorkLane::post(std::function<void()> work) {
    if (held_.fetch_add(1) >= size_.threads + size_.most_waiting) {
        held_.fetch_sub(1);
        metrics_.turned_away(name_);
        return false;
    }
    metrics_.waiting(name_, 1);
    boost::asio::post(pool_, [this, work = std::move(work)] {
        work();
        held_.fetch_sub(1);
        metrics_.waiting(name_, -1);
    });
    return true;
}

}  // namespace beian::http
