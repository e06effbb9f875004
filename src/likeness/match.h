// Do these two photos show the same person?
#pragma once

#include "findings/check_book.h"
#include "likeness/portrait.h"
#include "model/finding.h"

#include <array>
#include <optional>
#include <vector>

namespace beian::likeness {

/// The one person whom a photo shows, or what is wrong with it.
struct Shown {
    std::optional<Portrait> person;
    std::optional<model::Quad> document;  // where the person is its portrait
    std::vector<model::Finding> findings;
};

/// One face is meant: that of the document where nobody else is there, or the only one that is not much
/// smaller than the others. `book`: rules/faces.yaml.
Shown person_of(const People& people, const findings::CheckBook& book);

/// 0 … 1, growing: 1 - distance / 1.5.
double similarity(const vision::FaceDescriptor& one, const vision::FaceDescriptor& other);

struct Match {
    std::optional<double> similarity;  // of two persons
    bool same = false;
    double threshold = 0;
    std::vector<model::Finding> findings;  // of both together
    bool operator==(const Match&) const = default;
};

Match match(const Shown& one, const Shown& other, const findings::CheckBook& book);

}  // namespace beian::likeness
