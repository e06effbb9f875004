// How do we keep personal data from printing? By a type that has no way into a stream, a log line or a format
// string.
#pragma once

#include <string>
#include <utility>

namespace beian {

/// Holds a person's number, name or address. Nothing prints it; whoever needs the text says so with
/// `reveal()`, and a person who must recognise it sees `masked()`.
template <class T>
class PersonalData {
public:
    explicit PersonalData(T held) : held_(std::move(held)) {}
    const T& reveal() const { return held_; }
    /// First and last characters only: `11**************2X`.
    std::string masked() const;
    bool operator==(const PersonalData&) const = default;

private:
    T held_;
};

template <>
inline std::string PersonalData<std::string>::masked() const {
    const std::size_t kept = held_.size() >= 8 ? 2 : 0;
    std::string shown(held_.size(), '*');
    shown.replace(0, kept, held_, 0, kept);
    shown.replace(shown.size() - kept, kept, held_, held_.size() - kept, kept);
    return shown;
}

}  // namespace beian
