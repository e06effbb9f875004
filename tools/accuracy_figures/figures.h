// Which figures are there, what does each mean, and what should it come to?
#pragma once

#include "accuracy_figures/judge.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace beian::accuracy {

/// What a figure is about: a part of docs/accuracy.md.
enum class Subject {
    Document,
    Nothing,
    Defects,
    GoodPhotos,
    Pairs,
    Origin,
    Reading,
    Lines,
    Letters,
    Match,
    Live,
    Handheld,
    Samples
};

struct Parts {
    int right = 0, of = 0;
};

struct Figure {
    enum class How {
        Share,      // of the photos in `sets` that are right
        Mean,       // of `value` over `sets`; a photo under kGoodOverlap counts as missed
        Precision,  // of those flagged in `sets` and `others`, the share that is in `sets`
        Balanced,   // flagged in `sets` and not flagged in `others`, the mean of both shares
        Pairs,      // the photo in `sets` beats its twin in `others`
        Parts,      // of what `parts` counts in the photos of `sets`: fields, characters
        Separated,  // pairs of one person in `sets` that are nearer than any pair of two in `others`
    };
    Subject subject = Subject::Document;
    std::string name;
    std::string on;  // what it was measured on
    How how = How::Share;
    std::vector<SetName> sets, others;
    /// Right or flagged: 1, else 0. For a mean its value, for pairs what is compared.
    std::function<double(const Outcome&)> value;
    std::optional<double> target;  // the least that the rate should be
    /// For Parts: how many are right, of how many.
    std::function<Parts(const Outcome&)> parts = {};
};

inline constexpr double kGoodOverlap = 0.9;

/// In the order in which they are told.
const std::vector<Figure>& figures();

struct Judged {
    Shot shot;
    Outcome outcome;
};
using Evidence = std::map<SetName, std::vector<Judged>>;

struct Result {
    const Figure* figure = nullptr;
    Tally tally;
    std::vector<const Judged*> missed;
    std::string note = {};  // what else it says: where the border lay
    bool is_met() const { return figure->target && tally.of > 0 && tally.rate >= *figure->target; }
};

/// Nothing where a set is empty: samples that are not there. `missed` points into the evidence.
std::optional<Result> result_of(const Figure& figure, const Evidence& evidence);
std::optional<Result> result_of(const Figure& figure, Evidence&& evidence) = delete;

}  // namespace beian::accuracy
