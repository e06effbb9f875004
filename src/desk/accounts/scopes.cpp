// What may a token do? The words for it.
#include "desk/accounts/accounts.h"

#include <array>

namespace beian::desk {

namespace {

constexpr std::array<Scope, 7> kScopes = {Scope::Read,  Scope::Write, Scope::Pages,  Scope::Review,
                                          Scope::Admin, Scope::Audit, Scope::Metrics};

}  // namespace

std::span<const Scope> all_scopes() {
    return kScopes;
}

std::string_view slug(Scope scope) {
    constexpr std::array<std::string_view, 7> kSlugs = {"read",  "write", "pages",  "review",
                                                        "admin", "audit", "metrics"};
    return kSlugs[static_cast<std::size_t>(scope)];
}

std::optional<Scope> find_scope(std::string_view name) {
    for (const Scope scope : kScopes)
        if (slug(scope) == name) return scope;
    return std::nullopt;
}

std::vector<std::string> slugs(Scopes scopes) {
    std::vector<std::string> names;
    for (const Scope scope : kScopes)
        if (scopes.has(scope)) names.emplace_back(slug(scope));
    return names;
}

}  // namespace beian::desk
