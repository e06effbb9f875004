// What documents say: fields read in photos of every kind of document.
#include "accuracy_figures/figure_lists.h"
#include "specimen/document.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace beian::accuracy {
namespace {

// Issue 4, "Measured".
constexpr double kNumbers = 0.99, kNames = 0.97, kCharacters = 0.95, kKinds = 0.995;

std::vector<std::string> materials() {
    std::vector<std::string> found;
    for (const specimen::Kind& kind : specimen::kinds()) {
        const std::string material(kind.material);
        if (kind.is_document && std::find(found.begin(), found.end(), material) == found.end())
            found.push_back(material);
    }
    return found;
}

double is_right_kind(const Outcome& outcome) {
    return outcome.reading && outcome.reading->is_right_kind ? 1 : 0;
}

Parts fields_of(const Outcome& outcome, FieldClass wanted) {
    Parts parts;
    if (!outcome.reading) return parts;
    for (const ReadField& field : outcome.reading->fields) {
        if (class_of(field.name) != wanted) continue;
        parts.right += field.is_right, ++parts.of;
    }
    return parts;
}

Parts characters_of_texts(const Outcome& outcome) {
    Parts parts;
    if (!outcome.reading) return parts;
    for (const ReadField& field : outcome.reading->fields) {
        if (class_of(field.name) != FieldClass::Text) continue;
        parts.right += field.characters - field.wrong, parts.of += field.characters;
    }
    return parts;
}

Parts verified(const Outcome& outcome) {
    Parts parts;
    if (!outcome.reading) return parts;
    for (const ReadField& field : outcome.reading->fields)
        if (field.is_verified) parts.right += field.is_right, ++parts.of;
    return parts;
}

struct Row {
    std::string_view name, what;
    std::function<Parts(const Outcome&)> parts;
    std::optional<double> target;
};

std::vector<Row> rows() {
    const auto fields = [](FieldClass wanted) {
        return [wanted](const Outcome& outcome) { return fields_of(outcome, wanted); };
    };
    return {{"numbers", "numbers and codes", fields(FieldClass::Number), kNumbers},
            {"dates", "dates", fields(FieldClass::Date), kNumbers},
            {"mrz", "machine-readable lines, whole", fields(FieldClass::Mrz), kNumbers},
            {"names", "names of people, bodies and offices", fields(FieldClass::Name), kNames},
            {"characters", "characters of addresses and scopes", characters_of_texts, kCharacters},
            {"others", "other fields", fields(FieldClass::Other), {}},
            {"verified", "fields said to be verified, that are right", verified, 1}};
}

Figure parts_of(std::string name, std::string on, std::vector<SetName> sets, const Row& row) {
    return {Subject::Reading, std::move(name), std::move(on), Figure::How::Parts, std::move(sets), {}, {},
            row.target,       row.parts};
}

}  // namespace

void add_reading_figures(std::vector<Figure>& all) {
    std::vector<SetName> every;
    for (const std::string& material : materials()) every.push_back("read/" + material);
    all.push_back(share(Subject::Reading, "read.kind", "documents of every kind: kind and side", every,
                        is_right_kind, kKinds));
    all.push_back(share(Subject::Reading, "read.kind.upside_down", "the same upside down",
                        {"read/upside_down"}, is_right_kind, kKinds));
    all.push_back(share(Subject::Reading, "read.kind.sideways", "the same on their sides", {"read/sideways"},
                        is_right_kind, kKinds));
    for (const Row& row : rows())
        all.push_back(parts_of(fmt::format("read.{}", row.name),
                               fmt::format("{} of every kind of document", row.what), every, row));
    for (const std::string& material : materials())
        for (const Row& row : rows())
            all.push_back(parts_of(fmt::format("read.{}.{}", material, row.name),
                                   fmt::format("`{}`: {}", material, row.what), {"read/" + material}, row));
}

}  // namespace beian::accuracy
