#include "form/field_book.h"

#include "data/reading.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace beian::form {

namespace {

const std::vector<std::string> kFormats = {"text",
                                           "long_text",
                                           "name",
                                           "address",
                                           "code",
                                           "choice",
                                           "bool",
                                           "consent",
                                           "region",
                                           "province",
                                           "certificate_number",
                                           "filing_number",
                                           "day",
                                           "day_or_long",
                                           "mobile",
                                           "phone",
                                           "email",
                                           "url",
                                           "domain",
                                           "ip",
                                           "package",
                                           "signature",
                                           "public_key"};
const std::vector<std::string> kServices = {"website", "app", "mini_program"};

using workflow::FilingKind;

class FieldReader {
public:
    explicit FieldReader(std::string_view name) : faults_(std::string(name)) {}

    Result<std::vector<GroupSpec>> read(const data::Node& root) {
        std::vector<GroupSpec> groups;
        if (data::check_keys(root, "the file", {"groups"}, faults_)) {
            const data::Node* node = root.find("groups");
            if (node == nullptr)
                faults_.add(root.line, "the file has no \"groups\"");
            else
                groups = read_groups(*node, everywhere());
        }
        if (faults_.any()) return faults_.error();
        return groups;
    }

private:
    static Scope everywhere() {
        const auto kinds = workflow::all_filing_kinds();
        return {rules::Holder::Both, {}, {kinds.begin(), kinds.end()}};
    }

    std::vector<GroupSpec> read_groups(const data::Node& node, const Scope& around) {
        std::vector<GroupSpec> groups;
        if (!node.is_mapping()) {
            faults_.add(node.line, "groups must be a table of names");
            return groups;
        }
        for (const data::Entry& entry : node.entries) groups.push_back(read_group(entry, around));
        return groups;
    }

    GroupSpec read_group(const data::Entry& entry, const Scope& around) {
        GroupSpec group;
        group.name = entry.key;
        if (!data::check_keys(entry.value, group.name,
                              {"title", "many", "for", "services", "except", "only", "fields", "groups"},
                              faults_))
            return group;
        group.title = read_title(entry.value, group.name);
        group.scope = read_scope(entry.value, around);
        if (const data::Node* many = entry.value.find("many")) {
            group.many = true;
            read_two(*many, "many", group.least, group.most);
        }
        const data::Node* fields = entry.value.find("fields");
        if (fields == nullptr || !fields->is_mapping())
            faults_.add(entry.line, group.name + " has no \"fields\"");
        else
            for (const data::Entry& field : fields->entries)
                group.fields.push_back(read_field(field, group.scope));
        if (const data::Node* groups = entry.value.find("groups"))
            group.groups = read_groups(*groups, group.scope);
        return group;
    }

    Field read_field(const data::Entry& entry, const Scope& around) {
        Field field;
        field.name = entry.key;
        const data::Node& node = entry.value;
        if (!data::check_keys(node, field.name,
                              {"title", "format", "table", "choices", "characters", "required", "for",
                               "services", "except", "only", "several", "element", "personal"},
                              faults_))
            return field;
        field.title = read_title(node, field.name);
        field.scope = read_scope(node, around);
        if (const data::Node* format = node.find("format"))
            field.format =
                static_cast<Format>(data::read_word(*format, "format", kFormats, faults_).value_or(0));
        else
            faults_.add(node.line, field.name + " has no \"format\"");
        if (const data::Node* table = node.find("table"))
            field.table = data::read_text(*table, "table", faults_);
        if (const data::Node* choices = node.find("choices")) field.choices = read_words(*choices, "choices");
        if (const data::Node* length = node.find("characters"))
            read_two(*length, "characters", field.least, field.most);
        for (const auto& [key, into] : {std::pair{"required", &field.required},
                                        {"several", &field.several},
                                        {"personal", &field.personal}}) {
            if (const data::Node* flag = node.find(key))
                *into = data::read_bool(*flag, key, faults_).value_or(false);
        }
        if (const data::Node* element = node.find("element"))
            field.element = data::read_text(*element, "element", faults_);
        if ((field.format == Format::Code) == field.table.empty())
            faults_.add(node.line, field.name + ": a code has a table, and nothing else has one");
        if ((field.format == Format::Choice) == field.choices.empty())
            faults_.add(node.line, field.name + ": a choice has choices, and nothing else has any");
        return field;
    }

    Words read_title(const data::Node& node, const std::string& what) {
        const data::Node* title = node.find("title");
        if (title != nullptr) return data::read_words(*title, what, faults_);
        faults_.add(node.line, what + " has no \"title\"");
        return {};
    }

    std::vector<std::string> read_words(const data::Node& node, std::string_view what) {
        std::vector<std::string> words;
        for (const data::Node* one : data::read_list(node, what, faults_)) words.emplace_back(one->text);
        return words;
    }

