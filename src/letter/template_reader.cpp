#include "letter/template_reader.h"

#include "data/reading.h"
#include "letter/ask_reader.h"
#include "letter/text_reader.h"
#include "rules/condition_reader.h"

#include <algorithm>

namespace beian::letter {

namespace {

class TemplateReader {
public:
    TemplateReader(rules::Rulebook& rulebook, std::span<const std::string> names, data::Faults& faults)
        : rulebook_(rulebook),
          names_(names.begin(), names.end()),
          faults_(faults),
          conditions_(rulebook.vocabulary, rulebook.conditions, faults) {}

    Template read(const data::Node& root, const std::string& id) {
        Template letter;
        letter.id = id;
        letter.file = faults_.file();
        if (!data::check_keys(root, "the letter",
                              {"material", "provinces", "for", "version", "title", "side", "valid_days",
                               "valid_in", "asks", "text", "by_hand"},
                              faults_))
            return letter;
        read_place(root, letter);
        if (const auto* node = need(root, "version")) letter.version = whole(*node, "version", 1, 999);
        if (const auto* node = need(root, "title")) letter.title = data::read_text(*node, "title", faults_);
        if (const auto* node = root.find("valid_days"))
            letter.valid_days = whole(*node, "valid_days", 1, 3650);
        read_side(root, letter);
        read_asks(root, letter, names_, faults_);
        asks_ = letter.asks;
        if (const auto* node = need(root, "text")) {
            for (const data::Node& part : sequence(*node, "text")) letter.parts.push_back(read_part(part));
        }
        if (const auto* node = need(root, "by_hand")) {
            for (const data::Node& box : sequence(*node, "by_hand")) letter.boxes.push_back(read_box(box));
        }
        return letter;
    }

private:
    const data::Node* need(const data::Node& node, std::string_view key) {
        const data::Node* found = node.find(key);
        if (found == nullptr) faults_.add(node.line, "the letter has no \"" + std::string(key) + "\"");
        return found;
    }

    int whole(const data::Node& node, std::string_view what, int least, int most) {
        return read_whole(node, what, least, most, faults_);
    }

    std::span<const data::Node> sequence(const data::Node& node, std::string_view what) {
        if (node.is_sequence()) return node.items;
        faults_.add(node.line, std::string(what) + " must be a list");
        return {};
    }

    void read_place(const data::Node& root, Template& letter) {
        if (const auto* node = need(root, "material")) {
            const auto slugs = rulebook_.material_slugs();
            const auto found = rulebook_.material_by_slug.find(data::read_text(*node, "material", faults_));
            if (found == rulebook_.material_by_slug.end())
                faults_.add(node->line, data::unknown("material", node->text, slugs));
            else if (!rulebook_.materials[found->second].letter)
                faults_.add(node->line, "materials.yaml does not say that " + found->first + " is a letter");
            else
                letter.material = found->second;
        }
        if (const auto* node = root.find("for"))
            letter.holder = static_cast<rules::Holder>(
                data::read_word(*node, "for", rules::holder_slugs(), faults_).value_or(2));
        const auto province = [&](const data::Node& at, std::string_view slug) {
            if (rulebook_.vocabulary.find_value(rulebook_.filing_province, slug)) return true;
            std::vector<std::string> known;
            for (const auto& value : rulebook_.vocabulary.facts[rulebook_.filing_province].values)
                known.push_back(value.slug);
            faults_.add(at.line, data::unknown("province", slug, known));
            return false;
        };
        if (const auto* node = root.find("provinces")) {
            for (const data::Node* one : data::read_list(*node, "provinces", faults_)) {
                if (province(*one, one->text)) letter.provinces.emplace_back(one->text);
            }
        }
        if (const auto* node = root.find("valid_in")) {
            for (const data::Entry& entry : node->entries) {
                if (province(entry.value, entry.key))
                    letter.valid_in.emplace_back(entry.key, whole(entry.value, "valid_in", 1, 3650));
            }
        }
    }

    void read_side(const data::Node& root, Template& letter) {
        const auto* node = root.find("side");
        if (node == nullptr || letter.material == rules::kNothing) return;
        letter.side = data::read_text(*node, "side", faults_);
        std::vector<std::string> known;
        for (const rules::Side& side : rulebook_.materials[letter.material].sides) known.push_back(side.slug);
        if (std::find(known.begin(), known.end(), letter.side) == known.end())
            faults_.add(node->line, data::unknown("side", letter.side, known));
    }

