#include "signed_letter/values.h"

#include "signed_letter/alignment.h"
#include "signed_letter/blanks.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <set>

namespace beian::signed_letter {
namespace {

using letter::Filled;
using letter::Run;

std::string trimmed(std::string text) {
    while (text.starts_with(' ')) text.erase(0, 1);
    while (text.ends_with(' ')) text.pop_back();
    return text;
}

Inferred aligned(Filled filled, const Blanks& blanks, const std::vector<Read>& read, float& cost) {
    Inferred inferred;
    inferred.letter = std::move(filled);
    std::vector<Token> tokens = tokens_of(inferred.letter);
    std::vector<std::pair<std::string, std::string*>> named;
    int fixed = 0;
    for (const Token& token : tokens) {
        if (token.value != nullptr) named.emplace_back(blanks.name_of(token.text), token.value);
        fixed += !token.is_open && !token.is_weak;
    }
    const auto [least, agreed] = align(tokens, read);
    cost = least;
    inferred.agreement = fixed == 0 ? 0 : static_cast<double>(agreed) / fixed;
    for (auto& [name, value] : named) {
        *value = trimmed(*value);
        auto& kept = inferred.values[name];
        if (value->size() > kept.size()) kept = *value;
    }
    if (const auto subject = inferred.values.find("subject.name"); subject != inferred.values.end())
        inferred.letter.subject = subject->second;
    // A value that was not read leaves its place empty: a gap as wide as a short word.
    for (letter::Paragraph& paragraph : inferred.letter.paragraphs)
        for (auto* runs : {&paragraph.label, &paragraph.text})
            for (Run& run : *runs)
                if (run.kind == Run::Kind::Value && run.text.empty()) run = {Run::Kind::Gap, {}, 4};
    return inferred;
}

/// Every value that a fact may have, as it is written in an option.
std::vector<std::string> values_of(const rules::Rulebook& rulebook, const std::string& name) {
    std::vector<std::string> values;
    const auto fact = rulebook.vocabulary.find_fact(name);
    if (!fact) return values;
    for (const auto& value : rulebook.vocabulary.facts[*fact].values) values.push_back(value.slug);
    if (values.empty()) values = {"true", "false"};
    return values;
}

}  // namespace

Inferred infer(const letter::Template& letter, const rules::Rulebook& rulebook, const rules::Facts& known,
               const std::string& province, std::span<const ReadLine> lines, Open open) {
    const std::vector<Read> read = in_order(lines);
    const BlankSource asked = blank_source(letter, province, lines, open);
    rules::Facts facts = known;
    // One fact after another is found out: letters have one or two.
    for (int round = 0; round < 4; ++round) {
        letter::Filling filling = letter::fill(letter, asked.source, rulebook, facts);
        const auto open_fact = std::find_if(filling.missing.begin(), filling.missing.end(),
                                            [](const letter::Missing& missing) { return missing.decides; });
        float cost = 0;
        if (open_fact == filling.missing.end())
            return aligned(std::move(filling.letter), asked.blanks, read, cost);
        std::set<std::string> tried;
        float least = std::numeric_limits<float>::max();
        rules::Facts best = facts;
        for (const std::string& value : values_of(rulebook, open_fact->name)) {
            const std::string option[] = {open_fact->name + "=" + value};
            const auto set = rules::parse_fact_options(rulebook.vocabulary, option);
            if (!set) continue;
            rules::Facts guess = facts;
            rules::merge_facts(guess, *set);
            Filled filled = letter::fill(letter, asked.source, rulebook, guess).letter;
            std::string all;
            for (const Token& token : tokens_of(filled)) all += token.text;
            if (!tried.insert(all).second) continue;
            aligned(std::move(filled), asked.blanks, read, cost);
            if (cost < least) least = cost, best = guess;
        }
        if (tried.empty()) break;
        facts = best;
    }
    float cost = 0;
    return aligned(letter::fill(letter, asked.source, rulebook, facts).letter, asked.blanks, read, cost);
}

}  // namespace beian::signed_letter
