// A form: any text is refused, or comes back from its JSON as it was, and is checked without a fall.
#include "form/check.h"

#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace beian;
    static const auto fields = form::load_field_book(BEIAN_SOURCE_DIR "/rules");
    static const auto checks = form::load_form_checks(BEIAN_SOURCE_DIR "/rules/form.yaml");
    if (!fields || !checks) std::abort();
    const auto parsed = form::parse_form({reinterpret_cast<const char*>(data), size});
    if (!parsed) return 0;
    const auto again = form::parse_form(form::to_json(*parsed));
    if (!again || !(*again == *parsed)) std::abort();
    for (const char* kind : {"person", "enterprise"}) {
        const form::Case about{
            *parsed, *fields, workflow::FilingKind::First, kind, "guangdong", *parse_day("2026-11-25"), 90};
        for (const form::FieldError& error : form::check(about, *checks))
            if (error.error.zh.empty() || error.suggest.en.empty()) std::abort();
    }
    return 0;
}
