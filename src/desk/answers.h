// Was this request answered already? What a caller sent twice under one key is done once, and answered alike.
#pragma once

#include "base/bytes.h"
#include "base/instant.h"

#include <string>
#include <string_view>

namespace beian::desk {

/// Whose key it is.
struct AnswerKey {
    std::string tenant;
    std::string caller;
    std::string name;
    bool operator==(const AnswerKey&) const = default;
};

/// How long what was answered is remembered.
inline constexpr std::chrono::hours kAnswersKept{24};

/// What a change did for a request, written with the change: whoever dies between the change and its answer
/// has done it all the same.
struct AskedFor {
    AnswerKey key;
    Instant until;
    bool operator==(const AskedFor&) const = default;
};

struct Known {
    enum class As {
        New,      // do it
        Busy,     // it is being done
        Another,  // the key was used for another request
        Answered,
        Done,  // it changed something, and nobody heard the answer
    } as = As::New;
    Bytes answer;          // sealed
    std::string filing{};  // that was changed
    std::string item{};    // of the page that was put; empty: none was
    std::string side{};
    bool operator==(const Known&) const = default;
};

class AnswerStore {
public:
    virtual ~AnswerStore() = default;
    /// `request` is a digest of all that was asked. Whoever is told New has until `lease` to answer: should
    /// it die before, another may try.
    virtual Known begin(const AnswerKey& key, std::string_view request, Instant now, Instant lease) = 0;
    virtual void keep(const AnswerKey& key, BytesView sealed, Instant until) = 0;
    /// It did not come to an answer worth keeping, nor to a change.
    virtual void forget(const AnswerKey& key) = 0;
    virtual void remove_answers_until(Instant now) = 0;
};

}  // namespace beian::desk
