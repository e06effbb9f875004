// Which fields does a filing have, how are they written, and which codes and words do they take?
// rules/fields.yaml, codes.yaml and wordlists.yaml.
#pragma once

#include "base/result.h"
#include "base/words.h"
#include "rules/rulebook.h"
#include "workflow/vocabulary.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace beian::form {

enum class Format {
    Text,
    LongText,
    Name,
    Address,
    Code,
    Choice,
    Bool,
    Consent,
    Region,
    Province,
    CertificateNumber,
    FilingNumber,
    Day,
    DayOrLong,
    Mobile,
    Phone,
    Email,
    Url,
    Domain,
    Ip,
    Package,
    Signature,
    PublicKey,
};
/// As fields.yaml writes it.
std::string_view slug(Format format);

/// For whom, for which services and in which filings a field or group exists.
struct Scope {
    rules::Holder holder = rules::Holder::Both;
    std::vector<std::string> services;        // empty: all
    std::vector<workflow::FilingKind> kinds;  // those it stands in
    bool stands_in(workflow::FilingKind kind) const;
    bool operator==(const Scope&) const = default;
};

struct Field {
    std::string name;
    Words title;
    Format format = Format::Text;
    std::string table;
    std::vector<std::string> choices;
    std::size_t least = 0;  // characters
    std::size_t most = 4096;
    bool required = false;
    bool several = false;
    bool personal = false;
    std::string element;
    Scope scope;
    bool operator==(const Field&) const = default;
};

struct GroupSpec {
    std::string name;
    Words title;
    std::size_t least = 1;
    std::size_t most = 1;
    bool many = false;
    Scope scope;
    std::vector<Field> fields;
    std::vector<GroupSpec> groups;
    const Field* find_field(std::string_view name) const;
    bool operator==(const GroupSpec&) const = default;
};

/// Which kind of number a certificate bears.
enum class NumberKind { Free, Id, Uscc, UsccOrLicence, Organisation, Passport, Permit };

struct Code {
    std::string code;
    Words name;
    std::vector<std::string> of;     // of a certificate: natures, or P
    std::vector<std::string> kinds;  // of a nature: values of subject.kind
    NumberKind number = NumberKind::Free;
    std::string fact;  // the value it means to the rulebook
    bool operator==(const Code&) const = default;
};

/// Words that a name may not hold, domain suffixes, provinces with a habit of their own: lists by name.
using WordLists = std::map<std::string, std::vector<std::string>, std::less<>>;

struct FieldBook {
    std::vector<GroupSpec> groups;
    std::map<std::string, std::vector<Code>, std::less<>> tables;
    WordLists lists;

    const Code* find_code(std::string_view table, std::string_view code) const;
    const std::vector<std::string>& list(std::string_view name) const { return lists.find(name)->second; }
};

/// Reads the three files of a rulebook directory strictly; every fault is named with file and line.
Result<FieldBook> load_field_book(const std::filesystem::path& directory);
Result<std::vector<GroupSpec>> read_fields(const std::string& yaml, std::string_view name);
Result<std::map<std::string, std::vector<Code>, std::less<>>> read_codes(const std::string& yaml,
                                                                         std::string_view name);
Result<WordLists> read_word_lists(const std::string& yaml, std::string_view name);

}  // namespace beian::form
