#include "reading/reader.h"

#include "document/rectifier.h"
#include "reading/flat.h"
#include "reading/glance.h"
#include "reading/ink.h"
#include "reading/kind.h"
#include "reading/qr.h"
#include "vision/line_picture.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace beian::reading {
namespace {

using vision::TextLine;

// Pixels of the flat document along its longer side: its smallest text is then about as high as the networks'
// lines, and what the detector looks at still shows it. A glance finds the lines of most documents.
struct Fineness {
    double up_to_mm;
    std::uint32_t flat, glance, looked_at;
};
constexpr Fineness kFineness[] = {{100, 1280, 480, 640}, {200, 1600, 800, 960}, {1e9, 2560, 960, 1280}};
// Lines squeezed so far still have two steps of the recogniser to each digit; most are read as well, in two
// thirds of the time.
constexpr double kSqueezed = 0.65;
// Where a glance finds fewer lines, it says nothing.
constexpr std::size_t kFewestLines = 3;
// A few lines show which way up a document is; machine-readable ones, which go from side to side, do not.
constexpr std::size_t kWitnesses = 6;
constexpr double kFromSideToSide = 0.6;

// A watermark is looked for over the whole picture, whose other text need not be legible.
constexpr std::uint32_t kOverlayFlat = 1600, kOverlayLookedAt = 800;
constexpr std::size_t kMostOverlayLines = 10;
constexpr double kOwnSlantDeg = 6;

double side(const model::Point& a, const model::Point& b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

Fineness fineness_of(const document::FoundDocument* found) {
    if (found == nullptr) return kFineness[2];
    const double longer = std::max(found->size.width_mm, found->size.height_mm);
    // Sides in no known unit say nothing about the size of print.
    if (longer < 20) return kFineness[2];
    for (const Fineness& fineness : kFineness)
        if (longer <= fineness.up_to_mm) return fineness;
    return kFineness[2];
}

model::Quad outline_of(const image::Plane& plane) {
    const double right = plane.width - 0.5, bottom = plane.height - 0.5;
    return {{{-0.5, -0.5}, {right, -0.5}, {right, bottom}, {-0.5, bottom}}};
}

/// How large to draw what lies in the quad: not finer than it was photographed.
std::pair<std::uint32_t, std::uint32_t> size_of(const model::Quad& quad, std::uint32_t long_side,
                                                const document::FoundDocument* found) {
    double width = (side(quad[0], quad[1]) + side(quad[3], quad[2])) / 2;
    double height = (side(quad[0], quad[3]) + side(quad[1], quad[2])) / 2;
    const double longest = std::max(width, height);
    if (found != nullptr) width = found->size.width_mm, height = found->size.height_mm;
    const double scale =
        std::min<double>(long_side, std::max(longest * 1.25, 64.0)) / std::max(width, height);
    const auto pixels = [&](double length) {
        return static_cast<std::uint32_t>(std::max(8.0, std::round(length * scale)));
    };
    return {pixels(width), pixels(height)};
}

bool runs_down(const model::Quad& line) {
    return std::abs(line[1].y - line[0].y) > std::abs(line[1].x - line[0].x);
}

ToPicture to_picture(const model::Quad& quad, double width, double height, double denominator) {
    return [=](const Box& box) {
        double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
        for (const auto& [x, y] : {std::pair{box.left, box.top},
                                   {box.right, box.top},
                                   {box.right, box.bottom},
                                   {box.left, box.bottom}}) {
            const model::Point p = document::place_on_picture(quad, (x + 0.5) / width, (y + 0.5) / height);
            left = std::min(left, p.x), right = std::max(right, p.x);
            top = std::min(top, p.y), bottom = std::max(bottom, p.y);
        }
        const auto whole = [&](double at) {
            return static_cast<int>(std::lround((at + 0.5) * denominator - 0.5));
        };
        const int x = std::max(0, whole(left)), y = std::max(0, whole(top));
        return model::Region{x, y, std::max(1, whole(right) - x), std::max(1, whole(bottom) - y)};
    };
}

/// A code that was read whole passed its own error correction.
model::Field field_of(const QrCode& qr, double denominator) {
    model::Field field;
    field.value = qr.text;
    field.confidence = 1;
    double left = 1e9, top = 1e9, right = 0, bottom = 0;
    for (const model::Point& p : qr.quad) {
        left = std::min(left, p.x), right = std::max(right, p.x);
        top = std::min(top, p.y), bottom = std::max(bottom, p.y);
    }
    const auto whole = [&](double at) { return static_cast<int>(std::lround(at * denominator)); };
    field.region = {whole(left), whole(top), std::max(1, whole(right - left)),
                    std::max(1, whole(bottom - top))};
    return field;
}

}  // namespace

Result<Reader> Reader::load(const std::filesystem::path& models, int threads) {
    const vision::Runtime runtime = BEIAN_TRY(vision::Runtime::load(models));
    auto detector = BEIAN_TRY(vision::TextDetector::load(runtime, models, threads));
    auto recognizer = BEIAN_TRY(vision::TextRecognizer::load(runtime, models, threads));
    auto direction = BEIAN_TRY(vision::TextDirection::load(runtime, models, threads));
    return Reader(std::move(detector), std::move(recognizer), std::move(direction));
}

int Reader::quarter_turns_of(const image::Pixels& flat, const std::vector<model::Quad>& boxes) const {
    const auto down = static_cast<std::size_t>(std::count_if(boxes.begin(), boxes.end(), runs_down));
    const bool sideways = down * 2 > boxes.size();
    const double across = sideways ? flat.height : flat.width;
    // The longest lines that run as most do are the witnesses.
    std::vector<model::Quad> lines, from_side_to_side;
    for (const model::Quad& box : boxes)
        if (runs_down(box) == sideways)
            (side(box[0], box[1]) < kFromSideToSide * across ? lines : from_side_to_side).push_back(box);
    if (lines.size() < 2) lines.insert(lines.end(), from_side_to_side.begin(), from_side_to_side.end());
    std::sort(lines.begin(), lines.end(),
              [](const auto& a, const auto& b) { return side(a[0], a[1]) > side(b[0], b[1]); });
    if (lines.size() > kWitnesses) lines.resize(kWitnesses);
    std::vector<image::Pixels> pictures;
    for (model::Quad& line : lines) {
        // Read as if the document's top were to the right.
        if (sideways && line[0].y > line[1].y) std::rotate(line.begin(), line.begin() + 2, line.end());
        pictures.push_back(vision::cut_line(flat, line));
    }
    const bool on_head = direction_.upside_down(pictures) > 0.5;
    if (!sideways) return on_head ? 2 : 0;
    return on_head ? 3 : 1;
}

std::vector<TextLine> Reader::lines_of(const image::Pixels& flat, const std::vector<model::Quad>& boxes,
                                       double squeezed) const {
    std::vector<TextLine> lines;
    std::vector<vision::LineToRead> pictures;
    for (const model::Quad& box : boxes) {
        lines.push_back({box, {}});
        pictures.push_back({vision::cut_line(flat, box, squeezed), nullptr});
    }
    auto characters = recognizer_.read(pictures);
    for (std::size_t i = 0; i < lines.size(); ++i) lines[i].characters = std::move(characters[i]);
    return lines;
}

std::optional<Watermark> Reader::overlay_of(const PictureToRead& picture) const {
    const model::Quad outline = outline_of(picture.planes.light);
    const auto [width, height] = size_of(outline, kOverlayFlat, nullptr);
    const image::Pixels whole = flat_colours(picture.planes, outline, width, height);
    if (whole.width == 0) return std::nullopt;
    // The document's own lines run as its sides do: they were read already.
    const double own = picture.found ? slant_of(picture.found->quad) : 0;
    std::vector<model::Quad> boxes;
    for (const model::Quad& box : detector_.find(whole, kOverlayLookedAt))
        if (!picture.found || std::abs(std::remainder(slant_of(box) - own, 90)) > kOwnSlantDeg)
            boxes.push_back(box);
    std::stable_sort(boxes.begin(), boxes.end(),
                     [](const auto& a, const auto& b) { return side(a[0], a[1]) > side(b[0], b[1]); });
    if (boxes.size() > kMostOverlayLines) boxes.resize(kMostOverlayLines);
    const auto overlay = find_overlay(lines_of(whole, boxes, 1));
    if (!overlay) return std::nullopt;
    const ToPicture place = to_picture(outline, width, height, picture.denominator);
    return Watermark{overlay->words, place(box_around(overlay->quad))};
}

Stretch Reader::read_again(const image::Pixels& flat, const Box& box, std::string_view allowed) const {
    const model::Quad quad{
        {{box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}}};
    const vision::AllowedCharacters characters(recognizer_.alphabet(), allowed);
    const vision::LineToRead one[] = {
        {vision::cut_line(flat, quad), allowed == kAnyCharacter ? nullptr : &characters}};
    const TextLine line[] = {{quad, recognizer_.read(one).front()}};
    const Sheet sheet(line, flat.width, flat.height);
    return sheet.lines().empty() ? Stretch{} : sheet.lines().front();
}

std::vector<TextLine> Reader::lines_in(const image::Pixels& flat) const {
    return lines_of(flat, detector_.find(flat, kFineness[2].looked_at), 1);
}

std::vector<vision::Character> Reader::line_at(const image::Pixels& flat, const model::Quad& place,
                                               std::string_view allowed) const {
    const vision::AllowedCharacters characters(recognizer_.alphabet(), allowed);
    const vision::LineToRead one[] = {
        {vision::cut_line(flat, place), allowed == kAnyCharacter ? nullptr : &characters}};
    return recognizer_.read(one).front();
}

Reading Reader::understood(const LaidFlat& laid, const std::vector<TextLine>& lines, const Expected& expected,
                           CivilDay today) const {
    Reading reading;
    reading.sheet = Sheet(lines, laid.print.width, laid.print.height);
    for (const TextLine& line : lines) reading.characters += line.characters.size();
    if (const auto overlay = find_overlay(lines))
        reading.overlay = Watermark{overlay->words, laid.place(box_around(overlay->quad))};
    const auto kinds = recognise(reading.sheet);
    if (kinds.empty() || kinds.front().score < kEnough) return reading;
    // Of kinds for which about as much speaks, the one that is asked for.
    const Recognised* best = &kinds.front();
    for (const Recognised& kind : kinds)
        if (kind.kind->document == expected.document && kind.kind->side == expected.side &&
            kind.score > best->score - 0.15)
            best = &kind;
    reading.document = best->kind->document;
    reading.side = best->kind->side;
    reading.score = best->score;
    FieldWriter write(laid.place);
    const ReadAgain again = [&](const Box& box, std::string_view allowed) {
        return read_again(laid.print, box, allowed);
    };
    const Form form(reading.sheet, best->kind->labels);
    for (const Label& label : best->kind->labels)
        reading.blanks +=
            !label.field.empty() && form.has_label(label.field) && form.value(label.field).empty();
    best->kind->read(form, {today, laid.qr, &laid.coloured, again}, write);
    reading.fields = write.take();
    return reading;
}

Reading Reader::read(const PictureToRead& picture, const Expected& expected, CivilDay today) const {
    const document::FoundDocument* found = picture.found ? &*picture.found : nullptr;
    const Fineness fineness = fineness_of(found);
    model::Quad quad = found != nullptr ? found->quad : outline_of(picture.planes.light);
    const auto [width, height] = size_of(quad, fineness.flat, found);
    LaidFlat laid;
    laid.coloured = flat_colours(picture.planes, quad, width, height);
    if (laid.coloured.width == 0) return {};
    // Seals lie over the print of papers; cards have none, and their print may itself be red.
    const bool is_paper = fineness.up_to_mm > kFineness[0].up_to_mm;
    laid.print = is_paper ? without_red(laid.coloured) : laid.coloured;

    bool is_glance = true;
    const auto look = [&] {
        return detector_.find(laid.print, is_glance ? fineness.glance : fineness.looked_at);
    };
    auto boxes = look();
    if (boxes.size() < kFewestLines) is_glance = false, boxes = look();
    const int quarter_turns = boxes.empty() ? 0 : quarter_turns_of(laid.print, boxes);
    if (quarter_turns != 0) {
        quad = document::begun_later(quad, quarter_turns);
        laid.coloured = turned(laid.coloured, 4 - quarter_turns);
        laid.print = turned(laid.print, 4 - quarter_turns);
        boxes = look();
    }
    laid.place = to_picture(quad, laid.print.width, laid.print.height, picture.denominator);
    // Cards have none.
    const auto qr = is_paper ? find_qr(picture.planes.light) : std::nullopt;
    if (qr) laid.qr = qr->text;

    std::vector<TextLine> lines = lines_of(laid.print, boxes, is_glance ? kSqueezed : 1);
    Reading reading = understood(laid, lines, expected, today);
    if (is_glance && !is_sure(reading, is_paper)) {
        // Often it is one line, and as long as it is it reads better.
        if (const auto doubtful = doubtful_lines(reading, lines, laid.place); !doubtful.empty()) {
            std::vector<model::Quad> places;
            for (const std::size_t line : doubtful) places.push_back(lines[line].quad);
            auto again = lines_of(laid.print, places, 1);
            for (std::size_t i = 0; i < doubtful.size(); ++i) lines[doubtful[i]] = std::move(again[i]);
            reading = understood(laid, lines, expected, today);
        }
    }
    if (is_glance && !is_sure(reading, is_paper)) {
        is_glance = false;
        const std::vector<TextLine> looked = lines_of(laid.print, look(), 1);
        reading = better_of(std::move(reading), understood(laid, looked, expected, today));
    }
    reading.quarter_turns = quarter_turns;
    if (qr) reading.fields["qr"] = field_of(*qr, picture.denominator);
    if (!reading.overlay && picture.look_for_overlay) reading.overlay = overlay_of(picture);
    return reading;
}

}  // namespace beian::reading
