#include "likeness/book.h"

namespace beian::likeness {
namespace {

constexpr findings::AnswerSpec kNone[] = {{"none", ""}};
constexpr findings::AnswerSpec kMany[] = {{"many", "count"}};
constexpr std::string_view kManyLimits[] = {"least_share"};
constexpr findings::AnswerSpec kMatch[] = {{"differs", "similarity needed"}, {"close", "similarity"}};
constexpr std::string_view kMatchLimits[] = {"least_similarity", "clear_similarity"};

}  // namespace

Result<findings::CheckBook> load_face_book(const std::string& path) {
    findings::BookLayout layout;
    layout.checks = {
        {kFaceNone, kNone, {}}, {kFaceMany, kMany, kManyLimits}, {kFaceMatch, kMatch, kMatchLimits}};
    return findings::load_check_book(path, layout);
}

}  // namespace beian::likeness
