#include "workflow/process_book.h"

#include "data/reading.h"
#include "workflow/named.h"

#include <fstream>
#include <iterator>

namespace beian::workflow {

namespace {

constexpr std::array<Named<LimitKind>, kLimitKinds> kLimits = {{
    {LimitKind::Sms, "sms", "", ""},
    {LimitKind::Review, "review", "", ""},
    {LimitKind::Authority, "authority", "", ""},
    {LimitKind::Correction, "correction", "", ""},
    {LimitKind::Claim, "claim", "", ""},
}};
static_assert(in_order(kLimits));

const std::vector<std::string> kRoutes = {"authority", "review", "direct"};
const std::vector<std::string> kSubjects = {"person", "organization", "both"};
const std::vector<std::string> kAtEnd = {"remind", "lapse", "close", "release"};
const std::vector<std::string> kServices = {"website", "app", "mini_program"};

// An hour's limit beyond a year, or more reminders than anyone reads, is a slip of the pen.
constexpr std::int64_t kMostHours = 24 * 366;
constexpr std::size_t kMostReminders = 8;

class Reader {
public:
    explicit Reader(std::string_view name) : faults_(std::string(name)) {}

    Result<ProcessBook> read(const data::Node& root) {
        if (data::check_keys(root, "the process", {"kinds", "second_look", "limits", "links"}, faults_)) {
            if (const data::Node* node = find(root, "kinds", "the file")) read_kinds(*node);
            if (const data::Node* node = find(root, "second_look", "the file"))
                book_.second_look = data::read_bool(*node, "second_look", faults_).value_or(false);
            if (const data::Node* node = find(root, "limits", "the file")) read_limits(*node);
            if (const data::Node* node = find(root, "links", "the file")) read_links(*node);
        }
        if (faults_.any()) return faults_.error();
        return std::move(book_);
    }

private:
    const data::Node* find(const data::Node& node, std::string_view key, const std::string& what) {
        const data::Node* found = node.find(key);
        if (found == nullptr) faults_.add(node.line, what + " has no \"" + std::string(key) + "\"");
        return found;
    }

    /// Each entry by its name; a name that is not known is a fault.
    template <class Find>
    void read_names(const data::Node& node, const std::string& what, const std::vector<std::string>& known,
                    Find found) {
        if (!node.is_mapping()) return faults_.add(node.line, what + " must be a table of names");
        for (const data::Entry& entry : node.entries) {
            if (!found(entry.key, entry.value))
                faults_.add(entry.line, data::unknown("name", entry.key, known, " in " + what));
        }
        for (const std::string& name : known) (void)find(node, name, what);
    }

    void read_kinds(const data::Node& node) {
        std::vector<std::string> known;
        for (const FilingKind kind : all_filing_kinds()) known.emplace_back(slug(kind));
        read_names(node, "kinds", known, [&](std::string_view name, const data::Node& value) {
            const auto kind = find_filing_kind(name);
            if (kind) book_.kinds[static_cast<std::size_t>(*kind)] = read_kind(value, std::string(name));
            return kind.has_value();
        });
    }

    KindSpec read_kind(const data::Node& node, const std::string& name) {
        KindSpec spec;
        if (!data::check_keys(node, name, {"name", "fact", "upload", "route", "sms", "services", "subjects"},
                              faults_))
            return spec;
        if (const data::Node* words = find(node, "name", name))
            spec.name = data::read_words(*words, name, faults_);
        if (const data::Node* fact = find(node, "fact", name))
            spec.fact = data::read_text(*fact, "fact", faults_);
        if (const data::Node* upload = node.find("upload"))
            spec.upload = data::read_text(*upload, "upload", faults_);
        if (const data::Node* route = find(node, "route", name))
            spec.route = static_cast<Route>(data::read_word(*route, "route", kRoutes, faults_).value_or(0));
        if (const data::Node* who = find(node, "subjects", name))
            spec.subjects =
                static_cast<Openness>(data::read_word(*who, "subjects", kSubjects, faults_).value_or(0));
        if (const data::Node* list = find(node, "sms", name)) read_sms(*list, spec);
        if (const data::Node* list = find(node, "services", name)) {
            for (const data::Node* one : data::read_list(*list, "services", faults_)) {
                if (data::read_word(*one, "service", kServices, faults_))
                    spec.services.emplace_back(one->text);
            }
        }
        if (spec.route != Route::Authority && !spec.sms.empty())
            faults_.add(node.line, name + ": nobody is asked by SMS where the authority is not told");
        return spec;
    }

