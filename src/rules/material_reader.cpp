#include "base/text.h"
#include "data/reading.h"
#include "rules/loading.h"

#include <algorithm>

namespace beian::rules {

namespace {

const std::vector<std::string> kOwners = {"subject", "head", "service_head", "domain", "service"};
const std::vector<std::string> kKinds = {"base", "auxiliary", "condition", "historical"};
const std::vector<std::string> kImages = {
    "certificate_photo", "document_photo", "handheld_photo", "screenshot", "face", "video", "icon", "none"};

void read_sides(Loading& loading, const data::Node& node, Material& material) {
    const data::Node* names = node.find("side_names");
    const data::Node* sides = node.find("sides");
    if (sides == nullptr) return;
    for (const data::Node* side : read_list(*sides, "sides", loading.faults)) {
        if (!data::is_slug(side->text, "-_"))
            loading.faults.add(side->line, "a side is a slug such as front or page-1");
        Side read;
        read.slug = side->text;
        const data::Node* name = names != nullptr ? names->find(side->text) : nullptr;
        if (name != nullptr) read.name = read_words(*name, side->text, loading.faults);
        material.sides.push_back(std::move(read));
    }
    if (names == nullptr) return;
    for (const data::Entry& entry : names->entries) {
        const auto is_it = [&](const Side& side) { return side.slug == entry.key; };
        if (std::none_of(material.sides.begin(), material.sides.end(), is_it)) {
            loading.faults.add(entry.line,
                               "\"" + printable(entry.key) + "\" is none of the material's sides");
        }
    }
}

model::Shot shot_of(const std::string& image) {
    if (image == "certificate_photo" || image == "document_photo") return model::Shot::Document;
    return image == "handheld_photo" ? model::Shot::Handheld : model::Shot::Other;
}

/// "85.6x54": width and height as the document is read, in millimetres.
std::optional<model::PaperSize> find_paper_size(std::string_view text) {
    const std::size_t cross = text.find('x');
    if (cross == std::string_view::npos) return std::nullopt;
    const auto width = data::parse_decimal(text.substr(0, cross));
    const auto height = data::parse_decimal(text.substr(cross + 1));
    const auto is_sane = [](const auto& mm) { return mm && *mm >= 10 && *mm <= 2000; };  // also no NaN
    if (!is_sane(width) || !is_sane(height)) return std::nullopt;
    return model::PaperSize{*width, *height};
}

void read_photo(Loading& loading, const data::Node& node, Material& material) {
    data::Faults& faults = loading.faults;
    if (!check_keys(node, "photo", {"sizes", "colour", "text_mm"}, faults)) return;
    for (const data::Entry& part : node.entries) {
        if (part.key == "colour")
            material.photo.must_be_in_colour = read_bool(part.value, "colour", faults).value_or(false);
        if (part.key == "text_mm") {
            const auto text_mm = data::read_decimal(part.value);
            if (!text_mm || !(*text_mm > 0 && *text_mm <= 50))
                faults.add(part.line, "`text_mm` is the size of the smallest text that must be read, in mm");
            material.photo.text_mm = text_mm.value_or(0);
        }
        if (part.key != "sizes") continue;
        for (const data::Node* word : read_list(part.value, "sizes", faults)) {
            if (const auto size = find_paper_size(word->text)) {
                material.photo.sizes.push_back(*size);
            } else {
                faults.add(word->line, "a size is width and height in mm, such as 85.6x54");
            }
        }
    }
}

void read_accepts(Loading& loading, const data::Node& node, Material& material) {
    if (!node.is_mapping()) {
        material.accepts = read_material_list(loading, node);
        return;
    }
    const Rulebook& book = loading.book;
    for (const data::Entry& entry : node.entries) {
        const auto kind = book.subject_kind == kNoFact
                              ? std::nullopt
                              : book.vocabulary.find_value(book.subject_kind, entry.key);
        if (!kind) {
            std::vector<std::string> kinds;
            if (book.subject_kind != kNoFact) {
                for (const FactValue& value : book.vocabulary.facts[book.subject_kind].values)
                    kinds.push_back(value.slug);
            }
            loading.faults.add(entry.line, data::unknown("kind of subject", entry.key, kinds));
            continue;
        }
        material.accepts_by_kind.emplace_back(static_cast<std::uint8_t>(*kind),
                                              read_material_list(loading, entry.value));
    }
}

void read_one(Loading& loading, const data::Entry& entry, Material& material) {
    data::Faults& faults = loading.faults;
    const data::Node& node = entry.value;
    if (!check_keys(node, material.slug,
                    {"name", "of", "kind", "for", "sides", "side_names", "group", "accepts", "letter",
                     "most_pages", "what", "from_whom", "look", "image", "photo", "sources"},
                    faults)) {
        return;
    }
    for (const std::string_view key : {"name", "of", "what", "from_whom", "image"}) {
        if (node.find(key) == nullptr)
            faults.add(entry.line, material.slug + " has no `" + std::string(key) + "`");
    }
    for (const data::Entry& part : node.entries) {
        if (part.key == "name") material.name = read_words(part.value, "name", faults);
        if (part.key == "of") material.of = read_owner(loading, part.value).value_or(Owner::Subject);
        if (part.key == "kind" && read_word(part.value, "kind", kKinds, faults))
            material.kind = part.value.text;
        if (part.key == "for") material.holder = read_holder(loading, part.value).value_or(Holder::Both);
        if (part.key == "group") material.group = read_text(part.value, "group", faults);
        if (part.key == "accepts") read_accepts(loading, part.value, material);
        if (part.key == "letter") material.letter = read_bool(part.value, "letter", faults).value_or(false);
        if (part.key == "most_pages") {
            const auto most = data::read_number(part.value, "most_pages", faults);
            if (most && (*most < 2 || *most > 99))
                faults.add(part.line, "most_pages is from 2 to 99");
            else
                material.most_pages = static_cast<int>(most.value_or(0));
        }
        if (part.key == "what") material.what = read_words(part.value, "what", faults);
        if (part.key == "from_whom") material.from_whom = read_words(part.value, "from_whom", faults);
        if (part.key == "look") material.look = read_words(part.value, "look", faults);
        if (part.key == "image" && read_word(part.value, "image", kImages, faults))
            material.image = part.value.text;
        if (part.key == "photo") read_photo(loading, part.value, material);
        if (part.key == "sources") material.sources = read_source_list(loading, part.value);
    }
    material.photo.shot = shot_of(material.image);
    read_sides(loading, node, material);
    const bool has_pages = !material.sides.empty() && material.sides.back().slug.starts_with("page-");
    if (material.letter && has_pages && material.most_pages == 0) material.most_pages = kMostLetterPages;
}

}  // namespace

std::optional<Owner> read_owner(Loading& loading, const data::Node& node) {
    const auto at = read_word(node, "owner", kOwners, loading.faults);
    if (!at) return std::nullopt;
    return static_cast<Owner>(*at);
}

std::optional<Holder> read_holder(Loading& loading, const data::Node& node) {
    const auto at = read_word(node, "`for`", holder_slugs(), loading.faults);
    if (!at) return std::nullopt;
    return static_cast<Holder>(*at);
}

MaterialIndex read_material(Loading& loading, const data::Node& node) {
    const auto found = node.is_scalar() ? loading.book.material_by_slug.find(std::string(node.text))
                                        : loading.book.material_by_slug.end();
    if (found != loading.book.material_by_slug.end()) return found->second;
    loading.faults.add(node.line, data::unknown("material", node.text, loading.material_slugs));
    return kNothing;
}

std::vector<MaterialIndex> read_material_list(Loading& loading, const data::Node& node) {
    std::vector<MaterialIndex> materials;
    for (const data::Node* word : read_list(node, "materials", loading.faults)) {
        const MaterialIndex material = read_material(loading, *word);
        if (material == kNothing) continue;
        if (std::find(materials.begin(), materials.end(), material) != materials.end()) {
            loading.faults.add(word->line, "\"" + printable(word->text) + "\" stands in the list twice");
            continue;
        }
        materials.push_back(material);
    }
    return materials;
}

std::vector<SourceIndex> read_source_list(Loading& loading, const data::Node& node) {
    std::vector<SourceIndex> sources;
    for (const data::Node* word : read_list(node, "sources", loading.faults)) {
        const auto found = loading.source_by_id.find(std::string(word->text));
        if (found != loading.source_by_id.end()) {
            sources.push_back(found->second);
        } else {
            loading.faults.add(word->line, data::unknown("source", word->text, loading.source_ids));
        }
    }
    return sources;
}

void read_sources(Loading& loading, const data::Node& root) {
    data::Faults& faults = loading.faults;
    const data::Node* sources = root.find("sources");
    if (!check_keys(root, "sources.yaml", {"sources"}, faults) || sources == nullptr ||
        !sources->is_mapping()) {
        return faults.add(1, "sources.yaml holds `sources`, a table by id");
    }
    for (const data::Entry& entry : sources->entries) {
        Source source;
        source.id = entry.key;
        if (check_keys(entry.value, source.id, {"title", "publisher", "url", "date", "checked", "note"},
                       faults)) {
            for (const data::Entry& part : entry.value.entries) {
                if (part.key == "title") source.title = read_text(part.value, "title", faults);
                if (part.key == "publisher") source.publisher = read_text(part.value, "publisher", faults);
                if (part.key == "url") source.url = read_text(part.value, "url", faults);
                if (part.key == "date") source.date = read_text(part.value, "date", faults);
                if (part.key == "checked") source.checked = read_day(part.value, "checked", faults);
                if (part.key == "note") source.note = read_text(part.value, "note", faults);
            }
            if (source.title.empty()) faults.add(entry.line, source.id + " has no `title`");
            if (!source.checked)
                faults.add(entry.line, source.id + " has no `checked`: the day it was last read");
        }
        loading.source_by_id.emplace(source.id, static_cast<SourceIndex>(loading.book.sources.size()));
        loading.source_ids.push_back(source.id);
        loading.book.sources.push_back(std::move(source));
    }
}

void read_materials(Loading& loading, const data::Node& root) {
    const data::Node* materials = root.find("materials");
    if (!check_keys(root, "materials.yaml", {"materials"}, loading.faults) || materials == nullptr ||
        !materials->is_mapping()) {
        return loading.faults.add(1, "materials.yaml holds `materials`, a table by slug");
    }
    for (const data::Entry& entry : materials->entries) {
        if (!data::is_slug(entry.key, "_"))
            loading.faults.add(entry.line, "a material's slug is lower case: law_firm_license");
        Material material;
        material.slug = entry.key;
        loading.book.material_by_slug.emplace(material.slug,
                                              static_cast<MaterialIndex>(loading.book.materials.size()));
        loading.material_slugs.push_back(material.slug);
        loading.book.materials.push_back(std::move(material));
    }
    // A material may accept any other, so all are named before one is read.
    for (std::size_t i = 0; i < materials->entries.size(); ++i) {
        read_one(loading, materials->entries[i], loading.book.materials[i]);
    }
}

}  // namespace beian::rules
