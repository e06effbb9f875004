// May a service be called that? The naming rules that hold everywhere; those of a province are rules of the
// rulebook.
#include "base/text.h"
#include "data/reading.h"
#include "form/checks/all.h"
#include "form/formats.h"
#include "identity/province.h"

#include <algorithm>
#include <optional>

namespace beian::form {

namespace {

std::optional<std::string> find_word(const std::vector<std::string>& words, std::string_view name) {
    const auto found =
        std::find_if(words.begin(), words.end(), [&](const auto& word) { return contains(name, word); });
    if (found == words.end()) return std::nullopt;
    return *found;
}

/// Anything but letters, digits, Chinese and the few signs that stand in names as printed.
bool has_signs(std::string_view name) {
    constexpr std::string_view kFine[] = {"·", "（", "）", "—", "、", "《", "》", "“", "”", "：", "。", "，"};
    std::string rest(name);
    for (const std::string_view fine : kFine) {
        for (std::size_t at; (at = rest.find(fine)) != std::string::npos;) rest.erase(at, fine.size());
    }
    const auto plain = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               std::string_view(" -()&.+").find(c) != std::string_view::npos ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    if (!std::all_of(rest.begin(), rest.end(), plain)) return true;
    std::size_t ascii = 0;
    for (const char c : rest) ascii += static_cast<unsigned char>(c) < 0x80 ? 1 : 0;
    return count_characters(rest) - ascii != count_chinese(rest);
}

bool is_domain_of(std::string_view name, const Group& service) {
    const std::string folded = data::fold_case(squeezed(name));
    for (const Group& domain : service.many("domains")) {
        const auto parts = read_domain(domain.value("name"));
        if (parts && (folded == parts->label || folded == parts->registrable)) return true;
    }
    return read_domain(folded).has_value() && folded.find('.') != std::string::npos;
}

/// Two Chinese characters in a row that stand in both: a short name, a product, a trade.
bool share_a_word(std::string_view one, std::string_view other) {
    constexpr std::size_t kTwo = 6;  // bytes of two Chinese characters
    for (std::size_t n = 0; n + kTwo <= one.size(); ++n) {
        const std::string_view pair = one.substr(n, kTwo);
        if (count_chinese(pair) == 2 && !find_invalid_utf8(pair) && contains(other, pair)) return true;
    }
    return false;
}

void shape(const std::string& name, const Group& service, const std::string& path, Report& report) {
    if (!has_chinese(name))
        report.say(path, "letters");
    else if (count_chinese(name) < static_cast<std::size_t>(report.limit("characters")))
        report.say(path, "short",
                   {{"least", same(std::to_string(static_cast<int>(report.limit("characters"))))}});
    if (has_signs(name)) report.say(path, "signs");
    if (is_domain_of(name, service)) report.say(path, "domain");
}

void words(const Case& about, const std::string& name, const std::string& path, Report& report) {
    const std::string& subject = about.form.part("subject").value("name");
    for (const std::string& word : about.book.list("name_state_start")) {
        if (!name.starts_with(word) || about.subject_kind == "government" || subject.starts_with(word))
            continue;
        report.say(path, "state_word", {{"word", same(word)}});
        break;
    }
    if (const auto word = find_word(about.book.list("name_banned"), name))
        report.say(path, "bad_word", {{"word", same(*word)}});
    if (!about.is_person()) return;
    if (const auto word = find_word(about.book.list("name_personal_banned"), name))
        report.say(path, "personal_word", {{"word", same(*word)}});
    else if (const auto business = find_word(about.book.list("name_personal_business"), name))
        report.say(path, "personal_business", {{"word", same(*business)}});
}

void place(const Case& about, const std::string& name, const std::string& path, Report& report) {
    for (const identity::Province& province : identity::provinces()) {
        if (!contains(name, province.name_zh) ||
            contains(about.form.part("subject").value("name"), province.name_zh))
            continue;
        return report.say(path, "place", {{"word", province.name()}});
    }
}

void app(const Case& about, const std::string& name, const std::string& path, Report& report) {
    const std::string folded = data::fold_case(name);
    const auto& generic = about.book.list("name_app_generic");
    if (std::find(generic.begin(), generic.end(), folded) != generic.end()) report.say(path, "app_generic");
    if (const auto word = find_word(about.book.list("name_app_sales"), name))
        report.say(path, "app_sales", {{"word", same(*word)}});
}

void relation(const Case& about, const std::string& name, const Group& service, const std::string& path,
              Report& report) {
    if (about.is_person() || !has_chinese(name)) return;
    const Group& subject = about.form.part("subject");
    if (service.has("brand")) return report.say(path, "brand", {{"brand", same(service.value("brand"))}});
    if (share_a_word(name, subject.value("name")) || share_a_word(name, subject.value("business_scope")) ||
        contains(service.value("remark"), name))
        return;
    report.say(path, "unrelated");
}

void run(const Case& about, Report& report) {
    for_each_service(about.form, [&](const Group& service, const Path& at) {
        const std::string& name = service.value("name");
        if (name.empty() || find_invalid_utf8(name)) return;
        const std::string path = at.to("name");
        shape(name, service, path, report);
        words(about, name, path, report);
        place(about, name, path, report);
        if (service.value("kind") == "app") app(about, name, path, report);
        relation(about, name, service, path, report);
    });
}

constexpr findings::AnswerSpec kAnswers[] = {{"letters", ""},
                                             {"short", "least"},
                                             {"signs", ""},
                                             {"domain", ""},
                                             {"state_word", "word"},
                                             {"bad_word", "word"},
                                             {"personal_word", "word"},
                                             {"personal_business", "word"},
                                             {"place", "word"},
                                             {"app_generic", ""},
                                             {"app_sales", "word"},
                                             {"brand", "brand"},
                                             {"unrelated", ""}};
constexpr std::string_view kLimits[] = {"characters"};

}  // namespace

const Check kNameCheck{"form.name", run, kAnswers, kLimits};

}  // namespace beian::form
