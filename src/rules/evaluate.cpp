#include "rules/evaluate.h"

#include "rules/applying.h"
#include "rules/questions.h"

#include <algorithm>
#include <array>
#include <bit>
#include <tuple>

namespace beian::rules {

namespace {

/// A rule that asks for a material, advises it or widens the choice for it, and its answer here.
struct Voice {
    InstanceIndex instance = 0;
    Truth truth = Truth::No;
    std::uint32_t key = 0;  // whose and which: equal keys make one item
};

class Evaluation {
public:
    Evaluation(const Rulebook& book, const Facts& facts, CivilDay on, std::uint16_t profile)
        : book_(book), situation_(book, facts), applying_(book, situation_, on, profile) {
        list_.on = on;
        list_.profile = profile;
        list_.facts = situation_.facts();
    }

    Checklist run() {
        for (const InstanceIndex index : applying_.candidates()) hear(index);
        make_items();
        for (const Voice& voice : later_) remark(voice);
        ask();
        questions_.write(book_, list_);
        return std::move(list_);
    }

private:
    const Instance& instance(const Voice& voice) const { return book_.instances[voice.instance]; }
    const Rule& rule(const Voice& voice) const { return book_.rules[instance(voice).rule]; }
    static std::uint32_t key_of(Owner of, MaterialIndex material) {
        return static_cast<std::uint32_t>(of) << 16 | material;
    }

    void hear(InstanceIndex index) {
        const Instance& heard = book_.instances[index];
        const Rule& said = book_.rules[heard.rule];
        const Voice voice{index, applying_.applies(index), key_of(heard.of, said.material)};
        if (voice.truth == Truth::No) return;
        switch (said.action) {
            case Action::Demand:
                demands_.push_back(voice);
                break;
            case Action::Suggest:
                suggestions_.push_back(voice);
                break;
            case Action::Accept:
                // One that displaces a demand stands in its place, with its own choice of documents.
                (said.instead_of.empty() ? choices_ : demands_).push_back(voice);
                break;
            default:
                later_.push_back(voice);
        }
    }

    /// The demand holds by itself, and whatever may displace it asks for the same material of the same
    /// person.
    bool is_certain(const Voice& voice) const {
        if (voice.truth == Truth::Yes) return true;
        if (applying_.own(voice.instance) != Truth::Yes) return false;
        for (const InstanceIndex by : instance(voice).displaced_by) {
            if (applying_.own(by) == Truth::No) continue;
            const Instance& other = book_.instances[by];
            const Rule& other_rule = book_.rules[other.rule];
            const bool demands = other_rule.action == Action::Demand || other_rule.action == Action::Accept;
            if (!demands || key_of(other.of, other_rule.material) != voice.key || !other.displaced_by.empty())
                return false;
        }
        return true;
    }

    void make_items() {
        const auto by_key = [](const Voice& a, const Voice& b) {
            return std::tie(a.key, a.instance) < std::tie(b.key, b.instance);
        };
        std::sort(demands_.begin(), demands_.end(), by_key);
        std::sort(suggestions_.begin(), suggestions_.end(), by_key);
        list_.items.reserve(demands_.size() + suggestions_.size());
        list_.reasons.reserve(demands_.size() + suggestions_.size());
        list_.accepted.reserve(4 * (demands_.size() + suggestions_.size()));
        for (std::size_t from = 0; from < demands_.size();) {
            std::size_t end = from;
            while (end < demands_.size() && demands_[end].key == demands_[from].key) ++end;
            const std::span<const Voice> voices(demands_.data() + from, end - from);
            const bool certain =
                std::any_of(voices.begin(), voices.end(), [&](const Voice& v) { return is_certain(v); });
            add_item(voices, certain ? Necessity::Required : Necessity::Conditional);
            from = end;
        }
        for (std::size_t from = 0; from < suggestions_.size();) {
            std::size_t end = from;
            bool holds = false;
            for (; end < suggestions_.size() && suggestions_[end].key == suggestions_[from].key; ++end) {
                holds = holds || suggestions_[end].truth == Truth::Yes;
            }
            if (holds && find_item(suggestions_[from].key) == nullptr) {
                add_item({suggestions_.data() + from, end - from}, Necessity::Advised);
            }
            from = end;
        }
        std::sort(list_.items.begin(), list_.items.end(), [](const Item& a, const Item& b) {
            return std::tie(a.of, a.material) < std::tie(b.of, b.material);
        });
    }

