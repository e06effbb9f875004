#include "specimen/letter_fill.h"

#include "specimen/holder.h"

#include <fmt/format.h>

#include <array>
#include <set>
#include <stdexcept>

namespace beian::specimen {
namespace {

using letter::Run;

std::string value_of(std::string_view name, const Organisation& body, const Holder& who, bool person,
                     Random& random) {
    const auto ends = [&](std::string_view end) { return name.ends_with(end); };
    if (name == "authority.name") return "样本省通信管理局";
    if (name == "subject.name") return person ? who.name : body.name;
    if (name == "subject.certificate_number") return person ? who.id_number : body.credit_code;
    if (name == "service.name")
        return random.one_of(std::array{"样本商务平台", "样本资讯", "样本小店", "样本学苑"});
    if (name == "domain.name" || ends("domains")) return "specimen.example";
    if (ends(".expires"))
        return fmt::format("20{}年{}月{}日", random.whole(27, 35), random.whole(1, 12), random.whole(1, 28));
    if (ends("url")) return "www.specimen.example";
    if (ends("ips")) return "192.0.2.1";  // RFC 5737
    if (ends("mobile") || ends("phone")) return "13800138000";
    if (ends("certificate_number")) return who.id_number;
    if (ends("address")) return body.address;
    if (ends("email")) return "specimen@example.com";
    if (ends(".name"))
        return std::string("样本") + random.one_of(std::array{"甲", "乙", "丙", "丁", "戊", "己"});
    return "样本内容";
}

/// Each blank once, whatever it is in.
template <class Use>
void for_each_blank(const letter::Template& letter, Use use) {
    for (const letter::Part& part : letter.parts)
        for (const letter::Text* text : {&part.label, &part.text})
            for (const letter::Piece& piece : *text)
                if (piece.kind == letter::Piece::Kind::Blank) use(piece, part);
}

void check_names(const letter::Template& letter, const std::map<std::string, std::string>& values) {
    std::set<std::string> known;
    for_each_blank(letter,
                   [&](const letter::Piece& piece, const letter::Part&) { known.insert(piece.text); });
    for (const auto& [name, value] : values)
        if (!known.contains(name))
            throw std::invalid_argument(
                fmt::format("{} has no blank {}; it has {}", letter.id, name, fmt::join(known, ", ")));
}

void set(rules::Facts& facts, const rules::Vocabulary& vocabulary, const std::string& option) {
    const std::string options[] = {option};
    const auto parsed = rules::parse_fact_options(vocabulary, options);
    if (!parsed) throw std::invalid_argument(parsed.error().message);
    rules::merge_facts(facts, *parsed);
}

bool is_chinese(const std::string& character) {
    return character.size() == 3 && static_cast<unsigned char>(character[0]) >= 0xE4 &&
           static_cast<unsigned char>(character[0]) <= 0xE9;
}

std::vector<std::string> characters_of(const std::string& text) {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        all.push_back(text.substr(i, length));
        i += length;
    }
    return all;
}

}  // namespace

PrintedLetter fill_for_nobody(const letter::Template& letter, const rules::Rulebook& rulebook,
                              std::uint64_t seed, Blank blanks,
                              const std::map<std::string, std::string>& given) {
    check_names(letter, given);
    Random random(seed, "letter " + letter.id);
    PrintedLetter printed;
    printed.person = letter.holder == rules::Holder::Person ||
                     (letter.holder == rules::Holder::Both && random.chance(0.4));
    printed.province = letter.provinces.empty() ? "guangdong" : random.one_of(letter.provinces);
    const Organisation body = organisation(seed, "9");
    const Holder who = holder(seed, Residency::Mainland);
    letter::Source source;
    source.province = printed.province;
    source.person = printed.person;
    const bool by_chance = random.chance(0.4), leaves_open = by_chance || blanks == Blank::LeftOpen;
    for_each_blank(letter, [&](const letter::Piece& piece, const letter::Part& part) {
        const letter::Ask* ask = piece.text.starts_with("letter.")
                                     ? letter.find_ask(std::string_view(piece.text).substr(7))
                                     : nullptr;
        const bool is_open = piece.ems > 0 || (ask != nullptr && ask->gap > 0);
        const auto said = given.find(piece.text);
        if (said != given.end())
            source.values[piece.text] = said->second;
        else if (!(is_open && leaves_open) && !source.values.contains(piece.text))
            source.values[piece.text] = value_of(piece.text, body, who, printed.person, random);
        if (!part.each.empty() && source.rows[part.each].empty()) source.rows[part.each].resize(1);
    });
    printed.facts = rules::Facts(rulebook.vocabulary);
    set(printed.facts, rulebook.vocabulary, "filing.province=" + printed.province);
    set(printed.facts, rulebook.vocabulary,
        std::string("subject.kind=") + (printed.person ? "person" : "enterprise"));
    for (int round = 0; round < 6; ++round) {
        letter::Filling filling = letter::fill(letter, source, rulebook, printed.facts);
        printed.filled = std::move(filling.letter);
        bool open = false;
        for (const letter::Missing& missing : filling.missing) {
            if (!missing.decides) continue;
            const auto fact = rulebook.vocabulary.find_fact(missing.name);
            const auto& values = rulebook.vocabulary.facts[*fact].values;
            set(printed.facts, rulebook.vocabulary,
                missing.name + "=" + (values.empty() ? "true" : random.one_of(values).slug));
            open = true;
        }
        if (!open) break;
    }
    return printed;
}

std::pair<std::string, std::string> change_words(letter::Filled& letter, Random& random) {
    std::vector<Run*> runs;
    for (letter::Paragraph& paragraph : letter.paragraphs)
        for (Run& run : paragraph.text)
            if (run.kind == Run::Kind::Printed && characters_of(run.text).size() >= 10 &&
                paragraph.style != letter::Style::Note)
                runs.push_back(&run);
    if (runs.empty()) throw std::invalid_argument("the letter has no words to change");
    Run& run = *runs[random.next() % runs.size()];
    auto characters = characters_of(run.text);
    static constexpr std::array kOthers = {"不", "未", "免", "甲", "乙", "丙", "外", "非",
                                           "前", "后", "零", "百", "部", "分", "拒", "绝",
                                           "省", "市", "东", "西", "南", "北", "他", "彼"};
    const int count = random.whole(1, 3);
    std::string was, is;
    const std::size_t from = random.next() % (characters.size() - static_cast<std::size_t>(count));
    for (std::size_t i = from; i < characters.size() && static_cast<int>(was.size() / 3) < count; ++i) {
        if (!is_chinese(characters[i])) {
            if (!was.empty()) break;
            continue;
        }
        std::string other;
        do other = random.one_of(kOthers);
        while (other == characters[i]);
        was += characters[i];
        is += other;
        characters[i] = other;
    }
    if (was.empty()) return change_words(letter, random);
    run.text.clear();
    for (const std::string& one : characters) run.text += one;
    return {was, is};
}

}  // namespace beian::specimen
