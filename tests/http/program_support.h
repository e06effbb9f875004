// What do the tests of the program itself share? Someone logged in, a file that is nobody else's, waiting.
#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <thread>

#include "net/http_client.h"
#include "program.h"

namespace beian::http {

inline const std::string kProgramPassword = "correct horse battery";

/// A token of these scopes for an account that is there.
inline std::string token_of(const Client& client, const std::string& name, const nlohmann::json& scopes) {
    const Answer in = client.post("/session", {{"name", name}, {"password", kProgramPassword}});
    const std::string cookie = in.header("set-cookie");
    const Client page =
        client.with("Cookie", cookie.substr(0, cookie.find(';'))).with("X-CSRF-Token", in.json()["csrf"]);
    return page.post("/me/tokens", {{"label", "test"}, {"scopes", scopes}}).json()["token"];
}

/// Only its owner may read it.
inline void write_secret(const std::filesystem::path& path, const std::string& text) {
    using std::filesystem::perms;
    std::ofstream(path) << text;
    std::filesystem::permissions(path, perms::owner_read | perms::owner_write);
}

/// What one of tests/servers has kept.
inline nlohmann::json asked_of(const std::string& port, const std::string& path) {
    net::HttpClient client;
    return nlohmann::json::parse(client.ask({"GET", "http://127.0.0.1:" + port + path}).text());
}

/// Asks until there are as many as were waited for, half a minute at most.
inline nlohmann::json eventually(const std::function<nlohmann::json()>& ask, std::size_t many) {
    nlohmann::json got;
    for (int n = 0; n < 150; ++n) {
        got = ask();
        if (got.size() >= many) return got;
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
    return got;
}

}  // namespace beian::http
