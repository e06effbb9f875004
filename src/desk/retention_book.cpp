#include "data/reading.h"
#include "desk/retention.h"

#include <fstream>
#include <iterator>

namespace beian::desk {

namespace {

constexpr std::int64_t kMostDays = 36'600;
constexpr std::int64_t kMostGrace = 24 * 366;

std::optional<std::int64_t> read_within(const data::Node& node, std::string_view what, std::int64_t least,
                                        std::int64_t most, data::Faults& faults) {
    const auto number = data::read_number(node, what, faults);
    if (!number) return std::nullopt;
    if (*number >= least && *number <= most) return number;
    faults.add(node.line,
               std::string(what) + " must be " + std::to_string(least) + " to " + std::to_string(most));
    return std::nullopt;
}

RetentionBook::Term read_term(const data::Node& node, const std::string& name, data::Faults& faults) {
    RetentionBook::Term term;
    if (!data::check_keys(node, name, {"days", "because"}, faults)) return term;
    const data::Node* days = node.find("days");
    const data::Node* because = node.find("because");
    if (days == nullptr) faults.add(node.line, name + " has no \"days\"");
    if (because == nullptr) faults.add(node.line, name + " does not say \"because\"");
    if (days != nullptr)
        term.days = static_cast<int>(read_within(*days, "days", 0, kMostDays, faults).value_or(0));
    if (because != nullptr) term.because = data::read_words(*because, "because", faults);
    return term;
}

std::optional<RetentionBook::Frames> read_frames(const data::Node& node, data::Faults& faults) {
    if (!data::check_keys(node, "frames", {"passed", "failed"}, faults)) return std::nullopt;
    RetentionBook::Frames frames;
    for (const auto& [key, term] : {std::pair{"passed", &frames.passed}, {"failed", &frames.failed}}) {
        if (const data::Node* found = node.find(key))
            *term = read_term(*found, std::string("frames, ") + key, faults);
        else
            faults.add(node.line, std::string("frames has no \"") + key + "\"");
    }
    return frames;
}

}  // namespace

const RetentionBook::Term* RetentionBook::find(workflow::Stage stage) const {
    const auto found = pages.find(workflow::status_of(stage));
    return found == pages.end() ? nullptr : &found->second;
}

Result<RetentionBook> read_retention_book(const std::string& yaml, std::string_view name) {
    const data::Document document = BEIAN_TRY(data::parse(yaml, name));
    const data::Node& root = document.root();
    data::Faults faults{std::string(name)};
    RetentionBook book;
    if (data::check_keys(root, "retention", {"pages", "frames", "grace_hours"}, faults)) {
        if (const data::Node* grace = root.find("grace_hours"))
            book.grace =
                std::chrono::hours(read_within(*grace, "grace_hours", 1, kMostGrace, faults).value_or(1));
        if (const data::Node* frames = root.find("frames")) book.frames = read_frames(*frames, faults);
        const data::Node* pages = root.find("pages");
        if (pages == nullptr || !pages->is_mapping()) {
            faults.add(root.line, "retention has no table of \"pages\"");
        } else {
            std::vector<std::string> known;
            for (const workflow::Status status : workflow::all_statuses()) known.emplace_back(slug(status));
            for (const data::Entry& entry : pages->entries) {
                const auto status = workflow::find_status(entry.key);
                if (!status)
                    faults.add(entry.line, data::unknown("status", entry.key, known));
                else
                    book.pages[*status] = read_term(entry.value, std::string(entry.key), faults);
            }
        }
    }
    if (faults.any()) return faults.error();
    return book;
}

Result<RetentionBook> load_retention_book(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{ErrorCode::NotFound, path + " cannot be opened"};
    return read_retention_book({std::istreambuf_iterator<char>(file), {}}, path);
}

}  // namespace beian::desk
