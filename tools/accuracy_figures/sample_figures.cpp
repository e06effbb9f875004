// Other people's photographs: few, but nothing in them was drawn by us.
#include "accuracy_figures/figure_lists.h"

namespace beian::accuracy {

void add_sample_figures(std::vector<Figure>& all) {
    const auto add = [&](const std::string& name, const std::string& on, const SetName& set,
                         const Value& right, std::optional<double> target = {}) {
        all.push_back(share(Subject::Samples, "samples." + name, on, {set}, right, target));
    };
    const Value is_wide = [](const Outcome& outcome) {
        return outcome.page.image.width > outcome.page.image.height ? 1.0 : 0.0;
    };
    const std::string documents = "photographs of a receipt, a bank note and two sheets";
    all.push_back({Subject::Samples,
                   "samples.documents.quad_iou",
                   documents,
                   Figure::How::Mean,
                   {"samples/documents"},
                   {},
                   has_overlap,
                   0.97});
    add("landscapes.upright", "a wide landscape and a scene under every orientation tag, seen as wide",
        "samples/landscapes", is_wide, 1);
    add("landscapes.frame_none", "the same, found to show no document", "samples/landscapes",
        objected("frame.none"));
    add("landscapes.no_quad", "the same: no quad is invented", "samples/landscapes", has_no_quad);
    add("portraits.frame_none", "portraits, found to show no document", "samples/portraits",
        objected("frame.none"));
    add("portraits.no_quad", "the same: no quad is invented", "samples/portraits", has_no_quad);
    add("bad_files.refused", "files with faulty headers", "samples/bad_files", is_refused, 1);
    add("sound_files.whole", "JPEG, PNG, GIF, BMP and WebP files, not called damaged", "samples/sound_files",
        negated(objected("envelope.integrity")), 1);
    all.push_back({Subject::Samples,
                   "samples.lines",
                   "short lines of Chinese and English, one transparent, one turned by its tag: read whole",
                   Figure::How::Parts,
                   {SetName(kSampleLines)},
                   {},
                   {},
                   {},
                   [](const Outcome& outcome) {
                       Parts parts;
                       for (const LineRead& line : outcome.lines) parts.right += line.ours_right, ++parts.of;
                       return parts;
                   }});
    all.push_back({Subject::Samples,
                   "samples.recapture",
                   "photographs of things off a screen, and of things",
                   Figure::How::Balanced,
                   {"samples/off_screen"},
                   {"samples/originals"},
                   noticed("origin.recapture"),
                   0.85});
}

}  // namespace beian::accuracy
