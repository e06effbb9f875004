#include "desk/export/handing.h"

#include <algorithm>

namespace beian::desk {

namespace {

// As it stands in the trail.
constexpr const char* kWhy = "export";

/// Pages as they are known, without what they hold.
std::vector<ExportPage> named_only(const std::vector<PageRow>& rows) {
    std::vector<ExportPage> pages;
    for (const PageRow& row : rows) pages.push_back({row, {}});
    return pages;
}

/// Where people put the corners right, pages are cut there.
void put_corners(std::vector<ExportPage>& pages, const std::vector<SeenPage>& seen) {
    for (ExportPage& page : pages)
        for (const SeenPage& one : seen)
            if (one.row == page.row && one.report.corners_given) page.corners = one.report.quad;
}

}  // namespace

ExportCase Exporter::case_of(const Opened& opened, const std::vector<ExportPage>& pages) const {
    return {opened.key, opened.filing, opened.declaration, pages, fields_, process_};
}

Result<Bytes> Exporter::page_bytes(const Caller& caller, const std::string& filing, const PageRow& row) {
    return desk_.read_page(caller, filing, row.item, row.side, kWhy);
}

Result<Package> Exporter::list(const Caller& caller, const std::string& filing) {
    const Opened opened = BEIAN_TRY(desk_.view(caller, filing, Sight::Pages, kWhy));
    const auto pages = named_only(opened.pages);
    return Package{opened.filing.version, package_of(case_of(opened, pages))};
}

Result<Bytes> Exporter::make(const Caller& caller, const std::string& filing, std::uint64_t version,
                             const std::string& name) {
    const Opened opened = BEIAN_TRY(desk_.view(caller, filing, Sight::Pages, kWhy));
    if (opened.filing.version != version)
        return Error{ErrorCode::Stale, "the filing has changed since; begin another export"};
    auto pages = named_only(opened.pages);
    const auto entries = package_of(case_of(opened, pages));
    const auto entry = std::find_if(entries.begin(), entries.end(),
                                    [&](const PackageEntry& one) { return one.name == name; });
    if (entry == entries.end()) return Error{ErrorCode::NotFound, "the package has no such file"};
    for (ExportPage& page : pages) {
        const std::pair key{page.row.item, page.row.side};
        if (std::find(entry->pages.begin(), entry->pages.end(), key) != entry->pages.end())
            page.bytes = BEIAN_TRY(page_bytes(caller, filing, page.row));
    }
    put_corners(pages, BEIAN_TRY(desk_.page_reports(caller, filing)));
    auto made = BEIAN_TRY(make_entry(*entry, case_of(opened, pages), profile_, book_, examiner_));
    if (!made) return Error{ErrorCode::NotFound, "these two sides cannot be composed; take them one by one"};
    return std::move(*made);
}

Result<std::vector<ExportFile>> Exporter::make_all(const Caller& caller, const std::string& filing) {
    const Opened opened = BEIAN_TRY(desk_.view(caller, filing, Sight::Pages, kWhy));
    std::vector<ExportPage> pages;
    for (const PageRow& row : opened.pages) {
        Bytes bytes = BEIAN_TRY(page_bytes(caller, filing, row));
        pages.push_back({row, std::move(bytes)});
    }
    put_corners(pages, BEIAN_TRY(desk_.page_reports(caller, filing)));
    return export_package(case_of(opened, pages), profile_, book_, examiner_);
}

std::vector<Imported> import_results(FilingDesk& desk, const Caller& caller,
                                     const std::vector<AuthorityResult>& results) {
    std::vector<Imported> done;
    for (const AuthorityResult& result : results) {
        Imported imported{result.filing, {}};
        const auto opened = desk.view(caller, result.filing, Sight::Status, "import of a result");
        if (!opened) {
            imported.refused = opened.error().message;
        } else if (const auto acted = desk.act(caller, result.filing, opened->filing.version, result.action);
                   !acted) {
            imported.refused = acted.error().message;
        }
        done.push_back(std::move(imported));
    }
    return done;
}

}  // namespace beian::desk
