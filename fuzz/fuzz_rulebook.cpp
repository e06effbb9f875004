// Whatever stands in a file of rules, reading it ends in a rulebook that can be asked or in faults that name
// their places.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "rules/checklist_json.h"
#include "rules/evaluate.h"
#include "rules/lint.h"
#include "rules/render.h"

namespace {

using namespace beian;
namespace fs = std::filesystem;

/// A copy of the small rulebook of the tests, whose national rules each input replaces.
fs::path workbook() {
    const fs::path directory =
        fs::temp_directory_path() / ("beian_fuzz_rulebook_" + std::to_string(getpid()));
    fs::remove_all(directory);
    fs::copy(fs::path(BEIAN_SOURCE_DIR) / "tests/rules/fixture", directory, fs::copy_options::recursive);
    std::ofstream(directory / "provinces/guangdong.yaml") << "province: guangdong\nrules: []\n";
    static const struct Removal {
        fs::path directory;
        ~Removal() {
            std::error_code ignored;
            fs::remove_all(directory, ignored);
        }
    } removal{directory};
    return directory;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const fs::path directory = workbook();
    std::ofstream(directory / "national.yaml", std::ios::binary)
        .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    const auto book = rules::load_rulebook(directory);
    if (!book) {
        if (book.error().message.find("national.yaml") == std::string::npos) std::abort();
        return 0;
    }
    const CivilDay today = *parse_day("2026-11-23");
    const rules::Facts facts(book->vocabulary);
    const rules::Checklist list = rules::evaluate(*book, facts, today);
    bool open = false;
    for (const rules::Item& item : list.items) open = open || item.necessity == rules::Necessity::Conditional;
    if (open && list.questions.empty()) std::abort();
    rules::to_json(*book, list);
    rules::render_checklist(*book, list, Language::En);
    rules::lint(*book, nullptr, today);
    return 0;
}
