// How are the values of the trade written in answers? As api/openapi.yaml says.
#pragma once

#include "http/message.h"
#include "http/services.h"
#include "rules/explain.h"

#include <nlohmann/json.hpp>

namespace beian::http {

using Json = nlohmann::ordered_json;

Json json_of(const Words& words);
Json json_of(const desk::Account& account);
Json json_of(const desk::Listed& listed);
Json json_of(const desk::Opened& opened, const desk::Caller& caller, const Services& services);
/// Applicants learn what happened, not which reviewer did it.
Json json_of(const workflow::Event& event, const desk::Caller& caller);
Json json_of(const desk::GateReport& report);
Json json_of(const desk::SeenPage& page);
Json json_of(const desk::LetterView& letter);
/// What a letter misses, for a problem too.
Json json_of(const std::vector<desk::LetterGap>& missing);
Json json_of(const desk::UploadRow& upload);
Json json_of(const desk::PresenceView& view, const presence::Book& book);
/// Who of a filing was shown to be there; for staff with the signed records.
Json presences_json(const workflow::Filing& filing, const desk::Caller& caller, const Services& services);
Json json_of(const desk::AuditRecord& record);
Json json_of(const rules::Rulebook& rulebook, const rules::Rule& rule);
Json json_of(const rules::Rulebook& rulebook, const rules::Explanation& explanation);

/// As it was sent: a field of one value as that value, a group there is one of as one object.
Json json_of(const form::Form& form, const form::FieldBook& book);

Response json_response(unsigned status, const Json& json);
/// A filing with its ETag.
Response filing_response(unsigned status, const desk::Opened& opened, const desk::Caller& caller,
                         const Services& services);
std::string etag_of(std::uint64_t version);

}  // namespace beian::http
