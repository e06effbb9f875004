#include "rules/render.h"

#include <algorithm>
#include <bit>

namespace beian::rules {

namespace {

class ConditionWriter {
public:
    explicit ConditionWriter(const Rulebook& book) : book_(book) {}

    std::string line(std::uint32_t at) const {
        const ConditionNode& node = book_.conditions.nodes[at];
        if (node.test <= Test::None) return group(at);
        return book_.vocabulary.facts[node.fact].name + ": " + test(node);
    }

private:
    std::string group(std::uint32_t at) const {
        const std::vector<ConditionNode>& nodes = book_.conditions.nodes;
        std::string parts;
        for (std::uint32_t part = at + 1; part < nodes[at].end; part = nodes[part].end) {
            parts += (parts.empty() ? "" : nodes[at].test == Test::All ? ", " : " | ") + line(part);
        }
        switch (nodes[at].test) {
            case Test::Any:
                return "any [ " + parts + " ]";
            case Test::None:
                return "none [ " + parts + " ]";
            default:
                return "{ " + parts + " }";
        }
    }

    std::string values(const Fact& fact, std::uint64_t mask) const {
        std::string written;
        for (std::size_t i = 0; i < fact.values.size(); ++i) {
            if ((mask >> i & 1) != 0) written += (written.empty() ? "" : ", ") + fact.values[i].slug;
        }
        return std::popcount(mask) == 1 ? written : "[" + written + "]";
    }

    std::string words(const ConditionNode& node) const {
        std::string written;
        for (std::uint32_t i = 0; i < node.word_count; ++i) {
            written += (written.empty() ? "" : ", ") +
                       book_.conditions.words[book_.conditions.word_lists[node.first_word + i]];
        }
        return node.word_count == 1 ? written : "[" + written + "]";
    }

    static std::string range(const ConditionNode& node) {
        if (node.low == node.high) return std::to_string(node.low);
        std::string written;
        if (node.low != kLeast) written = "at_least " + std::to_string(node.low);
        if (node.high != kMost)
            written += (written.empty() ? "" : ", ") + std::string("at_most ") + std::to_string(node.high);
        return written;
    }

    std::string one_of(const ConditionNode& node) const {
        const Fact& fact = book_.vocabulary.facts[node.fact];
        const auto all = static_cast<int>(fact.values.size());
        // A long list of what it may be says less than the short list of what it may not.
        if (fact.type == FactType::Choice && std::popcount(node.mask) > all / 2) {
            return "not " +
                   values(fact, ~node.mask & (all == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << all) - 1));
        }
        return values(fact, node.mask);
    }

    std::string test(const ConditionNode& node) const {
        const Fact& fact = book_.vocabulary.facts[node.fact];
        switch (node.test) {
            case Test::OneOf:
                return one_of(node);
            case Test::NoneOf:
                return "not " + values(fact, node.mask);
            case Test::OtherThan:
                return "other_than " + values(fact, node.mask);
            case Test::Between:
                return range(node);
            case Test::TextIs:
                return words(node);
            case Test::TextIsNot:
                return "not " + words(node);
            case Test::Contains:
                return "contains " + words(node);
            case Test::Lacks:
                return "lacks " + words(node);
            case Test::StartsWith:
                return "starts_with " + words(node);
            case Test::EndsWith:
                return "ends_with " + words(node);
            case Test::Characters:
                return "characters " + range(node);
            case Test::SameAs:
                return "same_as " + book_.vocabulary.facts[node.other].name;
            case Test::DiffersFrom:
                return "differs_from " + book_.vocabulary.facts[node.other].name;
            case Test::Known:
                return "known";
            default:
                return "not known";
        }
    }

    const Rulebook& book_;
};

}  // namespace

std::string written_line(const Rulebook& rulebook, std::uint32_t node) {
    return ConditionWriter(rulebook).line(node);
}

std::vector<std::string> written_lines(const Rulebook& rulebook, Condition condition) {
    const std::vector<ConditionNode>& nodes = rulebook.conditions.nodes;
    std::vector<std::string> lines;
    for (std::uint32_t at = condition.root + 1; at < nodes[condition.root].end; at = nodes[at].end) {
        lines.push_back(written_line(rulebook, at));
    }
    return lines;
}

}  // namespace beian::rules
