#include "rules/rulebook.h"

#include "base/text.h"
#include "data/reading.h"
#include "rules/loading.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

namespace beian::rules {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 6> kEffectSlugs = {"require", "forbid", "limit",
                                                          "allow",   "advise", "inform"};
constexpr std::array<std::string_view, 5> kOwnerSlugs = {"subject", "head", "service_head", "domain",
                                                         "service"};
constexpr std::array<std::string_view, 3> kConfidenceSlugs = {"high", "medium", "low"};
constexpr std::uintmax_t kMaxFileBytes = std::uintmax_t{4} << 20;

Result<std::string> load_text(const fs::path& path) {
    std::error_code problem;
    if (!fs::is_regular_file(path, problem)) {
        return Error{ErrorCode::NotFound, path.string() + ": no such file; a rulebook needs it"};
    }
    if (fs::file_size(path, problem) > kMaxFileBytes || problem) {
        return Error{ErrorCode::TooLarge, path.string() + ": larger than 4 MiB, no rulebook file"};
    }
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (file.bad()) return Error{ErrorCode::Unreadable, path.string() + ": cannot be read"};
    return text;
}

/// The documents of a directory; kept until every rule has been read from them.
class Files {
public:
    Files(fs::path directory, Loading& loading) : directory_(std::move(directory)), loading_(loading) {}

    /// Reads one file and makes it the one that faults are about; nothing where it cannot be read.
    const data::Node* open(const fs::path& name) {
        const fs::path path = directory_ / name;
        loading_.faults.enter(path.string());
        auto text = load_text(path);
        if (!text) return refuse(text.error());
        auto document = data::parse(*text, path.string());
        if (!document) return refuse(document.error());
        documents_.push_back(std::make_unique<data::Document>(std::move(document).value()));
        return &documents_.back()->root();
    }
    std::vector<fs::path> provinces() const {
        std::vector<fs::path> found;
        std::error_code problem;
        for (fs::directory_iterator file(directory_ / "provinces", problem), end; !problem && file != end;
             file.increment(problem)) {
            if (file->path().extension() == ".yaml")
                found.push_back(fs::path("provinces") / file->path().filename());
        }
        std::sort(found.begin(), found.end());
        return found;
    }

private:
    const data::Node* refuse(const Error& error) {
        loading_.faults.add_whole(error.message);
        return nullptr;
    }

    fs::path directory_;
    Loading& loading_;
    std::vector<std::unique_ptr<data::Document>> documents_;
};

void read_version(Loading& loading, const data::Node& root) {
    if (!check_keys(root, "rulebook.yaml", {"version"}, loading.faults)) return;
    const data::Node* version = root.find("version");
    if (version == nullptr) return loading.faults.add(1, "no `version`");
    loading.book.version = read_text(*version, "version", loading.faults);
}

void draft_file(Loading& loading, const data::Node& root, const std::string& province,
                std::vector<RuleDraft>& drafts) {
    const bool national = province.empty();
    const bool sound = national
                           ? check_keys(root, "national.yaml", {"rules"}, loading.faults)
                           : check_keys(root, "a province's file", {"province", "rules"}, loading.faults);
    if (!sound) return;
    RuleDraft common;
    common.file = loading.faults.file();
    if (!national) {
        const data::Node* named = root.find("province");
        const auto allowed = loading.book.filing_province == kNoFact
                                 ? std::nullopt
                                 : loading.book.vocabulary.find_value(loading.book.filing_province, province);
        if (named == nullptr || named->text != province || !allowed) {
            loading.faults.add(
                1, "`province: " + province + "` must stand at the head, and be a value of filing.province");
        }
        common.province = province;
    }
    if (const data::Node* rules = root.find("rules")) draft_rules(loading, *rules, common, drafts);
}

}  // namespace

std::string_view slug(Effect effect) {
    return kEffectSlugs[static_cast<std::size_t>(effect)];
}
std::string_view slug(Owner owner) {
    return kOwnerSlugs[static_cast<std::size_t>(owner)];
}
std::string_view slug(Confidence confidence) {
    return kConfidenceSlugs[static_cast<std::size_t>(confidence)];
}

