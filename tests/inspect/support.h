// The book that is shipped, and the profile most tests ask about.
#pragma once

#include "inspect/check.h"
#include "inspect/inspect.h"
#include "support/files.h"

#include <gmock/gmock.h>
#include <string>
#include <vector>

namespace beian::inspect {

inline const CheckBook& book() {
    static const auto loaded = load_check_book(std::string(BEIAN_SOURCE_DIR) + "/rules/checks.yaml");
    if (!loaded) throw std::runtime_error(loaded.error().message);
    return *loaded;
}

inline model::PhotoProfile aliyun() {
    model::PhotoProfile profile;
    profile.name = "aliyun";
    profile.title = {"阿里云", "Alibaba Cloud"};
    profile.formats = {model::FileKind::Jpeg, model::FileKind::Png, model::FileKind::Gif};
    profile.min_bytes = 200 * model::kBytesPerKb;
    profile.max_bytes = 4 * model::kBytesPerMb;
    return profile;
}

/// The same without limits on bytes: for what is not about them.
inline model::PhotoProfile any_size() {
    model::PhotoProfile profile = aliyun();
    profile.min_bytes = profile.max_bytes = 0;
    return profile;
}

inline Page inspected(const Bytes& bytes, const std::string& file = "a.jpg",
                      const model::PhotoProfile& profile = any_size()) {
    image::BareExaminer examiner;
    // What is about the file alone asks for no document in it.
    model::PhotoSpec spec;
    spec.shot = model::Shot::Other;
    return inspect_photo({file, bytes, "id_card", "front", spec}, profile, book(), examiner);
}

/// What one check says of a picture that is already open.
inline CheckResult checked(std::string_view id, const Look& look) {
    static const image::Envelope envelope;
    static const image::Integrity integrity;
    static const image::Limits limits;
    static const model::PhotoProfile profile = any_size();
    const Photo photo{"a.jpg", envelope, integrity, profile, limits, &look};
    for (const Check& check : all_checks())
        if (check.id == id) return check.run(photo, Voice(book(), check.id));
    throw std::logic_error("no check " + std::string(id));
}

/// "envelope.size fix", in the order shown.
inline std::vector<std::string> said(const Page& page) {
    std::vector<std::string> lines;
    for (const model::Finding& finding : page.findings)
        lines.push_back(finding.check + " " + std::string(slug(finding.severity)));
    return lines;
}

}  // namespace beian::inspect
