// Is this the same request again? Then it gets the first answer again.
#pragma once

#include "http/routes.h"

namespace beian::http {

/// Runs the handler, or answers with what it answered before.
Result<Response> answer_once(Request& request, const Route& route, Services& services);

}  // namespace beian::http
