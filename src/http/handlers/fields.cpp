#include "http/handlers/handlers.h"
#include "http/json.h"

namespace beian::http::handlers {

namespace {

void put(Json& json, const form::Scope& scope) {
    json["holder"] = slug(scope.holder);
    json["kinds"] = Json::array();
    for (const workflow::FilingKind kind : workflow::all_filing_kinds())
        if (scope.stands_in(kind)) json["kinds"].push_back(slug(kind));
    json["services"] = scope.services;
}

Json json_of(const form::Field& field) {
    Json json{{"field", field.name}, {"title", http::json_of(field.title)}, {"format", slug(field.format)}};
    if (!field.table.empty()) json["table"] = field.table;
    if (!field.choices.empty()) json["choices"] = field.choices;
    json["required"] = field.required;
    json["several"] = field.several;
    json["personal"] = field.personal;
    json["least"] = field.least;
    json["most"] = field.most;
    put(json, field.scope);
    return json;
}

Json json_of(const form::GroupSpec& group) {
    Json json{{"group", group.name},
              {"title", http::json_of(group.title)},
              {"many", group.many},
              {"least", group.least},
              {"most", group.most}};
    put(json, group.scope);
    json["fields"] = Json::array();
    for (const form::Field& field : group.fields) json["fields"].push_back(json_of(field));
    json["groups"] = Json::array();
    for (const form::GroupSpec& inner : group.groups) json["groups"].push_back(json_of(inner));
    return json;
}

}  // namespace

Result<Response> list_fields(const Request&, Services& services) {
    Json json{{"groups", Json::array()}, {"tables", Json::object()}};
    for (const form::GroupSpec& group : services.fields.groups) json["groups"].push_back(json_of(group));
    for (const auto& [name, codes] : services.fields.tables) {
        Json& table = json["tables"][name] = Json::array();
        for (const form::Code& code : codes)
            table.push_back({{"code", code.code}, {"name", http::json_of(code.name)}});
    }
    return json_response(200, json);
}

}  // namespace beian::http::handlers
