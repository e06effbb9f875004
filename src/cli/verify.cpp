// beian verify KIND VALUE… : is this number well formed, what does it say, and where is it wrong?
#include "identity/verification.h"

#include <fmt/format.h>

#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "cli/command.h"

namespace beian::cli {

namespace {

using identity::Verification;
using nlohmann::ordered_json;

constexpr std::size_t kMostInput = 1 << 20;
constexpr std::size_t kMostValues = 100'000;

struct Question {
    std::string kind;
    std::vector<std::string> values;
    bool json = false;
};

ordered_json both(const Words& words) {
    return {{"zh", words.zh}, {"en", words.en}};
}

ordered_json json_of(const identity::Saying& saying) {
    if (!saying.parts.empty()) {
        ordered_json parts = ordered_json::object();
        for (const auto& part : saying.parts) parts[part.name] = json_of(part);
        return parts;
    }
    if (const auto* words = std::get_if<Words>(&saying.value)) return both(*words);
    return std::visit(
        [](const auto& value) -> ordered_json {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, Words>) {
                return both(value);
            } else {
                return value;
            }
        },
        saying.value);
}

ordered_json json_of(const std::string& value, const Verification& found) {
    ordered_json result = {{"value", value}, {"kind", identity::name_of(found.kind)}, {"valid", found.valid}};
    if (!found.normalised.empty()) result["normalised"] = found.normalised;
    result["says"] = ordered_json::object();
    for (const auto& saying : found.says) result["says"][saying.name] = json_of(saying);
    if (!found.warnings.empty()) {
        result["warnings"] = ordered_json::array();
        for (const auto& warning : found.warnings) {
            result["warnings"].push_back({{"code", warning.code}, {"message", both(warning.message)}});
        }
    }
    if (found.refusal) {
        result["error"] = {{"position", found.refusal->position},
                           {"expected", found.refusal->expected},
                           {"message", both(found.refusal->message)}};
    }
    return result;
}

/// Codes that programs read, in the words of people.
const std::map<std::string_view, Words> kReadable = {
    {"M", {"男", "male"}},
    {"F", {"女", "female"}},
    {"id_card", {"居民身份证", "resident ID card"}},
    {"hmt_residence_permit",
     {"港澳台居民居住证", "residence permit of a Hong Kong, Macau or Taiwan resident"}},
    {"hmt_travel_permit",
     {"港澳居民来往内地通行证", "mainland travel permit of a Hong Kong or Macau resident"}},
    {"tw_travel_permit", {"台湾居民来往大陆通行证", "mainland travel permit of a Taiwan resident"}},
    {"foreign_permanent_resident_card", {"外国人永久居留身份证", "foreign permanent resident card"}},
    {"passport", {"护照", "passport"}},
    {"hong_kong", {"香港居民", "Hong Kong resident"}},
    {"macau", {"澳门居民", "Macau resident"}},
    {"taiwan", {"台湾居民", "Taiwan resident"}},
    {"filing", {"备案号", "filing number"}},
    {"licence", {"许可证号", "licence number"}},
    {"mobile", {"手机", "mobile phone"}},
    {"landline", {"固定电话", "landline"}},
    {"website", {"网站", "website"}},
    {"app", {"App", "App"}},
    {"mini_program", {"小程序", "mini-program"}},
    {"quick_app", {"快应用", "quick app"}},
};

std::string text_of(const identity::Saying& saying, Language language) {
    if (!saying.parts.empty()) {
        std::string line;
        for (const auto& part : saying.parts) line += (line.empty() ? "" : " · ") + text_of(part, language);
        return line;
    }
    if (const auto* words = std::get_if<Words>(&saying.value)) return words->in(language);
    if (const auto* text = std::get_if<std::string>(&saying.value)) {
        const auto readable = kReadable.find(*text);
        return readable == kReadable.end() ? *text : readable->second.in(language);
    }
    if (const auto* number = std::get_if<int>(&saying.value)) return std::to_string(*number);
    const bool yes = std::get<bool>(saying.value);
    if (language == Language::Zh) return yes ? "是" : "否";
    return yes ? "yes" : "no";
}

std::string render(const std::string& value, const Verification& found, Language language) {
    const bool zh = language == Language::Zh;
    std::string shown = printable(value, 200);
    std::string text = fmt::format("{} {}  {}\n", found.valid ? "✓" : "✗", shown,
                                   found.valid ? (zh ? "有效" : "valid") : (zh ? "无效" : "not valid"));
    for (const auto& saying : found.says) {
        text += fmt::format("    {}{}{}\n", saying.label.in(language), zh ? "：" : ": ",
                            text_of(saying, language));
    }
    for (const auto& warning : found.warnings) text += "  ! " + warning.message.in(language) + "\n";
    if (found.refusal) {
        if (found.refusal->position > 0) {
            text += fmt::format(fmt::runtime(zh ? "    第 {} 位：{}\n" : "    at character {}: {}\n"),
                                found.refusal->position, found.refusal->message.in(language));
        } else {
            text += "    " + found.refusal->message.in(language) + "\n";
        }
    }
    return text;
}

/// Values given by "-" come from standard input: one a line, but an MRZ's lines belong together.
Result<std::vector<std::string>> gather(const Question& question, identity::Kind kind, World& world) {
    std::vector<std::string> values;
    for (const auto& value : question.values) {
        if (value != "-") {
            values.push_back(value);
            continue;
        }
        const Bytes bytes = BEIAN_TRY(load_file(value, world, kMostInput));
        std::string text(bytes.begin(), bytes.end());
        if (const auto at = find_invalid_utf8(text)) {
            return Error{
                ErrorCode::InvalidArgument,
                fmt::format("standard input is not UTF-8 text (byte {}); convert it with iconv", *at + 1)};
        }
        std::erase(text, '\r');
        while (!text.empty() && text.back() == '\n') text.pop_back();
        if (kind == identity::Kind::Mrz) {
            values.push_back(std::move(text));
            continue;
        }
        std::size_t begin = 0;
        while (begin <= text.size()) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            if (end > begin) values.push_back(text.substr(begin, end - begin));
            begin = end + 1;
        }
    }
    if (values.empty())
        return Error{ErrorCode::InvalidArgument, "standard input holds no value; put one on each line"};
    if (values.size() > kMostValues) {
        return Error{ErrorCode::TooLarge,
                     fmt::format("more than {} values at once; split the list", kMostValues)};
    }
    return values;
}

