// A facts file is read whole or refused, and what was read is written and read again as the same facts.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string_view>

#include "rules/facts.h"
#include "rules/rulebook.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace beian::rules;
    static const Rulebook book =
        load_rulebook(std::filesystem::path(BEIAN_SOURCE_DIR) / "tests/rules/fixture").value();
    const auto facts =
        parse_facts_file(book.vocabulary, {reinterpret_cast<const char*>(data), size}, "facts");
    if (!facts) return 0;
    Facts again(book.vocabulary);
    for (std::size_t i = 0; i < book.vocabulary.facts.size(); ++i) {
        const auto fact = static_cast<FactId>(i);
        if (!facts->knows(fact)) continue;
        std::string written = written_value(book.vocabulary, *facts, fact);
        if (book.vocabulary.facts[i].type == FactType::List) {
            // `[a, b]` in a file is `a,b` as an option.
            written = written.substr(1, written.size() - 2);
            std::erase(written, ' ');
        }
        if (!set_fact(book.vocabulary, again, book.vocabulary.facts[i].name, written)) std::abort();
    }
    if (!(again == *facts)) std::abort();
    return 0;
}
