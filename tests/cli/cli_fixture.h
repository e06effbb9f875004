// A world for the command line that lives in strings.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "cli/cli.h"

namespace beian::cli {

struct Outcome {
    int status = 0;
    std::string out;
    std::string err;
    nlohmann::json json() const { return nlohmann::json::parse(out); }
};

inline Outcome beian(const std::vector<std::string>& arguments, const std::string& input = {},
                     Language language = Language::En,
                     const std::filesystem::path& models = std::filesystem::path(BEIAN_SOURCE_DIR) /
                                                           "build/models",
                     CivilDay today = std::chrono::year{2026} / 11 / 23) {
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream err;
    World world{in,     out, err,  language, today, std::filesystem::path(BEIAN_SOURCE_DIR) / "rules",
                models, {},  false};
    const int status = run(arguments, world);
    return {status, out.str(), err.str()};
}

/// Exit 2, nothing on standard output, and one line on standard error that holds each of the words.
inline testing::AssertionResult is_wrong_question(const Outcome& outcome,
                                                  const std::vector<std::string>& words) {
    if (outcome.status != kWrongQuestion)
        return testing::AssertionFailure() << "status " << outcome.status << ", error: " << outcome.err;
    if (!outcome.out.empty()) return testing::AssertionFailure() << "standard output holds: " << outcome.out;
    if (std::count(outcome.err.begin(), outcome.err.end(), '\n') != 1)
        return testing::AssertionFailure() << "not one line: " << outcome.err;
    for (const auto& word : words) {
        if (outcome.err.find(word) == std::string::npos) {
            return testing::AssertionFailure() << "no word of \"" << word << "\" in: " << outcome.err;
        }
    }
    return testing::AssertionSuccess();
}

/// A folder that goes when the test ends.
class Folder {
public:
    Folder()
        : path_(std::filesystem::temp_directory_path() /
                ("beian-cli-" + std::to_string(counter_++) + "-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string write(const std::string& name, const std::string& content) const {
        const auto file = path_ / name;
        std::ofstream(file, std::ios::binary) << content;
        return file.string();
    }
    const std::filesystem::path& path() const { return path_; }

private:
    inline static int counter_ = 0;
    std::filesystem::path path_;
};

}  // namespace beian::cli
