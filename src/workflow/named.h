// How do words of an enumeration find their slugs? One row each, in the order of the enumeration.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace beian::workflow {

template <class T>
struct Named {
    T value;
    std::string_view slug;
    std::string_view zh;
    std::string_view en;
};

/// True where row n holds the n-th enumerator, so that a look-up may use it as an index.
template <class T, std::size_t N>
constexpr bool in_order(const std::array<Named<T>, N>& rows) {
    for (std::size_t n = 0; n < N; ++n) {
        if (static_cast<std::size_t>(rows[n].value) != n) return false;
    }
    return true;
}

template <class T, std::size_t N>
constexpr const Named<T>& row_of(const std::array<Named<T>, N>& rows, T value) {
    return rows[static_cast<std::size_t>(value)];
}

template <class T, std::size_t N>
std::optional<T> find_row(const std::array<Named<T>, N>& rows, std::string_view slug) {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.slug == slug; });
    if (found == rows.end()) return std::nullopt;
    return found->value;
}

template <class T, std::size_t N>
constexpr std::array<T, N> values_of(const std::array<Named<T>, N>& rows) {
    std::array<T, N> values{};
    for (std::size_t n = 0; n < N; ++n) values[n] = rows[n].value;
    return values;
}

}  // namespace beian::workflow
