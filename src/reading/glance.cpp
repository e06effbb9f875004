#include "reading/glance.h"

#include "reading/kind.h"

#include <algorithm>
#include <string>

namespace beian::reading {
namespace {

// Where a glance reads less sure than this what a reviewer must compare, the document is looked at properly.
constexpr double kSureAtAGlance = 0.8;

bool is_doubtful(const model::Field& field) {
    return field.verified_by.empty() && field.confidence < kSureAtAGlance;
}

double shared_area(const model::Region& a, const model::Region& b) {
    const int across = std::min(a[0] + a[2], b[0] + b[2]) - std::max(a[0], b[0]);
    const int down = std::min(a[1] + a[3], b[1] + b[3]) - std::max(a[1], b[1]);
    return static_cast<double>(std::max(0, across)) * std::max(0, down);
}

}  // namespace

bool is_sure(const Reading& reading, bool is_paper) {
    // Papers leave lines blank, and seals hide some.
    if (reading.document.empty() || (!is_paper && reading.blanks > 0)) return false;
    for (const std::string_view name : needed_fields(reading.document, reading.side)) {
        const auto field = reading.fields.find(std::string(name));
        if (field == reading.fields.end() || is_doubtful(field->second)) return false;
    }
    const auto mrz = reading.fields.find("mrz");
    return mrz == reading.fields.end() || !mrz->second.verified_by.empty();
}

std::vector<std::size_t> doubtful_lines(const Reading& reading, std::span<const vision::TextLine> lines,
                                        const ToPicture& place) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const model::Region line = place(box_around(lines[i].quad));
        for (const std::string_view name : needed_fields(reading.document, reading.side)) {
            const auto field = reading.fields.find(std::string(name));
            if (field == reading.fields.end() || !is_doubtful(field->second)) continue;
            // A field of several lines covers each of them, one of one line lies within it.
            const model::Region& region = field->second.region;
            const double smaller =
                std::min(static_cast<double>(line[2]) * line[3], static_cast<double>(region[2]) * region[3]);
            if (shared_area(line, region) < 0.5 * smaller) continue;
            found.push_back(i);
            break;
        }
    }
    return found;
}

Reading better_of(Reading glance, Reading look) {
    if (look.document.empty() && !glance.document.empty()) return glance;
    if (look.document == glance.document && look.side == glance.side) look.fields.merge(glance.fields);
    if (!look.overlay) look.overlay = std::move(glance.overlay);
    return look;
}

}  // namespace beian::reading
