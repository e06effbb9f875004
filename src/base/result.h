// How does a function say no? With a Result: a value, or the Error that says what, where and what to do next.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace beian {

/// What kind of refusal it is; a face (command line, HTTP) turns it into its own status.
/// `Stale` is a conflict that looking again resolves: someone changed it meanwhile.
enum class ErrorCode { InvalidArgument, NotFound, Unreadable, TooLarge, Conflict, Forbidden, Stale };

/// A refusal the caller can put right. The message never holds personal data.
struct Error {
    ErrorCode code = ErrorCode::InvalidArgument;
    std::string message;
    bool operator==(const Error&) const = default;
};

/// The method names of std::expected, so that a newer compiler's own can take its place.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : held_(std::in_place_index<1>, std::move(error)) {}

    bool has_value() const { return held_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    T& value() & { return std::get<0>(held_); }
    const T& value() const& { return std::get<0>(held_); }
    T&& value() && { return std::get<0>(std::move(held_)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    Error& error() & { return std::get<1>(held_); }
    const Error& error() const& { return std::get<1>(held_); }
    Error&& error() && { return std::get<1>(std::move(held_)); }

private:
    std::variant<T, Error> held_;
};

/// For a function that has nothing to give back but may refuse.
using Status = Result<std::monostate>;
inline Status ok() {
    return std::monostate{};
}

}  // namespace beian

/// The value of a Result, or a return with its error. A GNU statement expression; never nest it.
#define BEIAN_TRY(expression)                                \
    __extension__({                                          \
        auto beian_try = (expression);                       \
        if (!beian_try) return std::move(beian_try).error(); \
        std::move(beian_try).value();                        \
    })
