#include "likeness/portrait.h"

#include "document/finder.h"
#include "document/rectifier.h"
#include "image/planes.h"
#include "likeness/in_hand.h"

#include <algorithm>
#include <cmath>

namespace beian::likeness {
namespace {

using vision::Face;

constexpr double kDotsPerMm =
    12;  // about 300 to the inch: a card is 1027 dots wide, its portrait's face about 200
constexpr double kWidestPrinted =
    0.4;  // of the document's width: a portrait on a card or page takes at most a third
constexpr double kAround = 0.6;  // of the face's sides, on each side: hair and collar help to find it again
constexpr std::uint32_t kEnlarged = 480;  // pixels across the portrait
constexpr double kSurely = 0.9;           // score of a face that nothing else is looked for after
constexpr double kSurelyPrinted = 0.8;    // of drawn cards in hands it is 0.87 and more
constexpr double kLost = 0.5;             // of its score, where a closer look finds the face no more
constexpr double kLeastOfPlace = 0.3;     // of a portrait's place is the face

model::Point middle_of(const Face& face) {
    return {face.corner.x + face.width / 2, face.corner.y + face.height / 2};
}

double side_of(const model::Quad& quad) {
    double longest = 0;
    for (std::size_t i = 0; i < 4; ++i)
        longest =
            std::max(longest, std::hypot(quad[i].x - quad[(i + 1) % 4].x, quad[i].y - quad[(i + 1) % 4].y));
    return longest;
}

bool may_be_printed_on(const Face& face, const model::Quad& document) {
    return document::lies_in(middle_of(face), document) && face.width < kWidestPrinted * side_of(document);
}

/// A face on a flat picture, moved to where the photo shows it.
Face on_photo(Face face, const document::Projection& seen, const image::Pixels& flat) {
    const auto moved = [&](const model::Point& p) {
        return seen((p.x + 0.5) / flat.width, (p.y + 0.5) / flat.height);
    };
    const model::Point corners[] = {moved(face.corner), moved({face.corner.x + face.width, face.corner.y}),
                                    moved({face.corner.x, face.corner.y + face.height}),
                                    moved({face.corner.x + face.width, face.corner.y + face.height})};
    const auto across =
        std::minmax_element(std::begin(corners), std::end(corners), [](auto a, auto b) { return a.x < b.x; });
    const auto down =
        std::minmax_element(std::begin(corners), std::end(corners), [](auto a, auto b) { return a.y < b.y; });
    face.corner = {across.first->x, down.first->y};
    face.width = across.second->x - across.first->x;
    face.height = down.second->y - down.first->y;
    for (model::Point& point : face.landmarks) point = moved(point);
    return face;
}

/// The portrait by itself and enlarged: its face fills what the networks look at.
struct Enlarged {
    image::Pixels picture;
    model::Quad quad;  // on the photo
};

Enlarged enlarged(const image::Pixels& photo, const model::Quad& document, const image::Pixels& flat,
                  const Face& face) {
    const auto share = [](double at, std::uint32_t side) { return std::clamp(at / side, 0.0, 1.0); };
    const double left = share(face.corner.x - kAround * face.width, flat.width),
                 right = share(face.corner.x + (1 + kAround) * face.width, flat.width),
                 top = share(face.corner.y - kAround * face.height, flat.height),
                 bottom = share(face.corner.y + (1 + kAround) * face.height, flat.height);
    const document::Projection seen(document);
    const model::Quad quad{{seen(left, top), seen(right, top), seen(right, bottom), seen(left, bottom)}};
    const double wide = (right - left) * flat.width, high = (bottom - top) * flat.height;
    // Sides in dots: one "millimetre" a dot.
    return {document::rectify(photo, quad,
                              {static_cast<double>(kEnlarged), std::max(1.0, kEnlarged * high / wide)}, 1),
            quad};
}

/// A document as it lies if it begins `corner` later.
struct Lying {
    model::Quad quad;
    document::PaperSize size;
};

Lying lying(const document::FoundDocument& found, int corner) {
    return {document::begun_later(found.quad, corner),
            corner % 2 == 0 ? found.size : document::PaperSize{found.size.height_mm, found.size.width_mm}};
}

/// Wherever on the document it stands.
std::optional<Portrait> seen_anywhere(const vision::FaceReader& reader, const image::Pixels& photo,
                                      const Lying& lies) {
    const double longer = std::max(lies.size.width_mm, lies.size.height_mm);
    // A shape of no known unit is looked at as if it were a card.
    const double dots = kDotsPerMm * document::kCard.width_mm / std::min(longer, document::kCard.width_mm);
    const image::Pixels flat = document::rectify(photo, lies.quad, lies.size, dots);
    const auto faces = reader.find(flat);
    if (faces.empty() || faces[0].width > kWidestPrinted * std::max(flat.width, flat.height))
        return std::nullopt;
    const Enlarged close = enlarged(photo, lies.quad, flat, faces[0]);
    const auto again = reader.find(close.picture);
    const image::Pixels& seen_in = again.empty() ? flat : close.picture;
    Face face = again.empty() ? faces[0] : again[0];
    if (again.empty()) face.score *= kLost;
    const document::Projection seen(again.empty() ? lies.quad : close.quad);
    return Portrait{on_photo(face, seen, seen_in), reader.describe(seen_in, face)};
}

/// Where portraits stand on what people have (GB and ICAO 9303 layouts with a margin around): shares of the
/// document's sides.
struct Place {
    document::PaperSize of;
    double left, top, right, bottom;
};
constexpr Place kPlaces[] = {
    {document::kCard, 0.60, 0.08, 0.98, 0.80},          // identity card, residence permits
    {document::kCard, 0.02, 0.18, 0.36, 0.86},          // travel permits
    {document::kPassportPage, 0.01, 0.12, 0.36, 0.76},  // data page
    {document::kOpenPassport, 0.01, 0.56, 0.36, 0.88},  // data page below the fold
};

/// Where it is known to stand, enlarged: a soft print of few pixels is a face to nobody who looks at the
/// whole.
std::optional<Portrait> seen_in_place(const vision::FaceReader& reader, const image::Pixels& photo,
                                      const Lying& lies) {
    for (const Place& place : kPlaces) {
        if (!(place.of == lies.size)) continue;
        const document::Projection seen(lies.quad);
        const model::Quad quad{{seen(place.left, place.top), seen(place.right, place.top),
                                seen(place.right, place.bottom), seen(place.left, place.bottom)}};
        const double wide = (place.right - place.left) * lies.size.width_mm,
                     high = (place.bottom - place.top) * lies.size.height_mm;
        const image::Pixels close = document::rectify(photo, quad, {wide, high}, kEnlarged / wide);
        const auto faces = reader.find(close);
        if (faces.empty() || faces[0].width < kLeastOfPlace * close.width) continue;
        return Portrait{on_photo(faces[0], document::Projection(quad), close),
                        reader.describe(close, faces[0])};
    }
    return std::nullopt;
}

/// Print on its head may look like a face as well, but not so surely: the surest one counts.
std::optional<Portrait> printed_portrait(const vision::FaceReader& reader, const image::Pixels& photo,
                                         const document::FoundDocument& found) {
    std::optional<Portrait> best;
    // Mostly upright; else on its head, then on a side.
    for (const int corner : {0, 2, 1, 3})
        for (const auto look : {seen_anywhere, seen_in_place}) {
            auto portrait = look(reader, photo, lying(found, corner));
            if (!portrait || (best && best->face.score >= portrait->face.score)) continue;
            best = std::move(portrait);
            if (best->face.score > kSurely) return best;
        }
    return best;
}

/// The picture with its sides and top mirrored outwards: half a face becomes a whole one.
image::Pixels mirrored_outwards(const image::Pixels& photo, std::uint32_t margin) {
    image::Pixels wider{photo.width + 2 * margin, photo.height + margin, photo.channels, {}};
    wider.data.resize(std::size_t{wider.width} * wider.height * wider.channels);
    const auto inside = [margin](std::uint32_t at, std::uint32_t side) {
        if (at < margin) return margin - 1 - at;
        return at < margin + side ? at - margin : 2 * side + margin - 1 - at;
    };
    for (std::uint32_t y = 0; y < wider.height; ++y) {
        const BytesView row = photo.row(inside(y, photo.height));
        std::uint8_t* to = &wider.data[std::size_t{y} * wider.width * wider.channels];
        for (std::uint32_t x = 0; x < wider.width; ++x) {
            const std::size_t from = std::size_t{inside(x, photo.width)} * photo.channels;
            for (std::uint32_t c = 0; c < photo.channels; ++c) *to++ = row[from + c];
        }
    }
    return wider;
}

}  // namespace

std::optional<Portrait> find_cut_face(const vision::FaceReader& reader, const image::Pixels& photo) {
    constexpr std::uint32_t kLeastSide = 64;
    if (std::min(photo.width, photo.height) < kLeastSide) return std::nullopt;
    const std::uint32_t margin = std::min(photo.width, photo.height) / 4;
    for (Face face : reader.find(mirrored_outwards(photo, margin))) {
        face.corner.x -= margin;
        face.corner.y -= margin;
        for (model::Point& point : face.landmarks) point = {point.x - margin, point.y - margin};
        const bool is_inside =
            face.corner.x >= 0 && face.corner.y >= 0 && face.corner.x + face.width <= photo.width;
        // A mirror image beyond the edge is nobody's.
        const model::Point at = middle_of(face);
        const bool is_near =
            at.x > -face.width / 4 && at.x < photo.width + face.width / 4 && at.y > -face.height / 4;
        if (!is_inside && is_near) return Portrait{face, {}};
    }
    return std::nullopt;
}

People find_people(const vision::FaceReader& reader, const image::Pixels& photo) {
    People people;
    if (photo.width == 0 || photo.height == 0) return people;
    std::vector<Face> faces = reader.find(photo);
    auto document = document::find_document(
        image::planes_of(photo), {{document::kCard, document::kPassportPage, document::kOpenPassport}});
    const auto is_printed = [&](const Face& face) {
        return document && may_be_printed_on(face, document->quad);
    };
    // What somebody holds is seen better from near.
    if (!faces.empty() && std::none_of(faces.begin(), faces.end(), is_printed))
        if (auto held = find_in_hand(photo, faces.front())) document = held;
    // A window or a picture frame behind someone has straight sides, too: that person is not printed on it.
    const auto stands_before = [&](const Face& face) {
        return document::lies_in(middle_of(face), document->quad) && !is_printed(face);
    };
    if (document && std::none_of(faces.begin(), faces.end(), stands_before))
        people.printed = printed_portrait(reader, photo, *document);
    // Nor is every rectangle beside a person a document: what only a closer look shows has to be a face
    // surely.
    const bool at_first_sight = faces.empty() || std::any_of(faces.begin(), faces.end(), is_printed);
    if (people.printed && !at_first_sight && people.printed->face.score < kSurelyPrinted)
        people.printed.reset();
    if (people.printed) {
        people.document = document->quad;
        std::erase_if(faces, is_printed);
    }
    for (const Face& face : faces) people.faces.push_back({face, reader.describe(photo, face)});
    return people;
}

}  // namespace beian::likeness
