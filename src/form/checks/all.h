// One declaration for each check of a form; the rows stand in check.cpp.
#pragma once

#include "form/check.h"

namespace beian::form {

extern const Check kFieldCheck, kFormatCheck, kNameCheck, kRemarkCheck, kPeopleCheck, kContactCheck,
    kCertificateCheck, kAddressCheck, kDomainCheck, kAccessCheck, kAppCheck, kContentCheck, kOrderCheck;

/// Calls `visit(service, path)` for each service.
template <class Visit>
void for_each_service(const Form& form, Visit visit) {
    std::size_t n = 0;
    for (const Group& service : form.many("services")) visit(service, Path{}.in("services", n++));
}

/// A word in both languages, for a blank.
inline Words same(std::string_view text) {
    return plain(std::string(text));
}
/// The title of a field, wherever it stands.
Words title_of(const Case& about, std::string_view group, std::string_view field);
/// Without what can be typed or left out at will: spaces.
std::string squeezed(std::string_view text);
bool contains(std::string_view text, std::string_view word);
bool has_chinese(std::string_view text);
std::size_t count_chinese(std::string_view text);

}  // namespace beian::form