    void read_sms(const data::Node& node, KindSpec& spec) {
        for (const data::Node* one : data::read_list(node, "sms", faults_)) {
            const auto person = find_person(one->text);
            if (person)
                spec.sms.push_back(*person);
            else
                faults_.add(one->line, "sms must name head or service_head");
        }
    }

    void read_limits(const data::Node& node) {
        std::vector<std::string> known;
        for (const auto& row : kLimits) known.emplace_back(row.slug);
        read_names(node, "limits", known, [&](std::string_view name, const data::Node& value) {
            const auto kind = find_limit_kind(name);
            if (kind) book_.limits[static_cast<std::size_t>(*kind)] = read_limit(value, std::string(name));
            return kind.has_value();
        });
    }

    Limit read_limit(const data::Node& node, const std::string& name) {
        Limit limit;
        if (!data::check_keys(node, name, {"hours", "working_days", "remind_hours", "then", "reason"},
                              faults_))
            return limit;
        if (const data::Node* hours = node.find("hours")) limit.hours = read_span(*hours, "hours");
        if (const data::Node* days = node.find("working_days"))
            limit.working_days = read_span(*days, "working_days");
        if ((limit.hours > 0) == (limit.working_days > 0))
            faults_.add(node.line, name + " needs either hours or working_days");
        if (const data::Node* then = find(node, "then", name))
            limit.then = static_cast<AtEnd>(data::read_word(*then, "then", kAtEnd, faults_).value_or(0));
        if (const data::Node* why = find(node, "reason", name))
            limit.reason = data::read_words(*why, "reason", faults_);
        if (const data::Node* list = find(node, "remind_hours", name)) {
            for (const data::Node* one : data::read_list(*list, "remind_hours", faults_))
                limit.remind_hours.push_back(read_span(*one, "remind_hours"));
        }
        if (limit.remind_hours.size() > kMostReminders) faults_.add(node.line, name + " reminds too often");
        for (std::size_t n = 1; n < limit.remind_hours.size(); ++n) {
            if (limit.remind_hours[n] >= limit.remind_hours[n - 1])
                faults_.add(node.line, name + ": the longest reminder stands first");
        }
        return limit;
    }

    int read_span(const data::Node& node, std::string_view what) {
        const auto number = data::read_number(node, what, faults_);
        if (number && (*number < 1 || *number > kMostHours)) {
            faults_.add(node.line, std::string(what) + " must be between 1 and 8784");
            return 0;
        }
        return static_cast<int>(number.value_or(0));
    }

    void read_links(const data::Node& node) {
        if (!data::check_keys(node, "links", {"open_hours", "presence_hours", "a_day"}, faults_)) return;
        const auto read = [&](const char* name, int& into) {
            const data::Node* entry = find(node, name, "links");
            if (entry == nullptr || !data::check_keys(*entry, name, {"value", "reason"}, faults_)) return;
            if (const data::Node* why = find(*entry, "reason", name))
                (void)data::read_words(*why, name, faults_);
            if (const data::Node* value = find(*entry, "value", name)) into = read_span(*value, name);
        };
        read("open_hours", book_.link_open_hours);
        read("presence_hours", book_.presence_hours);
        read("a_day", book_.links_a_day);
    }

    data::Faults faults_;
    ProcessBook book_;
};

}  // namespace

std::string_view slug(LimitKind kind) {
    return row_of(kLimits, kind).slug;
}
std::optional<LimitKind> find_limit_kind(std::string_view slug) {
    return find_row(kLimits, slug);
}

Result<ProcessBook> read_process_book(const std::string& yaml, std::string_view name) {
    const data::Document document = BEIAN_TRY(data::parse(yaml, name));
    return Reader(name).read(document.root());
}

Result<ProcessBook> load_process_book(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{ErrorCode::NotFound, path + ": cannot be opened; it belongs to the rulebook"};
    const std::string yaml{std::istreambuf_iterator<char>(file), {}};
    return read_process_book(yaml, path);
}

}  // namespace beian::workflow
