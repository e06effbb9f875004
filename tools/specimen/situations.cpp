#include "specimen/situations.h"

#include "specimen/random.h"
#include "specimen/recipes.h"

#include <stdexcept>
#include <string>

namespace beian::specimen {
namespace {

struct Row {
    Situation situation;
    void (*arrange)(Scene&, Random&);
};

void on_white(Scene& scene, Random&) {
    scene.background = Background::WhiteTable;
}

void in_hand(Scene& scene, Random& random) {
    scene.background = Background::Hand;
    scene.coverage = random.between(0.2, 0.5);
    scene.rotation_deg = random.between(-15, 15);
}

void dim_light(Scene& scene, Random& random) {
    scene.background = random.chance(0.5) ? Background::LowContrast : Background::Black;
    scene.exposure_ev = random.between(-0.9, -0.5);
    scene.light_falloff = random.between(0.2, 0.4);
    scene.noise = random.between(0.01, 0.022);
}

// A flatbed's lamp is even and its file holds the sheet and nothing else.
void scanned(Scene& scene, Random& random) {
    scene.is_scan = true;
    scene.jpeg_quality = random.whole(80, 95);
    scene.orientation_tag = 1;
}

void aslant(Scene& scene, Random& random) {
    scene.tilt_deg = random.between(30, 45);
    scene.coverage = random.between(0.2, 0.5);
}

void turned(Scene& scene, Random& random) {
    scene.rotation_deg = random.between(0, 360);
    scene.coverage = random.between(0.15, 0.45);
}

void under_coloured_light(Scene& scene, Random& random) {
    scene.kelvin = random.chance(0.5) ? random.between(3200, 4400) : random.between(6500, 7500);
}

void pale(Scene& scene, Random& random) {
    scene.pale = random.between(0.25, 0.5);
}

// Enough for a sheet turned a little in a picture of another ratio.
void filling(Scene& scene, Random& random) {
    scene.coverage = random.between(2.2, 3.5);
}

void sharp(Scene& scene, Random&) {
    scene.defocus_em = 0;
    scene.motion = {};
}

const std::vector<Row>& rows() {
    static const std::vector<Row> table = {
        {{"white_on_white", "on a white table"}, on_white},
        {{"in_hand", "held in a hand"}, in_hand},
        {{"dim_light", "in poor light on a table of nearly its own tone, or on black"}, dim_light},
        {{"scanned", "scanned, with nothing round them"}, scanned},
        {{"aslant", "seen at 30 to 45 degrees"}, aslant},
        {{"turned", "rotated by any angle"}, turned},
        {{"coloured_light", "under lamps of 3200 to 4400 or 6500 to 7500 kelvin"}, under_coloured_light},
        {{"pale", "whose print is pale"}, pale},
        {{"filling", "so near that no edge is in the picture"}, filling},
        {{"sharp", "in focus and held still"}, sharp},
    };
    return table;
}

}  // namespace

const std::vector<Situation>& situations() {
    static const std::vector<Situation> all = [] {
        std::vector<Situation> found;
        for (const Row& row : rows()) found.push_back(row.situation);
        return found;
    }();
    return all;
}

Scene in_situation(std::string_view situation, std::uint64_t seed, cv::Size size) {
    for (const Row& row : rows()) {
        if (row.situation.name != situation) continue;
        Scene scene = good(seed, size);
        Random random(seed, situation);
        row.arrange(scene, random);
        return scene;
    }
    throw std::invalid_argument("no situation called " + std::string(situation) +
                                "; situations() lists those there are");
}

}  // namespace beian::specimen
