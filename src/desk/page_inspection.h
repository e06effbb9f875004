// What is to be said of a page that was handed in? The job that inspects and reads it.
#pragma once

#include "desk/filing_desk.h"
#include "desk/judging.h"
#include "desk/letter_context.h"

namespace beian::desk {

class PageInspection {
public:
    /// `reader`, `handheld`: as of Judging, nullptr where documents are not read, or faces not looked for.
    /// `letters`: nullptr where letters that came back are documents like others.
    PageInspection(FilingDesk& desk, FilingStore& store, BlobStore& blobs, const Clock& clock,
                   const rules::Rulebook& rulebook, const rules::Profile& profile, const PhotoBooks& books,
                   image::Examiner& examiner, const reading::Reader* reader,
                   const Handheld* handheld = nullptr, const LettersAtDesk* letters = nullptr)
        : desk_(desk),
          store_(store),
          blobs_(blobs),
          clock_(clock),
          rulebook_(rulebook),
          profile_(profile),
          books_(books),
          examiner_(examiner),
          reader_(reader),
          handheld_(handheld),
          letters_(letters) {}

    /// A page that was removed or replaced meanwhile needs none any more.
    Status run(const Job& job);
    /// As the job does, of any bytes.
    /// `filing`: that the page belongs to, so that a letter is held against it; nullptr: not known.
    PageReport judge(const PageRow& row, BytesView bytes, std::optional<model::Quad> corners = {},
                     const StoredFiling* filing = nullptr) const;

private:
    FilingDesk& desk_;
    FilingStore& store_;
    BlobStore& blobs_;
    const Clock& clock_;
    const rules::Rulebook& rulebook_;
    const rules::Profile& profile_;
    const PhotoBooks& books_;
    image::Examiner& examiner_;
    const reading::Reader* reader_;
    const Handheld* handheld_;
    const LettersAtDesk* letters_;
};

}  // namespace beian::desk
