#include "image/sandbox.h"
#include "support/pictures.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

namespace beian::image {
namespace {

using namespace pictures;
using namespace std::chrono_literals;
using State = Integrity::State;

Bytes text(std::string_view words) {
    return Bytes() + words;
}

/// Stands for a decoder that a picture has taken over: the file's words say what it does.
Examination misbehave(BytesView bytes, const ExamineRequest& request, const Room& room) {
    const std::string_view word(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    volatile int* nowhere = nullptr;
    if (word == "abort") std::abort();
    if (word == "write nowhere") *nowhere = 1;
    if (word == "loop")
        for (volatile bool forever = true; forever;) {
        }
    if (word == "take memory")
        while (true) std::memset(new char[16 << 20], 1, 16 << 20);
    if (word == "map too much" &&
        ::mmap(nullptr, 1ull << 40, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED)
        throw std::bad_alloc();
    if (word == "open a file") ::open("/etc/passwd", O_RDONLY);
    if (word == "connect") ::socket(AF_INET, SOCK_STREAM, 0);
    if (word == "start a process") ::fork();
    if (word == "run a program") ::execl("/bin/true", "true", nullptr);
    if (word == "end others") ::kill(::getppid(), SIGKILL);
    if (word == "exit") ::_exit(0);
    if (word == "run memory")
        ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (word == "look round" || word == "leave a note") {
        constexpr std::uint64_t kRoom = 32 << 20;
        std::uint8_t* at = room(kRoom);
        if (std::any_of(at, at + kRoom, [](std::uint8_t byte) { return byte != 0; })) std::abort();
        if (word == "leave a note") std::fill_n(at, kRoom, std::uint8_t{1});
    }
    Examination found = examine_into(bytes, request, room);
    if (word == "lie") {
        found.integrity.state = State::Whole;
        found.picture = Pixels{60000, 60000, 3, {}};
    }
    return found;
}

const ExamineRequest kSmall{.long_side = 100};

TEST(Sandbox, SaysWhatThisProcessWouldHaveSaid) {
    Sandbox sandbox;
    const Bytes jpeg = make(Jpeg{.exif = exif(6, "2026:11:20 10:01:02"), .icc = icc("RGB ", "Display P3")});
    const Bytes half(jpeg.begin(), jpeg.begin() + static_cast<std::ptrdiff_t>(jpeg.size() / 2));
    Bytes damaged = make(Png{});
    damaged[damaged.size() / 2] ^= 0x55;
    for (const Bytes& bytes : {jpeg, half, damaged, make(Jpeg{.progressive = true}),
                               make(Jpeg{.components = 4}), make(Png{.colour = 6, .alpha = 9}),
                               make(Gif{.frames = 3}), jpeg + "PK\3\4", text("%PDF-1.7"), Bytes{}})
        for (const ExamineRequest& request :
             {ExamineRequest{}, kSmall, ExamineRequest{.long_side = ExamineRequest::kFullSize}}) {
            const Examination found = sandbox.examine(bytes, request), expected = examine(bytes, request);
            EXPECT_EQ(found.integrity.detail, expected.integrity.detail);
            EXPECT_EQ(found, expected);
        }
}

class Misbehaviour : public testing::TestWithParam<const char*> {};

TEST_P(Misbehaviour, IsAnAnswerAndTheNextPictureOpens) {
    Sandbox sandbox({.work = misbehave});
    const Bytes hostile = text(GetParam());
    const Examination found = sandbox.examine(hostile, kSmall);
    EXPECT_EQ(found.integrity.state, State::GaveUp);
    EXPECT_NE(found.integrity.detail, "");
    EXPECT_EQ(found.envelope.bytes, hostile.size());
    EXPECT_EQ(found.picture, std::nullopt);
    EXPECT_EQ(sandbox.examine(make(Png{}), kSmall), examine(make(Png{}), kSmall));
}

INSTANTIATE_TEST_SUITE_P(All, Misbehaviour, testing::Values("abort", "write nowhere", "exit", "lie"));

/// What only the filter stops.
class Forbidden : public Misbehaviour {};

TEST_P(Forbidden, EndsTheProcessThatTries) {
    if (!sandbox_status().has_filter) GTEST_SKIP() << "this machine has no system-call filter";
    Sandbox sandbox({.work = misbehave});
    const Examination found = sandbox.examine(text(GetParam()), kSmall);
    EXPECT_EQ(found.integrity.state, State::GaveUp);
    EXPECT_THAT(found.integrity.detail, testing::HasSubstr("Bad system call"));
    EXPECT_EQ(sandbox.examine(make(Gif{}), kSmall).integrity.state, State::Whole);
}

INSTANTIATE_TEST_SUITE_P(All, Forbidden,
                         testing::Values("open a file", "connect", "start a process", "run a program",
                                         "end others", "run memory"));

TEST(Sandbox, NothingOfAPictureIsLeftForTheNext) {
    Sandbox sandbox({.work = misbehave});
    const ExamineRequest planes{.long_side = 100, .form = ExamineRequest::Form::Planes};
    for (const Bytes& before : {make(Jpeg{}), make(Png{}), text("leave a note")}) {
        sandbox.examine(before, planes);
        EXPECT_NE(sandbox.examine(text("look round"), planes).integrity.state, State::GaveUp);
    }
}

TEST(Sandbox, APictureThatTakesAllMemoryGetsNone) {
    if (!sandbox_status().has_memory_limit) GTEST_SKIP() << "a sanitizer needs all addresses";
    Sandbox sandbox({.work = misbehave});
    for (const char* word : {"take memory", "map too much"}) {
        const Examination found = sandbox.examine(text(word), kSmall);
        EXPECT_EQ(found.integrity.state, State::GaveUp);
        EXPECT_EQ(found.integrity.detail, "it took more memory than it may");
    }
}

TEST(Sandbox, APictureThatNeverEndsIsEnded) {
    Sandbox sandbox({.deadline = 200ms, .work = misbehave});
    const auto begin = std::chrono::steady_clock::now();
    const Examination found = sandbox.examine(text("loop"), kSmall);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 5s);
    EXPECT_EQ(found.integrity.state, State::GaveUp);
    EXPECT_EQ(found.integrity.detail, "it took longer than it may");
    EXPECT_EQ(sandbox.examine(make(Gif{}), kSmall).integrity.state, State::Whole);
}

TEST(Sandbox, ManyThreadsShareIt) {
    Sandbox sandbox({.workers = 3, .work = misbehave});
    const Bytes good = make(Png{});
    const Examination expected = examine(good, kSmall);
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 6; ++i)
            threads.emplace_back([&, i] {
                for (int k = 0; k < 10; ++k) {
                    if (sandbox.examine(good, kSmall) != expected) ++wrong;
                    if (i == 0 && sandbox.examine(text("abort"), kSmall).integrity.state != State::GaveUp)
                        ++wrong;
                }
            });
    }
    EXPECT_EQ(wrong, 0);
}

std::size_t open_files() {
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) ++count;
    return count;
}

