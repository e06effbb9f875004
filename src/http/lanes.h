// Where does work run that takes a while? A few threads for each kind, and a line before them that is not
// endless.
#pragma once

#include "http/metrics.h"
#include "http/routes.h"

#include <atomic>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/thread_pool.hpp>
#include <functional>
#include <memory>

namespace beian::http {

struct LaneSize {
    unsigned threads = 1;
    unsigned most_waiting = 64;
};

class WorkLane {
public:
    WorkLane(std::string_view name, LaneSize size, Metrics& metrics)
        : name_(name), size_(size), metrics_(metrics), pool_(size.threads) {}

    /// False where the line is too long; then `work` is never run.
    bool post(std::function<void()> work);
    void stop() {
        pool_.stop();
        pool_.join();
    }

private:
    std::string_view name_;
    LaneSize size_;
    Metrics& metrics_;
    std::atomic<unsigned> held_{0};
    boost::asio::thread_pool pool_;
};

struct LaneSizes {
    LaneSize desk{4, 2000};
    LaneSize password{2, 16};
    LaneSize judge{2, 64};
};

class Lanes {
public:
    Lanes(const LaneSizes& sizes, Metrics& metrics)
        : desk_("desk", sizes.desk, metrics),
          password_("password", sizes.password, metrics),
          judge_("judge", sizes.judge, metrics) {}
    WorkLane& of(Lane lane) {
        if (lane == Lane::Password) return password_;
        return lane == Lane::Judge ? judge_ : desk_;
    }
    void stop() {
        desk_.stop();
        password_.stop();
        judge_.stop();
    }

private:
    WorkLane desk_;
    WorkLane password_;
    WorkLane judge_;
};

}  // namespace beian::http
