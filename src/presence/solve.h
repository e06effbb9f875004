// Which numbers fit best? Least squares for a handful of unknowns.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

namespace beian::presence {

/// Gathers equations `row · x = value` and solves for the x with the least squared error (normal equations,
/// elimination with pivots: for well-scaled numbers and few unknowns).
template <std::size_t N>
class LeastSquares {
public:
    void add(const std::array<double, N>& row, double value) {
        for (std::size_t i = 0; i < N; ++i) {
            for (std::size_t j = 0; j < N; ++j) sums_[i][j] += row[i] * row[j];
            sums_[i][N] += row[i] * value;
        }
    }
    /// Nothing where the equations do not tell.
    std::optional<std::array<double, N>> solve() const {
        auto left = sums_;
        for (std::size_t column = 0; column < N; ++column) {
            std::size_t best = column;
            for (std::size_t row = column + 1; row < N; ++row)
                if (std::abs(left[row][column]) > std::abs(left[best][column])) best = row;
            if (std::abs(left[best][column]) < 1e-12) return std::nullopt;
            std::swap(left[best], left[column]);
            for (std::size_t row = 0; row < N; ++row) {
                if (row == column) continue;
                const double share = left[row][column] / left[column][column];
                for (std::size_t k = column; k <= N; ++k) left[row][k] -= share * left[column][k];
            }
        }
        std::array<double, N> x{};
        for (std::size_t row = 0; row < N; ++row) x[row] = left[row][N] / left[row][row];
        return x;
    }

private:
    std::array<std::array<double, N + 1>, N> sums_{};
};

}  // namespace beian::presence
