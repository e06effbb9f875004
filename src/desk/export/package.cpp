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

Result<std::vector<ExportFile>> export_package(const ExportCase& about, const model::PhotoProfile& profile,
                                               const inspect::CheckBook& book, image::Examiner& examiner) {
    std::vector<ExportFile> files;
    if (const std::string xml = to_upload_xml(about); !xml.empty())
        files.push_back({"upload.xml", BEIAN_TRY(to_gbk(xml))});
    files.push_back({"filing.json", bytes_of(to_wechat_json(about))});
    for (const ExportPage& page : about.pages) {
        files.push_back({exported_name(page.row), page.bytes});
        if (page.row.side != "front") continue;
        const ExportPage* back = find_side(about, page.row.item, "back");
        if (back == nullptr) continue;
        const inspect::PhotoRequest sides[] = {{"front", page.bytes, {}, {}, {}},
                                               {"back", back->bytes, {}, {}, {}}};
        const auto outcome = inspect::compose(sides, inspect::Layout::Pair, profile, book, examiner,
                                              inspect::Judging::Envelope);
        // What cannot be composed is handed on as it is: a reviewer has accepted both.
        if (outcome.composed)
            files.push_back({fmt::format("pages/{}.both.jpg", page.row.item), outcome.composed->jpeg});
    }
    return files;
}

}  // namespace beian::desk
