// How do the tests of use cases get a desk? One in memory, with a clock that is turned by hand.
#pragma once

#include "desk/filing_desk.h"
#include "memory.h"
#include "support.h"

namespace beian::desk {

inline Caller caller(const char* account, workflow::Role role, const char* tenant = "t1") {
    return {tenant, account, role, {}};
}

class DeskTest : public testing::Test {
protected:
    const Caller anna = caller("anna", workflow::Role::Applicant);
    const Caller ruth = caller("ruth", workflow::Role::Reviewer);
    const Caller omar = caller("omar", workflow::Role::Reviewer);

    DeskTest() { clock.at = workflow::at("2026-11-25T02:00:00.000Z"); }

    /// A company's filing with all its pages inspected and the service head seen: nothing stands in its way.
    Opened ready(const Caller& who) {
        const Order order = Order::whole();
        const std::string id =
            loaded(desk.begin(who, {workflow::FilingKind::First, "guangdong", "enterprise"})).key.filing;
        loaded(desk.save(who, id, 1, {"guangdong", "enterprise", order.answers, order.sheet.form}));
        for (const PageReport& page : order.pages) {
            const Bytes bytes(page.side.begin(), page.side.end());
            loaded(desk.put_page(who, id, {page.item, page.side, page.material, "image/jpeg", bytes}));
            loaded(desk.report_page({who.tenant, id}, page.item, page.side, page));
        }
        return loaded(desk.record_presence(who, id, workflow::Person::ServiceHead));
    }
    Opened submitted(const Caller& who) {
        const Opened opened = ready(who);
        return loaded(desk.submit(who, opened.key.filing, opened.filing.version));
    }
    Opened does(const Caller& who, const Opened& opened, workflow::ActionKind kind,
                workflow::Detail detail = {}) {
        return loaded(desk.act(who, opened.key.filing, opened.filing.version, {kind, std::move(detail), {}}));
    }

    AuditChain chain{Digest{1}};
    MemoryStore store{chain};
    MemoryBlobs blobs;
    GlassVault vault;
    HandClock clock;
    CountingRandom random;
    Books books = the_books();
    FilingDesk desk{{store, store, blobs, vault, clock, random, books, form::the_fields(),
                     workflow::the_calendar(), the_letters()}};
};

}  // namespace beian::desk
