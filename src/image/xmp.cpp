#include "image/xmp.h"

#include "image/reader.h"

#include <algorithm>

namespace beian::image {

std::string program_name(std::string_view text) {
    text = text.substr(0, std::min(text.find('\0'), kLongestProgramName));
    std::string name(text);
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c < 0x20 || c > 0x7E; }, '?');
    const std::size_t first = name.find_first_not_of(' ');
    if (first == std::string::npos) return {};
    return name.substr(first, name.find_last_not_of(' ') - first + 1);
}

// Looked for as text: a parser of XML would be one more thing to attack, for one name.
std::string find_creator_tool(BytesView packet) {
    static constexpr std::string_view kName = "CreatorTool";
    const std::string_view text = as_text(packet);
    const std::size_t found = text.find(kName);
    if (found == std::string_view::npos) return {};
    std::string_view rest = text.substr(found + kName.size());
    const bool is_element = rest.starts_with('>');
    const char close = is_element ? '<' : rest.starts_with("='") ? '\'' : '"';
    if (!is_element && !rest.starts_with("=\"") && !rest.starts_with("='")) return {};
    rest.remove_prefix(is_element ? 1 : 2);
    const std::size_t end = rest.find(close);
    return end == std::string_view::npos ? std::string{} : program_name(rest.substr(0, end));
}

}  // namespace beian::image
