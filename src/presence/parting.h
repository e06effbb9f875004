// Is there one person in a film, or are there two? By how its faces hang together, wherever in it they are.
#pragma once

#include "vision/face.h"

#include <cstddef>
#include <vector>

namespace beian::presence {

/// Faces that lie near each other are linked, the nearest first (single linkage, as Kruskal's tree grows). A
/// person who turns, nods or talks is one chain of small steps; another person is a group of their own. Gives
/// the longest link that joins two groups of at least `least` faces each; 0 where there are none.
double longest_link(const std::vector<const vision::FaceDescriptor*>& faces, std::size_t least);

}  // namespace beian::presence
