// How good is a figure, and how sure is it? Rates with their confidence intervals, and how far two quads
// agree.
#pragma once

#include <array>
#include <span>
#include <string>

namespace beian::accuracy {

struct Interval {
    double low = 0, high = 1;
    bool operator==(const Interval&) const = default;
};

/// The 95 % interval of a share (Wilson 1927): unlike the textbook's it does not collapse at 0 and 1. Nothing
/// counted says nothing: 0 to 1.
Interval wilson(double right, double of);

/// What a figure comes to. `right` is a number of photos, or for a mean the sum of what was measured.
struct Tally {
    double right = 0;
    int of = 0;
    double rate = 0;
    Interval interval;
};

Tally share(int right, int of);
/// Mean of values between 0 and 1, with the normal 95 % interval of a mean.
Tally mean(std::span<const double> values);
/// Mean of the shares right among those that are and those that are not; the interval joins the two of Wilson
/// by square-and-add (Newcombe 1998).
Tally balanced(int hits, int positives, int passes, int negatives);

struct Corner {
    double x = 0, y = 0;
};
using Corners = std::array<Corner, 4>;

/// Area of what both convex quads cover by the area that either covers; 0 when one is no convex quad. They
/// may begin anywhere and run either way round.
double overlap(const Corners& a, const Corners& b);

}  // namespace beian::accuracy
