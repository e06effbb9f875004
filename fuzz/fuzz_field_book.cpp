// rules/fields.yaml, codes.yaml and wordlists.yaml: any text is read, or refused with its place.
#include "form/field_book.h"

#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

template <class T>
void expect_place(const beian::Result<T>& read) {
    if (!read && !read.error().message.starts_with("it:")) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace beian::form;
    const std::string yaml(reinterpret_cast<const char*>(data), size);
    expect_place(read_fields(yaml, "it"));
    expect_place(read_codes(yaml, "it"));
    expect_place(read_word_lists(yaml, "it"));
    return 0;
}
