// Is this photo good enough for this material, and if not, what to do?
#pragma once

#include "base/bytes.h"
#include "image/examine.h"
#include "image/limits.h"
#include "inspect/check_book.h"
#include "inspect/vocabulary.h"
#include "model/field.h"
#include "model/file_kind.h"
#include "model/finding.h"
#include "model/profile.h"

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace beian::inspect {

class Look;

struct PhotoRequest {
    std::string file;      // as the person named it; its extension is held against the bytes
    BytesView bytes;       // all of it, or more than `limits_of(book).max_bytes` of a longer one
    std::string material;  // slug: `id_card`
    std::string side;      // `front`, `page-1` …; may be empty
    model::PhotoSpec spec = {};
    /// Where someone read the document, in pixels of the upright picture: print alone does not tell whether
    /// it stands on its head, nor which of two is meant.
    std::optional<model::Quad> read_at = {};
    /// Where a person says that the document lies, in pixels of the upright picture: nothing is searched for.
    std::optional<model::Quad> corners = {};
};

struct ImageFacts {
    model::FileKind format = model::FileKind::Unknown;
    std::optional<std::uint32_t> width;  // upright
    std::optional<std::uint32_t> height;
    std::uint64_t bytes = 0;
    std::optional<std::string> captured;
    bool operator==(const ImageFacts&) const = default;
};

/// Where the document lies, in pixels of the upright picture.
struct DocumentFacts {
    Quad quad;
    double covers = 0;    // share of the picture
    double tilt_deg = 0;  // between the camera's axis and the upright on the document
    bool operator==(const DocumentFacts&) const = default;
};

/// All findings about one page, worst first.
struct Page {
    std::string file;
    std::string as;
    std::string side;
    model::Verdict verdict = model::Verdict::Accept;
    ImageFacts image;
    std::optional<DocumentFacts> document;
    std::vector<model::Finding> findings;
    model::Fields fields;                    // what the document says, where it was read
    std::map<std::string, double> measures;  // by check id, also where nothing is wrong; not printed
    bool operator==(const Page&) const = default;
};

/// How much of a file need be read, and what opening it may cost.
image::Limits limits_of(const CheckBook& book);

/// `examiner` opens the file: a Sandbox wherever it comes from a stranger.
Page inspect_photo(const PhotoRequest& request, const model::PhotoProfile& profile, const CheckBook& book,
                   image::Examiner& examiner);
/// The same of a file that has been opened; without a look only its envelope is judged.
Page judge_photo(const PhotoRequest& request, const image::Examination& found, const Look* look,
                 const model::PhotoProfile& profile, const CheckBook& book);
/// At this many pixels along the longer side the strokes of a document's smallest text still show their
/// sharpness, and a photo of 12 megapixels is unpacked at half its size.
inline constexpr std::uint32_t kWorkingSide = 1600;

/// The layout of DESIGN 3.4: one page, and the document that `beian check --json` prints.
nlohmann::ordered_json to_json(const model::Fields& fields);
nlohmann::ordered_json to_json(const model::Finding& finding);
nlohmann::ordered_json to_json(const Page& page);
std::string pages_json(std::span<const Page> pages);

}  // namespace beian::inspect
