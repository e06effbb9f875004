// Original, copy or screen: how far a warning can be trusted, and how many are warned of.
#include "accuracy_figures/figure_lists.h"

namespace beian::accuracy {

void add_origin_figures(std::vector<Figure>& all) {
    const std::vector<SetName> copies{"grey_copy", "black_and_white"}, originals{"good", "coloured_light"};
    const Value copied = noticed("origin.photocopy"), recaptured = noticed("origin.recapture");
    const auto precision = [&](const char* name, const char* on, const std::vector<SetName>& of,
                               const Value& flagged, double target) {
        all.push_back({Subject::Origin, name, on, Figure::How::Precision, of, originals, flagged, target});
    };
    // Targets: issue 3, "Measured".
    precision("origin.photocopy.precision", "grey and black-and-white copies among good photos in any light",
              copies, copied, 0.99);
    all.push_back(share(Subject::Origin, "origin.photocopy.recall",
                        "grey and black-and-white copies in any light", copies, copied, 0.90));
    precision("origin.recapture.precision", "documents off a screen among good photos in any light",
              {"screen"}, recaptured, 0.95);
    all.push_back(share(Subject::Origin, "origin.recapture.recall", "documents off a screen", {"screen"},
                        recaptured, 0.92));
    all.push_back({Subject::Origin,
                   "origin.recapture.things",
                   "keyboards, clutter and boards: off a screen, and really there",
                   Figure::How::Balanced,
                   {"other_on_screen"},
                   {"other_things"},
                   recaptured,
                   {}});
}

}  // namespace beian::accuracy
