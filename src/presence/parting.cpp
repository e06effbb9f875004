#include "presence/parting.h"

#include <algorithm>
#include <numeric>

namespace beian::presence {

namespace {

struct Link {
    double apart = 0;
    std::size_t one = 0, other = 0;
};

/// Groups that grow together.
class Groups {
public:
    explicit Groups(std::size_t count) : above_(count), sizes_(count, 1) {
        std::iota(above_.begin(), above_.end(), std::size_t{0});
    }
    std::size_t of(std::size_t one) {
        while (above_[one] != one) one = above_[one] = above_[above_[one]];
        return one;
    }
    std::size_t size(std::size_t group) const { return sizes_[group]; }
    void join(std::size_t one, std::size_t other) {
        above_[one] = other;
        sizes_[other] += sizes_[one];
    }

private:
    std::vector<std::size_t> above_, sizes_;
};

}  // namespace

double longest_link(const std::vector<const vision::FaceDescriptor*>& faces, std::size_t least) {
    std::vector<Link> links;
    links.reserve(faces.size() * faces.size() / 2);
    for (std::size_t one = 0; one < faces.size(); ++one)
        for (std::size_t other = 0; other < one; ++other)
            links.push_back({vision::distance(*faces[one], *faces[other]), one, other});
    std::sort(links.begin(), links.end(), [](const Link& a, const Link& b) { return a.apart < b.apart; });
    Groups groups(faces.size());
    double longest = 0;
    for (const Link& link : links) {
        const std::size_t one = groups.of(link.one), other = groups.of(link.other);
        if (one == other) continue;
        if (std::min(groups.size(one), groups.size(other)) >= least) longest = link.apart;
        groups.join(one, other);
    }
    return longest;
}

}  // namespace beian::presence
