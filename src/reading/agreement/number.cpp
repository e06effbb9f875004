// identity.number: is the number right, and does it say what the card says?
#include "reading/agreement/page_reading.h"

#include "identity/credit_code.h"
#include "identity/province.h"
#include "identity/resident_id.h"

namespace beian::reading {
namespace {

using findings::AnswerSpec;
using findings::Voice;

constexpr AnswerSpec kAnswers[] = {
    {"invalid", "field why"},
    {"doubtful", "field"},
    {"birth", "number printed"},
    {"sex", "number printed"},
};
constexpr std::string_view kLimits[] = {"least_confidence"};

class Judge {
public:
    Judge(const Documents& documents, const Voice& voice) : documents_(documents), voice_(voice) {}

    std::vector<Said> judge() {
        for (page_ = 0; page_ < documents_.pages.size(); ++page_) {
            if (const model::Field* number = now().find("id_number")) resident(*number);
            if (const model::Field* code = now().find("credit_code")) credit_code(*code);
        }
        return std::move(said_);
    }

private:
    const PageReading& now() const { return documents_.pages[page_]; }
    bool is_sure(const model::Field& field) const {
        return !field.verified_by.empty() || field.confidence >= voice_.limit("least_confidence");
    }

    void say(std::string_view answer, const findings::Blanks& blanks, const model::Field& field) {
        said_.push_back({page_, voice_.say(answer, blanks, {.region = field.region})});
    }

    void invalid(std::string_view name, const model::Field& field, const Words& why) {
        const bool sure = is_sure(field);
        say(sure ? "invalid" : "doubtful", {{"field", field_words(name)}, {"why", why}}, field);
    }

    void resident(const model::Field& number) {
        const auto parsed = identity::parse_resident_id(number.value, documents_.today);
        if (!parsed) return invalid("id_number", number, parsed.error().message);
        const model::Field* birth = now().find("birth_date");
        const std::string born = to_string(parsed->birth);
        if (birth != nullptr && birth->value != born && is_sure(*birth))
            say("birth", {{"number", plain(born)}, {"printed", plain(birth->value)}}, *birth);
        const model::Field* sex = now().find("sex");
        if (sex != nullptr && is_sure(*sex) && sex->value != (parsed->female ? "F" : "M"))
            say("sex", {{"number", sex_words(parsed->female)}, {"printed", sex_words(sex->value == "F")}},
                *sex);
    }

    static Words sex_words(bool female) { return female ? Words{"女", "female"} : Words{"男", "male"}; }

    void credit_code(const model::Field& code) {
        const auto parsed = identity::parse_credit_code(code.value);
        if (!parsed) invalid("credit_code", code, parsed.error().message);
    }

    const Documents& documents_;
    const Voice& voice_;
    std::vector<Said> said_;
    std::size_t page_ = 0;
};

std::vector<Said> check(const Documents& documents, const Voice& voice) {
    return Judge(documents, voice).judge();
}

}  // namespace

extern const DocumentCheck kIdentityNumber;
const DocumentCheck kIdentityNumber{"identity.number", check, kAnswers, kLimits};

}  // namespace beian::reading
