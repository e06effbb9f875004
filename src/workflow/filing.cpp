#include "workflow/filing.h"

#include <algorithm>

namespace beian::workflow {

namespace {

using Kind = ActionKind;

void decide_items(Filing& filing, const Event& event, Decided decided) {
    for (const ItemId& item : event.detail.items)
        filing.items[item] = {decided, event.detail.reason, event.detail.text, event.actor, false};
}

/// What the applicant's side changed must be looked at again.
void touch_items(Filing& filing, const Event& event) {
    filing.touched = event.at;
    for (const ItemId& item : event.detail.items) {
        ItemReview& review = filing.items[item];
        if (review.decided == Decided::Accepted) review = {};
        review.touched = true;
    }
}

void submit(Filing& filing, const Event& event) {
    filing.submitted = event.at;
    filing.passed_by.clear();
    // What is no longer asked for falls away; what was returned and mended is open again.
    std::map<ItemId, ItemReview> items;
    for (const ItemId& item : event.detail.items) {
        const auto known = filing.items.find(item);
        const bool kept = known != filing.items.end() && known->second.decided == Decided::Accepted;
        items[item] = kept ? known->second : ItemReview{};
    }
    filing.items = std::move(items);
}

void ask_by_sms(Filing& filing, const Event& event) {
    filing.sms.clear();
    const auto ask = [&](Person person) { filing.sms.push_back({person, event.at, std::nullopt}); };
    for (const ItemId& who : event.detail.items) {
        if (const auto person = find_person(who)) ask(*person);
    }
}

void on_sms(Filing& filing, const Event& event) {
    for (SmsAsk& ask : filing.sms) {
        if (event.detail.person && ask.person != *event.detail.person) continue;
        if (event.action == Kind::ConfirmSms) ask.confirmed = event.at;
        if (event.action == Kind::RearmSms && !ask.confirmed) ask.asked = event.at;
    }
    if (event.action == Kind::RearmSms) filing.reminded.erase(LimitKind::Sms);
}

void on_link(Filing& filing, const Event& event) {
    const Detail& detail = event.detail;
    if (event.action == Kind::IssueLink) {
        filing.links.push_back({detail.link, detail.person.value_or(Person::Head),
                                detail.purpose.value_or(Purpose::Presence), event.at,
                                detail.until.value_or(event.at)});
        return;
    }
    for (Link& link : filing.links) {
        if (link.id != detail.link) continue;
        if (event.action == Kind::RevokeLink) link.revoked = true;
        if (event.action == Kind::FinishLink || event.action == Kind::ProvePresence) link.used = true;
    }
}

/// `service_head.face_verification`, of a second service `service_head.1.face_verification`.
bool is_face_of(const ItemId& item, Person person) {
    return item.starts_with(std::string(slug(person)) + ".") && item.ends_with(".face_verification");
}

void forget_presence(Filing& filing, Person person) {
    std::erase_if(filing.presences, [&](const Presence& old) { return old.person == person; });
}

void prove_presence(Filing& filing, const Event& event) {
    const Detail& detail = event.detail;
    const Person person = detail.person.value_or(Person::Head);
    forget_presence(filing, person);
    filing.presences.push_back({person, detail.until.value_or(event.at), detail.document, detail.proof});
    for (auto& [item, review] : filing.items)
        if (is_face_of(item, person)) review.touched = true;
}

/// Whoever returns it wants the person to show themselves again.
void ask_again(Filing& filing, const Event& event) {
    for (const ItemId& item : event.detail.items)
        for (const Person person : all_persons())
            if (is_face_of(item, person)) forget_presence(filing, person);
}

void begin(Filing& filing, const Event& event) {
    filing.kind = event.kind;
    filing.owner = event.detail.account;
    filing.rulebook = event.detail.rulebook;
    filing.begun = filing.since = filing.touched = event.at;
}

/// What an event changes beside the stage.
void note_what_was_done(Filing& filing, const Event& event) {
    switch (event.action) {
        case Kind::Begin:
            return begin(filing, event);
        case Kind::Edit:
        case Kind::AddPage:
        case Kind::RemovePage:
            return touch_items(filing, event);
        case Kind::IssueLink:
        case Kind::RevokeLink:
        case Kind::FinishLink:
            return on_link(filing, event);
        case Kind::ProvePresence:
            on_link(filing, event);
            return prove_presence(filing, event);
        case Kind::Submit:
            return submit(filing, event);
        case Kind::Claim:
            filing.claim = ReviewClaim{event.actor, event.at};
            return;
        case Kind::PassOn:
            filing.claim = ReviewClaim{event.detail.account, event.at};
            return;
        case Kind::AcceptItem:
            return decide_items(filing, event, Decided::Accepted);
        case Kind::ReturnItem:
            ask_again(filing, event);
            return decide_items(filing, event, Decided::Returned);
        case Kind::ReopenItem:
            return decide_items(filing, event, Decided::Open);
        case Kind::Overrule:
            for (const ItemId& item : event.detail.items)
                filing.overruled.push_back({item, event.detail.finding, event.detail.text, event.actor});
            return;
        case Kind::Pass:
            if (event.to == Stage::SecondLook) filing.passed_by = event.actor;
            return;
        case Kind::HandOver:
            return ask_by_sms(filing, event);
        case Kind::ConfirmSms:
        case Kind::RearmSms:
            return on_sms(filing, event);
        case Kind::Grant:
            filing.numbers = event.detail.numbers;
            return;
        case Kind::Return:
        case Kind::Lapse:
        case Kind::Cancel:
            filing.last_reason = event.detail.reason;
            return;
        case Kind::Reject:
            filing.last_reason = event.detail.reason;
            return decide_items(filing, event, Decided::Returned);
        case Kind::Remind:
            if (event.detail.limit && event.detail.until)
                filing.reminded[*event.detail.limit] = *event.detail.until;
            return;
        default:
            return;
    }
}

bool is_reviewing(Stage stage) {
    return stage == Stage::Reviewing || stage == Stage::SecondReviewing;
}

}  // namespace

const Link* Filing::find_link(std::string_view id) const {
    const auto found =
        std::find_if(links.begin(), links.end(), [&](const Link& link) { return link.id == id; });
    return found == links.end() ? nullptr : &*found;
}

void apply(Filing& filing, const Event& event) {
    if (filing.claim && filing.claim->by == event.actor) filing.claim->last_act = event.at;
    note_what_was_done(filing, event);
    if (event.to != filing.stage) {
        filing.stage = event.to;
        filing.since = event.at;
        filing.reminded.clear();
        if (event.role == Role::Applicant || event.role == Role::Agent) filing.touched = event.at;
        // An order that comes back gives its owner the whole time again.
        if (event.to == Stage::Returned || event.to == Stage::Rejected || event.to == Stage::Lapsed)
            filing.touched = event.at;
    }
    if (!is_reviewing(filing.stage)) filing.claim.reset();
    filing.last = event.at;
    ++filing.version;
}

Filing fold(std::span<const Event> events) {
    Filing filing;
    for (const Event& event : events) apply(filing, event);
    return filing;
}

}  // namespace beian::workflow
