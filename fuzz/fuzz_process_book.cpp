// rules/process.yaml: any text is refused with its place, or a book that knows every kind and limit.
#include "workflow/process_book.h"

#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace beian::workflow;
    const auto book =
        read_process_book(std::string(reinterpret_cast<const char*>(data), size), "process.yaml");
    if (!book) {
        if (!book.error().message.starts_with("process.yaml:")) std::abort();
        return 0;
    }
    for (const KindSpec& kind : book->kinds)
        if (kind.name.zh.empty() || kind.fact.empty()) std::abort();
    for (const Limit& limit : book->limits)
        if ((limit.hours > 0) == (limit.working_days > 0)) std::abort();
    return 0;
}