std::vector<pid_t> children() {
    std::ifstream file("/proc/self/task/" + std::to_string(::getpid()) + "/children");
    return {std::istream_iterator<pid_t>(file), {}};
}

TEST(Sandbox, LeavesNoFileAndNoProcessBehind) {
    const std::size_t before = open_files();
    {
        Sandbox sandbox({.workers = 2, .work = misbehave});
        sandbox.examine(make(Png{}), kSmall);
        const std::size_t running = open_files();
        for (int i = 0; i < 20; ++i) {
            sandbox.examine(text("exit"), kSmall);
            sandbox.examine(make(Png{}), kSmall);
        }
        EXPECT_EQ(open_files(), running);
        EXPECT_EQ(children().size(), 1u);
    }
    EXPECT_EQ(open_files(), before);
    EXPECT_EQ(children().size(), 0u);
}

TEST(Sandbox, GoesOnWhenAllItsProcessesAreEnded) {
    Sandbox sandbox;
    for (const pid_t child : children()) ::kill(child, SIGKILL);
    EXPECT_EQ(sandbox.examine(make(Png{}), kSmall).integrity.state, State::Whole);
    EXPECT_EQ(sandbox.examine(make(Png{}), kSmall).integrity.state, State::Whole);
}

}  // namespace
}  // namespace beian::image