    const Item* find_item(std::uint32_t key) const {
        const auto found = std::find_if(list_.items.begin(), list_.items.end(), [&](const Item& item) {
            return key_of(item.of, item.material) == key;
        });
        return found == list_.items.end() ? nullptr : &*found;
    }

    void add_item(std::span<const Voice> voices, Necessity necessity) {
        Item item;
        item.material = rule(voices.front()).material;
        item.of = instance(voices.front()).of;
        item.necessity = necessity;
        item.reasons.first = static_cast<std::uint32_t>(list_.reasons.size());
        const bool settled =
            std::any_of(voices.begin(), voices.end(), [](const Voice& v) { return v.truth == Truth::Yes; });
        for (const Voice& voice : voices) {
            // Where one rule already asks for it, those that are open would only add a reason.
            if (settled && voice.truth != Truth::Yes) continue;
            const RuleIndex index = instance(voice).rule;
            const bool same = list_.reasons.size() > item.reasons.first && list_.reasons.back().rule == index;
            if (!same) list_.reasons.push_back({index, voice.truth != Truth::Yes});
        }
        // A rule that lets another document in is a reason as well: it says why the applicant may choose.
        for (const Voice& choice : choices_) {
            if (choice.truth == Truth::Yes && widens(choice, item)) {
                list_.reasons.push_back({instance(choice).rule, false});
            }
        }
        item.reasons.count = static_cast<std::uint32_t>(list_.reasons.size()) - item.reasons.first;
        item.accepts.first = static_cast<std::uint32_t>(list_.accepted.size());
        add_accepted(voices, item, nullptr);
        item.accepts.count = static_cast<std::uint32_t>(list_.accepted.size()) - item.accepts.first;
        list_.items.push_back(item);
    }

    /// What counts as this material, appended to the list: what every rule that names documents takes (or may
    /// take, while all are open), else what the material takes from this kind of subject; and what other
    /// rules let in beside that. `also` counts as if it held.
    void add_accepted(std::span<const Voice> voices, const Item& item, const Voice* also) {
        std::vector<MaterialIndex>& accepted = list_.accepted;
        const std::size_t first = accepted.size();
        const auto end = [&] { return accepted.begin() + static_cast<std::ptrdiff_t>(first); };
        const auto has = [&](MaterialIndex material) {
            return std::find(end(), accepted.end(), material) != accepted.end();
        };
        const auto add = [&](const std::vector<MaterialIndex>& more) {
            for (const MaterialIndex material : more) {
                if (!has(material)) accepted.push_back(material);
            }
        };
        const bool settled =
            std::any_of(voices.begin(), voices.end(), [](const Voice& v) { return v.truth == Truth::Yes; });
        bool named = false;
        for (const Voice& voice : voices) {
            const bool counts = !settled || voice.truth == Truth::Yes ||
                                (also != nullptr && also->instance == voice.instance);
            const std::vector<MaterialIndex>& takes = rule(voice).accepts;
            if (!counts || takes.empty()) continue;
            const auto is_taken = [&](MaterialIndex m) {
                return std::find(takes.begin(), takes.end(), m) != takes.end();
            };
            const bool common = named && settled && std::any_of(end(), accepted.end(), is_taken);
            if (common) {
                accepted.erase(
                    std::remove_if(end(), accepted.end(), [&](MaterialIndex m) { return !is_taken(m); }),
                    accepted.end());
            } else {
                // Two lists with nothing in common: the narrower authority's, which comes later, stands.
                if (named && settled) accepted.resize(first);
                add(takes);
            }
            named = true;
        }
        if (!named) add_standing(item, add);
        for (const Voice& choice : choices_) {
            const bool counts =
                choice.truth == Truth::Yes || (also != nullptr && also->instance == choice.instance);
            if (counts && widens(choice, item)) add(rule(choice).accepts);
        }
    }