    void read_two(const data::Node& node, std::string_view what, std::size_t& least, std::size_t& most) {
        const auto list = data::read_list(node, what, faults_);
        const auto low = list.size() == 2 ? data::read_number(*list[0], what, faults_) : std::nullopt;
        const auto high = list.size() == 2 ? data::read_number(*list[1], what, faults_) : std::nullopt;
        if (!low || !high || *low > *high || *high > 10'000)
            return faults_.add(node.line, std::string(what) + " must be [least, most]");
        least = static_cast<std::size_t>(*low);
        most = static_cast<std::size_t>(*high);
    }

    std::vector<FilingKind> read_kinds(const data::Node& node, std::string_view what) {
        std::vector<std::string> known;
        for (const FilingKind kind : workflow::all_filing_kinds()) known.emplace_back(workflow::slug(kind));
        std::vector<FilingKind> kinds;
        for (const data::Node* one : data::read_list(node, what, faults_)) {
            const auto kind = workflow::find_filing_kind(one->text);
            if (kind)
                kinds.push_back(*kind);
            else
                faults_.add(one->line, data::unknown("kind of filing", one->text, known));
        }
        return kinds;
    }

    Scope read_scope(const data::Node& node, const Scope& around) {
        Scope scope = around;
        if (const data::Node* who = node.find("for"))
            scope.holder = static_cast<rules::Holder>(
                data::read_word(*who, "for", rules::holder_slugs(), faults_).value_or(2));
        if (const data::Node* services = node.find("services")) {
            scope.services.clear();
            for (const data::Node* one : data::read_list(*services, "services", faults_)) {
                if (data::read_word(*one, "service", kServices, faults_))
                    scope.services.emplace_back(one->text);
            }
        }
        const auto listed = [](const std::vector<FilingKind>& list, FilingKind kind) {
            return std::find(list.begin(), list.end(), kind) != list.end();
        };
        if (const data::Node* only = node.find("only")) {
            const auto kinds = read_kinds(*only, "only");
            std::erase_if(scope.kinds, [&](FilingKind kind) { return !listed(kinds, kind); });
        }
        if (const data::Node* except = node.find("except")) {
            const auto kinds = read_kinds(*except, "except");
            std::erase_if(scope.kinds, [&](FilingKind kind) { return listed(kinds, kind); });
        }
        return scope;
    }

    data::Faults faults_;
};

Result<std::string> text_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return Error{ErrorCode::NotFound, path.string() + ": cannot be opened; it belongs to the rulebook"};
    return std::string{std::istreambuf_iterator<char>(file), {}};
}

Status check_tables(const std::vector<GroupSpec>& groups, const FieldBook& book) {
    for (const GroupSpec& group : groups) {
        for (const Field& field : group.fields) {
            if (field.table.empty() || book.tables.contains(field.table)) continue;
            return Error{ErrorCode::InvalidArgument,
                         "fields.yaml: " + field.name + ": codes.yaml has no table \"" + field.table + "\""};
        }
        BEIAN_TRY(check_tables(group.groups, book));
    }
    return ok();
}

}  // namespace

bool Scope::stands_in(FilingKind kind) const {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

const Field* GroupSpec::find_field(std::string_view wanted) const {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == wanted; });
    return found == fields.end() ? nullptr : &*found;
}

const Code* FieldBook::find_code(std::string_view table, std::string_view code) const {
    const auto found = tables.find(table);
    if (found == tables.end()) return nullptr;
    for (const Code& row : found->second) {
        if (row.code == code) return &row;
    }
    return nullptr;
}

Result<std::vector<GroupSpec>> read_fields(const std::string& yaml, std::string_view name) {
    const data::Document document = BEIAN_TRY(data::parse(yaml, name));
    return FieldReader(name).read(document.root());
}

Result<FieldBook> load_field_book(const std::filesystem::path& directory) {
    FieldBook book;
    const auto fields = directory / "fields.yaml", codes = directory / "codes.yaml",
               lists = directory / "wordlists.yaml";
    const std::string field_text = BEIAN_TRY(text_of(fields));
    const std::string code_text = BEIAN_TRY(text_of(codes));
    const std::string list_text = BEIAN_TRY(text_of(lists));
    book.groups = BEIAN_TRY(read_fields(field_text, fields.string()));
    book.tables = BEIAN_TRY(read_codes(code_text, codes.string()));
    book.lists = BEIAN_TRY(read_word_lists(list_text, lists.string()));
    BEIAN_TRY(check_tables(book.groups, book));
    return book;
}

std::string_view slug(Format format) {
    return kFormats[static_cast<std::size_t>(format)];
}

}  // namespace beian::form
