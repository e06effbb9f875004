#include "specimen/stages.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace beian::specimen {
namespace {

std::array<cv::Point2d, 4> quad_of(const cv::Matx33d& homography, const cv::Rect2d& box) {
    const cv::Point2d far = box.br();
    return {project(homography, box.tl()), project(homography, {far.x, box.y}), project(homography, far),
            project(homography, {box.x, far.y})};
}

double pixels_per_mm(const Kind& kind, const cv::Matx33d& homography) {
    return std::sqrt(quad_area(quad_of(homography, {0, 0, kind.width_mm, kind.height_mm})) /
                     (kind.width_mm * kind.height_mm));
}

/// Lays the surface over the background as the camera sees it, with the soft dark line that anything lying
/// casts.
void lay(cv::Mat& picture, const Surface& surface, const cv::Matx33d& homography, double scale) {
    Surface fitting = surface;
    const double wanted = scale * 1.1;
    if (surface.dots_per_mm > wanted * 1.25) {
        const double shrink = wanted / surface.dots_per_mm;
        cv::resize(surface.picture, fitting.picture, {}, shrink, shrink, cv::INTER_AREA);
        cv::resize(surface.mask, fitting.mask, fitting.picture.size(), 0, 0, cv::INTER_AREA);
    }
    const double across = fitting.picture.cols / (surface.picture.cols / surface.dots_per_mm);
    const double down = fitting.picture.rows / (surface.picture.rows / surface.dots_per_mm);
    // Pixel centres lie half a dot inside; without this the truth would be off by up to a pixel.
    const cv::Matx33d to_mm(1 / across, 0, 0.5 / across - surface.document_at.x, 0, 1 / down,
                            0.5 / down - surface.document_at.y, 0, 0, 1);
    const cv::Matx33d to_pixel(1, 0, -0.5, 0, 1, -0.5, 0, 0, 1);
    const cv::Matx33d warp = to_pixel * homography * to_mm;
    const bool blocky = fitting.blocky && across < scale;
    cv::Mat seen, mask;
    cv::warpPerspective(fitting.picture, seen, warp, picture.size(),
                        blocky ? cv::INTER_NEAREST : cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::warpPerspective(fitting.mask, mask, warp, picture.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT,
                        cv::Scalar(0));
    cv::Mat shade;
    const int shrink = 8;
    cv::resize(mask, shade, {picture.cols / shrink + 1, picture.rows / shrink + 1}, 0, 0, cv::INTER_AREA);
    cv::GaussianBlur(shade, shade, {}, std::max(0.6, scale * 0.9 / shrink));
    cv::resize(shade, shade, picture.size(), 0, 0, cv::INTER_LINEAR);
    for (int y = 0; y < picture.rows; ++y) {
        auto* to = picture.ptr<cv::Vec3b>(y);
        const auto* from = seen.ptr<cv::Vec3b>(y);
        const auto* cover = mask.ptr<std::uint8_t>(y);
        const auto* dark = shade.ptr<std::uint8_t>(y);
        for (int x = 0; x < picture.cols; ++x) {
            if (cover[x] == 255) {
                to[x] = from[x];
                continue;
            }
            for (int c = 0; c < 3; ++c) {
                const int below = to[x][c] * (255 - dark[x] * 2 / 5) / 255;
                to[x][c] =
                    static_cast<std::uint8_t>((from[x][c] * cover[x] + below * (255 - cover[x])) / 255);
            }
        }
    }
}

struct Hidden {
    const Scene& scene;
    const Kind& kind;
    const cv::Matx33d& homography;
    const std::vector<Capsule>& fingers;

    bool covered(cv::Point2d pixel) const {
        if (pixel.x < 0 || pixel.y < 0 || pixel.x >= scene.size.width || pixel.y >= scene.size.height)
            return true;
        return std::any_of(fingers.begin(), fingers.end(),
                           [&](const Capsule& finger) { return finger.distance(pixel) <= 1; });
    }
    /// From this much added light on, ink and paper are both near white.
    bool burnt(cv::Point2d mm) const {
        double added = 0;
        for (const Glare& glare : scene.glares) added += glare_at(glare, kind, mm);
        return added * std::exp2(scene.exposure_ev) > 0.7;
    }
    double visible(const cv::Rect2d& box, bool by_light) const {
        constexpr int kColumns = 24, kRows = 12;
        int seen = 0;
        for (int row = 0; row < kRows; ++row) {
            for (int column = 0; column < kColumns; ++column) {
                const cv::Point2d mm(box.x + box.width * (column + 0.5) / kColumns,
                                     box.y + box.height * (row + 0.5) / kRows);
                seen += !covered(project(homography, mm)) && !(by_light && burnt(mm));
            }
        }
        return static_cast<double>(seen) / (kColumns * kRows);
    }
};

std::vector<std::pair<std::string, double>> defects_of(const Scene& scene) {
    std::vector<std::pair<std::string, double>> found;
    const auto note = [&](const char* name, double amount, bool there) {
        if (there) found.emplace_back(name, amount);
    };
    note("defocus", scene.defocus_em, scene.defocus_em > 0);
    note("motion", scene.motion.length_em, scene.motion.length_em > 0);
    for (const Glare& glare : scene.glares) note("glare", glare.strength, true);
    for (const Shadow& shadow : scene.shadows) note("shadow", shadow.strength, true);
    note("dark", -scene.exposure_ev, scene.exposure_ev < 0);
    note("bright", scene.exposure_ev, scene.exposure_ev > 0);
    note("washed_out", 1 - scene.contrast, scene.contrast < 1);
    note("noise", scene.noise, true);
    note("tilt", scene.tilt_deg, scene.tilt_deg > 0);
    note("rotation", scene.rotation_deg, scene.rotation_deg != 0);
    if (scene.cut) note("cut", scene.cut->share, true);
    for (const Finger& finger : scene.fingers) note("finger", finger.width_mm, true);
    if (scene.copy) {
        const auto kind = scene.copy->kind;
        note(kind == Copy::Kind::Colour ? "colour_print"
             : kind == Copy::Kind::Grey ? "grey_copy"
                                        : "black_and_white",
             1, true);
    }
    if (scene.screen) note("screen", scene.screen->grid, true);
    if (scene.overtyped) note("overtyped", scene.overtyped->smoothness, true);
    if (scene.watermark) note("watermark", scene.watermark->opacity, true);
    note("screenshot", 1, scene.screenshot.has_value());
    note("editor", 1, !scene.editor.empty());
    note("generations", scene.jpeg_generations, scene.jpeg_generations > 1);
    return found;
}

/// The field that a forger would change, and another number of the same look.
const Field* field_to_change(const Specimen& specimen, const std::string& name) {
    const Field* chosen = nullptr;
    for (const Field& field : specimen.fields) {
        if (field.name == name) return &field;
        const bool is_number = field.name.ends_with("number") || field.name == "credit_code";
        if (chosen == nullptr || (name.empty() && is_number)) chosen = &field;
    }
    return chosen;
}
std::string changed(std::string words) {
    for (char& letter : words)
        if (letter >= '0' && letter <= '9') letter = static_cast<char>('0' + (letter - '0' + 3) % 10);
    return words;
}

Bytes developed(const cv::Mat& upright, const Scene& scene) {
    if (scene.screenshot) {
        const cv::Mat screen = screenshot_of(upright, *scene.screenshot);
        return scene.screenshot->png ? encode_drawing(screen, "screen.png")
                                     : encode_jpeg(screen, scene.jpeg_quality, 0);
    }
    cv::Mat stored = stored_as(upright, scene.orientation_tag);
    for (int generation = 1; generation < scene.jpeg_generations; ++generation) {
        const cv::Size size = stored.size();
        if (scene.resampled != 1)
            cv::resize(stored, stored, {}, scene.resampled, scene.resampled, cv::INTER_AREA);
        stored = decode_jpeg(encode_jpeg(stored, scene.jpeg_quality - 4 * generation, 1));
        if (scene.resampled != 1) cv::resize(stored, stored, size, 0, 0, cv::INTER_LINEAR);
    }
    const Bytes jpeg = encode_jpeg(stored, scene.jpeg_quality, scene.orientation_tag);
    return scene.editor.empty() ? jpeg : with_notes_of(scene.editor, jpeg);
}

}  // namespace

Photo photograph(const Specimen& specimen, const Scene& scene, std::uint64_t seed) {
    const Kind& kind = specimen.kind;
    const cv::Matx33d homography = camera(kind, scene);
    const double scale = pixels_per_mm(kind, homography);
    const cv::Rect2d whole(0, 0, kind.width_mm, kind.height_mm);
    Photo photo;
    Truth& truth = photo.truth;
    truth.material = kind.material;
    truth.side = kind.side;
    truth.document_seed = specimen.seed;
    truth.scene_seed = seed;
    truth.is_document = kind.is_document;
    truth.quad = quad_of(homography, whole);
    truth.pixels_per_mm = scale;
    truth.size = scene.size;
    truth.defocus_mm = scene.defocus_em * kind.text_mm;
    truth.defocus_px = truth.defocus_mm * scale;
    truth.motion_mm = scene.motion.length_em * kind.text_mm;
    truth.motion_px = truth.motion_mm * scale;
    truth.defects = defects_of(scene);

    // One stream of chance for each step: a defect more must not change the table.
    Random print(seed, "print"), table(seed, "table"), skin(seed, "skin"), light(seed, "light");
    const Surface surface = surface_of(specimen, scene, print);
    cv::Mat& picture = photo.upright;
    if (scene.is_scan) {
        picture = cv::Mat(scene.size, CV_8UC3, cv::Scalar::all(250));
    } else if (scene.screen) {
        picture = cv::Mat(scene.size, CV_8UC3, cv::Scalar::all(table.between(20, 90)));
    } else {
        picture = background(scene, cv::mean(specimen.picture), truth.quad, table);
    }
    lay(picture, surface, homography, scale);
    std::vector<Capsule> fingers;
    for (const Finger& finger : scene.fingers) {
        // Behind a finger comes its hand, on large sheets within the picture.
        const Capsule touching = capsule_of(finger, kind, homography, scale);
        const Capsule palm{touching.tip + touching.direction * (72 * scale), touching.direction, 40 * scale,
                           touching.length};
        const double tone = skin.between(0.6, 1.0);
        paint_finger(picture, palm, tone, Nail::None, skin);
        paint_finger(picture, touching, tone, Nail::Maybe, skin);
        fingers.insert(fingers.end(), {palm, touching});
    }
    if (scene.is_scan) {
        // A scanner has neither lens blur nor a colour filter array worth the name.
        blur(picture, 0.4, truth.defocus_px, truth.motion_px, scene.motion.angle_deg);
    } else {
        blur(picture, scene.lens_blur_px, truth.defocus_px, truth.motion_px, scene.motion.angle_deg);
        if (scene.screen)
            lay_screen_grid(picture, *scene.screen, homography, kind, scale,
                            scene.lens_blur_px * 0.7 + truth.defocus_px * 0.7);
        expose(picture, scene, kind, homography, light);
    }

    if (scene.overtyped) {
        if (const Field* field = field_to_change(specimen, scene.overtyped->field))
            overtype(picture, *scene.overtyped, quad_of(homography, field->box), changed(field->value));
    }
    if (scene.watermark) lay_watermark(picture, *scene.watermark);

    const Hidden hidden{scene, kind, homography, fingers};
    truth.visible = hidden.visible(whole, false);
    truth.covers = truth.visible * quad_area(truth.quad) / scene.size.area();
    for (const Field& field : specimen.fields) {
        truth.fields.push_back(
            {field.name, field.value, quad_of(homography, field.box), hidden.visible(field.box, true)});
    }
    photo.jpeg = developed(picture, scene);
    return photo;
}

Specimen draw_for(std::string_view material, std::string_view side, const Scene& scene, std::uint64_t seed) {
    const Kind* kind = find_kind(material, side);
    if (kind == nullptr) {
        throw std::invalid_argument("no specimen called " + std::string(material) + ":" + std::string(side) +
                                    "; kinds() lists those there are");
    }
    const double needed = pixels_per_mm(*kind, camera(*kind, scene)) * 25.4 * 1.1;
    const bool large = std::max(kind->width_mm, kind->height_mm) > 200;
    return draw(material, side, seed, std::clamp(needed, large ? 120.0 : 200.0, large ? 360.0 : 600.0));
}

Photo photograph(std::string_view material, std::string_view side, const Scene& scene, std::uint64_t seed) {
    return photograph(draw_for(material, side, scene, seed), scene, seed);
}

}  // namespace beian::specimen
