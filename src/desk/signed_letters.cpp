#include "desk/signed_letters.h"

#include "signed_letter/look.h"

namespace beian::desk {
namespace {

class ReaderEyes : public signed_letter::Eyes {
public:
    explicit ReaderEyes(const reading::Reader& reader) : reader_(reader) {}
    std::vector<vision::TextLine> lines(const image::Pixels& flat) const override {
        return reader_.lines_in(flat);
    }
    std::vector<vision::Character> line(const image::Pixels& flat, const model::Quad& place,
                                        std::string_view allowed) const override {
        return reader_.line_at(flat, place, allowed);
    }

private:
    const reading::Reader& reader_;
};

std::string fact_of(const rules::Rulebook& rulebook, const rules::Facts& facts, std::string_view name) {
    const auto fact = rulebook.vocabulary.find_fact(name);
    return fact ? rules::written_value(rulebook.vocabulary, facts, *fact) : std::string{};
}

}  // namespace

LetterContext context_of(const LetterBooks& books, const LetterOrder& order, std::string filing,
                         std::string key) {
    LetterContext context;
    context.filing = std::move(filing);
    context.key = std::move(key);
    context.facts = order.facts;
    context.province = fact_of(books.rulebook, order.facts, "filing.province");
    context.person = fact_of(books.rulebook, order.facts, "subject.kind") == "person";
    auto filled = fill_letter(books, order);
    if (filled && filled->gaps.empty()) {
        context.subject = filled->letter.subject;
        context.filled = std::move(filled->letter);
    }
    return context;
}

Result<SignedLetters> SignedLetters::load(const std::filesystem::path& rules, const rules::Rulebook& rulebook,
                                          const letter::LetterBook& letters) {
    auto book = BEIAN_TRY(signed_letter::load_letter_check_book((rules / "signed_letters.yaml").string()));
    return SignedLetters(std::move(book), rulebook, letters);
}

std::optional<JudgedLetter> SignedLetters::judge(const PictureOfLetter& picture, const std::string& material,
                                                 const LetterContext& context, const reading::Reader& reader,
                                                 CivilDay today) const {
    signed_letter::Wanted wanted;
    wanted.material = material;
    wanted.filing = context.filing;
    wanted.key = context.key;
    wanted.subject = context.subject;
    wanted.province = context.province;
    wanted.person = context.person;
    wanted.facts = context.facts.size() > 0 ? context.facts : rules::Facts(rulebook_.vocabulary);
    wanted.filled = context.filled;
    wanted.today = today;
    const ReaderEyes eyes(reader);
    const auto sight = signed_letter::look_at(
        {picture.planes, picture.denominator, picture.found, picture.known == Letters::ByCode}, wanted,
        letters_, rulebook_, eyes);
    if (!sight) return std::nullopt;
    JudgedLetter judged;
    judged.findings = signed_letter::judge(*sight, book_);
    judged.fields = signed_letter::fields_of(*sight, book_);
    for (const auto& line : sight->read) judged.characters += line.size();
    if (sight->letter != nullptr && (sight->mark() != nullptr || sight->is_laid_out()))
        judged.material = rulebook_.materials[sight->letter->material].slug;
    if (sight->mark() != nullptr) judged.mark = sight->mark()->mark;
    const double d = picture.denominator;
    judged.upper_left = {(sight->quad[0].x + 0.5) * d - 0.5, (sight->quad[0].y + 0.5) * d - 0.5};
    return judged;
}

}  // namespace beian::desk
