#include "workflow/decide.h"

#include "workflow/needs.h"

#include <fmt/format.h>
#include <algorithm>

namespace beian::workflow {

namespace {

constexpr std::size_t kNeeds = static_cast<std::size_t>(Need::DueNow) + 1;
constexpr EffectKind kEffects[] = {
    EffectKind::TellApplicant,  EffectKind::TellReviewers, EffectKind::TellAdministrators,
    EffectKind::SendLink,       EffectKind::Export,        EffectKind::CountOverruling,
    EffectKind::ScheduleRemoval};

bool is_row_for(const Move& move, const Question& q) {
    return move.action == q.action.kind && move.from.has(q.filing.stage) && move.by.has(q.actor.role);
}

const Move* find_move(const Question& q) {
    for (const Move& move : moves()) {
        if (is_row_for(move, q) && holds(move.when, q)) return &move;
    }
    return nullptr;
}

std::optional<std::string> first_unmet(const Move& move, const Question& q, bool of_action_too) {
    for (std::size_t n = 0; n < kNeeds; ++n) {
        const auto need = static_cast<Need>(n);
        if (!move.needs.has(need) || (!of_action_too && is_about_action(need))) continue;
        if (auto why = unmet(need, q)) return why;
    }
    return std::nullopt;
}

/// What the event says beyond the action: times that follow from the book, whom the ministry asks.
Detail completed(const Question& q) {
    Detail detail = q.action.detail;
    switch (q.action.kind) {
        case ActionKind::IssueLink:
            detail.until = q.now + std::chrono::hours{q.setting.book.link_open_hours};
            break;
        case ActionKind::ProvePresence:
            detail.until = q.now + std::chrono::hours{q.setting.book.presence_hours};
            break;
        case ActionKind::HandOver: {
            detail.items.clear();
            for (const Person person : q.setting.book.of(q.filing.kind).sms) {
                if (detail.one_phone && !detail.items.empty()) break;
                detail.items.emplace_back(slug(person));
            }
            break;
        }
        default:
            break;
    }
    if (q.actor.role == Role::LinkHolder) {
        detail.link = q.actor.link;
        if (const Link* link = q.filing.find_link(q.actor.link)) detail.person = link->person;
    }
    if (q.actor.role == Role::Desk) {
        const auto due = next_due(q.filing, q.setting, q.now);
        if (due && due->action == q.action.kind && due->at <= q.now) {
            detail.limit = due->limit;
            detail.until = due->point;
            if (q.action.kind == ActionKind::Lapse) detail.reason = "sms-timeout";
            if (q.action.kind == ActionKind::Close) detail.reason = "process-order-timeout";
        }
    }
    return detail;
}

std::string possible_now(const Question& q) {
    std::vector<std::string> names;
    for (const ActionKind action : possible(q.filing, q.actor, q.now, q.setting))
        names.emplace_back(slug(action));
    const std::string who = name_of(q.actor.role).en;
    if (names.empty()) return fmt::format("there is nothing {} can do to it now", who);
    return fmt::format("possible now for {}: {}", who, fmt::join(names, ", "));
}

Error refused(const Question& q, const std::string& why) {
    const auto rows = moves();
    const bool for_others = std::any_of(rows.begin(), rows.end(), [&](const Move& move) {
        return move.action == q.action.kind && move.from.has(q.filing.stage);
    });
    const bool by_this_role = std::any_of(rows.begin(), rows.end(), [&](const Move& move) {
        return move.action == q.action.kind && move.by.has(q.actor.role);
    });
    const ErrorCode code = for_others || !by_this_role ? ErrorCode::Forbidden : ErrorCode::Conflict;
    return {code, why + "; " + possible_now(q)};
}

}  // namespace

Result<Decision> decide(const Filing& filing, const Action& action, const Actor& actor, Instant now,
                        const Setting& setting) {
    // A clock that was set back must not put an event before the one it follows.
    const Question q{filing, action, actor, std::max(now, filing.last), setting};
    const Move* move = find_move(q);
    if (move == nullptr)
        return refused(q, fmt::format("{} cannot \"{}\" a filing that is {}", name_of(actor.role).en,
                                      slug(action.kind), name_of(filing.stage).en));
    if (const auto why = first_unmet(*move, q, true)) {
        return Error{why == unmet(Need::Mine, q) ? ErrorCode::Forbidden : ErrorCode::Conflict,
                     fmt::format("{} cannot \"{}\" it: {}; {}", name_of(actor.role).en, slug(action.kind),
                                 *why, possible_now(q))};
    }
    Decision decision{{action.kind, filing.kind, move->to.value_or(filing.stage), q.now, actor.account,
                       actor.role, completed(q)},
                      {},
                      filing};
    for (const EffectKind effect : kEffects) {
        if (move->effects.has(effect)) decision.effects.push_back(effect);
    }
    apply(decision.after, decision.event);
    return decision;
}

Result<Decision> begin(FilingKind kind, const Actor& actor, const std::string& rulebook, Instant now) {
    if (actor.role != Role::Applicant && actor.role != Role::Agent)
        return Error{ErrorCode::Forbidden, "only an applicant or an agent begins a filing"};
    Decision decision{{ActionKind::Begin, kind, Stage::Draft, now, actor.account, actor.role, {}}, {}, {}};
    decision.event.detail.account = actor.account;
    decision.event.detail.rulebook = rulebook;
    apply(decision.after, decision.event);
    return decision;
}

std::vector<ActionKind> possible(const Filing& filing, const Actor& actor, Instant now,
                                 const Setting& setting) {
    std::vector<ActionKind> found;
    for (const ActionKind kind : all_actions()) {
        const Action action{kind, {}, {}};
        const Question q{filing, action, actor, std::max(now, filing.last), setting};
        const Move* move = find_move(q);
        if (move != nullptr && !first_unmet(*move, q, false)) found.push_back(kind);
    }
    return found;
}

}  // namespace beian::workflow
