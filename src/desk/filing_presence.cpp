// How does it come into a filing that a person was there?
#include "desk/filing_desk.h"
#include "desk/presence/proof.h"

#include <algorithm>

namespace beian::desk {

using workflow::ActionKind;

workflow::Action FilingDesk::proving(const Opened& opened, workflow::Person person) const {
    workflow::Action action{ActionKind::ProvePresence, {}, {}};
    action.detail.person = person;
    // From now on it counts for these pages: others are another document.
    action.detail.document =
        identity_pages(opened.declaration, opened.pages, person, parts_.books.rulebook).document;
    return action;
}

Result<Opened> FilingDesk::record_presence(const Caller& caller, const std::string& filing,
                                           workflow::Person person, const std::string& reference) {
    Opened opened = BEIAN_TRY(open_for(caller, filing));
    workflow::Action action = proving(opened, person);
    action.detail.text = reference;
    return decide_and_commit(caller, std::move(opened), action, {});
}

Result<Provable> FilingDesk::may_prove(const Caller& caller, const std::string& filing,
                                       std::optional<workflow::Person> person) {
    const Opened opened = BEIAN_TRY(open_for(caller, filing));
    const workflow::Link* link = opened.filing.find_link(caller.link);
    if (link != nullptr && person.value_or(link->person) != link->person)
        return Error{ErrorCode::Forbidden, "this link is for someone else"};
    if (link != nullptr) person = link->person;
    if (!person) return Error{ErrorCode::InvalidArgument, "\"person\" is missing"};
    (void)BEIAN_TRY(workflow::decide(opened.filing, proving(opened, *person), caller.actor(),
                                     parts_.clock.now(), setting()));
    const IdentityPages pages =
        identity_pages(opened.declaration, opened.pages, *person, parts_.books.rulebook);
    if (pages.portrait == nullptr)
        return Error{ErrorCode::Conflict,
                     "hand in the side of the identity document with the portrait first"};
    const form::Group& declared = declared_of(opened.declaration.form, *person);
    const bool resident = pages.portrait->material == "id_card";
    return Provable{*person, pages.document, *pages.portrait, declared.value("name"),
                    resident ? declared.value("certificate_number") : std::string{}};
}

Result<Opened> FilingDesk::record_proof(const Caller& caller, const std::string& filing,
                                        workflow::Person person, const std::string& document,
                                        const std::string& proof) {
    Opened opened = BEIAN_TRY(open_for(caller, filing));
    const auto& known = opened.filing.presences;
    // The desk died after it wrote this and before it said so.
    if (std::any_of(known.begin(), known.end(), [&](const auto& one) { return one.proof == proof; }))
        return opened;
    workflow::Action action = proving(opened, person);
    if (action.detail.document != document)
        return Error{ErrorCode::Conflict,
                     "the identity document was changed meanwhile; begin the check anew"};
    action.detail.proof = proof;
    return decide_and_commit(caller, std::move(opened), action, {});
}

}  // namespace beian::desk
