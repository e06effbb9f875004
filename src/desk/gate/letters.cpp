// Is a letter signed, sealed, dated and filled in, and not too old? What reading saw on it. And does it still
// say what is true? What the code on it says.
#include "desk/gate/checks.h"

#include <algorithm>
#include <map>

namespace beian::desk {

namespace {

/// All pages of one letter: who signs on the second has signed.
struct Letter {
    model::Fields fields;
    std::string blank;  // labels with nothing beside them, each between commas
};

/// Only what was recognised as the letter it should be was looked at as one.
bool is_read(const PageReport& page, const rules::Rulebook& rulebook) {
    const rules::Material* material = rulebook.find_material(page.material);
    return material != nullptr && material->letter && page.inspected && page.document == page.material;
}

std::map<workflow::ItemId, Letter> letters_of(const GateCase& gate) {
    std::map<workflow::ItemId, Letter> letters;
    for (const PageReport& page : gate.submission.pages) {
        if (!is_read(page, gate.books.rulebook)) continue;
        Letter& letter = letters[page.item];
        for (const auto& [name, field] : page.fields) {
            if (name == "blank")
                letter.blank += "," + field.value + ",";
            else
                letter.fields.emplace(name, field);
        }
    }
    return letters;
}

class Looking {
public:
    Looking(const GateCase& gate, GateVoice& voice) : gate_(gate), voice_(voice) {}

    void letter(const workflow::ItemId& item, const Letter& letter) {
        ink(item, letter);
        unfilled(item, letter);
        const auto issued = letter.fields.find("issued");
        if (issued != letter.fields.end())
            age(item, issued->second);
        else if (is_blank(letter, "issued"))
            voice_.say(item, "undated");
    }

private:
    static bool is_blank(const Letter& letter, std::string_view name) {
        return letter.blank.find("," + std::string(name) + ",") != std::string::npos;
    }

    /// A person has no seal.
    void ink(const workflow::ItemId& item, const Letter& letter) {
        const auto has = [&](std::string_view name) { return letter.fields.contains(std::string(name)); };
        if (!gate_.submission.about.is_person() && !has("seal")) voice_.say(item, "unsealed");
        if (is_blank(letter, "signature") && !has("signature")) voice_.say(item, "unsigned");
    }

    void unfilled(const workflow::ItemId& item, const Letter& letter) {
        Words fields;
        for (const auto& [name, words] : {std::pair<std::string_view, Words>{"name", {"单位名称", "name"}},
                                          {"credit_code", {"统一社会信用代码", "credit code"}}}) {
            if (!is_blank(letter, name) || letter.fields.contains(std::string(name))) continue;
            fields.zh += (fields.zh.empty() ? "" : "、") + words.zh;
            fields.en += (fields.en.empty() ? "" : ", ") + words.en;
        }
        if (!fields.zh.empty()) voice_.say(item, "unfilled", {{"fields", fields}});
    }

    /// What is read with doubt does not stop anyone: the person is asked to look.
    void age(const workflow::ItemId& item, const model::Field& issued) {
        const auto day = parse_day(issued.value);
        if (!day) return;
        const int days = days_between(*day, day_in_china(gate_.submission.now));
        const bool sure = issued.confidence >= voice_.limit("confidence");
        const findings::Blanks said{{"day", plain(to_string(*day))}};
        if (days < 0)
            voice_.say(item, sure ? "ahead" : "undated", sure ? said : findings::Blanks{});
        else if (days > voice_.limit("old_days") && sure)
            voice_.say(item, "old", said);
        else if (days > voice_.limit("aging_days"))
            voice_.say(item, "aging", said);
    }

    const GateCase& gate_;
    GateVoice& voice_;
};

/// At most so many changes are named: who reads more reads none.
constexpr std::size_t kNamed = 4;

Words joined(const std::vector<Words>& changes) {
    if (changes.empty()) return {"填的信息", "what was declared"};
    Words all;
    for (std::size_t n = 0; n < std::min(changes.size(), kNamed); ++n) {
        all.zh += (n == 0 ? "" : "、") + changes[n].zh;
        all.en += (n == 0 ? "" : ", ") + changes[n].en;
    }
    if (changes.size() <= kNamed) return all;
    return {all.zh + "等", all.en + " and more"};
}

void say(const LetterStanding& one, GateVoice& voice) {
    using enum LetterStanding::What;
    switch (one.what) {
        case Stale:
            return voice.say(one.item, "stale", {{"changed", joined(one.changed)}});
        case Doubtful:
            return voice.say(one.item, "doubtful", {{"changed", joined(one.changed)}});
        case Elsewhere:
            return voice.say(one.item, "elsewhere");
        case Other:
            return voice.say(one.item, "other", {{"letter", plain(one.letter)}});
        case Page:
            return voice.say(
                one.item, "page",
                {{"page", plain(std::to_string(one.page))}, {"pages", plain(std::to_string(one.pages))}});
    }
}

void run(const GateCase& gate, GateVoice& voice) {
    for (const LetterStanding& one : gate.submission.letters) say(one, voice);
    Looking looking(gate, voice);
    for (const auto& [item, letter] : letters_of(gate)) looking.letter(item, letter);
}

constexpr findings::AnswerSpec kAnswers[] = {{"unsealed", ""},  {"unsigned", ""},     {"unfilled", "fields"},
                                             {"undated", ""},   {"ahead", "day"},     {"old", "day"},
                                             {"aging", "day"},  {"stale", "changed"}, {"doubtful", "changed"},
                                             {"elsewhere", ""}, {"other", "letter"},  {"page", "page pages"}};
constexpr std::string_view kLimits[] = {"confidence", "aging_days", "old_days"};

}  // namespace

const GateCheck kLettersGate{"gate.letters", run, kAnswers, kLimits};

}  // namespace beian::desk