    template <class Add>
    void add_standing(const Item& item, const Add& add) const {
        const Material& material = book_.materials[item.material];
        if (!material.accepts.empty()) return add(material.accepts);
        if (situation_.is_settled(book_.subject_kind)) {
            const auto kind = std::countr_zero(situation_.value_bits(book_.subject_kind));
            for (const auto& [value, takes] : material.accepts_by_kind) {
                if (value == kind) return add(takes);
            }
        }
        add({item.material});
    }

    bool widens(const Voice& choice, const Item& item) const {
        if (rule(choice).material != item.material) return false;
        const bool says_whose = rule(choice).of || instance(choice).who;
        return !says_whose || instance(choice).of == item.of;
    }

    /// Asked for by its own name, among the documents of an item, or by the narrower name a province gives it
    /// (the business licence, where others ask for an organization's certificate).
    bool is_asked(MaterialIndex material) const {
        return std::any_of(list_.items.begin(), list_.items.end(), [&](const Item& item) {
            const auto accepts = list_.accepts_of(item);
            return item.material == material || stands_for(material, item.material) ||
                   std::find(accepts.begin(), accepts.end(), material) != accepts.end();
        });
    }

    bool stands_for(MaterialIndex wider, MaterialIndex narrower) const {
        const auto has = [narrower](const std::vector<MaterialIndex>& list) {
            return std::find(list.begin(), list.end(), narrower) != list.end();
        };
        const Material& material = book_.materials[wider];
        return has(material.accepts) ||
               std::any_of(material.accepts_by_kind.begin(), material.accepts_by_kind.end(),
                           [&](const auto& each) { return has(each.second); });
    }

    /// Constraints, refusals, warnings and notes; what is open becomes a question.
    void remark(const Voice& voice) {
        const Rule& said = rule(voice);
        if (said.constrains != kNothing && !is_asked(said.constrains)) return;
        const Instance& spoken = instance(voice);
        const Remark made{spoken.rule, spoken.of, spoken.who.has_value()};
        const bool holds = voice.truth == Truth::Yes;
        const Weight refusal = said.disputed ? Weight::Constraint : Weight::Refusal;
        switch (said.action) {
            case Action::Refuse:
                if (holds) (said.disputed ? list_.warnings : list_.refusals).push_back(made);
                if (!holds) open(voice, refusal);
                break;
            case Action::Must: {
                const Truth must = applying_.must(voice.instance);
                if (holds && must == Truth::No) {
                    (said.disputed ? list_.warnings : list_.refusals).push_back(made);
                } else if (holds) {
                    list_.constraints.push_back(made);
                }
                if (!holds) open(voice, must == Truth::Yes ? Weight::Constraint : refusal);
                if (must == Truth::Unknown) {
                    open_musts_.push_back(voice);
                }
                break;
            }
            case Action::Constrain:
                if (holds) list_.constraints.push_back(made);
                if (!holds) open(voice, Weight::Constraint);
                break;
            default:
                // A note alone is worth no question.
                if (holds) list_.notes.push_back(made);
        }
    }

    void open(const Voice& voice, Weight weight) { open_rules_.emplace_back(voice, weight); }

    /// Would the item's documents be others if this rule held?
    bool changes_choice(std::span<const Voice> voices, const Item& item, const Voice& also) {
        const std::size_t before = list_.accepted.size();
        add_accepted(voices, item, &also);
        const auto now = list_.accepts_of(item);
        const bool differs = !std::equal(list_.accepted.begin() + static_cast<std::ptrdiff_t>(before),
                                         list_.accepted.end(), now.begin(), now.end());
        list_.accepted.resize(before);
        return differs;
    }

    /// The material is asked for in any case; does it still depend on this open rule which documents count?
    bool may_change_choice(std::span<const Voice> voices, const Item& item, const Voice& voice) {
        const bool settled =
            std::any_of(voices.begin(), voices.end(), [](const Voice& v) { return v.truth == Truth::Yes; });
        if (settled) return changes_choice(voices, item, voice);
        return std::any_of(voices.begin(), voices.end(),
                           [&](const Voice& other) { return rule(other).accepts != rule(voice).accepts; });
    }

