// How do the tests ask? Over a plain socket, byte by byte where it matters. What is asked in the proper way
// has its answer held against the contract.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace beian::http {

struct Answer {
    unsigned status = 0;                                       // 0: none came
    std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
    std::string body;
    std::string header(const std::string& name) const;
    nlohmann::json json() const { return nlohmann::json::parse(body); }
    std::string problem() const;  // the last word of its type
};

/// A connection, for what is not proper HTTP.
class RawLine {
public:
    explicit RawLine(std::uint16_t port);
    ~RawLine();
    RawLine(const RawLine&) = delete;
    RawLine& operator=(const RawLine&) = delete;
    bool send(const std::string& bytes);
    void half_close();
    Answer read(bool head = false);
    /// True where the other side has closed, within so many milliseconds.
    bool is_closed(int within_ms);

private:
    int socket_ = -1;
    std::string held_;
};

using Headers = std::vector<std::pair<std::string, std::string>>;

/// Someone who asks: who they are goes with every request.
class Client {
public:
    Client(std::uint16_t port, Headers always = {}) : port_(port), always_(std::move(always)) {}
    Answer ask(const std::string& method, const std::string& path, const std::string& body = {},
               const Headers& headers = {}) const;
    Answer get(const std::string& path, const Headers& headers = {}) const {
        return ask("GET", path, {}, headers);
    }
    Answer post(const std::string& path, const nlohmann::json& body, const Headers& headers = {}) const {
        return ask("POST", path, body.dump(), with_json(headers));
    }
    Answer put(const std::string& path, const nlohmann::json& body, const Headers& headers = {}) const {
        return ask("PUT", path, body.dump(), with_json(headers));
    }
    std::string header(const std::string& name) const;
    Client with(const std::string& name, const std::string& value) const {
        Client other = *this;
        other.always_.emplace_back(name, value);
        return other;
    }
    std::uint16_t port() const { return port_; }
    static Headers with_json(Headers headers);

private:
    std::uint16_t port_;
    Headers always_;
};

}  // namespace beian::http
