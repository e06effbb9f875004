// Who listens to the signals that end a server, or have it read its books anew? A thread of its own: all
// others are started with them blocked.
#pragma once

#include "http/server.h"

#include <csignal>
#include <functional>
#include <thread>

namespace beian::app {

enum class Next { End, Again };

class Signals {
public:
    Signals();
    /// SIGTERM and SIGINT drain the server; SIGHUP does where `may_begin_anew` says so.
    void on_end(http::Server& server, std::function<bool()> may_begin_anew);
    /// Before the server goes: impatient people send a signal twice, and it must find nobody who drains
    /// again.
    Next rest();

private:
    sigset_t set_{};
    Next next_ = Next::End;
    std::jthread watcher_;
};

}  // namespace beian::app