    void ask() {
        // A condition on what is not known waits where that very fact is asked anyway: its answer may close
        // it.
        std::vector<std::pair<Voice, Weight>> waiting;
        const auto put = [&](const Voice& voice, Weight weight, const FactSet& facts) {
            const Rule& said = rule(voice);
            if (said.action == Action::Demand || said.action == Action::Suggest ||
                said.action == Action::Accept) {
                questions_.about_item(facts, said.material, instance(voice).of, weight);
            } else {
                questions_.about_rule(facts, instance(voice).rule, weight);
            }
        };
        const auto raise = [&](const Voice& voice, Weight weight) {
            if (instance(voice).asks_unknown) {
                waiting.emplace_back(voice, weight);
            } else {
                put(voice, weight, applying_.deciding(voice.instance));
            }
        };
        for (std::size_t from = 0; from < demands_.size();) {
            std::size_t end = from;
            while (end < demands_.size() && demands_[end].key == demands_[from].key) ++end;
            const std::span<const Voice> voices(demands_.data() + from, end - from);
            from = end;
            const Item& item = *find_item(voices.front().key);
            for (const Voice& voice : voices) {
                if (voice.truth == Truth::Yes) continue;
                if (item.necessity == Necessity::Conditional || may_change_choice(voices, item, voice)) {
                    raise(voice, Weight::Item);
                }
            }
            ask_choice(voices, item, raise);
        }
        for (const Voice& voice : suggestions_) {
            const bool there = find_item(voice.key) != nullptr;
            if (voice.truth != Truth::Yes && !there) raise(voice, Weight::Constraint);
        }
        for (const auto& [voice, weight] : open_rules_) raise(voice, weight);
        for (const Voice& voice : open_musts_) {
            put(voice, rule(voice).disputed ? Weight::Constraint : Weight::Refusal,
                applying_.deciding_must(voice.instance));
        }
        for (const auto& [voice, weight] : waiting) {
            const FactSet closing = unknown_read(instance(voice)) & questions_.asked();
            put(voice, weight, closing.any() ? closing : applying_.deciding(voice.instance));
        }
    }

    /// Questions about which documents count for an item that is asked in any case.
    template <class Raise>
    void ask_choice(std::span<const Voice> voices, const Item& item, const Raise& raise) {
        if (item.necessity == Necessity::Conditional) return;
        for (const Voice& choice : choices_) {
            if (choice.truth == Truth::Unknown && widens(choice, item) &&
                changes_choice(voices, item, choice)) {
                raise(choice, Weight::Item);
            }
        }
        const bool named = std::any_of(voices.begin(), voices.end(),
                                       [&](const Voice& v) { return !rule(v).accepts.empty(); });
        if (named || book_.materials[item.material].accepts_by_kind.empty()) return;
        if (situation_.is_settled(book_.subject_kind)) return;
        FactSet kind;
        kind.set(book_.subject_kind);
        questions_.about_item(kind, item.material, item.of);
    }

    FactSet unknown_read(const Instance& spoken) const {
        FactSet facts;
        const std::vector<ConditionNode>& nodes = book_.conditions.nodes;
        for (std::uint32_t at = spoken.when.root; at < nodes[spoken.when.root].end; ++at) {
            if (nodes[at].test == Test::NotKnown && !situation_.is_known(nodes[at].fact))
                facts.set(nodes[at].fact);
        }
        return facts;
    }

    const Rulebook& book_;
    Situation situation_;
    Applying applying_;
    Questions questions_;
    Checklist list_;
    std::vector<Voice> demands_;
    std::vector<Voice> suggestions_;
    std::vector<Voice> choices_;
    std::vector<Voice> later_;
    std::vector<std::pair<Voice, Weight>> open_rules_;
    std::vector<Voice> open_musts_;
};

constexpr std::array<std::string_view, 3> kNecessitySlugs = {"required", "conditional", "advised"};

}  // namespace

std::string_view slug(Necessity necessity) {
    return kNecessitySlugs[static_cast<std::size_t>(necessity)];
}

Checklist evaluate(const Rulebook& rulebook, const Facts& facts, CivilDay on, std::string_view profile) {
    const Profile* found = rulebook.find_profile(profile);
    const auto index =
        found == nullptr ? kNothing : static_cast<std::uint16_t>(found - rulebook.profiles.data());
    return Evaluation(rulebook, facts, on, index).run();
}

}  // namespace beian::rules
