#include "http/asked.h"
#include "http/handlers/handlers.h"
#include "http/json.h"
#include "rules/checklist_json.h"

namespace beian::http::handlers {

namespace {

std::string purpose_of(const Request& request) {
    const std::string* purpose = request.find_query("purpose");
    return purpose == nullptr ? std::string{} : purpose->substr(0, 200);
}

/// A word that the rulebook's vocabulary has for this fact.
void check_value(Asked& asked, const rules::Rulebook& rulebook, rules::FactId fact, const char* key,
                 const std::string& value) {
    if (!rulebook.vocabulary.find_value(fact, value))
        asked.fault("\"" + std::string(key) + "\" is no value of " + rulebook.vocabulary.facts[fact].name);
}

}  // namespace

Result<Response> list_filings(const Request& request, Services& services) {
    const Paging paging = BEIAN_TRY(paging_of(request));
    desk::Query query;
    query.after = paging.after;
    query.most = paging.most;
    for (const std::string& word : request.all_query("stage")) {
        const auto stage = workflow::find_stage(word);
        if (!stage) return Error{ErrorCode::InvalidArgument, "there is no such stage"};
        query.stages.push_back(*stage);
    }
    if (const std::string* claimed = request.find_query("claimed_by")) query.claimed_by = *claimed;
    const auto listed = services.filings.list(request.caller, query);
    Json json{{"items", Json::array()}};
    for (const desk::Listed& one : listed) json["items"].push_back(json_of(one));
    if (listed.size() == paging.most) json["next"] = listed.back().cursor;
    return json_response(200, json);
}

Result<Response> begin_filing(const Request& request, Services& services) {
    Asked asked = BEIAN_TRY(Asked::parse(request));
    const auto kind = asked.word("kind", workflow::find_filing_kind);
    if (!kind) asked.fault("\"kind\" is missing");
    desk::NewFiling wanted{{}, asked.text("province", 32), asked.text("subject_kind", 64)};
    const rules::Rulebook& rulebook = services.books.rulebook;
    check_value(asked, rulebook, rulebook.filing_province, "province", wanted.province);
    check_value(asked, rulebook, rulebook.subject_kind, "subject_kind", wanted.subject_kind);
    BEIAN_TRY(asked.end());
    wanted.kind = *kind;
    const desk::Opened opened = BEIAN_TRY(services.filings.begin(request.caller, wanted));
    return filing_response(201, opened, request.caller, services)
        .with("Location", "/api/v1/filings/" + opened.key.filing);
}

Result<Response> read_filing(const Request& request, Services& services) {
    const desk::Opened opened = BEIAN_TRY(services.filings.view(request.caller, request.parameter("filing"),
                                                                desk::Sight::Status, purpose_of(request)));
    return filing_response(200, opened, request.caller, services);
}

Result<Response> read_form(const Request& request, Services& services) {
    const desk::Opened opened = BEIAN_TRY(services.filings.view(request.caller, request.parameter("filing"),
                                                                desk::Sight::Form, purpose_of(request)));
    const desk::Declaration& declared = opened.declaration;
    return json_response(200, Json{{"province", declared.province},
                                   {"subject_kind", declared.subject_kind},
                                   {"answers", declared.answers},
                                   {"form", json_of(declared.form, services.fields)}})
        .with("ETag", etag_of(opened.filing.version));
}

Result<Response> save_form(const Request& request, Services& services) {
    const std::uint64_t expected = BEIAN_TRY(expected_version(request));
    Asked asked = BEIAN_TRY(Asked::parse(request));
    desk::Declaration declared;
    declared.province = asked.text("province", 32);
    declared.subject_kind = asked.text("subject_kind", 64);
    declared.answers = asked.texts("answers", 500, 500);
    const nlohmann::json* form = asked.find("form");
    if (form == nullptr || !form->is_object()) asked.fault("\"form\" is missing");
    const rules::Rulebook& rulebook = services.books.rulebook;
    check_value(asked, rulebook, rulebook.filing_province, "province", declared.province);
    check_value(asked, rulebook, rulebook.subject_kind, "subject_kind", declared.subject_kind);
    BEIAN_TRY(asked.end());
    declared.form = BEIAN_TRY(form::parse_form(form->dump()));
    const desk::Opened opened =
        BEIAN_TRY(services.filings.save(request.caller, request.parameter("filing"), expected, declared));
    return filing_response(200, opened, request.caller, services);
}

Result<Response> check_filing(const Request& request, Services& services) {
    return json_response(
        200, json_of(BEIAN_TRY(services.filings.check(request.caller, request.parameter("filing")))));
}

Result<Response> read_filing_checklist(const Request& request, Services& services) {
    const auto lists = BEIAN_TRY(services.filings.checklists(request.caller, request.parameter("filing")));
    Json json{{"services", Json::array()}};
    for (const rules::Checklist& list : lists)
        json["services"].push_back(Json::parse(rules::to_json(services.books.rulebook, list)));
    return json_response(200, json);
}

Result<Response> submit_filing(const Request& request, Services& services) {
    const std::uint64_t expected = BEIAN_TRY(expected_version(request));
    const desk::Opened opened =
        BEIAN_TRY(services.filings.submit(request.caller, request.parameter("filing"), expected));
    return filing_response(200, opened, request.caller, services);
}

Result<Response> act_on_filing(const Request& request, Services& services) {
    const std::uint64_t expected = BEIAN_TRY(expected_version(request));
    Asked asked = BEIAN_TRY(Asked::parse(request));
    const auto kind = asked.word("action", workflow::find_action);
    if (!kind) asked.fault("\"action\" is missing");
    workflow::Detail detail;
    detail.items = asked.texts("items", 100, 100);
    detail.reason = asked.find_text("reason", 100).value_or(std::string{});
    detail.text = asked.find_text("text", 2000).value_or(std::string{});
    detail.finding = asked.find_text("finding", 100).value_or(std::string{});
    detail.account = asked.find_text("account", 64).value_or(std::string{});
    detail.person = asked.word("person", workflow::find_person);
    detail.numbers = asked.texts("numbers", 200, 64);
    if (!detail.reason.empty() && services.books.reasons.find(detail.reason) == nullptr)
        asked.fault("\"reason\" is none of the catalogue; see rulebook/reasons, or say it in \"text\"");
    BEIAN_TRY(asked.end());
    const desk::Opened opened = BEIAN_TRY(services.filings.act(request.caller, request.parameter("filing"),
                                                               expected, {*kind, std::move(detail), {}}));
    return filing_response(200, opened, request.caller, services);
}

Result<Response> record_presence(const Request& request, Services& services) {
    // What a licensed service found is told by the program that asked it, never typed by a person.
    if (!request.who || !request.who->session.empty())
        return Error{ErrorCode::Forbidden, "only a program with a token tells what a licensed service found"};
    Asked asked = BEIAN_TRY(Asked::parse(request));
    const auto person = asked.word("person", workflow::find_person);
    if (!person) asked.fault("\"person\" is missing");
    const std::string reference = asked.text("reference");
    BEIAN_TRY(asked.end());
    const desk::Opened opened = BEIAN_TRY(
        services.filings.record_presence(request.caller, request.parameter("filing"), *person, reference));
    return filing_response(201, opened, request.caller, services);
}

Result<Response> read_history(const Request& request, Services& services) {
    const desk::Opened opened = BEIAN_TRY(services.filings.view(request.caller, request.parameter("filing"),
                                                                desk::Sight::History, purpose_of(request)));
    const bool owner = request.caller.account == opened.filing.owner;
    Json items = Json::array();
    for (const workflow::Event& event : opened.history) {
        // What staff write for each other.
        if (owner && event.action == workflow::ActionKind::Note) continue;
        items.push_back(json_of(event, request.caller));
    }
    return json_response(200, Json{{"items", std::move(items)}});
}

}  // namespace beian::http::handlers
