// Is this page good, and what does it say? Opens a photo once; inspects it, reads it, and holds all pages
// together.
#pragma once

#include "desk/handheld.h"
#include "desk/signed_letters.h"
#include "image/examine.h"
#include "inspect/inspect.h"
#include "reading/agreement/page_reading.h"
#include "reading/reader.h"
#include "rules/facts.h"
#include "rules/rulebook.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace beian::desk {

/// What photos are judged by, beside the rulebook.
struct PhotoBooks {
    inspect::CheckBook photos;      // rules/checks.yaml
    findings::CheckBook documents;  // rules/documents.yaml
};
Result<PhotoBooks> load_photo_books(const std::filesystem::path& rules);

struct PhotoToJudge {
    std::string file;
    BytesView bytes;
    const rules::Material* material = nullptr;  // nullptr: whatever it shows
    std::string side;
    std::optional<model::Quad> corners =
        {};  // where a person says that it lies, in pixels of the upright picture
    const LetterContext* letter = nullptr;  // of the filing that a letter would be for
};

/// Everything, or only what it says: then of the photo itself only its envelope is judged.
enum class Depth { Everything, ReadOnly };

struct JudgedPhoto {
    inspect::Page page;
    reading::PageReading reading;
    double score = 0;  // how much speaks for what it turned out to be
    /// The document, from its own upper left corner on, in pixels of the upright picture: only where its kind
    /// was read, which tells which way up it is.
    std::optional<model::Quad> read_at;
    std::optional<letter::Mark> letter;  // the code of one of our letters
};

struct OpenedPhoto;

class Judging {
public:
    /// `reader`: nullptr where documents cannot be read; `handheld`: where faces are not looked for;
    /// `letters`: where letters that came back are documents like others. Everything else is judged.
    Judging(const rules::Rulebook& rulebook, const rules::Profile& profile, const PhotoBooks& books,
            image::Examiner& examiner, const reading::Reader* reader, CivilDay today,
            const Handheld* handheld = nullptr, const SignedLetters* letters = nullptr)
        : rulebook_(rulebook),
          profile_(profile),
          books_(books),
          examiner_(examiner),
          reader_(reader),
          today_(today),
          handheld_(handheld),
          letters_(letters) {}

    JudgedPhoto judge(const PhotoToJudge& photo, Depth depth = Depth::Everything) const;
    /// Adds to each page what its document says of itself and against what was declared. Photos of one filing
    /// are also held against each other: photos of many people may be judged in one go, too.
    void hold_together(std::span<JudgedPhoto> photos, const reading::Declared& declared) const;
    void judge_alone(std::span<JudgedPhoto> photos) const;
    /// Says of letters that pages of them are missing among the photos.
    void look_for_missing_pages(std::span<JudgedPhoto> photos) const;

private:
    std::optional<JudgedLetter> judge_letter(const PhotoToJudge& photo, const OpenedPhoto& opened,
                                             Letters known) const;
    void take(const JudgedLetter& letter, OpenedPhoto& opened, JudgedPhoto& judged) const;

    const rules::Rulebook& rulebook_;
    const rules::Profile& profile_;
    const PhotoBooks& books_;
    image::Examiner& examiner_;
    const reading::Reader* reader_;
    CivilDay today_;
    const Handheld* handheld_;
    const SignedLetters* letters_;
};

/// The facts as they are written in a facts file, by name.
reading::Declared declared_facts(const rules::Vocabulary& vocabulary, const rules::Facts& facts);

/// Worst first, and the verdict that they come to.
void sort_findings(inspect::Page& page);

/// "居民身份证 · 人像面" / "Resident identity card · portrait side"
Words words_for(const rules::Material& material, std::string_view side);

}  // namespace beian::desk
