#include "specimen/samples.h"

#include "specimen/in_hand.h"
#include "specimen/recipes.h"
#include "specimen/stages.h"

#include <opencv2/imgproc.hpp>

#include <array>
#include <stdexcept>

namespace beian::specimen {
namespace {

// Seen beside each other on a phone they are about 150 points wide, on a screen of two pixels a point or
// more.
const cv::Size kShown{336, 224};
// Drawn larger and made smaller: blur, grain and grids are those of a real photo, seen from afar.
constexpr int kTimes = 4;
// What still looks clean at that size; the whole set stays under what a page may carry.
constexpr int kQuality = 70;
// One holder, one table and one light for all, so that what differs is the fault alone.
constexpr std::uint64_t kSeed = 5;

struct Fault {
    std::string_view name, defect;
    double amount;  // in the unit of `defects()`; strong enough to be seen at this size
};
constexpr std::array kFaults = {Fault{"blurred", "defocus", 0.34}, Fault{"glare", "glare", 2.6},
                                Fault{"cut", "cut", 0.2},          Fault{"copy", "grey_copy", 1},
                                Fault{"screen", "screen", 1},      Fault{"dark", "dark", 3.4},
                                Fault{"small", "small", 0.05}};

Scene scene_of(const Kind& kind) {
    Scene scene;
    scene.size = held_for(kind, kShown * kTimes);
    scene.coverage = 0.62;
    scene.rotation_deg = -1.5;
    scene.tilt_deg = 3;
    scene.light_falloff = 0.1;
    return scene;
}

void spoil(Scene& scene, const Fault& fault, const Kind& kind) {
    apply_defect(scene, fault.defect, fault.amount, kSeed);
    // Seen this small, letters are lines: what looks blurred is measured by the document, not by its letters.
    if (fault.name == "blurred") scene.defocus_em = 0.0085 * kind.width_mm / kind.text_mm;
    if (scene.cut) scene.cut->edge = Cut::Edge::Right;
    if (!scene.glares.empty()) scene.glares = {{{0.4, 0.62}, 13, 1.8, -20, fault.amount}};
    if (scene.copy) scene.copy->sheet_mm = 20;
    if (fault.name == "small") scene.offset = {0.05, 0.06};
}

}  // namespace

std::string Sample::file() const {
    std::string name = std::string(material) + "-" + std::string(side);
    if (!fault.empty()) name += "-" + std::string(fault);
    return name + ".jpg";
}

const std::vector<Sample>& samples() {
    static const std::vector<Sample> all = [] {
        std::vector<Sample> found;
        for (const Kind& kind : kinds()) {
            // What a person is asked for under its own name; the older and rarer forms are not.
            const bool shown =
                kind.is_document && (kind.material != "law_firm_license" || kind.side == "page-1") &&
                (kind.material != "org_certificate" || kind.side == "front") && kind.side != "old";
            if (!shown) continue;
            found.push_back({kind.material, kind.side, ""});
            const bool spoilt =
                (kind.material == "id_card" && kind.side == "front") || kind.material == "business_license";
            if (!spoilt) continue;
            for (const Fault& fault : kFaults) found.push_back({kind.material, kind.side, fault.name});
        }
        for (const std::string_view fault : {"", "covered", "far"})
            found.push_back({"handheld_id_photo", "front", fault});
        return found;
    }();
    return all;
}

cv::Mat picture_of(const Sample& sample) {
    cv::Mat large;
    if (sample.material == "handheld_id_photo") {
        large = in_hand(sample.fault == "covered" ? Held::BeforeTheFace
                        : sample.fault == "far"   ? Held::TooFar
                                                  : Held::Well,
                        kShown * kTimes, kSeed);
    } else {
        const Kind* kind = find_kind(sample.material, sample.side);
        if (kind == nullptr) throw std::invalid_argument("no specimen for the sample " + sample.file());
        Scene scene = scene_of(*kind);
        for (const Fault& fault : kFaults)
            if (fault.name == sample.fault) spoil(scene, fault, *kind);
        large = photograph(kind->material, kind->side, scene, kSeed).upright;
    }
    cv::Mat shown;
    cv::resize(large, shown, large.size() / kTimes, 0, 0, cv::INTER_AREA);
    return shown;
}

Bytes jpeg_of(const Sample& sample) {
    return encode_jpeg(picture_of(sample), kQuality, 0);
}

}  // namespace beian::specimen
