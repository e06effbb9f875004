#include "signals.h"

#include <ctime>

namespace beian::app {

Signals::Signals() {
    sigemptyset(&set_);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set_, signal);
    pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

void Signals::on_end(http::Server& server, std::function<bool()> may_begin_anew) {
    next_ = Next::End;
    watcher_ = std::jthread([this, &server, may = std::move(may_begin_anew)](const std::stop_token& stop) {
        const timespec pause{0, 200'000'000};
        while (!stop.stop_requested()) {
            const int signal = sigtimedwait(&set_, nullptr, &pause);
            if (signal <= 0 || (signal == SIGHUP && !may())) continue;
            next_ = signal == SIGHUP ? Next::Again : Next::End;
            server.drain();
            return;
        }
    });
}

Next Signals::rest() {
    watcher_ = {};
    return next_;
}

}  // namespace beian::app
