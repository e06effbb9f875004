// What do commands about photos have in common? What a photo is said to show, and how findings read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/cli.h"
#include "inspect/inspect.h"
#include "rules/rulebook.h"

namespace beian::cli {

/// Without a material nothing is known of what the photo shows.
struct Wanted {
    const rules::Material* material = nullptr;
    std::string side;
};

/// "id_card:front", held against the sides that rules/materials.yaml gives the material.
Result<Wanted> parse_as(const rules::Rulebook& rulebook, const std::string& as);

/// "9.1 MB", "35 KB"
std::string shown_bytes(std::uint64_t bytes);
/// The page with its verdict and all that is to be said about it. Findings that have a region carry numbers
/// from `first_number` on; 0 is none.
std::string render(const inspect::Page& page, const Wanted& wanted, const World& world, int first_number = 0);
/// The findings alone.
std::string render(const std::vector<model::Finding>& findings, const World& world, int first_number = 0);

}  // namespace beian::cli
