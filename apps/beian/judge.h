// How does the server judge a photo that is kept nowhere? As `beian check` does.
#pragma once

#include "base/result.h"
#include "desk/judging.h"
#include "desk/ports.h"
#include "http/services.h"

#include <string>

namespace beian::app {

class PhotoJudge {
public:
    PhotoJudge(const rules::Rulebook& rulebook, const desk::PhotoBooks& books, image::Examiner& examiner,
               const reading::Reader* reader, const desk::Handheld* handheld, const desk::Clock& clock,
               std::string profile, const desk::SignedLetters& letters)
        : rulebook_(rulebook),
          books_(books),
          examiner_(examiner),
          reader_(reader),
          handheld_(handheld),
          clock_(clock),
          profile_(std::move(profile)),
          letters_(letters) {}

    Result<inspect::Page> judge(const http::PhotoQuestion& question) const;
    Result<Bytes> small_picture(BytesView bytes, std::uint32_t longest) const;

private:
    const rules::Rulebook& rulebook_;
    const desk::PhotoBooks& books_;
    image::Examiner& examiner_;
    const reading::Reader* reader_;
    const desk::Handheld* handheld_;
    const desk::Clock& clock_;
    std::string profile_;
    const desk::SignedLetters& letters_;
};

}  // namespace beian::app
