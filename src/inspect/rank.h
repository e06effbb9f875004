// Which value has this share of the others below it?
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace beian::inspect {

/// `values` must not be empty; they come out in another order. 0 is the least of them, 1 the greatest.
template <class Value>
double at_share(std::vector<Value>& values, double share) {
    const auto place =
        values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), place, values.end());
    return static_cast<double>(*place);
}

}  // namespace beian::inspect
