// What does the document in this picture say?
#pragma once

#include "base/civil_day.h"
#include "base/result.h"
#include "document/finder.h"
#include "image/planes.h"
#include "model/field.h"
#include "reading/fields.h"
#include "reading/overlay.h"
#include "reading/sheet.h"
#include "vision/text_detector.h"
#include "vision/text_direction.h"
#include "vision/text_recognizer.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace beian::reading {

/// What the picture is said to show; empty where nothing is.
struct Expected {
    std::string document;  // material slug
    std::string side;
};

struct Reading {
    std::string document;  // material slug; empty where it is none that we know
    std::string side;
    double score = 0;            // how much speaks for it: 1 is enough
    int quarter_turns = 0;       // clockwise, of the document against the quad that was given
    std::size_t characters = 0;  // how many were read at all
    std::size_t blanks = 0;      // labels beside which nothing was read
    model::Fields fields;
    std::optional<Watermark> overlay;
    Sheet sheet;  // all that was read
};

/// Which way up the planes and the quad are, and how large.
struct PictureToRead {
    const image::Planes& planes;
    double denominator = 1;  // pixels of the upright picture to one of the planes
    std::optional<document::FoundDocument>
        found;                      // in pixels of the planes; without one the whole picture is read
    bool look_for_overlay = false;  // also around the document, where a watermark shows best
};

/// Holds the networks. May be used from several threads at once.
class Reader {
public:
    /// `models`: the folder that set-up prepared; `threads`: cores that one reading may use.
    static Result<Reader> load(const std::filesystem::path& models, int threads);

    Reading read(const PictureToRead& picture, const Expected& expected, CivilDay today) const;

    /// All lines of print on a page laid flat (grey or RGB), in its pixels: for those who know the page.
    std::vector<vision::TextLine> lines_in(const image::Pixels& flat) const;
    /// What one place of it says, of these characters only; empty: of any.
    std::vector<vision::Character> line_at(const image::Pixels& flat, const model::Quad& place,
                                           std::string_view allowed) const;

private:
    Reader(vision::TextDetector detector, vision::TextRecognizer recognizer, vision::TextDirection direction)
        : detector_(std::move(detector)),
          recognizer_(std::move(recognizer)),
          direction_(std::move(direction)) {}

    /// The document from straight above, upright.
    struct LaidFlat {
        image::Pixels coloured;
        image::Pixels print;  // without the red of seals
        ToPicture place;
        std::string qr;  // text of the code in the picture
    };

    Reading understood(const LaidFlat& laid, const std::vector<vision::TextLine>& lines,
                       const Expected& expected, CivilDay today) const;
    /// `squeezed`: how far lines are narrowed before they are read, 1: not at all.
    std::vector<vision::TextLine> lines_of(const image::Pixels& flat, const std::vector<model::Quad>& boxes,
                                           double squeezed) const;
    std::optional<Watermark> overlay_of(const PictureToRead& picture) const;
    Stretch read_again(const image::Pixels& flat, const Box& box, std::string_view allowed) const;
    int quarter_turns_of(const image::Pixels& flat, const std::vector<model::Quad>& boxes) const;

    vision::TextDetector detector_;
    vision::TextRecognizer recognizer_;
    vision::TextDirection direction_;
};

}  // namespace beian::reading
