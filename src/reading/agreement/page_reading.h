// What do checks of what documents say look at? All pages that were read, and what was declared.
#pragma once

#include "base/civil_day.h"
#include "findings/voice.h"
#include "model/field.h"
#include "model/finding.h"
#include "reading/overlay.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace beian::reading {

/// One page as it was asked for and as it turned out to be.
struct PageReading {
    std::string file;
    std::vector<std::string> wanted;  // material slugs that will do; empty: whatever it is
    std::string wanted_side;          // empty: any
    Words wanted_words;               // how people call it: "居民身份证 人像面"
    std::string document;             // slug; empty where it is none that we know
    std::string side;
    Words words;
    std::size_t characters = 0;  // how many were read at all
    bool is_legible = true;      // no other check blocks it
    model::Fields fields;
    std::optional<Watermark> overlay;
    /// Another document lies beside it: how people call it, and where it lies.
    struct Beside {
        Words words;
        model::Region region{};
    };
    std::optional<Beside> beside;

    const model::Field* find(std::string_view field) const;
};

/// Facts of the filing, as they were declared: `head.name`, `subject.name` …
using Declared = std::map<std::string, std::string, std::less<>>;

struct Documents {
    std::span<const PageReading> pages;
    const Declared& declared;
    CivilDay today;
    int least_days = 0;  // that the provider wants identity documents to be valid for; 0: the book's months
};

/// What a check says, and of which page.
struct Said {
    std::size_t page = 0;
    model::Finding finding;
};

/// One file in agreement/, one row in kDocumentChecks.
struct DocumentCheck {
    std::string_view id;
    std::vector<Said> (*run)(const Documents&, const findings::Voice&);
    std::span<const findings::AnswerSpec> answers;
    std::span<const std::string_view> limits;
};

std::span<const DocumentCheck* const> all_document_checks();

/// Reads `rules/documents.yaml`, complete for every one of them.
Result<findings::CheckBook> load_document_book(const std::string& path);
Result<findings::CheckBook> read_document_book(const std::string& yaml, std::string_view name);

/// All of them, in the order of the pages.
std::vector<Said> judge_documents(const Documents& documents, const findings::CheckBook& book);

/// Does the page show an identity document of a person?
bool is_identity_document(std::string_view document);
/// Does it show the certificate of an organisation?
bool is_organisation_certificate(std::string_view document);
/// Names of the fields there are, those first that people look for first.
std::vector<std::string> in_order(const model::Fields& fields);
/// How people call a field: 姓名 / name.
Words field_words(std::string_view field, std::string_view document = {});

}  // namespace beian::reading
