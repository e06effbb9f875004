// How does a check end? What the frames say, then whose face it is, then the signed record.
#include "desk/accounts/secrets.h"
#include "desk/presence/held.h"
#include "desk/presence/presence_checks.h"
#include "desk/presence/proof.h"

#include <algorithm>
#include <cmath>

namespace beian::desk {

namespace {

// The last frames may have come at the last moment.
constexpr std::chrono::seconds kGrace{30};

std::string digest_over(std::span<const presence::Frame> frames) {
    std::string all;
    for (const presence::Frame& frame : frames) all += frame.taken.digest + "\n";
    return digest_of("presence-frames", all);
}

double rounded(double score) {
    return std::round(score * 1000) / 1000;
}

}  // namespace

Result<PresenceEnd> PresenceChecks::judge(const Caller& caller, const PresenceRow& row,
                                          std::span<const presence::Frame> frames) {
    const Held held = BEIAN_TRY(open_held(parts_.vault, row));
    const Provable about = BEIAN_TRY(parts_.filings.may_prove(caller, row.filing, row.person));
    if (about.document != held.document)
        return Error{ErrorCode::Conflict,
                     "the identity document was changed meanwhile; begin the check anew"};
    presence::Verdict verdict = presence::decide(held.challenge, frames, parts_.book);
    PresenceEnd end{rounded(verdict.score), std::move(verdict.findings), {}, {}};
    if (model::judge(end.findings) == model::Verdict::Reject) return end;
    const presence::Progress progress = presence::follow(held.challenge, frames, parts_.book);
    Likeness likeness = BEIAN_TRY(compare(row, about, progress, frames));
    end.score = rounded(std::min(end.score, likeness.score));
    end.compared_by = likeness.network.empty() ? likeness.by : likeness.by + " " + likeness.network;
    if (likeness.finding) end.findings.push_back(*likeness.finding);
    if (model::judge(end.findings) == model::Verdict::Reject) return end;
    // Made of nothing but what is kept: asked again after a fall, it is the same record.
    const Proof proof{row.check,
                      row.filing,
                      row.person,
                      about.document,
                      digest_of("presence-challenge", presence::to_json(held.challenge)),
                      digest_over(frames),
                      row.caller,
                      end.score,
                      frames.back().taken.received,
                      likeness.by,
                      likeness.reference,
                      likeness.network,
                      likeness.is_unsure()};
    const Opened opened = BEIAN_TRY(parts_.filings.record_proof(
        caller, row.filing, row.person, about.document, sign(parts_.vault, row.tenant, proof)));
    for (const workflow::Presence& presence : opened.filing.presences)
        if (presence.person == row.person) end.valid_until = presence.until;
    return end;
}

Result<PresenceView> PresenceChecks::finish(const Caller& asking, const std::string& filing,
                                            const std::string& check) {
    PresenceRow row = BEIAN_TRY(find(asking, filing, check));
    const auto frames = BEIAN_TRY(kept_frames(row));
    if (row.state == PresenceState::Passed || row.state == PresenceState::Failed) return view_of(row, frames);
    if (row.state != PresenceState::Open || parts_.clock.now() > row.until + kGrace)
        BEIAN_TRY(check_open(row));
    // An answer that was lost is given again from the check itself, not from the filing's change.
    Caller caller = asking;
    caller.request.clear();
    const PresenceEnd end = BEIAN_TRY(judge(caller, row, frames));
    row.state = end.valid_until ? PresenceState::Passed : PresenceState::Failed;
    row.verdict = seal_end(parts_.vault, row, end);
    const Status ended = parts_.store.end_check(row.tenant, row.check, row.state, row.verdict);
    // Of two that finish at once the first has said it.
    if (!ended) row = BEIAN_TRY(find(asking, filing, check));
    std::string detail =
        std::string(workflow::slug(row.person)) + " " + row.check + " " + std::string(slug(row.state));
    for (const model::Finding& finding : end.findings) detail += " " + finding.check;
    if (!end.compared_by.empty()) detail += " compared by " + end.compared_by;
    const AuditEntry entry{parts_.clock.now(), caller.name(), std::string(workflow::slug(caller.role)),
                           "finish_presence",  filing,        {},
                           std::move(detail)};
    parts_.trail.append(caller.tenant, {&entry, 1});
    return view_of(row, frames);
}

}  // namespace beian::desk
