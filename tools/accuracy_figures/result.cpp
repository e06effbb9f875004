#include "accuracy_figures/figures.h"

#include <fmt/format.h>

#include <algorithm>

namespace beian::accuracy {
namespace {

std::vector<const Judged*> all_of(const std::vector<SetName>& sets, const Evidence& evidence) {
    std::vector<const Judged*> all;
    for (const SetName& set : sets)
        for (const Judged& judged : evidence.at(set)) all.push_back(&judged);
    return all;
}

Result counted_parts(const Figure& figure, const std::vector<const Judged*>& ours) {
    Result result{&figure, {}, {}};
    Parts all;
    for (const Judged* judged : ours) {
        const Parts parts = figure.parts(judged->outcome);
        all.right += parts.right, all.of += parts.of;
        if (parts.right < parts.of) result.missed.push_back(judged);
    }
    result.tally = share(all.right, all.of);
    return result;
}

Result counted(const Figure& figure, const std::vector<const Judged*>& ours,
               const std::vector<const Judged*>& others) {
    Result result{&figure, {}, {}};
    std::vector<double> values;
    int right = 0, passed = 0;
    for (std::size_t i = 0; i < ours.size(); ++i) {
        const double value = figure.value(ours[i]->outcome);
        const double least = figure.how == Figure::How::Mean ? kGoodOverlap : 1;
        // What has no measure compares with nothing: not right.
        const bool is_right =
            figure.how == Figure::How::Pairs ? value > figure.value(others[i]->outcome) : value >= least;
        values.push_back(value);
        right += is_right;
        if (!is_right && figure.how != Figure::How::Precision) result.missed.push_back(ours[i]);
    }
    if (figure.how == Figure::How::Precision || figure.how == Figure::How::Balanced) {
        for (const Judged* other : others) {
            if (figure.value(other->outcome) < 1)
                ++passed;
            else
                result.missed.push_back(other);
        }
    }
    const int count = static_cast<int>(ours.size()), count_others = static_cast<int>(others.size());
    switch (figure.how) {
        case Figure::How::Mean:
            result.tally = mean(values);
            break;
        case Figure::How::Precision:
            result.tally = share(right, right + count_others - passed);
            break;
        case Figure::How::Balanced:
            result.tally = balanced(right, count, passed, count_others);
            break;
        case Figure::How::Share:
        case Figure::How::Parts:
        case Figure::How::Separated:
        case Figure::How::Pairs:
            result.tally = share(right, count);
            break;
    }
    return result;
}

/// The smallest share of false acceptances that so many pairs can show is none of them.
std::optional<Result> separated(const Figure& figure, const std::vector<const Judged*>& ours,
                                const std::vector<const Judged*>& others) {
    std::vector<double> same, apart;
    for (const Judged* judged : ours)
        if (judged->outcome.match)
            same.insert(same.end(), judged->outcome.match->same.begin(), judged->outcome.match->same.end());
    for (const Judged* judged : others)
        if (judged->outcome.match)
            apart.insert(apart.end(), judged->outcome.match->others.begin(),
                         judged->outcome.match->others.end());
    if (same.empty() || apart.empty()) return std::nullopt;
    const double border = *std::min_element(apart.begin(), apart.end());
    const auto right = std::count_if(same.begin(), same.end(), [&](double one) { return one < border; });
    const int pairs = static_cast<int>(apart.size());
    Result result{&figure, share(static_cast<int>(right), static_cast<int>(same.size())), {}};
    result.note =
        fmt::format("a distance of {:.3f}, 0 of {} pairs of two persons nearer (FAR at most {:.2g})", border,
                    pairs, wilson(0, pairs).high);
    return result;
}

}  // namespace

std::optional<Result> result_of(const Figure& figure, const Evidence& evidence) {
    const auto ours = all_of(figure.sets, evidence), others = all_of(figure.others, evidence);
    if (figure.how == Figure::How::Separated) return separated(figure, ours, others);
    // A kind of document that has no such field has no such figure.
    if (figure.how == Figure::How::Parts) {
        Result result = counted_parts(figure, ours);
        if (result.tally.of == 0) return std::nullopt;
        return result;
    }
    if (ours.empty() || (others.empty() && !figure.others.empty())) return std::nullopt;
    return counted(figure, ours, others);
}

}  // namespace beian::accuracy
