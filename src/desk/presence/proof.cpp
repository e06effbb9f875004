#include "desk/presence/proof.h"

#include "desk/accounts/secrets.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace beian::desk {

namespace {

constexpr const char* kUse = "presence-proof";

bool is_identity(const PageRow& page, workflow::Person person, const rules::Rulebook& rulebook) {
    if (!page.item.starts_with(std::string(workflow::slug(person)) + ".")) return false;
    const rules::Material* material = rulebook.find_material(page.material);
    return material != nullptr && material->group == "identity_document";
}

IdentityPages pages_of(std::span<const PageRow> pages, workflow::Person person,
                       const rules::Rulebook& rulebook) {
    IdentityPages found;
    std::vector<std::string> lines;
    for (const PageRow& page : pages) {
        if (!is_identity(page, person, rulebook)) continue;
        lines.push_back(page.item + " " + page.side + " " + page.blob + "\n");
        // The portrait is on the side that stands first.
        if (rulebook.find_material(page.material)->sides.front().slug == page.side) found.portrait = &page;
    }
    std::sort(lines.begin(), lines.end());
    std::string all;
    for (const std::string& line : lines) all += line;
    if (!all.empty()) found.document = digest_of("identity-pages", all);
    return found;
}

std::string written(const Proof& proof) {
    return nlohmann::ordered_json{{"check", proof.check},
                                  {"filing", proof.filing},
                                  {"person", workflow::slug(proof.person)},
                                  {"document", proof.document},
                                  {"challenge", proof.challenge},
                                  {"frames", proof.frames},
                                  {"caller", proof.caller},
                                  {"score", proof.score},
                                  {"at", to_string(proof.at)},
                                  {"by", proof.by},
                                  {"reference", proof.reference},
                                  {"network", proof.network},
                                  {"unsure", proof.unsure}}
        .dump();
}

std::string text_at(const nlohmann::json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

}  // namespace

const form::Group& declared_of(const form::Form& form, workflow::Person person) {
    switch (person) {
        case workflow::Person::Head:
            return form.part("head");
        case workflow::Person::ServiceHead:
            return form.part("services").part("head");
        case workflow::Person::LegalRepresentative:
            return form.part("legal_representative");
    }
    return form;
}

IdentityPages identity_pages(const Declaration& declaration, std::span<const PageRow> pages,
                             workflow::Person person, const rules::Rulebook& rulebook) {
    IdentityPages own = pages_of(pages, person, rulebook);
    if (!own.document.empty() || person == workflow::Person::Head) return own;
    const std::string& number = declared_of(declaration.form, person).value("certificate_number");
    const std::string& head =
        declared_of(declaration.form, workflow::Person::Head).value("certificate_number");
    return !number.empty() && number == head ? pages_of(pages, workflow::Person::Head, rulebook) : own;
}

std::string sign(Vault& vault, std::string_view tenant, const Proof& proof) {
    const std::string said = written(proof);
    return nlohmann::ordered_json{{"said", said}, {"mark", vault.mark(tenant, kUse, said)}}.dump();
}

std::optional<Proof> read_proof(Vault& vault, std::string_view tenant, std::string_view text) {
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    const std::string said = text_at(json, "said");
    if (!is_same_secret(text_at(json, "mark"), vault.mark(tenant, kUse, said))) return std::nullopt;
    const auto from = nlohmann::json::parse(said, nullptr, false);
    if (!from.is_object()) return std::nullopt;
    const auto person = workflow::find_person(text_at(from, "person"));
    const auto at = parse_instant(text_at(from, "at"));
    if (!person || !at || !from.contains("score") || !from["score"].is_number()) return std::nullopt;
    return Proof{text_at(from, "check"),     text_at(from, "filing"),     *person,
                 text_at(from, "document"),  text_at(from, "challenge"),  text_at(from, "frames"),
                 text_at(from, "caller"),    from["score"].get<double>(), *at,
                 text_at(from, "by"),        text_at(from, "reference"),  text_at(from, "network"),
                 from.value("unsure", false)};
}

bool still_counts(const workflow::Presence& presence, const FilingKey& key, const Declaration& declaration,
                  std::span<const PageRow> pages, const rules::Rulebook& rulebook, Vault& vault) {
    if (!presence.document.empty() &&
        presence.document != identity_pages(declaration, pages, presence.person, rulebook).document)
        return false;
    if (presence.proof.empty()) return true;
    const auto proof = read_proof(vault, key.tenant, presence.proof);
    return proof && proof->filing == key.filing && proof->person == presence.person &&
           proof->document == presence.document;
}

}  // namespace beian::desk
