#include "desk/filing_desk.h"

#include "desk/event_json.h"
#include "desk/sealing.h"
#include "identity/icp_number.h"

#include <fmt/format.h>
#include <algorithm>

namespace beian::desk {

using workflow::Action;
using workflow::ActionKind;

Result<Opened> FilingDesk::open(const FilingKey& key) {
    const StoredFiling stored = BEIAN_TRY(parts_.store.load(key));
    Opened opened{key, {}, {}, stored.pages, {}, stored.form};
    for (const Bytes& sealed : stored.events) {
        const std::string json = BEIAN_TRY(open_text(parts_.vault, key, sealed));
        opened.history.push_back(BEIAN_TRY(parse_event(json)));
    }
    opened.filing = workflow::fold(opened.history);
    const std::string json = BEIAN_TRY(open_text(parts_.vault, key, stored.form));
    opened.declaration = BEIAN_TRY(parse_declaration(json));
    return opened;
}

Result<Opened> FilingDesk::open_for(const Caller& caller, const std::string& filing) {
    const Error none{ErrorCode::NotFound, "there is no such filing"};
    auto opened = open({caller.tenant, filing});
    if (!opened) return opened.error().code == ErrorCode::NotFound ? none : opened.error();
    if (!may_see(caller, caller.tenant, opened->filing, Sight::Status, parts_.clock.now())) return none;
    return opened;
}

Result<Opened> FilingDesk::begin(const Caller& caller, const NewFiling& asked) {
    const workflow::Decision decision = BEIAN_TRY(
        workflow::begin(asked.kind, caller.actor(), parts_.books.rulebook.version, parts_.clock.now()));
    Opened opened{{caller.tenant, random_id(16)},
                  {},
                  {asked.province, asked.subject_kind, {}, {}, {}},
                  {},
                  {decision.event}};
    Change change;
    change.form = seal_text(parts_.vault, opened.key, to_json(opened.declaration));
    BEIAN_TRY(commit(caller, opened, decision, opened.declaration, std::move(change)));
    opened.filing = decision.after;
    return opened;
}

namespace {

/// The numbers an authority gives are numbers; and whether one message is enough shows the form, not the
/// caller.
Result<Action> completed(Action action, const form::Form& form) {
    if (action.kind == ActionKind::Grant) {
        for (const std::string& number : action.detail.numbers) {
            const auto parsed = identity::parse_icp_number(number);
            if (!parsed)
                return Error{ErrorCode::InvalidArgument, "a filing number: " + parsed.error().message.en};
        }
    }
    if (action.kind == ActionKind::HandOver) {
        const std::string& mobile = form.part("head").value("mobile");
        const auto& services = form.many("services");
        action.detail.one_phone =
            !mobile.empty() && std::all_of(services.begin(), services.end(), [&](const auto& service) {
                return service.part("head").value("mobile") == mobile;
            });
    }
    return action;
}

Status expect(const Opened& opened, std::uint64_t expected) {
    if (opened.filing.version == expected) return ok();
    return Error{ErrorCode::Stale,
                 fmt::format("someone changed this filing: it is at version {}, not {}; look at it again",
                             opened.filing.version, expected)};
}

}  // namespace

Result<Opened> FilingDesk::save(const Caller& caller, const std::string& filing, std::uint64_t expected,
                                Declaration declaration) {
    Opened opened = BEIAN_TRY(open_for(caller, filing));
    BEIAN_TRY(expect(opened, expected));
    (void)BEIAN_TRY(rules::parse_fact_options(parts_.books.rulebook.vocabulary, declaration.answers));
    Action action{ActionKind::Edit, {}, {}};
    action.detail.items = changed_items(opened.declaration.form, declaration.form);
    if (action.detail.items.empty()) action.detail.items = {"fields.filing"};  // at most answers changed
    return declare(caller, std::move(opened), action, [&](Declaration& now) {
        declaration.letters = std::move(now.letters);
        now = declaration;
    });
}

Result<GateReport> FilingDesk::check(const Caller& caller, const std::string& filing) {
    const Opened opened = BEIAN_TRY(open_for(caller, filing));
    if (!may_see(caller, caller.tenant, opened.filing, Sight::Form, parts_.clock.now()))
        return Error{ErrorCode::Forbidden, "what was declared is not for this role"};
    return pass(opened);
}

Result<Opened> FilingDesk::submit(const Caller& caller, const std::string& filing, std::uint64_t expected) {
    Opened opened = BEIAN_TRY(open_for(caller, filing));
    BEIAN_TRY(expect(opened, expected));
    const GateReport report = pass(opened);
    Action action{ActionKind::Submit, {}, report.blockers()};
    action.detail.items = report.items;
    return decide_and_commit(caller, std::move(opened), action, {});
}

Result<Opened> FilingDesk::act(const Caller& caller, const std::string& filing, std::uint64_t expected,
                               const Action& asked) {
    // These bring more than the table knows: pages, a gate, secrets, a proof.
    constexpr ActionKind kElsewhere[] = {ActionKind::ProvePresence, ActionKind::Begin,
                                         ActionKind::Edit,          ActionKind::AddPage,
                                         ActionKind::Submit,        ActionKind::IssueLink};
    if (std::find(std::begin(kElsewhere), std::end(kElsewhere), asked.kind) != std::end(kElsewhere))
        return Error{ErrorCode::InvalidArgument,
                     fmt::format("\"{}\" is asked for in another way", workflow::slug(asked.kind))};
    Opened opened = BEIAN_TRY(open_for(caller, filing));
    BEIAN_TRY(expect(opened, expected));
    const Action action = BEIAN_TRY(completed(asked, opened.declaration.form));
    Change change;
    const auto is_named = [&](const PageRow& page) {
        const auto& items = action.detail.items;
        return std::find(items.begin(), items.end(), page.item) != items.end();
    };
    if (action.kind == ActionKind::RemovePage) {
        for (const PageRow& page : opened.pages) {
            if (is_named(page)) change.removed_pages.emplace_back(page.item, page.side);
        }
    }
    Opened done = BEIAN_TRY(decide_and_commit(caller, std::move(opened), action, std::move(change)));
    if (action.kind == ActionKind::RemovePage) std::erase_if(done.pages, is_named);
    return done;
}

Result<IssuedLink> FilingDesk::issue_link(const Caller& caller, const std::string& filing,
                                          workflow::Person person, workflow::Purpose purpose) {
    Opened opened = BEIAN_TRY(open_for(caller, filing));
    const std::string secret = random_id(32);
    Action action{ActionKind::IssueLink, {}, {}};
    action.detail.link = caller_by_link(caller.tenant, secret).link;
    action.detail.person = person;
    action.detail.purpose = purpose;
    const Opened after = BEIAN_TRY(decide_and_commit(caller, std::move(opened), action, {}));
    return IssuedLink{secret, after.filing.links.back().until};
}

Caller FilingDesk::caller_by_link(const std::string& tenant, const std::string& secret) const {
    return {tenant, {}, workflow::Role::LinkHolder, parts_.vault.mark(tenant, "link", secret)};
}

Result<Opened> FilingDesk::view(const Caller& caller, const std::string& filing, Sight sight,
                                const std::string& purpose) {
    Opened opened = BEIAN_TRY(open_for(caller, filing));
    const Instant now = parts_.clock.now();
    if (!may_see(caller, caller.tenant, opened.filing, sight, now))
        return Error{ErrorCode::Forbidden,
                     fmt::format("\"{}\" of a filing is not for this role", slug(sight))};
    if (sight != Sight::Form && sight != Sight::Pages) opened.declaration = {};
    if (sight != Sight::Pages) opened.pages.clear();
    if (sight == Sight::Status) opened.history.clear();
    const AuditEntry look{now,
                          caller.name(),
                          std::string(workflow::slug(caller.role)),
                          "view_" + std::string(slug(sight)),
                          filing,
                          purpose,
                          {}};
    parts_.trail.append(caller.tenant, {&look, 1});
    return opened;
}

std::vector<Listed> FilingDesk::list(const Caller& caller, Query query) {
    query.tenant = caller.tenant;
    query.mark.reset();
    const bool owner = caller.role == workflow::Role::Applicant || caller.role == workflow::Role::Agent;
    if (caller.role == workflow::Role::LinkHolder) return {};
    if (owner) query.owner = caller.account;
    return parts_.store.list(query);
}

std::vector<ActionKind> FilingDesk::possible(const Caller& caller, const Opened& opened) const {
    if (caller.tenant != opened.key.tenant) return {};
    return workflow::possible(opened.filing, caller.actor(), parts_.clock.now(), setting());
}

std::size_t FilingDesk::look_at_due(std::size_t most) {
    std::size_t moved = 0;
    std::string fault;
    const Instant now = parts_.clock.now();
    for (const FilingKey& key : parts_.store.due(now, most)) {
        const auto opened = open(key);
        if (!opened) {
            // One filing that cannot be opened must not stop the clock for the others.
            fault = "a due filing cannot be opened: " + opened.error().message;
            continue;
        }
        const auto due = workflow::next_due(opened->filing, setting(), now);
        // Someone else may have moved it meanwhile: then it is no longer due, or will be found again.
        if (due && due->at <= now) {
            const Caller desk{key.tenant, "desk", workflow::Role::Desk, {}};
            if (decide_and_commit(desk, *opened, {due->action, {}, {}}, {})) ++moved;
        } else {
            (void)reckon_anew(*opened);
        }
    }
    if (!fault.empty()) throw std::runtime_error(fault);
    return moved;
}

std::string FilingDesk::random_id(std::size_t bytes) {
    Bytes drawn(bytes);
    parts_.random.fill(drawn);
    std::string hex;
    for (const std::uint8_t byte : drawn) hex += fmt::format("{:02x}", byte);
    return hex;
}

}  // namespace beian::desk
