#include "adapters/files/files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <system_error>

#include "keeping.h"

namespace beian::files {

namespace {

namespace fs = std::filesystem;
using desk::OwnFolder;
using testing::HasSubstr;

mode_t mode_of(const fs::path& file) {
    struct stat about {};
    if (::stat(file.c_str(), &about) != 0) return 0;
    return about.st_mode & 0777U;
}

TEST(FileObjects, AreReadableByTheirOwnerAlone) {
    const OwnFolder folder;
    FileObjects objects(folder.path / "blobs");
    objects.put("pages/t1/ab/abc", Bytes{1});
    EXPECT_EQ(mode_of(folder.path / "blobs/pages/t1/ab/abc"), 0600U);
    EXPECT_EQ(mode_of(folder.path / "blobs/pages/t1"), 0700U);
}

TEST(FileObjects, LeaveTheirFolderForNoName) {
    const OwnFolder folder;
    FileObjects objects(folder.path);
    for (const char* name : {"", "x", "/etc/passwd", "pages/../../x", "pages/t1/", "pages/.hidden"})
        EXPECT_THROW(objects.put(name, Bytes{1}), std::invalid_argument) << name;
}

/// The child writes whole files of one byte each and is killed somewhere; what has its name is whole.
TEST(FileObjects, AreWholeAfterTheirWriterWasKilledAtAnyMoment) {
    const OwnFolder folder;
    for (int round = 0; round < 20; ++round) {
        const pid_t child = fork();
        if (child == 0) {
            FileObjects objects(folder.path);
            for (std::uint8_t n = 0;; ++n) objects.put("pages/t1/ab/same", Bytes(1'000'000U + n, n));
        }
        usleep(static_cast<useconds_t>(2'000 + round * 3'171));
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        FileObjects objects(folder.path);
        const auto found = objects.find("pages/t1/ab/same");
        if (!found) continue;
        ASSERT_EQ(found->size(), 1'000'000U + found->front());
        ASSERT_EQ(*found, Bytes(found->size(), found->front()));
    }
    EXPECT_TRUE(FileObjects(folder.path).find("pages/t1/ab/same"));
}

/// A limit on the size of files stands for a disk that is full.
TEST(FileObjects, KeepTheOldAndNoDraftWhenThereIsNoRoom) {
    const OwnFolder folder;
    FileObjects objects(folder.path);
    objects.put("pages/t1/ab/same", Bytes(10, 1));
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{100'000, before.rlim_max};
    auto* const old = signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    EXPECT_THROW(objects.put("pages/t1/ab/same", Bytes(1'000'000, 2)), std::system_error);
    setrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, old);
    EXPECT_EQ(objects.find("pages/t1/ab/same"), Bytes(10, 1));
    EXPECT_TRUE(fs::is_empty(folder.path / "drafts"));
}

TEST(FileObjects, SweepWhatAKilledWriterLeftADayAgo) {
    const OwnFolder folder;
    { FileObjects objects(folder.path); }
    for (const char* name : {"draft-old", "draft-new"}) std::ofstream(folder.path / "drafts" / name) << "x";
    fs::last_write_time(folder.path / "drafts/draft-old",
                        fs::file_time_type::clock::now() - std::chrono::hours{25});
    FileObjects objects(folder.path);
    EXPECT_FALSE(fs::exists(folder.path / "drafts/draft-old"));
    EXPECT_TRUE(fs::exists(folder.path / "drafts/draft-new"));
}

TEST(FileSecret, IsMadeOnceForItsOwnerAlone) {
    const OwnFolder folder;
    FileSecret secret(folder.path / "deep/master.key");
    EXPECT_EQ(secret.read().value(), std::nullopt);
    ASSERT_TRUE(secret.make("one"));
    ASSERT_TRUE(secret.make("two"));
    EXPECT_EQ(secret.read().value(), "one");
    EXPECT_EQ(mode_of(folder.path / "deep/master.key"), 0600U);
    ASSERT_TRUE(secret.replace("three"));
    EXPECT_EQ(secret.read().value(), "three");
    EXPECT_EQ(mode_of(folder.path / "deep/master.key"), 0600U);
}

TEST(FileSecret, IsNotTakenWhereOthersMayReadIt) {
    const OwnFolder folder;
    FileSecret secret(folder.path / "master.key");
    ASSERT_TRUE(secret.make("one"));
    chmod((folder.path / "master.key").c_str(), 0644);
    const auto refused = secret.read();
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message, HasSubstr("chmod 600"));
}

}  // namespace

}  // namespace beian::files
