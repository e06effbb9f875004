#include "cli/letter_facts.h"

#include <vector>

#include "base/text.h"
#include "cli/command.h"
#include "data/reading.h"
#include "rules/facts_reader.h"

namespace beian::cli {

namespace {

constexpr data::Limits kLimits{rules::kMaxFactsFileBytes, 20'000, 8};

class FieldsReader {
public:
    explicit FieldsReader(data::Faults& faults) : faults_(faults) {}

    form::Group read(const data::Node& table, const std::vector<form::GroupSpec>& groups,
                     const std::vector<form::Field>& fields) {
        form::Group group;
        if (!table.is_mapping()) {
            faults_.add(table.line, "fields are a table such as `subject: { name: … }`");
            return group;
        }
        for (const data::Entry& entry : table.entries) read_entry(entry, groups, fields, group);
        return group;
    }

private:
    void read_entry(const data::Entry& entry, const std::vector<form::GroupSpec>& groups,
                    const std::vector<form::Field>& fields, form::Group& into) {
        std::vector<std::string> known;
        for (const form::GroupSpec& spec : groups) {
            if (spec.name == entry.key) return read_parts(entry, spec, into);
            known.push_back(spec.name);
        }
        for (const form::Field& field : fields) {
            if (field.name == entry.key) return read_values(entry, field, into);
            known.push_back(field.name);
        }
        faults_.add(entry.line, data::unknown("field", entry.key, known));
    }

    void read_parts(const data::Entry& entry, const form::GroupSpec& spec, form::Group& into) {
        auto& parts = into.parts[spec.name];
        if (!entry.value.is_sequence()) {
            parts.push_back(read(entry.value, spec.groups, spec.fields));
            return;
        }
        if (!spec.many) faults_.add(entry.line, spec.name + " stands only once");
        for (const data::Node& item : entry.value.items)
            parts.push_back(read(item, spec.groups, spec.fields));
    }

    void read_values(const data::Entry& entry, const form::Field& field, form::Group& into) {
        const auto list = data::read_list(entry.value, field.name, faults_);
        if (list.size() > 1 && !field.several) faults_.add(entry.line, field.name + " has one value");
        for (const data::Node* one : list) {
            const std::string text = data::read_text(*one, field.name, faults_);
            // A longer name would not be taken in a filing either.
            if (count_characters(text) > field.most)
                faults_.add(one->line,
                            field.name + " has at most " + std::to_string(field.most) + " characters");
            if (!text.empty()) into.values[field.name].push_back(text);
        }
    }

    data::Faults& faults_;
};

}  // namespace

Result<LetterFacts> parse_letter_facts(const rules::Vocabulary& vocabulary, const form::FieldBook& book,
                                       std::string_view text, std::string_view name) {
    const data::Document document = BEIAN_TRY(data::parse(text, name, kLimits));
    data::Faults faults{std::string(name)};
    LetterFacts read;
    std::vector<data::Entry> facts;
    for (const data::Entry& entry : document.root().entries) {
        if (entry.key == "fields") {
            read.form = FieldsReader(faults).read(entry.value, book.groups, {});
        } else if (entry.key == "letter") {
            if (!entry.value.is_mapping()) faults.add(entry.line, "letter is a table of names with values");
            for (const data::Entry& value : entry.value.entries)
                read.letter[std::string(value.key)] = data::read_text(value.value, value.key, faults);
        } else {
            facts.push_back(entry);
        }
    }
    data::Node table = document.root();
    table.entries = facts;
    read.facts = rules::read_facts(vocabulary, table, faults);
    if (faults.any()) return faults.error();
    return read;
}

Result<LetterFacts> load_letter_facts(const rules::Rulebook& rulebook, const form::FieldBook& book,
                                      const FactsQuestion& question, World& world) {
    LetterFacts given{rules::Facts(rulebook.vocabulary), {}, {}};
    if (!question.file.empty()) {
        const std::string& file = question.file;
        const Bytes bytes = BEIAN_TRY(load_file(file, world, rules::kMaxFactsFileBytes));
        const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        given = BEIAN_TRY(
            parse_letter_facts(rulebook.vocabulary, book, text, file == "-" ? "standard input" : file));
    }
    const auto set = BEIAN_TRY(rules::parse_fact_options(rulebook.vocabulary, question.sets));
    rules::merge_facts(given.facts, set);
    return given;
}

}  // namespace beian::cli
