// Any characters at any places in two or three lines: what comes out has the size of its layout, and nothing
// is proven that its check digits do not prove.
#include "reading/mrz_lines.h"

#include <chrono>
#include <cstdlib>

// One byte of how many lines; then three to a character: which, how far it stands off its place, how sure it
// is. A zero ends a line.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace beian;
    using namespace beian::reading;
    if (size < 4) return 0;
    std::vector<Stretch> rows(2 + data[0] % 2);
    std::size_t row = 0;
    double left = 0;
    for (std::size_t i = 1; i + 2 < size; i += 3) {
        if (data[i] == 0) {
            left = 0;
            if (++row == rows.size()) break;
            continue;
        }
        left += data[i + 1] / 8.0;
        const double top = 40.0 * static_cast<double>(row), sure = data[i + 2] / 255.0;
        const char other = kMrzCharacters[data[i + 2] % kMrzCharacters.size()];
        rows[row].push_back({std::string(1, static_cast<char>(data[i] & 0x7F)),
                             sure,
                             {left, top, left + 10, top + 30},
                             {{std::string(1, other), 1 - sure}}});
    }
    const CivilDay today = std::chrono::year{2026} / 11 / 25;
    const auto mrz = read_mrz(rows, data[0] * 4, {}, today);
    if (!mrz) return 0;
    for (const Stretch& line : mrz->cells) {
        if (line.size() != mrz->cells.front().size()) std::abort();
        if (line.size() != 30 && line.size() != 36 && line.size() != 44) std::abort();
        for (const Glyph& cell : line)
            if (cell.text.size() != 1 || kMrzCharacters.find(cell.text[0]) == std::string_view::npos)
                std::abort();
    }
    const bool valid = identity::parse_mrz(mrz->lines, today).has_value();
    if (valid != mrz->parsed.has_value()) std::abort();
    if (!valid && (mrz->is_sure || mrz->repaired || mrz->number.is_proven || mrz->birth.is_proven))
        std::abort();
    return 0;
}
