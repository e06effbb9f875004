// How is a no said over HTTP? As a problem document (RFC 9457), in the language that was asked for.
#pragma once

#include "base/result.h"
#include "http/message.h"

#include <string>
#include <string_view>

namespace beian::http {

/// `urn:beian:problem:KIND`: what programs tell problems apart by.
enum class Problem {
    BadRequest,
    NotLoggedIn,
    WrongPassword,
    CodeNeeded,
    Forbidden,
    CsrfMissing,
    TotpNeeded,
    NotFound,
    WrongMethod,
    TooSlow,
    Conflict,
    Busy,
    LinkUsed,
    LinkRevoked,
    LinkOver,
    Stale,
    TooLarge,
    WrongType,
    Unreadable,
    Incomplete,
    DigestDiffers,
    KeyUsed,
    VersionMissing,
    TooMany,
    HeadersTooLarge,
    Fault,
    Unavailable,
};

Response problem(const Request& request, Problem kind, std::string_view detail = {});
Response problem(const Request& request, const Error& error);
/// The words of a refusal, for whoever asked.
std::string in_language_of(const Request& request, std::string_view said);

}  // namespace beian::http
