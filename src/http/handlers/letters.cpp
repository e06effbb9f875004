// Letters that the desk writes: which there are, drawn, and what is asked for them alone.
#include "http/asked.h"
#include "http/handlers/handlers.h"
#include "http/json.h"
#include "http/problem.h"

#include <fmt/format.h>

#include <charconv>

namespace beian::http::handlers {

namespace {

using Form = desk::LetterWish::Form;

/// A whole number of the query within limits.
Result<int> number_of(const Request& request, std::string_view key, int least, int most, int otherwise) {
    const std::string* said = request.find_query(key);
    if (said == nullptr) return otherwise;
    int number = 0;
    const auto [end, trouble] = std::from_chars(said->data(), said->data() + said->size(), number);
    if (said->empty() || trouble != std::errc{} || end != said->data() + said->size() || number < least ||
        number > most)
        return Error{ErrorCode::InvalidArgument,
                     fmt::format("{} is a whole number from {} to {}", key, least, most)};
    return number;
}

Result<desk::LetterWish> wish_of(const Request& request) {
    constexpr int kMostServices = 50, kMostPages = 99, kLeastWidth = 200, kMostWidth = 2000;
    desk::LetterWish wish;
    wish.material = request.parameter("material");
    wish.service =
        static_cast<std::size_t>(BEIAN_TRY(number_of(request, "service", 1, kMostServices, 1)) - 1);
    wish.page = BEIAN_TRY(number_of(request, "page", 1, kMostPages, wish.page));
    wish.width = BEIAN_TRY(number_of(request, "width", kLeastWidth, kMostWidth, wish.width));
    if (const std::string* purpose = request.find_query("purpose")) wish.purpose = purpose->substr(0, 200);
    if (const std::string* format = request.find_query("format")) {
        if (*format != "pdf" && *format != "docx" && *format != "png")
            return Error{ErrorCode::InvalidArgument, "format is pdf, docx or png"};
        wish.form = *format == "pdf" ? Form::Pdf : *format == "docx" ? Form::Docx : Form::Png;
    }
    return wish;
}

/// RFC 6266: a name that every browser takes, and the real one.
std::string disposition(const desk::LetterFile& file) {
    if (file.media_type == "image/png") return "inline";
    std::string title;
    for (const char c : file.title) title += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    return "attachment; filename=\"" + file.name + "\"; filename*=UTF-8''" + title +
           file.name.substr(file.name.rfind('.'));
}

/// One line for each thing.
Response incomplete(const Request& request, const desk::LetterFile& file) {
    const Json missing = json_of(file.missing);
    std::string detail;
    for (const Json& one : missing)
        detail += (detail.empty() ? "" : "\n") +
                  one["message"][request.language == Language::Zh ? "zh" : "en"].get<std::string>();
    Response response = problem(request, Problem::Incomplete);
    Json json = Json::parse(response.body);
    json["detail"] = detail;
    json["missing"] = missing;
    response.body = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    return response;
}

}  // namespace

Result<Response> list_letters(const Request& request, Services& services) {
    const auto letters = BEIAN_TRY(services.filings.letters(request.caller, request.parameter("filing")));
    Json items = Json::array();
    for (const desk::LetterView& letter : letters) items.push_back(json_of(letter));
    return json_response(200, Json{{"items", std::move(items)}});
}

Result<Response> draw_letter(const Request& request, Services& services) {
    const desk::LetterWish wish = BEIAN_TRY(wish_of(request));
    desk::LetterFile file =
        BEIAN_TRY(services.filings.draw_letter(request.caller, request.parameter("filing"), wish));
    if (!file.missing.empty()) return incomplete(request, file);
    Response response{200, file.media_type, std::move(file.bytes), {}, {}};
    response.with("Content-Disposition", disposition(file));
    return response;
}

Result<Response> answer_letter(const Request& request, Services& services) {
    const std::uint64_t expected = BEIAN_TRY(expected_version(request));
    const desk::LetterWish wish = BEIAN_TRY(wish_of(request));
    Asked asked = BEIAN_TRY(Asked::parse(request));
    const nlohmann::json* given = asked.find("answers");
    if (given == nullptr || !given->is_object()) asked.fault("\"answers\" is missing");
    BEIAN_TRY(asked.end());
    desk::LetterValues answers;
    for (const auto& [name, value] : given->items()) {
        if (!value.is_string()) return Error{ErrorCode::InvalidArgument, "an answer is a text"};
        if (!value.get_ref<const std::string&>().empty()) answers[name] = value.get<std::string>();
    }
    const desk::Opened opened = BEIAN_TRY(
        services.filings.answer_letter(request.caller, request.parameter("filing"), expected, wish, answers));
    return filing_response(200, opened, request.caller, services);
}

}  // namespace beian::http::handlers
