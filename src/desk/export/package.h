// What does a licensed provider get of a filing? The record in the words of the authority's interface, the
// same in the shape of WeChat's, and the pages.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "desk/filing_desk.h"
#include "image/examine.h"
#include "inspect/check_book.h"

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace beian::desk {

/// A page as it is handed on.
struct ExportPage {
    PageRow row;
    Bytes bytes;
    std::optional<model::Quad> corners = {};  // where a person says that the document lies
};

struct ExportCase {
    const FilingKey& key;
    const workflow::Filing& filing;
    const Declaration& declaration;
    std::span<const ExportPage> pages;
    const form::FieldBook& fields;
    const workflow::ProcessBook& process;
};

/// `pages/head.id_card.front.jpg`
std::string exported_name(const PageRow& row);
/// UTF-8; `to_gbk` makes it what the interface wants. Empty for a kind of filing of which the authority is
/// not told.
std::string to_upload_xml(const ExportCase& about);
/// Refused where a character is not in GBK: says which.
Result<Bytes> to_gbk(const std::string& text);
std::string to_wechat_json(const ExportCase& about);

/// One file of a package, before it is made.
struct PackageEntry {
    enum class What : std::uint8_t { Upload, Filing, Page, Pair } what = What::Page;
    std::string name;  // in the package; folders with `/`
    std::string media_type;
    // What it is made of: a page, or front and back.
    std::vector<std::pair<workflow::ItemId, std::string>> pages;
    bool operator==(const PackageEntry&) const = default;
};
/// In the order in which they are to be read; the bytes of pages are not looked at.
std::vector<PackageEntry> package_of(const ExportCase& about);
/// Nothing where two sides cannot be composed: they are handed on as they are.
Result<std::optional<Bytes>> make_entry(const PackageEntry& entry, const ExportCase& about,
                                        const model::PhotoProfile& profile, const inspect::CheckBook& book,
                                        image::Examiner& examiner);

struct ExportFile {
    std::string name;  // in the package; folders with `/`
    Bytes bytes;
};

/// Everything, in the order in which it is to be read. Front and back of a document are also composed as the
/// provider's profile takes them.
Result<std::vector<ExportFile>> export_package(const ExportCase& about, const model::PhotoProfile& profile,
                                               const inspect::CheckBook& book, image::Examiner& examiner);

}  // namespace beian::desk
