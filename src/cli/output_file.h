// How does a result become a file that is either whole or not there?
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace beian::cli {

/// What is written, and how its name must end.
enum class Output { Jpeg, Facts, Letter };

/// Opened before any work is done, so that a wrong folder costs nothing; takes its name when it is complete.
class OutputFile {
public:
    /// A file named `name`, as `option` gave it. Refused: another extension, a folder, one of the `inputs`,
    /// what cannot be written.
    static Result<OutputFile> open(std::string_view option, const std::string& name,
                                   std::span<const std::string> inputs, Output output = Output::Jpeg);
    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;
    ~OutputFile();

    /// What stood under the name is replaced at once. Throws where the machine fails (disk full).
    void commit(BytesView bytes);

private:
    OutputFile(std::filesystem::path target, std::filesystem::path draft, int file);
    void discard();

    std::filesystem::path target_;
    std::filesystem::path draft_;
    int file_ = -1;
};

}  // namespace beian::cli
