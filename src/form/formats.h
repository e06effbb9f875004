// Is a value written the way its field wants it?
#pragma once

#include "form/check.h"

#include <optional>

namespace beian::form {

struct Trouble {
    std::string_view answer;  // of form.format
    findings::Blanks blanks;
};

/// `group` is where the value stands: the number of a certificate is judged by its type beside it.
std::optional<Trouble> find_trouble(const Case& about, const Field& field, const Group& group,
                                    const std::string& value);

/// A domain name in its parts. `suffix` is what follows the name one registers: `com`, `gov.cn`, `公司.cn`.
struct Domain {
    std::string ascii;
    std::string registrable;
    std::string suffix;  // as people read it
    std::string label;   // before the suffix, as people read it
    bool is_registrable = false;
};
std::optional<Domain> read_domain(std::string_view text);
/// The host of an address of a page, or nothing where it is none.
std::optional<std::string> find_host(std::string_view url);
/// 16 bytes that sort as addresses do; nothing where it is no address.
std::optional<std::string> read_ip(const std::string& text);

}  // namespace beian::form
