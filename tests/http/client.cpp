#include "client.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

#include "contract.h"

namespace beian::http {

namespace {

constexpr int kPatience = 60'000;

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

bool fill(int socket, std::string& held, int patience) {
    pollfd wait{socket, POLLIN, 0};
    if (poll(&wait, 1, patience) <= 0) return false;
    char buffer[65536];
    const ssize_t got = recv(socket, buffer, sizeof buffer, 0);
    if (got <= 0) return false;
    held.append(buffer, static_cast<std::size_t>(got));
    return true;
}

}  // namespace

std::string Answer::header(const std::string& name) const {
    for (const auto& [key, value] : headers)
        if (key == name) return value;
    return {};
}

std::string Answer::problem() const {
    const auto parsed = nlohmann::json::parse(body, nullptr, false);
    if (!parsed.is_object() || !parsed.contains("type")) return {};
    const std::string type = parsed["type"];
    return type.substr(type.rfind(':') + 1);
}

RawLine::RawLine(std::uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("nobody listens");
}

RawLine::~RawLine() {
    close(socket_);
}

bool RawLine::send(const std::string& bytes) {
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const ssize_t now = ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (now <= 0) return false;
        sent += static_cast<std::size_t>(now);
    }
    return true;
}

void RawLine::half_close() {
    shutdown(socket_, SHUT_WR);
}

Answer RawLine::read(bool head) {
    Answer answer;
    std::size_t end = std::string::npos;
    while ((end = held_.find("\r\n\r\n")) == std::string::npos)
        if (!fill(socket_, held_, kPatience)) return answer;
    std::string lines = held_.substr(0, end + 2);
    held_.erase(0, end + 4);
    answer.status = static_cast<unsigned>(std::stoi(lines.substr(9, 3)));
    for (std::size_t at = lines.find("\r\n") + 2; at < lines.size();) {
        const std::size_t stop = lines.find("\r\n", at), colon = lines.find(':', at);
        answer.headers.emplace_back(lower(lines.substr(at, colon - at)),
                                    lines.substr(colon + 2, stop - colon - 2));
        at = stop + 2;
    }
    if (answer.status == 100) return read(head);
    if (head || answer.status == 204) return answer;
    if (answer.header("transfer-encoding") == "chunked") {
        for (;;) {
            std::size_t stop = 0;
            while ((stop = held_.find("\r\n")) == std::string::npos)
                if (!fill(socket_, held_, kPatience)) return answer;
            const std::size_t size = std::stoul(held_.substr(0, stop), nullptr, 16);
            while (held_.size() < stop + 2 + size + 2)
                if (!fill(socket_, held_, kPatience)) return answer;
            answer.body += held_.substr(stop + 2, size);
            held_.erase(0, stop + 2 + size + 2);
            if (size == 0) return answer;
        }
    }
    const std::size_t length = std::stoul("0" + answer.header("content-length"));
    while (held_.size() < length)
        if (!fill(socket_, held_, kPatience)) return answer;
    answer.body = held_.substr(0, length);
    held_.erase(0, length);
    return answer;
}

bool RawLine::is_closed(int within_ms) {
    pollfd wait{socket_, POLLIN, 0};
    char buffer[4096];
    while (poll(&wait, 1, within_ms) > 0)
        if (recv(socket_, buffer, sizeof buffer, 0) <= 0) return true;
    return false;
}

Headers Client::with_json(Headers headers) {
    headers.emplace_back("Content-Type", "application/json");
    return headers;
}

std::string Client::header(const std::string& name) const {
    for (const auto& [key, value] : always_)
        if (key == name) return value;
    return {};
}

Answer Client::ask(const std::string& method, const std::string& path, const std::string& body,
                   const Headers& headers) const {
    RawLine wire(port_);
    std::string bytes = method + " /api/v1" + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    for (const Headers* list : {&always_, &headers})
        for (const auto& [name, value] : *list) bytes += name + ": " + value + "\r\n";
    if (!body.empty() || method == "POST" || method == "PUT" || method == "PATCH")
        bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    wire.send(bytes + "\r\n" + body);
    Answer answer = wire.read(method == "HEAD");
    const Operation* operation =
        Contract::ours().find(method == "HEAD" ? "GET" : method, path.substr(0, path.find('?')));
    if (operation != nullptr && method != "HEAD" && answer.status != 0) {
        EXPECT_EQ(
            Contract::ours().fault_of(*operation, answer.status, answer.header("content-type"), answer.body),
            "")
            << answer.body.substr(0, 2000);
    }
    return answer;
}

}  // namespace beian::http
