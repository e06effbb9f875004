#include "letter/template_reader.h"

#include "data/reading.h"
#include "letter/text_reader.h"
#include "rules/condition_reader.h"

#include <algorithm>

namespace beian::letter {

namespace {

const std::vector<std::string> kEach = {"services", "domains"};

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
                              {"material", "provinces", "for", "version", "title", "valid_days", "valid_in",
                               "asks", "text", "by_hand"},
                              faults_))
            return letter;
        read_place(root, letter);
        if (const auto* node = need(root, "version")) letter.version = whole(*node, "version", 1, 999);
        if (const auto* node = need(root, "title")) letter.title = data::read_text(*node, "title", faults_);
        if (const auto* node = root.find("valid_days"))
            letter.valid_days = whole(*node, "valid_days", 1, 3650);
        read_asks(root, letter);
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

    int whole(const data::Node& node, std::string_view what, std::int64_t least, std::int64_t most) {
        const auto number = data::read_number(node, what, faults_);
        if (number && *number >= least && *number <= most) return static_cast<int>(*number);
        if (number)
            faults_.add(node.line, std::string(what) + " must be from " + std::to_string(least) + " to " +
                                       std::to_string(most));
        return static_cast<int>(least);
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

    void read_asks(const data::Node& root, Template& letter) {
        const data::Node* node = root.find("asks");
        if (node == nullptr) return;
        for (const data::Entry& entry : node->entries) {
            Ask ask;
            ask.name = entry.key;
            if (!data::check_keys(entry.value, ask.name, {"zh", "en", "gap"}, faults_)) continue;
            const data::Node* zh = entry.value.find("zh");
            const data::Node* en = entry.value.find("en");
            if (zh == nullptr || en == nullptr)
                faults_.add(entry.line, ask.name + " must be named in zh and en");
            else
                ask.title = {std::string(zh->text), std::string(en->text)};
            if (const auto* gap = entry.value.find("gap")) ask.gap = whole(*gap, "gap", 1, 40);
            names_.push_back("letter." + ask.name);
            letter.asks.push_back(std::move(ask));
        }
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

    Part read_part(const data::Node& node) {
        Part part;
        part.line = node.line;
        if (node.is_scalar()) {
            part.text = read_text(node, "text");
            return part;
        }
        if (!data::check_keys(
                node, "a part of the text",
                {"text", "address", "heading", "note", "item", "row", "is", "each", "when", "lines"},
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
            if (data::read_word(*each, "each", kEach, faults_)) part.each = each->text;
        }
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
    data::Faults& faults_;
    rules::ConditionReader conditions_;
};

}  // namespace

Template read_template(const data::Node& root, const std::string& id, rules::Rulebook& rulebook,
                       std::span<const std::string> names, data::Faults& faults) {
    return TemplateReader(rulebook, names, faults).read(root, id);
}

}  // namespace beian::letter
