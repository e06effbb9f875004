// In which language do we speak? Every sentence for people exists in Chinese and in English.
#pragma once

#include <string>

namespace beian {

enum class Language { Zh, En };

/// One sentence or name, in both languages.
struct Words {
    std::string zh;
    std::string en;
    const std::string& in(Language language) const { return language == Language::Zh ? zh : en; }
    bool operator==(const Words&) const = default;
};

/// The same in both languages.
inline Words plain(const std::string& text) {
    return {text, text};
}

}  // namespace beian
