// How the identity tests look at a Verification: in one short text, so that a table can hold the whole
// expected answer.
#pragma once

#include "identity/verification.h"

#include <chrono>
#include <ostream>
#include <string>

namespace beian::identity {

inline CivilDay today() {
    using namespace std::chrono;
    return 2026y / March / 1d;
}

/// "valid", "valid, warns region.created_later", or "position 18: X".
inline std::string answer(Kind kind, std::string_view value) {
    const Verification verification = verify(kind, value, today());
    if (verification.refusal) {
        return "position " + std::to_string(verification.refusal->position) + ": " +
               verification.refusal->expected;
    }
    std::string text = verification.valid ? "valid" : "neither valid nor refused";
    for (const Warning& warning : verification.warnings) text += ", warns " + warning.code;
    return text;
}

inline std::string text_of(const Saying& saying) {
    if (!saying.parts.empty()) {
        std::string text = "{";
        for (const Saying& part : saying.parts)
            text += (text.size() > 1 ? ", " : "") + part.name + "=" + text_of(part);
        return text + "}";
    }
    if (const auto* text = std::get_if<std::string>(&saying.value)) return *text;
    if (const auto* number = std::get_if<int>(&saying.value)) return std::to_string(*number);
    if (const auto* words = std::get_if<Words>(&saying.value)) return words->zh;
    return std::get<bool>(saying.value) ? "true" : "false";
}

/// "birth_date=1949-12-31; sex=F; ..."
inline std::string says(Kind kind, std::string_view value) {
    std::string text;
    for (const Saying& saying : verify(kind, value, today()).says) {
        text += (text.empty() ? "" : "; ") + saying.name + "=" + text_of(saying);
    }
    return text;
}

inline std::string normalised(Kind kind, std::string_view value) {
    return verify(kind, value, today()).normalised;
}

struct Case {
    std::string value;
    std::string expected;
};
inline std::ostream& operator<<(std::ostream& out, const Case& one) {
    return out << one.value;
}

}  // namespace beian::identity
