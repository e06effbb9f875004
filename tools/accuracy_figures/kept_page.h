// What stands already in docs/accuracy.md? Rows that are not measured now stay as they are.
#pragma once

#include "accuracy_figures/figures.h"

#include <string>
#include <string_view>
#include <vector>

namespace beian::accuracy {

struct KeptRow {
    std::string name;
    std::string line;  // of the table, with its end
    bool asked = false, met = false;
    std::string rate;
};

struct KeptPage {
    std::string head;               // the paragraph that says with what it was measured
    std::vector<std::string> anew;  // lines of what was measured anew since
    std::vector<KeptRow> rows;
};

/// A page as page_of wrote it.
KeptPage kept_page(std::string_view markdown);
/// One row of a table.
KeptRow kept_row(std::string_view line);

}  // namespace beian::accuracy
