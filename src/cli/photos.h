// What do commands about photos have in common? What a photo is said to show, and how findings read.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/cli.h"
#include "desk/judging.h"
#include "inspect/inspect.h"
#include "reading/reader.h"
#include "rules/rulebook.h"

namespace beian::cli {

/// Without a material nothing is known of what the photo shows.
struct Wanted {
    const rules::Material* material = nullptr;
    std::string side;
};

/// "id_card:front", held against the sides that rules/materials.yaml gives the material.
Result<Wanted> parse_as(const rules::Rulebook& rulebook, const std::string& as);

/// One for each file: `--as` once for all, or once for each; "auto" is whatever a photo shows.
Result<std::vector<Wanted>> wanted_of(const rules::Rulebook& rulebook, const std::vector<std::string>& as,
                                      std::size_t files);

/// What reads documents, or why nothing does.
struct ReaderOrNone {
    std::unique_ptr<reading::Reader> reader;
    Words trouble;  // for people, where there is none
    const reading::Reader* get() const { return reader.get(); }
};
ReaderOrNone load_reader(const World& world);
/// What looks at faces, where a photo is wanted that shows one beside a document; or why nothing does.
struct HandheldOrNone {
    std::optional<desk::Handheld> handheld;
    Words trouble;  // for people, where it is wanted and there is none
    const desk::Handheld* get() const { return handheld ? &*handheld : nullptr; }
};
HandheldOrNone load_handheld(const std::vector<Wanted>& wanted, const World& world);

/// What a photo is shown as: what was asked for, or what it turned out to be.
Wanted shown_as(const rules::Rulebook& rulebook, const desk::JudgedPhoto& photo);

/// "9.1 MB", "35 KB"
std::string shown_bytes(std::uint64_t bytes);
/// The page with its verdict and all that is to be said about it. Findings that have a region carry numbers
/// from `first_number` on; 0 is none.
std::string render(const inspect::Page& page, const Wanted& wanted, const World& world, int first_number = 0);
/// The findings alone.
std::string render(const std::vector<model::Finding>& findings, const World& world, int first_number = 0);

}  // namespace beian::cli
