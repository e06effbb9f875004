// What does a phone make of a document? A scene says how it lies, what light falls on it, what is wrong with
// the photo and by how much; `photograph` gives the picture and the truth about it.
#pragma once

#include "base/bytes.h"
#include "specimen/document.h"

#include <opencv2/core/types.hpp>

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace beian::specimen {

enum class Background { Wood, Cloth, WhiteTable, Black, Desk, Hand, LowContrast };

/// A place on the document: 0, 0 is its own top-left corner, 1, 1 the opposite one.
using Place = cv::Point2d;

struct Shadow {
    double angle_deg = 30;   // direction of its edge across the document
    double from = 0.5;       // how far across (0 … 1) the edge lies
    double strength = 0.35;  // share of the light that is kept away
    double softness = 0.05;  // width of the edge, as a share of the document's width
};

struct Glare {
    Place at{0.6, 0.5};
    double radius_mm = 10;
    double stretch = 1.6;  // length by width of the spot
    double angle_deg = 20;
    double strength = 1.5;  // light added at its middle; 1 is white paper
};

/// A fingertip that comes in from outside and ends at `tip`.
struct Finger {
    Place tip{0.5, 0.9};
    double angle_deg = 90;  // where it comes from: 0 right, 90 below, 180 left, 270 above
    double width_mm = 15;
};

/// Part of the document lies outside the picture.
struct Cut {
    enum class Edge { Top, Right, Bottom, Left } edge = Edge::Right;  // of the picture
    double share = 0.08;  // of the document's extent in that direction
};

struct Motion {
    double length_em = 0;  // as a share of the document's text size
    double angle_deg = 0;
};

/// The camera looks at a display that shows the document.
struct Screen {
    double pixels_across = 1000;  // display pixels along the document's longer side
    double grid = 0.8;            // depth of the pixel grid: 0 none, 1 black gaps
    double black_level = 0.02;    // light of the display's black
    double gamma = 1.12;          // by how much the tones are bent
    double margin = 0.25;         // of the document's width, between document and bezel
    double kelvin = 7500;
    double banding = 0.03;  // brightness rolling down the picture
    /// Stripes of red, green and blue, or green on every pixel with red and blue on every other (phones).
    enum class Layout { Stripes, Pentile } layout = Layout::Stripes;
    bool upended = false;  // the stripes lie across
};

/// The camera looks at a print of the document, not at the document.
struct Copy {
    enum class Kind { Grey, BlackAndWhite, Colour } kind = Kind::Grey;
    double halftone = 0.5;  // how visible the printing dots are
    double toner_noise = 0.3;
    double fading = 0.12;  // how much of the contrast is lost
    double sheet_mm = 25;  // paper around the copied document
};

/// A field painted over and typed anew.
struct Overtyped {
    double smoothness = 1;  // share of the paper's grain that the brush took away
    std::string field;      // empty: the document's number, or its first field
};

/// Words laid over the whole photo again and again.
struct Watermark {
    std::string words = "仅供内部查看";
    double size = 0.04;  // of the letters, by the picture's shorter side
    double spacing = 3;  // from row to row, by the size
    double angle_deg = -30;
    double opacity = 0.35;
    double tone = 0.5;  // 0 black, 1 white
};

/// What comes is a screenshot of a phone or desktop that shows the photo.
struct Screenshot {
    cv::Size size{1080, 2400};
    bool dark = false;
    bool full_width = true;
    bool png = false;
};

struct Scene {
    cv::Size size{4032, 3024};  // of the upright picture
    /// Share of the picture that the document covers; made smaller where it would not fit. Over 1 it fills
    /// the picture and goes beyond.
    double coverage = 0.5;
    double rotation_deg = 0;  // clockwise, in the plane
    double tilt_deg = 0;      // between the camera's axis and the upright on the document
    double tilt_direction_deg = 90;
    cv::Point2d offset;  // of the document's middle, as a share of the picture's width and height
    Background background = Background::Wood;
    bool is_scan = false;  // the document fills the picture: no background, no camera geometry

    double light_direction_deg = 30;
    double light_falloff = 0.15;  // share of light lost from the lit to the unlit side
    double vignette = 0.1;
    double kelvin = 5500;  // what is left of the light's colour after white balance; 5500 is neutral
    double exposure_ev = 0;
    double contrast = 1;  // below 1: washed out

    double pale = 0;  // share of the print's contrast that the document itself lacks: little toner, old ink
    std::optional<Screen> screen;
    std::optional<Copy> copy;
    std::vector<Shadow> shadows;
    std::vector<Glare> glares;
    std::vector<Finger> fingers;
    std::optional<Cut> cut;

    double lens_blur_px = 0.6;  // of the best focus, sigma
    double defocus_em = 0;      // radius of the blur disk, as a share of the document's text size
    Motion motion;
    double noise = 0.006;     // deviation of white paper's light, 1 is full scale
    double sharpening = 0.3;  // what the phone's software adds
    double denoising = 0;     // detail of so many levels that the phone's software takes for grain

    std::optional<Overtyped> overtyped;
    std::optional<Watermark> watermark;
    std::optional<Screenshot> screenshot;
    std::string editor;  // whose notes stand in the file

    int jpeg_quality = 92;
    int jpeg_generations = 1;
    double resampled = 1;     // size at which an earlier generation was stored
    int orientation_tag = 1;  // EXIF; the stored pixels are turned so that the upright picture stays the same
};

struct FieldTruth {
    std::string name;
    std::string value;
    std::array<cv::Point2d, 4> quad;  // in the upright picture
    double visible = 1;               // share neither outside, under a finger nor burnt out by glare
};

struct Truth {
    std::string material, side;
    std::uint64_t document_seed = 0, scene_seed = 0;
    bool is_document = true;
    /// Pixels of the upright picture, from the document's own top-left corner, clockwise. Corners may lie
    /// outside.
    std::array<cv::Point2d, 4> quad;
    double visible = 1;  // share of the document that is in the picture and under no finger
    double covers = 0;   // share of the picture that the visible part takes
    double pixels_per_mm = 0;
    double defocus_px = 0, defocus_mm = 0;  // radius
    double motion_px = 0, motion_mm = 0;
    std::vector<FieldTruth> fields;
    std::vector<std::pair<std::string, double>> defects;  // name, amount, in the units of Scene
    cv::Size size;
};

struct Photo {
    Bytes jpeg;       // or PNG, of a screenshot that asks for it
    cv::Mat upright;  // BGR, before JPEG
    Truth truth;
};

/// The same specimen, scene and seed give the same bytes.
Photo photograph(const Specimen& specimen, const Scene& scene, std::uint64_t seed);
/// Drawn at the resolution that the scene's size calls for, so that a sharp photo is sharp. Throws
/// std::invalid_argument where there is no such kind.
Specimen draw_for(std::string_view material, std::string_view side, const Scene& scene, std::uint64_t seed);
/// Draws it so, and photographs it.
Photo photograph(std::string_view material, std::string_view side, const Scene& scene, std::uint64_t seed);

/// One line of truth.jsonl.
std::string to_json(const Truth& truth, std::string_view file);

}  // namespace beian::specimen
