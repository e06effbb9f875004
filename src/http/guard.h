// Who is asking, and may they? Cookies, tokens and links; what a browser was made to send by someone else is
// refused.
#pragma once

#include "http/rate.h"
#include "http/routes.h"

#include <optional>

namespace beian::http {

/// Names the caller in the request, or says no. Asks the store, so it runs in a lane.
std::optional<Response> admit(Request& request, const Route& route, Services& services, RateLimit& accounts);

/// The cookie's name: over TLS browsers hold it to this host and path.
std::string_view cookie_name(bool over_tls);
/// `Set-Cookie` for a session, and for its end.
std::string session_cookie(const std::string& secret, bool over_tls);
std::string no_session_cookie(bool over_tls);

}  // namespace beian::http