Result<Answer> verify(const Question& question, World& world) {
    const auto kind = identity::find_kind(question.kind);
    if (!kind) {
        std::vector<std::string> names;
        for (const auto known : identity::kinds()) names.emplace_back(identity::name_of(known));
        return Error{
            ErrorCode::InvalidArgument,
            fmt::format("there is no kind of number \"{}\"{}; the kinds are {}", printable(question.kind),
                        did_you_mean(question.kind, names), fmt::join(names, ", "))};
    }
    const auto values = BEIAN_TRY(gather(question, *kind, world));
    Answer answer;
    ordered_json results = ordered_json::array();
    for (const auto& value : values) {
        const Verification found = identity::verify(*kind, value, world.today);
        if (!found.valid) answer.status = kNo;
        if (question.json) {
            results.push_back(json_of(value, found));
        } else {
            answer.text += render(value, found, world.language);
        }
    }
    if (question.json) answer.text = ordered_json{{"results", results}}.dump(2) + "\n";
    return answer;
}

}  // namespace

void add_verify(CLI::App& app, World& world, Action& chosen) {
    auto* command =
        app.add_subcommand("verify", "is this number well formed, what does it say, where is it wrong?");
    const auto question = std::make_shared<Question>();
    command
        ->add_option("kind", question->kind,
                     "id, uscc, permit, passport, mrz, phone, icp, org, licence or domain")
        ->required();
    command
        ->add_option("value", question->values, "one or more; - reads them from standard input, one a line")
        ->required();
    command->add_flag("--json", question->json, "one JSON document");
    command->callback(
        [question, &world, &chosen] { chosen = [question, &world] { return verify(*question, world); }; });
}

}  // namespace beian::cli
