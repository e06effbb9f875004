// What the desk wrote once and reads again: any text is refused, or comes back as it was.
#include "desk/declaration.h"
#include "desk/event_json.h"
#include "desk/page_json.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace beian::desk;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto event = parse_event(text)) {
        const auto again = parse_event(to_json(*event));
        if (!again || !(*again == *event)) std::abort();
    }
    if (const auto declaration = parse_declaration(text)) {
        const auto again = parse_declaration(to_json(*declaration));
        if (!again || !(*again == *declaration)) std::abort();
    }
    if (const auto report = parse_page_report(text)) {
        if (!parse_page_report(to_json(*report))) std::abort();
    }
    return 0;
}
