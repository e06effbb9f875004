// How do several photos become one picture that the provider takes?
#pragma once

#include "inspect/inspect.h"
#include "inspect/mend/opening.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace beian::inspect {

/// Pair: front above back, at one scale. Column, Grid: pages one below the other, or in rows.
enum class Layout { Pair, Column, Grid };

inline constexpr std::size_t kMostComposed = 20;

struct Composed {
    Bytes jpeg;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    int encodes = 0;
    bool operator==(const Composed&) const = default;
};

struct ComposeOutcome {
    std::vector<Page> pages;               // what is to be said of each photo, in order
    std::vector<model::Finding> findings;  // of all together, worst first
    std::optional<Composed> composed;      // nothing where a photo or the findings block it
};

/// A Pair takes two photos, the others up to kMostComposed.
ComposeOutcome compose(std::span<const PhotoRequest> photos, Layout layout,
                       const model::PhotoProfile& profile, const CheckBook& book, image::Examiner& examiner,
                       Judging judging = Judging::Full);

}  // namespace beian::inspect
