// What does the JSON of a request say? Read strictly: an unknown key, a wrong type or a missing part is a
// fault that is named.
#pragma once

#include "base/result.h"
#include "http/message.h"

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace beian::http {

class Asked {
public:
    /// The body as one JSON object.
    static Result<Asked> parse(const Request& request);

    std::string text(const char* key, std::size_t most = 200);
    std::optional<std::string> find_text(const char* key, std::size_t most = 200);
    std::optional<std::int64_t> find_number(const char* key);
    std::optional<bool> find_flag(const char* key);
    std::vector<std::string> texts(const char* key, std::size_t most = 100, std::size_t longest = 200);
    /// A word of a vocabulary; `known` finds it there.
    template <class Known>
    auto word(const char* key, Known known) -> decltype(known(std::string_view{})) {
        const auto value = find_text(key);
        if (!value) return std::nullopt;
        auto found = known(*value);
        if (!found) fault("\"" + std::string(key) + "\" is no word that is known");
        return found;
    }
    /// Any value; nullptr where there is none.
    const nlohmann::json* find(const char* key);
    void fault(std::string what) {
        if (fault_.empty()) fault_ = std::move(what);
    }
    /// The first fault, also a key that nobody asked for.
    Status end() const;

private:
    explicit Asked(std::shared_ptr<nlohmann::json> json) : json_(std::move(json)) {}

    std::shared_ptr<nlohmann::json> json_;
    std::vector<std::string> known_;
    std::string fault_;
};

/// `?limit=` and `?cursor=`.
struct Paging {
    std::string after;
    std::size_t most = 50;
};
Result<Paging> paging_of(const Request& request);
/// The version in If-Match: refused where there is none.
Result<std::uint64_t> expected_version(const Request& request);

}  // namespace beian::http
