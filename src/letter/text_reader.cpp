#include "letter/text_reader.h"

#include "data/reading.h"

namespace beian::letter {

namespace {

constexpr std::int64_t kWidestGap = 40;
constexpr int kUsualGap = 10;

Piece read_blank(std::string_view name, const std::function<void(std::string)>& fault) {
    if (!name.starts_with("gap:")) {
        // `{head.mobile?}`: what is not known is left for the pen.
        if (!name.ends_with('?')) return {Piece::Kind::Blank, std::string(name), 0};
        return {Piece::Kind::Blank, std::string(name.substr(0, name.size() - 1)), kUsualGap};
    }
    const auto ems = data::parse_whole(name.substr(4));
    if (!ems || *ems < 1 || *ems > kWidestGap) {
        fault("{" + std::string(name) + "}: a gap is written {gap:8}, from 1 to 40 characters wide");
        return {Piece::Kind::Gap, {}, 1};
    }
    return {Piece::Kind::Gap, {}, static_cast<int>(*ems)};
}

}  // namespace

Text read_pieces(std::string_view line, const std::function<void(std::string)>& fault) {
    Text text;
    const auto print = [&](std::string_view printed) {
        if (!printed.empty()) text.push_back({Piece::Kind::Printed, std::string(printed), 0});
    };
    while (!line.empty()) {
        const std::size_t open = line.find_first_of("{}");
        if (open == std::string_view::npos) {
            print(line);
            break;
        }
        const std::size_t close = line.find_first_of("{}", open + 1);
        if (line[open] == '}' || close == std::string_view::npos || line[close] == '{') {
            fault("a brace stands without its other half");
            break;
        }
        print(line.substr(0, open));
        text.push_back(read_blank(line.substr(open + 1, close - open - 1), fault));
        line.remove_prefix(close + 1);
    }
    return text;
}

}  // namespace beian::letter
