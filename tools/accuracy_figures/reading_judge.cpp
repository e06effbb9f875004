#include "accuracy_figures/reading_judge.h"

#include "document/finder.h"
#include "document/picture.h"
#include "reading/sheet.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace beian::accuracy {
namespace {

// As `beian read` opens a photo.
constexpr std::uint32_t kLongSide = 3000;
constexpr std::uint64_t kMostBytes = 40'000'000;
// Days pass; figures do not change with them.
constexpr CivilDay kToday = std::chrono::year{2026} / 11 / 25;

reading::Reader loaded(const std::filesystem::path& models) {
    auto reader = reading::Reader::load(models, 1);
    if (!reader) throw std::runtime_error(reader.error().message);
    return *std::move(reader);
}

/// Specimens have sides that only tell patterns apart.
std::string side_of(const specimen::Kind& kind) {
    const bool is_side = kind.side == "back" || kind.side == "data_page" || kind.side.starts_with("page-");
    return is_side ? std::string(kind.side) : "front";
}

bool is_seen(std::string_view name) {
    return name == "signature" || name == "seal";
}

ReadField compared(const std::string& name, const std::string& wanted, const model::Fields& fields) {
    ReadField field{name, is_seen(name) ? "present" : wanted, {}, false, false, 0, 0};
    const auto found = fields.find(name);
    if (found != fields.end()) {
        field.got = found->second.value;
        field.is_verified = !found->second.verified_by.empty();
    }
    const std::string a = comparable(field.wanted), b = comparable(field.got);
    field.is_right = a == b;
    field.characters = static_cast<int>(reading::characters_of(a).size());
    field.wrong = std::min(field.characters, edits_between(a, b));
    return field;
}

}  // namespace

FieldClass class_of(std::string_view field) {
    const auto is = [&](std::initializer_list<std::string_view> names) {
        return std::find(names.begin(), names.end(), field) != names.end();
    };
    if (is({"id_number", "credit_code", "document_number"})) return FieldClass::Number;
    if (is({"birth_date", "valid_from", "valid_until", "expiry_date", "founded", "term_from", "term_until",
            "issued", "registered", "expires"}))
        return FieldClass::Date;
    if (field == "mrz") return FieldClass::Mrz;
    if (is({"name", "latin_name", "surname", "given_names", "legal_representative", "registrant", "issuer"}))
        return FieldClass::Name;
    if (is({"address", "scope"})) return FieldClass::Text;
    return FieldClass::Other;
}

std::string comparable(std::string_view text) {
    std::string result;
    for (const std::string& character : reading::characters_of(text)) {
        if (character == " " || character == "\xE3\x80\x80") continue;
        if (character == "（")
            result += "(";
        else if (character == "）")
            result += ")";
        else
            result += character;
    }
    return result;
}

int edits_between(std::string_view a, std::string_view b) {
    const auto from = reading::characters_of(a), to = reading::characters_of(b);
    std::vector<int> row(to.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (std::size_t i = 0; i < from.size(); ++i) {
        int before = row[0];
        row[0] = static_cast<int>(i) + 1;
        for (std::size_t j = 0; j < to.size(); ++j) {
            const int changed = before + (from[i] == to[j] ? 0 : 1);
            before = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

ReadingJudge::ReadingJudge(const std::filesystem::path& models) : reader_(loaded(models)) {}

ReadOutcome ReadingJudge::judge(const Shot& shot) const {
    const Taken photo = taken(shot);
    image::BareExaminer examiner;
    image::ExamineRequest request;
    request.limits.max_bytes = kMostBytes;
    request.long_side = kLongSide;
    request.form = image::ExamineRequest::Form::Planes;
    const auto opened = examiner.examine(photo.bytes, request);
    if (!opened.planes) throw std::runtime_error("a photo of our own cannot be opened");
    const document::DocumentShape any{{document::kCard, document::kPassportPage, document::kOpenPassport,
                                       document::kA4Portrait, document::kA4Landscape}};
    const auto found = document::find_document(*opened.planes, any);
    const auto reading =
        reader_.read({*opened.planes, static_cast<double>(opened.denominator), found}, {}, kToday);
    ReadOutcome outcome{reading.document, reading.side, false, {}};
    outcome.is_right_kind = reading.document == shot.kind->material && reading.side == side_of(*shot.kind);
    for (const auto& [name, value] : photo.fields)
        outcome.fields.push_back(compared(name, value, reading.fields));
    return outcome;
}

}  // namespace beian::accuracy
