#include <fstream>
#include <istream>

#include "base/text.h"
#include "cli/command.h"

namespace beian::cli {

namespace {

constexpr std::size_t kChunk = 1 << 16;

std::string shown_size(std::size_t bytes) {
    constexpr std::size_t kKilobyte = 1024;
    if (bytes < kKilobyte * kKilobyte) return std::to_string(bytes / kKilobyte) + " KB";
    return std::to_string(bytes / (kKilobyte * kKilobyte)) + " MB";
}

Result<Bytes> drain(std::istream& in, const std::string& name, std::size_t most_bytes, Longer longer) {
    Bytes bytes;
    while (in) {
        const std::size_t held = bytes.size();
        bytes.resize(held + kChunk);
        in.read(reinterpret_cast<char*>(bytes.data() + held), kChunk);
        bytes.resize(held + static_cast<std::size_t>(in.gcount()));
        if (bytes.size() > most_bytes && longer == Longer::Cut) {
            bytes.resize(most_bytes + 1);
            return bytes;
        }
        if (bytes.size() > most_bytes) {
            return Error{ErrorCode::TooLarge,
                         name + " holds more than " + shown_size(most_bytes) + "; give a smaller file"};
        }
    }
    return bytes;
}

}  // namespace

Result<Bytes> load_file(const std::string& name, World& world, std::size_t most_bytes, Longer longer) {
    if (name == "-") {
        Bytes bytes = BEIAN_TRY(drain(world.in, "standard input", most_bytes, Longer::Refuse));
        if (bytes.empty())
            return Error{ErrorCode::InvalidArgument,
                         "standard input is empty; pipe a file into it or name one"};
        return bytes;
    }
    std::error_code trouble;
    const std::filesystem::path path(name);
    const auto status = std::filesystem::status(path, trouble);
    if (!std::filesystem::exists(status)) {
        return Error{ErrorCode::NotFound,
                     "there is no file \"" + printable(name, 200) + "\"; look at its name and folder"};
    }
    if (std::filesystem::is_directory(status)) {
        return Error{ErrorCode::InvalidArgument,
                     "\"" + printable(name, 200) + "\" is a folder; name the file in it"};
    }
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return Error{ErrorCode::Unreadable,
                     "\"" + printable(name, 200) + "\" cannot be opened; look at its permissions"};
    }
    return drain(file, "\"" + printable(name, 200) + "\"", most_bytes, longer);
}

Result<CivilDay> parse_day_option(std::string_view option, std::string_view text) {
    if (const auto day = parse_day(text)) return *day;
    return Error{ErrorCode::InvalidArgument,
                 std::string(option) + " wants a real day as YYYY-MM-DD, not \"" + printable(text) + "\""};
}

}  // namespace beian::cli
