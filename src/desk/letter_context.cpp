#include "desk/letter_context.h"

#include "desk/declaration.h"
#include "desk/sealing.h"
#include "form/facts.h"

#include <charconv>

namespace beian::desk {
namespace {

/// `service_head.1.site_head_authorization` is about the second service.
std::size_t service_of(const workflow::ItemId& item) {
    const auto dot = item.find('.');
    std::size_t service = 0;
    if (dot != std::string::npos) std::from_chars(item.data() + dot + 1, item.data() + item.size(), service);
    return service;
}

rules::Facts given_in(const Declaration& declared, const rules::Vocabulary& vocabulary) {
    rules::Facts facts(vocabulary);
    std::vector<std::string> said = declared.answers;
    said.push_back("filing.province=" + declared.province);
    said.push_back("subject.kind=" + declared.subject_kind);
    for (const std::string& answer : said) {
        // A fact that a newer rulebook no longer knows is no longer asked either.
        const auto given = rules::parse_fact_options(vocabulary, {&answer, 1});
        if (given) rules::merge_facts(facts, *given);
    }
    return facts;
}

}  // namespace

LetterContext context_of(const LettersAtDesk& at_desk, const StoredFiling& filing, const PageRow& page,
                         CivilDay today) {
    const std::string key = letter_key(at_desk.vault, filing.key.tenant);
    LetterContext unknown;
    unknown.filing = filing.key.filing;
    unknown.key = key;
    const rules::Rulebook& rulebook = at_desk.books.rulebook;
    const rules::Material* material = rulebook.find_material(page.material);
    const auto json = open_text(at_desk.vault, filing.key, filing.form);
    if (!json || material == nullptr) return unknown;
    const auto declared = parse_declaration(*json);
    if (!declared) return unknown;
    const form::Case about{declared->form,
                           at_desk.books.fields,
                           filing.summary.kind,
                           declared->subject_kind,
                           declared->province,
                           today,
                           0,
                           {}};
    const std::size_t service = service_of(page.item);
    const rules::Facts facts =
        form::facts_of(about, {}, service, rulebook.vocabulary, given_in(*declared, rulebook.vocabulary));
    LetterOrder order{material, declared->form, facts, service, {}};
    if (const auto kept = declared->letters.find(page.item); kept != declared->letters.end())
        order.letter = kept->second.answers;
    return context_of(at_desk.books, order, filing.key.filing, key);
}

}  // namespace beian::desk
