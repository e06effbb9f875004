#include "desk/export/package.h"

#include "inspect/mend/compose.h"

#include <fmt/format.h>

#include <algorithm>

namespace beian::desk {

namespace {

Bytes bytes_of(const std::string& text) {
    return {text.begin(), text.end()};
}

const ExportPage* find_side(const ExportCase& about, const workflow::ItemId& item, std::string_view side) {
    const auto found = std::find_if(about.pages.begin(), about.pages.end(), [&](const ExportPage& page) {
        return page.row.item == item && page.row.side == side;
    });
    return found == about.pages.end() ? nullptr : &*found;
}

}  // namespace

std::string exported_name(const PageRow& row) {
    const char* end = row.media_type == "image/png" ? "png" : row.media_type == "image/gif" ? "gif" : "jpg";
    return fmt::format("pages/{}.{}.{}", row.item, row.side, end);
}

std::vector<PackageEntry> package_of(const ExportCase& about) {
    using What = PackageEntry::What;
    std::vector<PackageEntry> entries;
    if (!about.process.of(about.filing.kind).upload.empty())
        entries.push_back({What::Upload, "upload.xml", "application/xml", {}});
    entries.push_back({What::Filing, "filing.json", "application/json", {}});
    for (const ExportPage& page : about.pages) {
        const PageRow& row = page.row;
        entries.push_back({What::Page, exported_name(row), row.media_type, {{row.item, row.side}}});
        if (row.side == "front" && find_side(about, row.item, "back") != nullptr)
            entries.push_back({What::Pair,
                               fmt::format("pages/{}.both.jpg", row.item),
                               "image/jpeg",
                               {{row.item, "front"}, {row.item, "back"}}});
    }
    return entries;
}

Result<std::optional<Bytes>> make_entry(const PackageEntry& entry, const ExportCase& about,
                                        const model::PhotoProfile& profile, const inspect::CheckBook& book,
                                        image::Examiner& examiner) {
    using What = PackageEntry::What;
    if (entry.what == What::Upload) return std::optional(BEIAN_TRY(to_gbk(to_upload_xml(about))));
    if (entry.what == What::Filing) return std::optional(bytes_of(to_wechat_json(about)));
    std::vector<const ExportPage*> sides;
    for (const auto& [item, side] : entry.pages) {
        sides.push_back(find_side(about, item, side));
        if (sides.back() == nullptr) return Error{ErrorCode::NotFound, "there is no such page"};
    }
    if (entry.what == What::Page) return std::optional(sides.front()->bytes);
    const inspect::PhotoRequest both[] = {{"front", sides[0]->bytes, {}, {}, {}, {}, sides[0]->corners},
                                          {"back", sides[1]->bytes, {}, {}, {}, {}, sides[1]->corners}};
    auto outcome =
        inspect::compose(both, inspect::Layout::Pair, profile, book, examiner, inspect::Judging::Envelope);
    // What cannot be composed is handed on as it is: a reviewer has accepted both.
    if (!outcome.composed) return std::optional<Bytes>{};
    return std::optional(std::move(outcome.composed->jpeg));
}

Result<std::vector<ExportFile>> export_package(const ExportCase& about, const model::PhotoProfile& profile,
                                               const inspect::CheckBook& book, image::Examiner& examiner) {
    std::vector<ExportFile> files;
    for (const PackageEntry& entry : package_of(about)) {
        auto made = BEIAN_TRY(make_entry(entry, about, profile, book, examiner));
        if (made) files.push_back({entry.name, std::move(*made)});
    }
    return files;
}

}  // namespace beian::desk
