// Does a desk read its rules anew when it is told to, turning nobody away, and only if they are in order?
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <csignal>

#include "program_support.h"

namespace beian::http {

namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write(const fs::path& path, const std::string& text) {
    std::ofstream(path) << text;
}

/// Asks until the answer holds a word, half a minute at most.
bool comes_to_say(const Client& client, const std::string& path, const std::string& word) {
    for (int n = 0; n < 150; ++n) {
        if (client.get(path).body.find(word) != std::string::npos) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
    return false;
}

TEST(HttpProgramReload, TakesNewTablesAndTurnsNobodyAway) {
    Program program;
    const fs::path rules = program.folder / "rules";
    fs::copy(BEIAN_SOURCE_DIR "/rules", rules, fs::copy_options::recursive);
    setenv("BEIAN_RULES", rules.c_str(), 1);
    program.start();
    unsetenv("BEIAN_RULES");
    const Client client = program.client();
    ASSERT_EQ(client.post("/accounts", {{"name", "anna"}, {"password", kProgramPassword}}).status, 201U);
    const Client anna = client.with("Authorization", "Bearer " + token_of(client, "anna", {"read", "write"}));

    // Others come all the time, each with a connection of its own.
    std::atomic<bool> over{false};
    std::atomic<int> asked{0}, refused{0};
    std::thread crowd([&] {
        while (!over) {
            try {
                const unsigned status = client.get("/health").status;
                // A server that goes says so; one that is not there says nothing.
                if (status != 200 && status != 503 && status != 429) ++refused;
            } catch (const std::exception&) {
                ++refused;
            }
            ++asked;
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
    });
    std::string words = text_of(rules / "messages.yaml"), codes = text_of(rules / "codes.yaml");
    const std::size_t at = codes.find("zh: ");
    ASSERT_NE(at, std::string::npos);
    codes.insert(at + 4 + (codes[at + 4] == '"' ? 1 : 0), "新改的");
    write(rules / "codes.yaml", codes);
    program.tell(SIGHUP);
    EXPECT_TRUE(comes_to_say(client, "/rulebook/fields", "新改的")) << text_of(program.folder / "log");
    // Who was logged in is, and what was kept is there.
    EXPECT_EQ(anna.get("/me").status, 200U);

    // What is not in order is not taken.
    write(rules / "messages.yaml", "messages: [\n");
    program.tell(SIGHUP);
    for (int n = 0; n < 100 && text_of(program.folder / "log").find("stay as they were") == std::string::npos;
         ++n)
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    EXPECT_THAT(text_of(program.folder / "log"), testing::HasSubstr("messages.yaml"));
    EXPECT_EQ(anna.get("/me").status, 200U);
    EXPECT_THAT(client.get("/rulebook/fields").body, testing::HasSubstr("新改的"));
    write(rules / "messages.yaml", words);

    over = true;
    crowd.join();
    EXPECT_GT(asked, 0);
    EXPECT_EQ(refused, 0);
    EXPECT_EQ(program.stop(), 0) << text_of(program.folder / "log");
}

}  // namespace

}  // namespace beian::http
