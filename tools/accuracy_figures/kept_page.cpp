#include "accuracy_figures/kept_page.h"

#include <sstream>

namespace beian::accuracy {
namespace {

constexpr std::string_view kWritten = "Written by ", kAnew = "Measured anew on ", kRow = "| `";

std::vector<std::string> cells(std::string_view line) {
    std::vector<std::string> found;
    std::size_t begin = line.find('|');
    while (begin != std::string_view::npos) {
        const std::size_t end = line.find(" |", begin + 1);
        if (end == std::string_view::npos) break;
        found.emplace_back(line.substr(begin + 2, end > begin + 2 ? end - begin - 2 : 0));
        begin = end + 1;
    }
    return found;
}

}  // namespace

KeptRow kept_row(std::string_view line) {
    KeptRow row;
    row.line = std::string(line) + "\n";
    const auto all = cells(line);
    if (all.size() < 6 || all[0].size() < 3) return row;
    row.name = all[0].substr(1, all[0].size() - 2);
    row.rate = all[3];
    row.asked = all[5].find_first_not_of(' ') != std::string::npos;
    row.met = row.asked && all[5].find("missed") == std::string::npos;
    return row;
}

KeptPage kept_page(std::string_view markdown) {
    KeptPage page;
    std::istringstream lines{std::string(markdown)};
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(kWritten)) page.head = line;
        if (line.starts_with(kAnew)) page.anew.push_back(line);
        if (line.starts_with(kRow)) page.rows.push_back(kept_row(line));
    }
    return page;
}

}  // namespace beian::accuracy
