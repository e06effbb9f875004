#include "desk/filing_desk.h"

#include "base/text.h"
#include "desk/page_json.h"
#include "desk/sealing.h"

#include <fmt/format.h>
#include <algorithm>
#include <nlohmann/json.hpp>

namespace beian::desk {

namespace {

using workflow::ActionKind;

const PageRow* find_page(const Opened& opened, const workflow::ItemId& item, const std::string& side) {
    const auto found = std::find_if(opened.pages.begin(), opened.pages.end(), [&](const PageRow& page) {
        return page.item == item && page.side == side;
    });
    return found == opened.pages.end() ? nullptr : &*found;
}

/// `subject.business_license`, `service_head.1.id_card`: whose, and a material that the rulebook knows.
bool is_item(const workflow::ItemId& item, const rules::Rulebook& rulebook) {
    const std::size_t first = item.find('.'), last = item.rfind('.');
    if (first == std::string::npos || !rules::find_owner(item.substr(0, first))) return false;
    const std::string between = first == last ? "0" : item.substr(first + 1, last - first - 1);
    const bool number =
        !between.empty() && between.size() <= 2 &&
        std::all_of(between.begin(), between.end(), [](char c) { return c >= '0' && c <= '9'; });
    return number && rulebook.find_material(item.substr(last + 1)) != nullptr;
}

Status check_place(const NewPage& page, const rules::Rulebook& rulebook) {
    if (!is_item(page.item, rulebook))
        return Error{ErrorCode::NotFound, "there is no item \"" + printable(page.item) + "\""};
    const rules::Material* material = rulebook.find_material(page.material);
    if (material == nullptr)
        return Error{ErrorCode::NotFound, "there is no material \"" + printable(page.material) + "\""};
    std::vector<std::string> sides;
    for (const rules::Side& side : material->sides) sides.push_back(side.slug);
    if (std::find(sides.begin(), sides.end(), page.side) != sides.end()) return ok();
    return Error{ErrorCode::InvalidArgument, page.material + " has no side \"" + printable(page.side) + "\"" +
                                                 did_you_mean(page.side, sides)};
}

}  // namespace

Result<PageRow> FilingDesk::put_page(const Caller& caller, const std::string& filing, const NewPage& page) {
    Opened opened = BEIAN_TRY(open_for(caller, filing));
    BEIAN_TRY(check_place(page, parts_.books.rulebook));
    workflow::Action action{ActionKind::AddPage, {}, {}};
    action.detail.items = {page.item};
    // Asked before anything is kept, and again when it is: a refusal must leave no page behind.
    (void)BEIAN_TRY(workflow::decide(opened.filing, action, caller.actor(), parts_.clock.now(), setting()));
    const std::string blob = parts_.blobs.put(caller.tenant, page.bytes);
    const Instant now = parts_.clock.now();
    const PageRow row{page.item, page.side, page.material, blob, page.media_type, page.bytes.size(), now, {}};
    Change change;
    change.put_pages.push_back(row);
    const nlohmann::ordered_json payload{{"tenant", caller.tenant},
                                         {"filing", filing},
                                         {"item", page.item},
                                         {"side", page.side},
                                         {"blob", blob}};
    // With the version: a page that is put back after another had its place is looked at again.
    change.jobs.push_back({caller.tenant, "inspect", payload.dump(), now,
                           fmt::format("{}/inspect/{}", filing, opened.filing.version + 1)});
    (void)BEIAN_TRY(decide_and_commit(caller, std::move(opened), action, std::move(change)));
    return row;
}

Result<Bytes> FilingDesk::read_page(const Caller& caller, const std::string& filing,
                                    const workflow::ItemId& item, const std::string& side,
                                    const std::string& purpose) {
    const Opened opened = BEIAN_TRY(open_for(caller, filing));
    const Instant now = parts_.clock.now();
    const workflow::Link* link = opened.filing.find_link(caller.link);
    const bool own = link != nullptr && item.starts_with(std::string(workflow::slug(link->person)) + ".") &&
                     may_see(caller, caller.tenant, opened.filing, Sight::OwnPages, now);
    if (!own && !may_see(caller, caller.tenant, opened.filing, Sight::Pages, now))
        return Error{ErrorCode::Forbidden, "these documents are not for this role"};
    const PageRow* page = find_page(opened, item, side);
    if (page == nullptr) return Error{ErrorCode::NotFound, "there is no such page"};
    // Recorded before it is shown: whoever saw it stands in the trail, whatever happens next.
    const AuditEntry look{
        now,     caller.name(),    std::string(workflow::slug(caller.role)), "read_page", filing,
        purpose, item + " " + side};
    parts_.trail.append(caller.tenant, {&look, 1});
    return parts_.blobs.get(caller.tenant, page->blob);
}

Status FilingDesk::report_page(const FilingKey& key, const workflow::ItemId& item, const std::string& side,
                               const PageReport& report, const std::string& blob) {
    const Opened opened = BEIAN_TRY(open(key));
    const PageRow* page = find_page(opened, item, side);
    if (page == nullptr || (!blob.empty() && page->blob != blob))
        return Error{ErrorCode::NotFound, "the page was removed or replaced meanwhile"};
    PageRow row = *page;
    row.report = seal_text(parts_.vault, key, to_json(report));
    const StoredFiling stored = BEIAN_TRY(parts_.store.load(key));
    Change change;
    change.key = key;
    change.expected = opened.filing.version;
    change.summary = stored.summary;
    change.put_pages.push_back(std::move(row));
    change.audit.push_back(
        {parts_.clock.now(), "desk", "desk", "inspect_page", key.filing, {}, item + " " + side});
    return parts_.store.commit(change);
}

GateReport FilingDesk::pass(const Opened& opened) {
    const Instant now = parts_.clock.now();
    const Declaration& declared = opened.declaration;
    const rules::Profile* profile = parts_.books.rulebook.find_profile(parts_.books.profile);
    const form::Case about{declared.form,
                           parts_.fields,
                           opened.filing.kind,
                           declared.subject_kind,
                           declared.province,
                           day_in_china(now),
                           profile == nullptr ? 0 : profile->min_validity_days,
                           {}};
    std::vector<PageReport> pages;
    for (const PageRow& row : opened.pages) {
        PageReport report{row.item, row.material, row.side, false, {}, {}, {}};
        if (!row.report.empty()) {
            const auto json = open_text(parts_.vault, opened.key, row.report);
            const auto parsed = json ? parse_page_report(*json) : Result<PageReport>(json.error());
            if (!parsed)
                throw std::runtime_error("a page's report cannot be read: " + parsed.error().message);
            report = *parsed;
        }
        pages.push_back(std::move(report));
    }
    rules::Facts facts(parts_.books.rulebook.vocabulary);
    for (const std::string& answer : declared.answers) {
        // A fact that a newer rulebook no longer knows is no longer asked either.
        const auto given = rules::parse_fact_options(parts_.books.rulebook.vocabulary, {&answer, 1});
        if (given) rules::merge_facts(facts, *given);
    }
    const Records records =
        records_of(opened.key, opened.filing.kind, declared, parts_.store, parts_.vault, parts_.records);
    return pass_gate({about, facts, opened.filing, pages, records, now}, parts_.books);
}

}  // namespace beian::desk
