#include "cli/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "base/text.h"

namespace beian::cli {

namespace {

namespace fs = std::filesystem;

std::string extension_of(const fs::path& path) {
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    return extension;
}

std::string quoted(const std::string& name) {
    return "\"" + printable(name, 200) + "\"";
}

[[noreturn]] void fail(const fs::path& path) {
    throw std::system_error(errno, std::generic_category(),
                            "the result could not be written to " + quoted(path.string()));
}

}  // namespace

Result<OutputFile> OutputFile::open(std::string_view option, const std::string& name,
                                    std::span<const std::string> inputs, Output output) {
    const fs::path target(name);
    const std::string said = std::string(option) + " " + quoted(name);
    const std::string extension = extension_of(target);
    if (output == Output::Jpeg && extension != ".jpg" && extension != ".jpeg")
        return Error{ErrorCode::InvalidArgument,
                     said + ": the result is a JPEG; give it a name that ends in .jpg or .jpeg"};
    if (output == Output::Facts && extension != ".yaml" && extension != ".yml")
        return Error{ErrorCode::InvalidArgument,
                     said + ": the result is a facts file; give it a name that ends in .yaml"};
    if (output == Output::Letter && extension != ".pdf" && extension != ".docx")
        return Error{ErrorCode::InvalidArgument,
                     said + ": the letter is a PDF or a DOCX; give it a name that ends in .pdf or .docx"};
    std::error_code trouble;
    if (fs::is_directory(target, trouble))
        return Error{ErrorCode::InvalidArgument, said + " is a folder; name a file in it"};
    for (const std::string& input : inputs) {
        if (input != "-" && fs::equivalent(target, input, trouble))
            return Error{ErrorCode::InvalidArgument,
                         said + " is the photo itself; give the result another name"};
    }
    // In the same folder, so that taking the name is one step.
    fs::path draft = target;
    draft.replace_filename("." + target.filename().string() + "." + std::to_string(::getpid()) + ".part");
    const int file = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (file < 0)
        return Error{ErrorCode::InvalidArgument,
                     said + " cannot be written; look at its folder and permissions (" +
                         std::generic_category().message(errno) + ")"};
    return OutputFile(target, std::move(draft), file);
}

OutputFile::OutputFile(fs::path target, fs::path draft, int file)
    : target_(std::move(target)), draft_(std::move(draft)), file_(file) {}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : target_(std::move(other.target_)),
      draft_(std::move(other.draft_)),
      file_(std::exchange(other.file_, -1)) {}

OutputFile::~OutputFile() {
    discard();
}

void OutputFile::commit(BytesView bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) fail(target_);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    if (::fsync(file_) != 0 || ::rename(draft_.c_str(), target_.c_str()) != 0) fail(target_);
    ::close(std::exchange(file_, -1));
}

void OutputFile::discard() {
    if (file_ < 0) return;
    ::close(std::exchange(file_, -1));
    ::unlink(draft_.c_str());
}

}  // namespace beian::cli
