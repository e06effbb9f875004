#include "desk/presence/held.h"

#include "desk/page_json.h"

#include <nlohmann/json.hpp>

namespace beian::desk {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

Bytes seal(Vault& vault, const PresenceRow& row, const std::string& text) {
    return vault.seal(row.tenant, place_of(row),
                      {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

Result<json> open(Vault& vault, const PresenceRow& row, BytesView sealed) {
    const Bytes plain = BEIAN_TRY(vault.open(row.tenant, place_of(row), sealed));
    json from = json::parse(plain.begin(), plain.end(), nullptr, false);
    if (!from.is_object()) return Error{ErrorCode::Unreadable, "what is kept of a check cannot be read"};
    return from;
}

std::string text_at(const json& from, const char* key) {
    const auto found = from.find(key);
    return found != from.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

}  // namespace

Bytes seal_held(Vault& vault, const PresenceRow& row, const Held& held) {
    const ordered_json made{{"challenge", presence::to_json(held.challenge)}, {"document", held.document}};
    return seal(vault, row, made.dump());
}

Result<Held> open_held(Vault& vault, const PresenceRow& row) {
    const json from = BEIAN_TRY(open(vault, row, row.sealed));
    auto challenge = BEIAN_TRY(presence::parse_challenge(text_at(from, "challenge")));
    return Held{std::move(challenge), text_at(from, "document")};
}

Bytes seal_end(Vault& vault, const PresenceRow& row, const PresenceEnd& end) {
    ordered_json made{{"score", end.score}, {"findings", findings_json(end.findings)}};
    if (end.valid_until) made["valid_until"] = to_string(*end.valid_until);
    return seal(vault, row, made.dump());
}

Result<PresenceEnd> open_end(Vault& vault, const PresenceRow& row) {
    const json from = BEIAN_TRY(open(vault, row, row.verdict));
    PresenceEnd end;
    if (from.contains("score") && from["score"].is_number()) end.score = from["score"].get<double>();
    end.findings = BEIAN_TRY(parse_findings(text_at(from, "findings")));
    end.valid_until = parse_instant(text_at(from, "valid_until"));
    return end;
}

}  // namespace beian::desk
