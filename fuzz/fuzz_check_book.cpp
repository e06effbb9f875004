// rules/checks.yaml: any text is either refused with a place, or a book that every check can speak from.
#include "inspect/check.h"
#include "inspect/check_book.h"

#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace beian;
    const std::string yaml(reinterpret_cast<const char*>(data), size);
    const auto book = inspect::read_check_book(yaml, "checks.yaml");
    if (!book) {
        if (!book.error().message.starts_with("checks.yaml:")) std::abort();
        return 0;
    }
    for (const inspect::Check& check : inspect::all_checks())
        for (const inspect::AnswerSpec& answer : check.answers)
            inspect::Voice(*book, check.id).say(answer.name);
    return 0;
}
