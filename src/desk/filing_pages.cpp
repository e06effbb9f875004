#include "desk/filing_desk.h"

#include "base/text.h"
#include "desk/corners.h"
#include "desk/page_json.h"
#include "desk/sealing.h"

#include <fmt/format.h>
#include <algorithm>
#include <nlohmann/json.hpp>

namespace beian::desk {

namespace {

using workflow::ActionKind;

constexpr int kTries = 8;  // as many change one filing at once, sides of its documents

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

/// Where others change the filing meanwhile, on what they left.
template <typename Try>
Result<PageRow> again_while_stale(Try attempt) {
    for (int tried = 1;; ++tried) {
        auto put = attempt();
        if (put || put.error().code != ErrorCode::Stale || tried == kTries) return put;
    }
}

Status check_place(const NewPage& page, const rules::Rulebook& rulebook) {
    if (!is_item(page.item, rulebook))
        return Error{ErrorCode::NotFound, "there is no item \"" + printable(page.item) + "\""};
    const rules::Material* material = rulebook.find_material(page.material);
    if (material == nullptr)
        return Error{ErrorCode::NotFound, "there is no material \"" + printable(page.material) + "\""};
    std::vector<std::string> sides;
    for (const rules::Side& side : material->sides) sides.push_back(side.slug);
    if (rules::takes_side(*material, page.side)) return ok();
    return Error{ErrorCode::InvalidArgument, page.material + " has no side \"" + printable(page.side) + "\"" +
                                                 did_you_mean(page.side, sides)};
}

}  // namespace

Result<Opened> FilingDesk::open_for_page(const Caller& caller, const std::string& filing,
                                         const NewPage& page) {
    Opened opened = BEIAN_TRY(open_for(caller, filing));
    BEIAN_TRY(check_place(page, parts_.books.rulebook));
    workflow::Action action{ActionKind::AddPage, {}, {}};
    action.detail.items = {page.item};
    (void)BEIAN_TRY(workflow::decide(opened.filing, action, caller.actor(), parts_.clock.now(), setting()));
    return opened;
}

Status FilingDesk::may_put_page(const Caller& caller, const std::string& filing, const NewPage& page) {
    (void)BEIAN_TRY(open_for_page(caller, filing, page));
    return ok();
}

Result<PageRow> FilingDesk::put_page(const Caller& caller, const std::string& filing, const NewPage& page) {
    // Asked before anything is kept, and again when it is: a refusal must leave no page behind.
    BEIAN_TRY(may_put_page(caller, filing, page));
    const std::string blob = parts_.blobs.put(caller.tenant, page.bytes);
    return again_while_stale([&] { return try_put_page(caller, filing, page, blob); });
}

Result<PageRow> FilingDesk::try_put_page(const Caller& caller, const std::string& filing, const NewPage& page,
                                         const std::string& blob) {
    Opened opened = BEIAN_TRY(open_for_page(caller, filing, page));
    const PageRow row{page.item,       page.side,         page.material,      blob,
                      page.media_type, page.bytes.size(), parts_.clock.now(), {}};
    return commit_page(caller, std::move(opened), row, {});
}

Result<PageRow> FilingDesk::correct_corners(const Caller& caller, const std::string& filing,
                                            const workflow::ItemId& item, const std::string& side,
                                            const model::Quad& corners) {
    BEIAN_TRY(check_corners(corners));
    return again_while_stale([&]() -> Result<PageRow> {
        Opened opened = BEIAN_TRY(open_for(caller, filing));
        const PageRow* page = find_page(opened, item, side);
        if (page == nullptr) return Error{ErrorCode::NotFound, "there is no such page"};
        PageRow row = *page;
        row.report.clear();
        row.added = parts_.clock.now();
        return commit_page(caller, std::move(opened), row, corners);
    });
}

Result<PageRow> FilingDesk::commit_page(const Caller& caller, Opened opened, const PageRow& row,
                                        const std::optional<model::Quad>& corners) {
    workflow::Action action{ActionKind::AddPage, {}, {}};
    action.detail.items = {row.item};
    Change change;
    change.put_pages.push_back(row);
    nlohmann::ordered_json payload{{"tenant", caller.tenant}, {"filing", opened.key.filing},
                                   {"item", row.item},        {"side", row.side},
                                   {"blob", row.blob},        {"added", to_string(row.added)}};
    if (corners) payload["corners"] = write_corners(*corners);
    // With the version: a page that is put back after another had its place is looked at again.
    change.jobs.push_back({caller.tenant, "inspect", payload.dump(), parts_.clock.now(),
                           fmt::format("{}/inspect/{}", opened.key.filing, opened.filing.version + 1)});
    (void)BEIAN_TRY(decide_and_commit(caller, std::move(opened), action, std::move(change)));
    return row;
}

Result<Bytes> FilingDesk::read_page(const Caller& caller, const std::string& filing,
                                    const workflow::ItemId& item, const std::string& side,
                                    const std::string& purpose) {
    return BEIAN_TRY(read_page_typed(caller, filing, item, side, purpose)).bytes;
}

Result<SeenBytes> FilingDesk::read_page_typed(const Caller& caller, const std::string& filing,
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
    return SeenBytes{BEIAN_TRY(parts_.blobs.get(caller.tenant, page->blob)), page->media_type};
}

Status FilingDesk::report_page(const FilingKey& key, const workflow::ItemId& item, const std::string& side,
                               const PageReport& report, const PageRow* seen) {
    const Opened opened = BEIAN_TRY(open(key));
    const PageRow* page = find_page(opened, item, side);
    if (page == nullptr || (seen != nullptr && (page->blob != seen->blob || page->added != seen->added)))
        return Error{ErrorCode::NotFound, "the page was removed or replaced meanwhile"};
    // Two workers had the job, as when the clock jumped past the lease of the first: looked at once is
    // enough.
    if (seen != nullptr && !page->report.empty()) return ok();
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

Result<std::vector<SeenPage>> FilingDesk::page_reports(const Caller& caller, const std::string& filing) {
    const Opened opened = BEIAN_TRY(open_for(caller, filing));
    const Instant now = parts_.clock.now();
    const bool all = may_see(caller, caller.tenant, opened.filing, Sight::Pages, now);
    const workflow::Link* link = opened.filing.find_link(caller.link);
    const bool own = link != nullptr && may_see(caller, caller.tenant, opened.filing, Sight::OwnPages, now);
    if (!all && !own) return Error{ErrorCode::Forbidden, "these documents are not for this role"};
    std::vector<SeenPage> pages;
    for (const PageRow& row : opened.pages) {
        if (all || row.item.starts_with(std::string(workflow::slug(link->person)) + "."))
            pages.push_back({row, report_of(opened.key, row)});
    }
    return pages;
}

Result<std::vector<SeenPage>> FilingDesk::read_reports(const Caller& caller, const std::string& filing,
                                                       const std::string& purpose) {
    auto pages = page_reports(caller, filing);
    if (!pages) return pages;
    // What was read from them says as much as the pages themselves.
    const AuditEntry look{parts_.clock.now(),
                          caller.name(),
                          std::string(workflow::slug(caller.role)),
                          "read_reports",
                          filing,
                          purpose,
                          {}};
    parts_.trail.append(caller.tenant, {&look, 1});
    return pages;
}

}  // namespace beian::desk
