#include "likeness/portrait.h"

#include "document/finder.h"
#include "document/rectifier.h"
#include "image/planes.h"

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

std::optional<Portrait> printed_portrait(const vision::FaceReader& reader, const image::Pixels& photo,
                                         const document::FoundDocument& found) {
    // Mostly upright; else on its head, then on a side.
    for (const int corner : {0, 2, 1, 3}) {
        const model::Quad quad = document::begun_later(found.quad, corner);
        const document::PaperSize size =
            corner % 2 == 0 ? found.size : document::PaperSize{found.size.height_mm, found.size.width_mm};
        const double longer = std::max(size.width_mm, size.height_mm);
        // A shape of no known unit is looked at as if it were a card.
        const double dots =
            kDotsPerMm * document::kCard.width_mm / std::min(longer, document::kCard.width_mm);
        const image::Pixels flat = document::rectify(photo, quad, size, dots);
        const auto faces = reader.find(flat);
        if (faces.empty() || faces[0].width > kWidestPrinted * std::max(flat.width, flat.height)) continue;
        const Enlarged close = enlarged(photo, quad, flat, faces[0]);
        const auto again = reader.find(close.picture);
        const image::Pixels& seen_in = again.empty() ? flat : close.picture;
        const Face& face = again.empty() ? faces[0] : again[0];
        const document::Projection seen(again.empty() ? quad : close.quad);
        return Portrait{on_photo(face, seen, seen_in), reader.describe(seen_in, face)};
    }
    return std::nullopt;
}

}  // namespace

People find_people(const vision::FaceReader& reader, const image::Pixels& photo) {
    People people;
    if (photo.width == 0 || photo.height == 0) return people;
    std::vector<Face> faces = reader.find(photo);
    const auto document = document::find_document(
        image::planes_of(photo), {{document::kCard, document::kPassportPage, document::kOpenPassport}});
    const auto is_printed = [&](const Face& face) {
        return document && may_be_printed_on(face, document->quad);
    };
    // A window behind someone has straight sides, too: a document has a face on it, or nothing else has one.
    if (document && (faces.empty() || std::any_of(faces.begin(), faces.end(), is_printed)))
        people.printed = printed_portrait(reader, photo, *document);
    if (people.printed) {
        people.document = document->quad;
        std::erase_if(faces, is_printed);
    }
    for (const Face& face : faces) people.faces.push_back({face, reader.describe(photo, face)});
    return people;
}

}  // namespace beian::likeness
