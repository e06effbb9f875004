// What is a check of two photos? One file in pair/, one row in kPairChecks: front and back in, what there is
// to say about them together out.
#pragma once

#include "image/resample.h"
#include "inspect/check.h"
#include "inspect/vocabulary.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace beian::inspect {

/// One of the two, with what the checks compare.
struct PairSide {
    std::string file;
    std::optional<FoundDocument> document;
    image::Pixels flat;  // the document from above, kFlatWidth wide; empty without a document
    std::optional<image::Tone> background;  // what it lies on
};
inline constexpr std::uint32_t kFlatWidth = 192;

struct Pair {
    PairSide first;
    PairSide second;
};

struct PairCheck {
    std::string_view id;
    std::vector<model::Finding> (*run)(const Pair&, const Voice&);
    std::span<const AnswerSpec> answers;
    std::span<const std::string_view> limits;
};

/// Every one, in the order in which a person would look.
std::span<const PairCheck> all_pair_checks();
/// All of them, worst first.
std::vector<model::Finding> judge_pair(const Pair& pair, const CheckBook& book);

}  // namespace beian::inspect
