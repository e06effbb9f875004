#include "judge.h"

#include "cli/photos.h"
#include "image/jpeg_encoder.h"
#include "image/small_picture.h"

namespace beian::app {

Result<inspect::Page> PhotoJudge::judge(const http::PhotoQuestion& question) const {
    const std::string& name = question.profile.empty() ? profile_ : question.profile;
    const rules::Profile* profile = rulebook_.find_profile(name);
    if (profile == nullptr) return Error{ErrorCode::InvalidArgument, "there is no such profile"};
    cli::Wanted wanted;
    if (question.as != "auto") {
        auto parsed = cli::parse_as(rulebook_, question.as);
        if (!parsed) return Error{parsed.error().code, parsed.error().message.substr(2)};  // without its `--`
        wanted = std::move(*parsed);
    }
    const desk::Judging judging(rulebook_, *profile, books_, examiner_, reader_, day_in_china(clock_.now()),
                                handheld_, &letters_);
    desk::JudgedPhoto photo = judging.judge({"photo", question.bytes, wanted.material, wanted.side});
    judging.judge_alone({&photo, 1});
    return std::move(photo.page);
}

Result<Bytes> PhotoJudge::small_picture(BytesView bytes, std::uint32_t longest) const {
    const auto picture = image::small_picture(bytes, inspect::limits_of(books_.photos), longest, examiner_);
    if (!picture) return Error{ErrorCode::Unreadable, "the picture cannot be opened"};
    return image::encode_jpeg(image::view_of(*picture), {.quality = 80});
}

}  // namespace beian::app