    Text read_text(const data::Node& node, std::string_view what) {
        const std::string line = data::read_text(node, what, faults_);
        Text text = read_pieces(line, [&](std::string fault) { faults_.add(node.line, fault); });
        for (const Piece& piece : text) {
            if (piece.kind == Piece::Kind::Blank &&
                std::find(names_.begin(), names_.end(), piece.text) == names_.end())
                faults_.add(node.line, data::unknown("blank", piece.text, names_));
        }
        return text;
    }

    std::vector<std::string> rows() const {
        std::vector<std::string> known = {"services", "domains"};
        for (const Ask& ask : asks_) {
            if (ask.many > 0) known.push_back("letter." + ask.name);
        }
        return known;
    }

    /// `if: { interaction: [none, open] }`
    void read_if(const data::Node& node, Part& part) {
        if (!node.is_mapping() || node.entries.size() != 1)
            return faults_.add(node.line, "`if` names one thing that the letter asks, and its answers");
        const data::Entry& entry = node.entries.front();
        const auto ask =
            std::find_if(asks_.begin(), asks_.end(), [&](const Ask& one) { return one.name == entry.key; });
        if (ask == asks_.end() || ask->choices.empty())
            return faults_.add(entry.line,
                               "\"" + std::string(entry.key) + "\" is no choice that it asks for");
        part.ask = ask->name;
        std::vector<std::string> known = {std::string(kOpen)};
        for (const Choice& choice : ask->choices) known.push_back(choice.slug);
        for (const data::Node* one : data::read_list(entry.value, entry.key, faults_)) {
            if (data::read_word(*one, entry.key, known, faults_)) part.answers.emplace_back(one->text);
        }
    }

    Part read_part(const data::Node& node) {
        Part part;
        part.line = node.line;
        if (node.is_scalar()) {
            part.text = read_text(node, "text");
            return part;
        }
        if (!data::check_keys(
                node, "a part of the text",
                {"text", "address", "heading", "note", "item", "row", "is", "each", "when", "if", "lines"},
                faults_))
            return part;
        const std::pair<std::string_view, Style> styles[] = {
            {"text", Style::Body},       {"item", Style::Body}, {"address", Style::Address},
            {"heading", Style::Heading}, {"note", Style::Note}, {"row", Style::Row}};
        int kinds = 0;
        for (const auto& [key, style] : styles) {
            const data::Node* said = node.find(key);
            if (said == nullptr) continue;
            ++kinds;
            part.style = style;
            part.numbered = key == "item";
            (style == Style::Row ? part.label : part.text) = read_text(*said, key);
        }
        if (kinds != 1) faults_.add(node.line, "a part is one of text, address, heading, note, item, row");
        if (const auto* is = node.find("is")) part.text = read_text(*is, "is");
        if ((node.find("is") != nullptr) != (part.style == Style::Row))
            faults_.add(node.line, "a row, and nothing else, has \"is\"");
        if (const auto* each = node.find("each")) {
            if (data::read_word(*each, "each", rows(), faults_)) part.each = each->text;
        }
        if (const auto* answered = node.find("if")) read_if(*answered, part);
        if (const auto* lines = node.find("lines")) part.lines = whole(*lines, "lines", 1, 20);
        if (const auto* when = node.find("when")) part.when = conditions_.read(when, {});
        return part;
    }

    Box read_box(const data::Node& node) {
        Box box;
        if (!data::check_keys(node, "what is done by hand",
                              {"signature", "seal", "thumbprint", "date", "when"}, faults_))
            return box;
        const std::pair<std::string_view, Box::Kind> kinds[] = {{"signature", Box::Kind::Signature},
                                                                {"seal", Box::Kind::Seal},
                                                                {"thumbprint", Box::Kind::Thumbprint},
                                                                {"date", Box::Kind::Date}};
        int count = 0;
        for (const auto& [key, kind] : kinds) {
            const data::Node* who = node.find(key);
            if (who == nullptr) continue;
            ++count;
            box.kind = kind;
            box.who = data::read_text(*who, key, faults_);
        }
        if (count != 1) faults_.add(node.line, "by hand is one of signature, seal, thumbprint, date");
        if (const auto* when = node.find("when")) box.when = conditions_.read(when, {});
        return box;
    }

    rules::Rulebook& rulebook_;
    std::vector<std::string> names_;
    std::vector<Ask> asks_;
    data::Faults& faults_;
    rules::ConditionReader conditions_;
};

}  // namespace

Template read_template(const data::Node& root, const std::string& id, rules::Rulebook& rulebook,
                       std::span<const std::string> names, data::Faults& faults) {
    return TemplateReader(rulebook, names, faults).read(root, id);
}

}  // namespace beian::letter
