// How does a live check look to the page that films it, and its record to staff?
#include "desk/presence/proof.h"
#include "findings/voice.h"
#include "http/json.h"
#include "inspect/inspect.h"
#include "presence/verdict.h"

#include <fmt/format.h>

namespace beian::http {

namespace {

Json step_of(const desk::PresenceView& view, const presence::Book& book) {
    const presence::Challenge& challenge = view.challenge;
    const presence::Progress& progress = view.progress;
    const std::size_t number = progress.miss ? challenge.steps() : progress.step;
    const presence::StepKind kind = challenge.step(number);
    Json step{{"number", number},
              {"kind", slug(kind)},
              {"within_ms", presence::within_ms(challenge, number, book)},
              {"ask", json_of(presence::ask_of(kind, book))}};
    if (progress.answered && !progress.miss) {
        step["answered"] = true;
        step["ask"] = json_of(presence::look_ahead(book));
    }
    // Nobody learns the colours before it is time to show them.
    if (kind == presence::StepKind::Light) {
        step["colours"] = Json::array();
        for (const auto& [colour, ms] : challenge.flashes)
            step["colours"].push_back(
                {{"colour", fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue)},
                 {"ms", ms}});
    }
    return step;
}

bool is_staff(workflow::Role role) {
    using enum workflow::Role;
    return role == Reviewer || role == SeniorReviewer || role == Administrator || role == Auditor;
}

Json record_json(const desk::Proof& proof) {
    Json json{{"check", proof.check},   {"at", to_string(proof.at)}, {"by", proof.by},
              {"caller", proof.caller}, {"score", proof.score},      {"challenge", proof.challenge},
              {"unsure", proof.unsure}};
    if (!proof.reference.empty()) json["reference"] = proof.reference;
    return json;
}

}  // namespace

Json presences_json(const workflow::Filing& filing, const desk::Caller& caller, const Services& services) {
    Json presences = Json::array();
    for (const workflow::Presence& presence : filing.presences) {
        Json one{{"person", slug(presence.person)}, {"until", to_string(presence.until)}};
        // Whoever files needs to know that it counts; how sure it was would only teach a cheat.
        const auto proof = is_staff(caller.role)
                               ? desk::read_proof(services.vault, caller.tenant, presence.proof)
                               : std::nullopt;
        if (proof) one["record"] = record_json(*proof);
        presences.push_back(std::move(one));
    }
    return presences;
}

Json json_of(const desk::PresenceView& view, const presence::Book& book) {
    const desk::PresenceRow& row = view.row;
    const findings::Voice frames(book, "frames");
    const auto whole = [&](const char* name) { return static_cast<int>(frames.limit(name)); };
    Json json{{"check", row.check},
              {"person", slug(row.person)},
              // To a window that is left behind it is all one why another began.
              {"state", view.is_over                                  ? "over"
                        : row.state == desk::PresenceState::BrokenOff ? slug(desk::PresenceState::Replaced)
                                                                      : slug(row.state)},
              {"begun", to_string(row.begun)},
              {"until", to_string(row.until)},
              {"nonce", view.challenge.nonce},
              {"arrived", row.arrived},
              {"step", step_of(view, book)},
              {"steps", view.challenge.steps()},
              {"attempts_left", view.attempts_left},
              {"spared_left", view.spared_left},
              {"send",
               {{"frames_a_second", whole("a_second")},
                {"most_in_batch", whole("in_batch")},
                {"most_bytes", whole("most_bytes")},
                {"longest", whole("longest")}}}};
    const bool is_open = row.state == desk::PresenceState::Open && !view.is_over;
    if (is_open && view.progress.hint)
        json["hint"] = {{"hint", slug(*view.progress.hint)},
                        {"message", json_of(presence::say(*view.progress.hint, book))}};
    if (view.end) {
        json["findings"] = Json::array();
        for (const model::Finding& finding : view.end->findings)
            json["findings"].push_back(inspect::to_json(finding));
        json["score"] = view.end->score;
        if (view.end->valid_until) json["valid_until"] = to_string(*view.end->valid_until);
    }
    return json;
}

}  // namespace beian::http
