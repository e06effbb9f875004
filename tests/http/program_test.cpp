// Is what the program acknowledged there after it was killed, and does it end as it should when it is asked
// to?
#include "program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <random>
#include <thread>

namespace beian::http {

namespace {

using nlohmann::json;
using testing::HasSubstr;

const json kBegin{{"kind", "first"}, {"province", "guangdong"}, {"subject_kind", "enterprise"}};
const std::string kPassword = "correct horse battery";

/// An applicant with a token, on a desk that just began.
std::string token_of(const Client& client, const std::string& name) {
    EXPECT_EQ(client.post("/accounts", {{"name", name}, {"password", kPassword}}).status, 201U);
    const Answer in = client.post("/session", {{"name", name}, {"password", kPassword}});
    const std::string cookie = in.header("set-cookie");
    const Client page =
        client.with("Cookie", cookie.substr(0, cookie.find(';'))).with("X-CSRF-Token", in.json()["csrf"]);
    return page.post("/me/tokens", {{"label", "test"}, {"scopes", {"read", "write", "pages"}}})
        .json()["token"];
}

/// What was acknowledged: the version of each filing and the pictures it has.
struct Acknowledged {
    std::mutex mutex;
    std::map<std::string, std::uint64_t> versions;
    std::map<std::string, std::string> pictures;  // by path
};

void write_until(const std::atomic<bool>& over, const Client& anna, int who, Acknowledged& known) {
    const Headers jpeg{{"Content-Type", "image/jpeg"}};
    for (int n = 0; !over; ++n) {
        try {
            const Answer begun = anna.post("/filings", kBegin);
            if (begun.status != 201) continue;
            const std::string filing = begun.json()["filing"];
            {
                const std::lock_guard lock(known.mutex);
                known.versions[filing] = 1;
            }
            const std::string path = "/filings/" + filing + "/pages/head.id_card/front";
            const std::string picture = "picture " + std::to_string(who) + " " + std::to_string(n);
            if (anna.ask("PUT", path, picture, jpeg).status != 201) continue;
            const std::lock_guard lock(known.mutex);
            known.versions[filing] = 2;
            known.pictures[path] = picture;
        } catch (const std::exception&) {
            // Killed in the middle: what was not acknowledged is not counted.
        }
    }
}

/// Asks again as long as it is told that it asks too often.
Answer patiently(const Client& client, const std::string& path) {
    for (;;) {
        Answer answer = client.get(path);
        if (answer.status != 429) return answer;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
}

TEST(HttpProgram, LosesNothingThatItAcknowledgedHoweverItIsKilled) {
    Program program;
    program.start();
    const std::string authorization = "Bearer " + token_of(program.client(), "anna@example.cn");
    std::minstd_rand chance(std::random_device{}());
    Acknowledged known;
    for (int life = 0; life < 3; ++life) {
        const Client anna = program.client().with("Authorization", authorization);
        std::atomic<bool> over{false};
        std::vector<std::thread> writers;
        for (int who = 0; who < 3; ++who)
            writers.emplace_back([&, who] { write_until(over, anna, life * 10 + who, known); });
        std::this_thread::sleep_for(std::chrono::milliseconds(700 + chance() % 1500));
        program.kill();
        over = true;
        for (std::thread& writer : writers) writer.join();
        program.start();
        const Client again = program.client().with("Authorization", authorization);
        for (const auto& [filing, version] : known.versions)
            EXPECT_GE(patiently(again, "/filings/" + filing).json().value("version", std::uint64_t{0}),
                      version);
        for (const auto& [path, picture] : known.pictures) EXPECT_EQ(patiently(again, path).body, picture);
    }
    EXPECT_GT(known.pictures.size(), 3U) << "nothing was written before it was killed";
    EXPECT_EQ(program.stop(), 0);
}

TEST(HttpProgram, SaysHowToMakeTheFirstAdministratorUntilThereIsOne) {
    Program program;
    program.start();
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    EXPECT_THAT(program.said, HasSubstr("there is no administrator yet"));
    const json first{{"token", program.word_after("\"token\":\"")}, {"name", "ada"}, {"password", kPassword}};
    EXPECT_EQ(program.client().post("/setup", first).status, 201U);
    EXPECT_EQ(program.client().get("/health").json()["status"], "up");
    EXPECT_EQ(program.stop(), 0);
    program.start();
    EXPECT_THAT(program.said, testing::Not(HasSubstr("administrator")));
    EXPECT_EQ(program.stop(), 0);
}

TEST(HttpProgram, EndsOnceHoweverOftenItIsAskedTo) {
    Program program;
    program.start();
    EXPECT_EQ(program.client().get("/health").status, 200U);
    EXPECT_EQ(program.stop(4), 0);
}

/// What curl prints of one request, or nothing where there is no curl.
std::string curl(const std::string& options) {
    FILE* pipe = popen(("curl --noproxy '*' -sS " + options + " 2>&1").c_str(), "r");
    std::string said;
    char buffer[4096];
    while (std::size_t got = fread(buffer, 1, sizeof buffer, pipe)) said.append(buffer, got);
    pclose(pipe);
    return said;
}

TEST(HttpProgram, SpeaksTlsAndHoldsBrowsersToIt) {
    Program program;
    const std::string key = (program.folder / "key.pem").string(),
                      chain = (program.folder / "chain.pem").string();
    const std::string make =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj "
        "/CN=localhost -addext subjectAltName=DNS:localhost -keyout " +
        key + " -out " + chain + " >/dev/null 2>&1";
    if (std::system(make.c_str()) != 0 || std::system("curl --version >/dev/null 2>&1") != 0)
        GTEST_SKIP() << "openssl and curl are needed; ./test installs them";
    program.start({"--tls-cert", chain, "--tls-key", key});
    EXPECT_THAT(program.said, HasSubstr("listening on https://127.0.0.1:"));
    const std::string at = "https://localhost:" + std::to_string(program.port) + "/api/v1";
    const std::string trusted =
        "-i --cacert " + chain + " --resolve localhost:" + std::to_string(program.port) + ":127.0.0.1 ";
    EXPECT_THAT(curl(trusted + at + "/health"), HasSubstr("Strict-Transport-Security: max-age=31536000"));
    const std::string account =
        "-H 'Content-Type: application/json' -d '{\"name\":\"anna\",\"password\":\"" + kPassword + "\"}' ";
    EXPECT_THAT(curl(trusted + account + at + "/accounts"), HasSubstr("201 Created"));
    EXPECT_THAT(curl(trusted + account + at + "/session"),
                testing::ContainsRegex(
                    "Set-Cookie: __Host-beian_session=.*; Path=/; HttpOnly; SameSite=Strict; Secure"));
    EXPECT_THAT(curl(trusted + "--tls-max 1.1 " + at + "/health"), testing::Not(HasSubstr("200 OK")));
    EXPECT_EQ(program.stop(), 0);
}

TEST(HttpProgram, SaysWhatIsWrongWithItsQuestionBeforeItStarts) {
    const auto refused = [](const std::string& options) {
        const std::string command = std::string(BEIAN_PROGRAM) + " serve " + options + " 2>&1 >/dev/null";
        FILE* pipe = popen(command.c_str(), "r");
        char buffer[1000] = "";
        (void)!fgets(buffer, sizeof buffer, pipe);
        return std::to_string(WEXITSTATUS(pclose(pipe))) + " " + buffer;
    };
    EXPECT_THAT(refused("--listen nowhere"),
                testing::StartsWith("2 beian: --listen: \"nowhere\" is not HOST:PORT"));
    EXPECT_THAT(refused("--tls-cert only.pem"), HasSubstr("belong together"));
    const std::string folder = testing::TempDir() + "beian_refused_" + std::to_string(getpid());
    EXPECT_THAT(refused("--listen 127.0.0.1:0 --data " + folder + " --database mysql://x"),
                HasSubstr("a database is"));
    EXPECT_THAT(refused("--listen 127.0.0.1:0 --data " + folder + " --profile none"),
                HasSubstr("no profile"));
    std::filesystem::remove_all(folder);
}

TEST(HttpProgram, KeepsItsKeysAndDatabaseFromOthers) {
    namespace fs = std::filesystem;
    Program program;
    program.start();
    token_of(program.client(), "anna@example.cn");
    EXPECT_EQ(fs::status(program.folder / "data").permissions() & fs::perms::others_all, fs::perms::none);
    EXPECT_EQ(fs::status(program.folder / "data" / "master.key").permissions(),
              fs::perms::owner_read | fs::perms::owner_write);
    program.stop();
    const std::string look = "grep -rl anna@example " + program.folder.string() + " >/dev/null";
    EXPECT_NE(std::system(look.c_str()), 0) << "a name stands in the clear";
}

}  // namespace

}  // namespace beian::http
