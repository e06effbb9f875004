// Is every document there that is asked for, with all its sides? The answer is the material:
// `gate.materials:site_plan`.
#include "desk/gate/checks.h"

#include <algorithm>

namespace beian::desk {

namespace {

Words name_of(const rules::Side& side) {
    if (!side.name.zh.empty()) return side.name;
    if (side.slug == "front") return {"正面", "front"};
    if (side.slug == "back") return {"反面", "back"};
    constexpr std::string_view kPage = "page-";
    if (!side.slug.starts_with(kPage)) return plain(side.slug);
    const std::string number = side.slug.substr(kPage.size());
    return {"第" + number + "页", "page " + number};
}

class Looking {
public:
    Looking(const GateCase& gate, GateVoice& voice) : gate_(gate), voice_(voice) {}

    void at(const Wanted& wanted) {
        const rules::Material& material = gate_.books.rulebook.materials[wanted.material];
        if (material.slug == "face_verification") return;  // no picture: gate.presence looks at it
        const PageReport* page = first_page(wanted.id);
        if (page == nullptr) return missing(wanted, material);
        const rules::Material* given = gate_.books.rulebook.find_material(page->material);
        if (given == nullptr || !is_accepted(wanted, *given))
            return say(wanted, "other", material, {{"material", material.name}});
        for (const rules::Side& side : given->sides) {
            if (!has_side(wanted.id, side.slug))
                say(wanted, "side", material, {{"material", given->name}, {"side", name_of(side)}});
        }
    }

private:
    const PageReport* first_page(const workflow::ItemId& item) const {
        const auto pages = gate_.submission.pages;
        const auto found = std::find_if(pages.begin(), pages.end(),
                                        [&](const PageReport& page) { return page.item == item; });
        return found == pages.end() ? nullptr : &*found;
    }

    bool has_side(const workflow::ItemId& item, std::string_view side) const {
        const auto pages = gate_.submission.pages;
        return std::any_of(pages.begin(), pages.end(),
                           [&](const PageReport& page) { return page.item == item && page.side == side; });
    }

    bool is_accepted(const Wanted& wanted, const rules::Material& given) const {
        if (&given == &gate_.books.rulebook.materials[wanted.material]) return true;
        return std::any_of(wanted.accepts.begin(), wanted.accepts.end(), [&](rules::MaterialIndex n) {
            return &gate_.books.rulebook.materials[n] == &given;
        });
    }

    void missing(const Wanted& wanted, const rules::Material& material) {
        switch (wanted.necessity) {
            case rules::Necessity::Required:
                return say(wanted, "missing", material,
                           {{"material", material.name},
                            {"because", gate_.books.rulebook.rules[wanted.because].because}});
            case rules::Necessity::Conditional:
                return say(wanted, "perhaps", material, {{"material", material.name}});
            case rules::Necessity::Advised:
                return say(wanted, "advised", material, {{"material", material.name}});
        }
    }

    void say(const Wanted& wanted, std::string_view answer, const rules::Material& material,
             const findings::Blanks& blanks) {
        const model::Finding words = voice_.word(answer, blanks);
        voice_.add({wanted.id,
                    {},
                    std::string(voice_.check()),
                    answer == "missing" ? material.slug : std::string(answer),
                    words.severity,
                    words.message,
                    words.advice,
                    gate_.books.rulebook.rules[wanted.because].id,
                    {}});
    }

    const GateCase& gate_;
    GateVoice& voice_;
};

void run(const GateCase& gate, GateVoice& voice) {
    Looking looking(gate, voice);
    for (const Wanted& wanted : gate.demands.items) looking.at(wanted);
}

constexpr findings::AnswerSpec kAnswers[] = {{"missing", "material because"},
                                             {"other", "material"},
                                             {"side", "material side"},
                                             {"perhaps", "material"},
                                             {"advised", "material"}};

}  // namespace

const GateCheck kMaterialsGate{"gate.materials", run, kAnswers, {}};

}  // namespace beian::desk
