#include "http/core.h"

#include "http/idempotency.h"
#include "http/packing.h"
#include "http/problem.h"

#include <fmt/format.h>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <random>

namespace beian::http {

namespace asio = boost::asio;

std::uint64_t Connections::add(End end) {
    const std::lock_guard lock(mutex_);
    open_.emplace(++last_, std::move(end));
    return last_;
}

void Connections::remove(std::uint64_t which) {
    const std::lock_guard lock(mutex_);
    open_.erase(which);
}

void Connections::end_all(bool force) {
    const std::lock_guard lock(mutex_);
    for (const auto& [which, end] : open_) end(force);
}

std::size_t Connections::count() const {
    const std::lock_guard lock(mutex_);
    return open_.size();
}

bool Budget::take(std::uint64_t bytes) {
    if (held_.fetch_add(bytes) + bytes <= most_) return true;
    held_.fetch_sub(bytes);
    return false;
}

Response answer(Request& request, const Route& route, Core& core, bool admitted) {
    try {
        if (!admitted) {
            if (auto refused = admit(request, route, core.services, core.accounts))
                return std::move(*refused);
        }
        auto response = answer_once(request, route, core.services);
        if (!response) return problem(request, response.error());
        if (route.traits.has(Trait::Packed)) pack(request, *response);
        return std::move(*response);
    } catch (const std::exception& fault) {
        core.log->error("{} {} fault {}: {}", name_of(request.method), route.path, request.id, fault.what());
        return problem(request, Problem::Fault);
    }
}

asio::awaitable<std::optional<Response>> run_in(Core& core, Lane lane, std::function<Response()> work) {
    if (lane == Lane::Here) co_return work();
    WorkLane& there = core.lanes.of(lane);
    auto begin = [&there](auto handler, std::function<Response()> what) {
        using HandlerType = decltype(handler);
        auto executor = asio::get_associated_executor(handler);
        const auto waiting = std::make_shared<HandlerType>(std::move(handler));
        const auto end = [waiting, executor, guard = asio::make_work_guard(executor)](auto response) {
            const auto held = std::make_shared<std::optional<Response>>(std::move(response));
            asio::post(executor, [waiting, held] { (*waiting)(std::move(*held)); });
        };
        if (!there.post([end, what = std::move(what)] { end(std::optional<Response>(what())); }))
            end(std::optional<Response>());
    };
    co_return co_await asio::async_initiate<const asio::use_awaitable_t<>&, void(std::optional<Response>)>(
        begin, asio::use_awaitable, std::move(work));
}

std::string next_request_id() {
    static const std::uint64_t start = std::random_device{}();
    static std::atomic<std::uint64_t> count{0};
    // splitmix64, so that ids tell nothing of how many requests there were.
    std::uint64_t mixed = (start << 32U) + count.fetch_add(1) * 0x9E3779B97F4A7C15ULL;
    mixed = (mixed ^ mixed >> 30U) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ mixed >> 27U) * 0x94D049BB133111EBULL;
    return fmt::format("{:016x}", mixed ^ mixed >> 31U);
}

}  // namespace beian::http
