// Does a photo show its person with the document in the hand? Opens it, looks for faces, reads the document.
#pragma once

#include "image/examine.h"
#include "likeness/handheld.h"
#include "reading/reader.h"
#include "vision/face_reader.h"

#include <filesystem>

namespace beian::desk {

/// rules/faces.yaml and rules/handheld.yaml.
Result<likeness::HandheldBooks> load_handheld_books(const std::filesystem::path& rules);

/// May be used from several threads at once.
class Handheld {
public:
    Handheld(vision::FaceReader faces, likeness::HandheldBooks books)
        : faces_(std::move(faces)), books_(std::move(books)) {}
    /// `models`: the folder that set-up prepared; `threads`: cores that one photo may use.
    static Result<Handheld> load(const std::filesystem::path& rules, const std::filesystem::path& models,
                                 int threads);

    /// In pixels of the upright picture. Nothing where the file cannot be opened: its envelope says why.
    std::vector<model::Finding> judge(BytesView bytes, const image::Limits& limits, image::Examiner& examiner,
                                      const reading::Reader& reader, CivilDay today) const;

private:
    vision::FaceReader faces_;
    likeness::HandheldBooks books_;
};

}  // namespace beian::desk
