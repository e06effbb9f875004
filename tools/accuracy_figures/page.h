// How is a figure told: as a line, as the photos it missed, and as docs/accuracy.md?
#pragma once

#include "accuracy_figures/figures.h"
#include "accuracy_figures/kept_page.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace beian::accuracy {

struct PageHead {
    std::string date;
    int count = 0;
    bool tuning = false;
    std::vector<std::string> left_out = {};  // figures that could not be measured
    std::optional<KeptPage> kept = {};       // what stood there, where only some are measured
    std::string anew = {};                   // these
};

/// Name, right, of, rate, what it was measured on.
std::string line_of(const Result& result);
/// Figure, right or missed, what was said and measured (`check=severity(value)`, `check:value`), and the
/// command that makes the photo again.
std::string photo_line_of(const Result& result, const Judged& photo);
std::string page_of(std::span<const Result> results, const PageHead& head);

}  // namespace beian::accuracy
