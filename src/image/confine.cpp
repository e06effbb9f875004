#include "image/confine.h"

#include "image/channel.h"
#include "image/sandbox_status.h"

#include <fcntl.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <memory>
#include <system_error>

#if defined(__SANITIZE_ADDRESS__)
#define BEIAN_UNDER_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define BEIAN_UNDER_SANITIZER 1
#endif
#endif

namespace beian::image {
namespace {

#ifdef BEIAN_UNDER_SANITIZER
constexpr bool kUnderSanitizer = true;
#else
constexpr bool kUnderSanitizer = false;
#endif

/// Memory, time, the answer and the end. Whatever is missing here ends the process.
constexpr std::array kAllowed{
    SCMP_SYS(munmap),          SCMP_SYS(mremap),         SCMP_SYS(brk),
    SCMP_SYS(madvise),         SCMP_SYS(futex),          SCMP_SYS(exit),
    SCMP_SYS(exit_group),      SCMP_SYS(rt_sigreturn),   SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday),    SCMP_SYS(rt_sigprocmask), SCMP_SYS(getrandom),
    SCMP_SYS(close),           SCMP_SYS(getpid),         SCMP_SYS(gettid),
    SCMP_SYS(restart_syscall),
};
/// What a sanitizer needs besides: for its report, and to try whether memory is readable (through a pipe).
constexpr std::array kAllowedUnderSanitizer{
    SCMP_SYS(sigaltstack), SCMP_SYS(rt_sigaction), SCMP_SYS(sched_yield), SCMP_SYS(getrlimit),
    SCMP_SYS(pipe),        SCMP_SYS(pipe2),        SCMP_SYS(write)};

struct Release {
    void operator()(void* filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, Release>;

void check(int error) {
    if (error < 0)
        throw std::system_error(-error, std::generic_category(), "building the system-call filter");
}

void allow_where(scmp_filter_ctx filter, int call, const scmp_arg_cmp& condition) {
    check(seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &condition));
}

void allow_all(scmp_filter_ctx filter) {
    for (const int call : kAllowed) check(seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0));
    for (const int call : {SCMP_SYS(recvmsg), SCMP_SYS(sendmsg)})
        allow_where(filter, call, {0, SCMP_CMP_EQ, kCommandFile, 0});
    // Memory that can be run as a program is how a broken decoder becomes an intruder.
    for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)})
        allow_where(filter, call, {2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0});
    if (!kUnderSanitizer) return;
    for (const int call : kAllowedUnderSanitizer) check(seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0));
}

bool limit(int resource, rlim_t most) {
    const rlimit both{most, most};
    return ::setrlimit(static_cast<__rlimit_resource>(resource), &both) == 0;
}

/// Bytes of addresses in use now; the libraries of the program are among them.
std::uint64_t used_addresses() {
    unsigned long pages = 0;
    std::FILE* file = std::fopen("/proc/self/statm", "re");
    if (!file) return 0;
    const bool is_read = std::fscanf(file, "%lu", &pages) == 1;
    std::fclose(file);
    return is_read ? std::uint64_t{pages} * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) : 0;
}

bool limit_resources(const Confinement& confinement) {
    // Room for two files of a request beside the channel and the three standard ones.
    bool is_limited = limit(RLIMIT_NOFILE, kCommandFile + (kUnderSanitizer ? 5 : 3)) &&
                      limit(RLIMIT_NPROC, 0) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CORE, 0);
    // The soft limit ends the process with a signal that tells why.
    const rlimit seconds{confinement.cpu_seconds, confinement.cpu_seconds + 1};
    is_limited = is_limited && ::setrlimit(RLIMIT_CPU, &seconds) == 0;
    const std::uint64_t used = kUnderSanitizer ? 0 : used_addresses();
    if (used > 0) is_limited = is_limited && limit(RLIMIT_AS, used + confinement.memory);
    return is_limited;
}

void close_from(unsigned first) {
    if (::close_range(first, ~0u, 0) == 0) return;
    const long most = ::sysconf(_SC_OPEN_MAX);
    for (long file = first; file < (most > 0 ? most : 1024); ++file) ::close(static_cast<int>(file));
}

}  // namespace

SandboxStatus sandbox_status() {
    SandboxStatus status;
    status.has_memory_limit = !kUnderSanitizer;
    // A kernel that knows filters looks for the program first and finds none.
    if (::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, nullptr, 0, 0) == -1 && errno == EFAULT)
        status.has_filter = true;
    else
        status.filter_trouble = std::strerror(errno);
    return status;
}

std::vector<sock_filter> make_filter() {
    if (!sandbox_status().has_filter) return {};
    const Filter filter(seccomp_init(SCMP_ACT_KILL_PROCESS));
    if (!filter) throw std::system_error(ENOMEM, std::generic_category(), "building the system-call filter");
    check(seccomp_attr_set(filter.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS));
    allow_all(filter.get());
    const Fd file(::memfd_create("beian-filter", MFD_CLOEXEC));
    check(seccomp_export_bpf(filter.get(), file.get()));
    std::vector<sock_filter> program(static_cast<std::size_t>(::lseek(file.get(), 0, SEEK_END)) /
                                     sizeof(sock_filter));
    const std::size_t size = program.size() * sizeof(sock_filter);
    if (::pread(file.get(), program.data(), size, 0) != static_cast<ssize_t>(size)) check(-EIO);
    return program;
}

void detach(int channel) {
    // Out of the way of the numbers that are given out anew below.
    const int kept = ::fcntl(channel, F_DUPFD, kCommandFile + 1);
    const int nothing = ::open("/dev/null", O_RDWR);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(nothing, STDOUT_FILENO);
    // A sanitizer's report is worth seeing; anything else a stranger's file makes a library say is not.
    if (!kUnderSanitizer) ::dup2(nothing, STDERR_FILENO);
    ::dup2(kept, kCommandFile);
    close_from(kCommandFile + 1);
    for (int number = 1; number < NSIG; ++number) ::signal(number, SIG_DFL);
    // Ctrl-C is for the program, which may still want its answers; the channel's end is what ends us.
    ::signal(SIGINT, SIG_IGN);
    ::signal(SIGHUP, SIG_IGN);
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

bool confine(const Confinement& confinement) {
    // No core file and no look from outside: the memory holds people's documents.
    if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 && !kUnderSanitizer) return false;
    if (!limit_resources(confinement)) return false;
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
    if (confinement.filter.empty()) return true;
    sock_fprog program{static_cast<unsigned short>(confinement.filter.size()),
                       const_cast<sock_filter*>(confinement.filter.data())};
    return ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0;
}

}  // namespace beian::image
