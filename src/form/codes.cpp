#include "data/reading.h"
#include "form/field_book.h"

#include <algorithm>

namespace beian::form {

namespace {

const std::vector<std::string> kNumbers = {"free", "id",       "uscc",  "uscc_or_licence",
                                           "org",  "passport", "permit"};

class CodeReader {
public:
    explicit CodeReader(std::string_view name) : faults_(std::string(name)) {}

    Result<std::map<std::string, std::vector<Code>, std::less<>>> read(const data::Node& root) {
        std::map<std::string, std::vector<Code>, std::less<>> tables;
        if (data::check_keys(root, "the file", {"sources", "tables"}, faults_)) {
            const data::Node* node = root.find("tables");
            if (node == nullptr || !node->is_mapping())
                faults_.add(root.line, "the file has no \"tables\"");
            else
                for (const data::Entry& entry : node->entries)
                    tables[std::string(entry.key)] = read_table(entry);
        }
        if (faults_.any()) return faults_.error();
        return tables;
    }

private:
    std::vector<Code> read_table(const data::Entry& entry) {
        std::vector<Code> codes;
        if (!data::check_keys(entry.value, entry.key, {"sources", "rows"}, faults_)) return codes;
        const data::Node* rows = entry.value.find("rows");
        if (rows == nullptr || !rows->is_sequence()) {
            faults_.add(entry.line, std::string(entry.key) + " has no \"rows\"");
            return codes;
        }
        for (const data::Node& row : rows->items) {
            Code code = read_code(row);
            const auto twice = [&](const Code& other) { return other.code == code.code; };
            if (std::any_of(codes.begin(), codes.end(), twice))
                faults_.add(row.line, "this code stands here twice");
            codes.push_back(std::move(code));
        }
        return codes;
    }

    Code read_code(const data::Node& row) {
        Code code;
        if (!data::check_keys(row, "a code", {"code", "zh", "en", "of", "kinds", "number", "fact", "conf"},
                              faults_))
            return code;
        for (const auto& [key, into] :
             {std::pair{"code", &code.code}, {"zh", &code.name.zh}, {"en", &code.name.en}}) {
            if (const data::Node* node = row.find(key))
                *into = data::read_text(*node, key, faults_);
            else
                faults_.add(row.line, std::string("the code has no \"") + key + "\"");
        }
        for (const auto& [key, into] : {std::pair{"of", &code.of}, {"kinds", &code.kinds}}) {
            if (const data::Node* node = row.find(key)) {
                for (const data::Node* one : data::read_list(*node, key, faults_))
                    into->emplace_back(one->text);
            }
        }
        if (const data::Node* fact = row.find("fact")) code.fact = data::read_text(*fact, "fact", faults_);
        if (const data::Node* number = row.find("number"))
            code.number =
                static_cast<NumberKind>(data::read_word(*number, "number", kNumbers, faults_).value_or(0));
        return code;
    }

    data::Faults faults_;
};

}  // namespace

Result<std::map<std::string, std::vector<Code>, std::less<>>> read_codes(const std::string& yaml,
                                                                         std::string_view name) {
    const data::Document document = BEIAN_TRY(data::parse(yaml, name));
    return CodeReader(name).read(document.root());
}

}  // namespace beian::form