std::string_view slug(Holder holder) {
    return holder_slugs()[static_cast<std::size_t>(holder)];
}
std::span<const std::string> holder_slugs() {
    static const std::vector<std::string> kSlugs = {"person", "organization", "both"};
    return kSlugs;
}

std::optional<Owner> find_owner(std::string_view slug) {
    const auto found = std::find(kOwnerSlugs.begin(), kOwnerSlugs.end(), slug);
    if (found == kOwnerSlugs.end()) return std::nullopt;
    return static_cast<Owner>(found - kOwnerSlugs.begin());
}

const Rule* Rulebook::find_rule(std::string_view id) const {
    const auto found = rule_by_id.find(std::string(id));
    return found == rule_by_id.end() ? nullptr : &rules[found->second];
}

bool takes_side(const Material& material, std::string_view side) {
    const auto is_it = [&](const Side& one) { return one.slug == side; };
    if (std::any_of(material.sides.begin(), material.sides.end(), is_it)) return true;
    constexpr std::string_view kPage = "page-";
    if (!side.starts_with(kPage)) return false;
    const auto page = data::parse_whole(side.substr(kPage.size()));
    return page && *page > 1 && *page <= material.most_pages && side == "page-" + std::to_string(*page);
}

const Material* Rulebook::find_material(std::string_view slug) const {
    const auto found = material_by_slug.find(std::string(slug));
    return found == material_by_slug.end() ? nullptr : &materials[found->second];
}

const Profile* Rulebook::find_profile(std::string_view name) const {
    const std::string_view wanted = name.empty() ? std::string_view(default_profile) : name;
    const auto found = std::find_if(profiles.begin(), profiles.end(),
                                    [&](const Profile& profile) { return profile.photo.name == wanted; });
    return found == profiles.end() ? nullptr : &*found;
}

std::vector<std::string> Rulebook::material_slugs() const {
    std::vector<std::string> slugs;
    for (const Material& material : materials) slugs.push_back(material.slug);
    return slugs;
}

std::vector<std::string> Rulebook::rule_ids() const {
    std::vector<std::string> ids;
    for (const Rule& rule : rules) ids.push_back(rule.id);
    return ids;
}

std::vector<std::string> Rulebook::profile_names() const {
    std::vector<std::string> names;
    for (const Profile& profile : profiles) names.push_back(profile.photo.name);
    return names;
}

Result<Rulebook> load_rulebook(const fs::path& directory) {
    std::error_code problem;
    if (!fs::is_directory(directory, problem)) {
        return Error{ErrorCode::NotFound,
                     directory.string() + ": no such directory; name a rulebook such as rules/"};
    }
    Rulebook book;
    Loading loading(book);
    Files files(directory, loading);
    std::vector<RuleDraft> drafts;
    if (const data::Node* root = files.open("rulebook.yaml")) read_version(loading, *root);
    if (const data::Node* root = files.open("facts.yaml")) read_vocabulary(loading, *root);
    if (const data::Node* root = files.open("sources.yaml")) read_sources(loading, *root);
    if (const data::Node* root = files.open("materials.yaml")) read_materials(loading, *root);
    if (const data::Node* root = files.open("profiles.yaml")) read_profiles(loading, *root, drafts);
    if (const data::Node* root = files.open("national.yaml")) draft_file(loading, *root, {}, drafts);
    for (const fs::path& name : files.provinces()) {
        if (const data::Node* root = files.open(name))
            draft_file(loading, *root, name.stem().string(), drafts);
    }
    // Without the engine's own facts no rule can be compiled; what was found so far is what to mend first.
    if (book.filing_kind == kNoFact || book.filing_province == kNoFact || book.subject_kind == kNoFact) {
        return loading.faults.error();
    }
    read_rules(loading, drafts);
    if (book.rules.size() == drafts.size()) compile_instances(loading, drafts);
    if (loading.faults.any()) return loading.faults.error();
    return book;
}

}  // namespace beian::rules
