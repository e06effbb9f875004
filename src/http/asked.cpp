#include "http/asked.h"

#include "base/text.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace beian::http {

using nlohmann::json;

namespace {

constexpr int kMostDepth = 32;

/// nlohmann's reader takes any depth; what walks the result later does not.
bool is_too_deep(std::string_view text) {
    int depth = 0;
    bool in_text = false, escaped = false;
    for (const char c : text) {
        if (in_text) {
            in_text = escaped || c != '"';
            escaped = !escaped && c == '\\';
            continue;
        }
        if (c == '"') in_text = true;
        if (c == '{' || c == '[') ++depth;
        if (c == '}' || c == ']') --depth;
        if (depth > kMostDepth) return true;
    }
    return false;
}

std::optional<std::uint64_t> read_number(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || trouble != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace

Result<Asked> Asked::parse(const Request& request) {
    if (is_too_deep(request.text())) return Error{ErrorCode::InvalidArgument, "the JSON is nested too deep"};
    auto parsed = json::parse(request.text(), nullptr, false);
    if (!parsed.is_object()) return Error{ErrorCode::InvalidArgument, "the body is no JSON object"};
    return Asked(std::make_shared<json>(std::move(parsed)));
}

const json* Asked::find(const char* key) {
    known_.emplace_back(key);
    const auto found = json_->find(key);
    return found == json_->end() ? nullptr : &*found;
}

std::optional<std::string> Asked::find_text(const char* key, std::size_t most) {
    const json* value = find(key);
    if (value == nullptr) return std::nullopt;
    if (!value->is_string()) {
        fault("\"" + std::string(key) + "\" is no text");
        return std::nullopt;
    }
    auto text = value->get<std::string>();
    if (count_characters(text) > most) fault("\"" + std::string(key) + "\" is too long");
    return text;
}

std::string Asked::text(const char* key, std::size_t most) {
    auto value = find_text(key, most);
    if (!value) fault("\"" + std::string(key) + "\" is missing");
    return value.value_or(std::string{});
}

std::optional<std::int64_t> Asked::find_number(const char* key) {
    const json* value = find(key);
    if (value == nullptr) return std::nullopt;
    if (value->is_number_integer()) return value->get<std::int64_t>();
    fault("\"" + std::string(key) + "\" is no whole number");
    return std::nullopt;
}

std::optional<bool> Asked::find_flag(const char* key) {
    const json* value = find(key);
    if (value == nullptr) return std::nullopt;
    if (value->is_boolean()) return value->get<bool>();
    fault("\"" + std::string(key) + "\" is neither true nor false");
    return std::nullopt;
}

std::vector<std::string> Asked::texts(const char* key, std::size_t most, std::size_t longest) {
    std::vector<std::string> texts;
    const json* value = find(key);
    if (value == nullptr) return texts;
    if (!value->is_array() || value->size() > most) {
        fault("\"" + std::string(key) + "\" is no list of at most " + std::to_string(most));
        return texts;
    }
    for (const json& one : *value) {
        if (!one.is_string() || count_characters(one.get_ref<const std::string&>()) > longest) {
            fault("\"" + std::string(key) + "\" holds something that is no text, or too long");
            return texts;
        }
        texts.push_back(one.get<std::string>());
    }
    return texts;
}

Status Asked::end() const {
    if (!fault_.empty()) return Error{ErrorCode::InvalidArgument, fault_};
    for (const auto& [key, value] : json_->items()) {
        if (std::find(known_.begin(), known_.end(), key) == known_.end())
            return Error{ErrorCode::InvalidArgument,
                         "there is no \"" + printable(key) + "\" here" + did_you_mean(key, known_)};
    }
    return ok();
}

Result<Paging> paging_of(const Request& request) {
    constexpr std::uint64_t kMost = 200;
    Paging paging;
    if (const std::string* after = request.find_query("cursor")) paging.after = *after;
    if (const std::string* limit = request.find_query("limit")) {
        const auto number = read_number(*limit);
        if (!number || *number == 0 || *number > kMost)
            return Error{ErrorCode::InvalidArgument, "limit is a number from 1 to 200"};
        paging.most = *number;
    }
    return paging;
}

Result<std::uint64_t> expected_version(const Request& request) {
    std::string_view tag = request.header("if-match");
    if (tag.size() > 2 && tag.front() == '"' && tag.back() == '"') {
        if (const auto version = read_number(tag.substr(1, tag.size() - 2))) return *version;
    }
    // One that is not ours never matches.
    return Error{ErrorCode::Stale, "If-Match names no version of this filing"};
}

}  // namespace beian::http
