// Who else can say whether a face belongs to a name and number? The clouds' services that ask the police's
// own pictures.
#pragma once

#include "base/bytes.h"
#include "base/personal_data.h"
#include "base/result.h"

#include <string>

namespace beian::desk {

struct VerifierQuestion {
    std::string id;      // of this asking: the same when it is asked again
    std::string name;    // as on the resident identity card
    std::string number;  // of it
    BytesView photo;     // JPEG, of the face
};

struct Verified {
    bool same = false;
    double score = 0;       // 0 … 1, as the service scales it
    std::string said;       // its own word for the outcome
    std::string reference;  // under which it keeps the asking
    bool operator==(const Verified&) const = default;
};

/// A refusal is for good: what was asked cannot be answered. What may succeed later is an exception.
class Verifier {
public:
    virtual ~Verifier() = default;
    virtual std::string name() const = 0;
    virtual Result<Verified> verify(const VerifierQuestion& question) = 0;
};

}  // namespace beian::desk
