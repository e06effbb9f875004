// rules/rejections.yaml: any text is refused with its place, or a list in which every reason finds itself.
#include "desk/reasons.h"

#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace beian::desk;
    const auto book = read_reason_book(std::string(reinterpret_cast<const char*>(data), size), "r.yaml");
    if (!book) {
        if (!book.error().message.starts_with("r.yaml:")) std::abort();
        return 0;
    }
    for (const Reason& reason : book->reasons())
        if (book->find(reason.id) != &reason || reason.text.zh.empty()) std::abort();
    return 0;
}
