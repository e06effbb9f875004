// How does what was declared read on paper? Values by name for letters: codes and words by their Chinese
// names, days written out.
#pragma once

#include "form/field_book.h"
#include "form/form.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace beian::form {

using PaperValues = std::map<std::string, std::string, std::less<>>;

struct Paper {
    PaperValues values;                 // `subject.name`, `service.head.name`, `service.domains`
    std::vector<PaperValues> services;  // the same names for each service
    std::vector<PaperValues> domains;   // `domain.name` beside those of its service
};

/// The filing on paper, `service` being the one that a letter is about.
Paper on_paper(const Form& form, const FieldBook& book, std::size_t service);
/// Where in the form such a name is filled in: `services[1].head.name` of the second service. Names that are
/// made of several fields lead to their group; empty: nothing of the form.
std::string path_of(const FieldBook& book, std::string_view name, std::size_t service);
/// Every name that on_paper may give, with what it is called.
std::vector<std::pair<std::string, Words>> paper_names(const FieldBook& book);

}  // namespace beian::form
