#include "desk/letters.h"

#include "desk/letters/answers.h"
#include "form/paper.h"
#include "identity/province.h"
#include "identity/region.h"
#include "letter/docx.h"
#include "letter/drawing.h"
#include "letter/mark.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace beian::desk {

namespace {

std::string fact_of(const rules::Rulebook& rulebook, const rules::Facts& facts, std::string_view name) {
    const auto fact = rulebook.vocabulary.find_fact(name);
    return fact ? rules::written_value(rulebook.vocabulary, facts, *fact) : std::string{};
}

/// As region tables name it: 广西壮族自治区通信管理局.
std::string authority_of(std::string_view province) {
    const identity::Province* found = identity::find_province(province);
    const identity::Region* region = found == nullptr ? nullptr : identity::find_region(found->gb * 10000);
    return region == nullptr ? std::string{} : std::string(region->name) + "通信管理局";
}

letter::Source source_of(const LetterBooks& books, const LetterOrder& order) {
    form::Paper paper = form::on_paper(order.form, books.fields, order.service);
    letter::Source source;
    source.values = std::move(paper.values);
    source.rows["services"] = {paper.services.begin(), paper.services.end()};
    source.rows["domains"] = {paper.domains.begin(), paper.domains.end()};
    source.province = fact_of(books.rulebook, order.facts, "filing.province");
    source.person = fact_of(books.rulebook, order.facts, "subject.kind") == "person";
    source.values["authority.name"] = authority_of(source.province);
    // What was said as a fact need not be said again as a field.
    constexpr std::pair<const char*, const char*> kFacts[] = {
        {"subject.name", "subject.name"},
        {"subject.certificate_number", "subject.credit_code"},
        {"head.name", "head.name"},
        {"head.certificate_number", "head.id_number"},
        {"service.name", "service.name"},
        {"service.domains", "domain.name"},
        {"service.head.name", "service_head.name"},
        {"service.head.certificate_number", "service_head.id_number"},
        {"legal_representative.name", "legal_representative.name"}};
    for (const auto& [name, fact] : kFacts) {
        const std::string said = fact_of(books.rulebook, order.facts, fact);
        if (!said.empty()) source.values.try_emplace(name, said);
    }
    // A filing that was not declared yet has the one service and domain name that the facts speak of.
    if (source.rows["services"].empty() && source.values.contains("service.name"))
        source.rows["services"] = {{{"service.name", source.values["service.name"]}}};
    if (source.rows["domains"].empty() && source.values.contains("service.domains"))
        source.rows["domains"] = {{{"domain.name", source.values["service.domains"]}}};
    for (const auto& [name, value] : order.letter) source.values["letter." + name] = value;
    return source;
}

Status check_order(const LetterBooks& books, const LetterOrder& order) {
    for (const char* name : {"filing.province", "subject.kind"}) {
        if (fact_of(books.rulebook, order.facts, name).empty())
            return Error{ErrorCode::InvalidArgument,
                         std::string(name) + " is not known: which form of the letter it is depends on it"};
    }
    const auto& services = order.form.many("services");
    if (order.service > 0 && order.service >= services.size())
        return Error{ErrorCode::InvalidArgument, "there is no service " + std::to_string(order.service + 1) +
                                                     "; the filing has " + std::to_string(services.size())};
    return ok();
}

/// Of several values each is a row of its own.
void add_rows(const letter::Template& text, const LetterValues& answers, letter::Source& source) {
    for (const letter::Ask& ask : text.asks) {
        const auto found = answers.find(ask.name);
        if (ask.many == 0 || found == answers.end()) continue;
        const std::string name = "letter." + ask.name;
        for (const std::string& line : lines_of(found->second)) source.rows[name].push_back({{name, line}});
    }
}

}  // namespace

Result<letter::LetterBook> load_letter_book(const std::filesystem::path& rules, rules::Rulebook& rulebook,
                                            const form::FieldBook& fields) {
    std::vector<std::string> names;
    for (const auto& [name, title] : form::paper_names(fields)) names.push_back(name);
    return letter::load_letters(rules / "letters", rulebook, names);
}

Result<FilledLetter> fill_letter(const LetterBooks& books, const LetterOrder& order) {
    if (!order.material->letter)
        return Error{
            ErrorCode::InvalidArgument,
            order.material->slug + " is not a letter that is written for a filing; see rules/letters/"};
    BEIAN_TRY(check_order(books, order));
    letter::Source source = source_of(books, order);
    const auto index = static_cast<rules::MaterialIndex>(order.material - books.rulebook.materials.data());
    const letter::Template* found = books.letters.find(index, source.province, source.person);
    if (found == nullptr) {
        const char* who = source.person ? "a person" : "an organisation";
        return Error{ErrorCode::NotFound, fmt::format("{} is not written by {}", order.material->slug, who)};
    }
    BEIAN_TRY(check_answers(*found, order.letter));
    add_rows(*found, order.letter, source);
    letter::Filling filling = letter::fill(*found, source, books.rulebook, order.facts);
    FilledLetter filled{std::move(filling.letter), {}, std::move(filling.said), found};
    for (const letter::Missing& missing : filling.missing) {
        if (missing.decides) {
            const auto fact = books.rulebook.vocabulary.find_fact(missing.name);
            filled.gaps.push_back({missing.name, books.rulebook.vocabulary.facts[*fact].ask, true, {}});
        } else {
            filled.gaps.push_back({missing.name, title_of(books, *found, missing.name), false,
                                   form::path_of(books.fields, missing.name, order.service)});
        }
    }
    return filled;
}

Words title_of(const LetterBooks& books, const letter::Template& text, std::string_view name) {
    constexpr std::string_view kOfLetter = "letter.";
    const std::string_view bare = name.substr(0, name.find('['));
    if (bare.starts_with(kOfLetter)) {
        const letter::Ask* ask = text.find_ask(bare.substr(kOfLetter.size()));
        return ask == nullptr ? Words{} : ask->title;
    }
    for (const auto& [known, title] : form::paper_names(books.fields)) {
        if (known == bare) return title;
    }
    if (bare == "services") return {"要备案的服务", "the services to file"};
    if (bare == "domains") return {"域名", "the domain names"};
    return {};
}

namespace {

letter::CodeText code_of(const letter::Filled& letter, std::string_view filing, std::string_view key) {
    // Without a key a digest of names and numbers could be guessed.
    const std::string digest = key.empty() ? std::string{} : letter::digest_of(letter, key);
    return [=, id = letter.id, version = letter.version](int page, int pages) {
        return letter::written({std::string(filing), id, version, page, pages, digest}, key);
    };
}

}  // namespace

std::string draw_letter(const letter::Filled& letter, LetterFormat format, std::string_view filing,
                        std::string_view key) {
    if (format == LetterFormat::Docx) return letter::write_docx(letter);
    return letter::draw_pdf(letter, code_of(letter, filing, key));
}

std::optional<std::string> picture_letter(const letter::Filled& letter, std::string_view filing,
                                          std::string_view key, int page, int width) {
    return letter::draw_png(letter, code_of(letter, filing, key), page, width);
}

std::string letter_key(Vault& vault, const std::string& tenant) {
    return vault.mark(tenant, "letters", "the key of their codes");
}

}  // namespace beian::desk
