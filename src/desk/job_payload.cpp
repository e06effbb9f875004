#include "desk/job_payload.h"

#include <nlohmann/json.hpp>

namespace beian::desk {

Result<JobPayload> parse_payload(std::string_view json, std::initializer_list<std::string_view> needed) {
    const auto from = nlohmann::json::parse(json, nullptr, false);
    if (!from.is_object()) return Error{ErrorCode::Unreadable, "a job says nothing that can be read"};
    JobPayload payload;
    for (const auto& [name, value] : from.items()) {
        if (value.is_string()) payload[name] = value.get<std::string>();
        if (value.is_number_unsigned()) payload[name] = std::to_string(value.get<std::uint64_t>());
    }
    for (const std::string_view name : needed) {
        if (!payload.contains(name))
            return Error{ErrorCode::Unreadable, "a job does not say its \"" + std::string(name) + "\""};
    }
    return payload;
}

}  // namespace beian::desk
