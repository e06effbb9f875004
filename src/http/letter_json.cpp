// How does a letter look to whoever fills it in?
#include "http/json.h"

namespace beian::http {

namespace {

constexpr std::string_view kOfLetter = "letter.";

Json json_of(const letter::Ask& ask) {
    Json json{{"ask", ask.name},
              {"title", http::json_of(ask.title)},
              {"help", http::json_of(ask.help)},
              {"choices", Json::array()},
              {"required", ask.gap == 0},
              {"lines", ask.lines},
              {"many", ask.many},
              {"most", ask.most}};
    for (const letter::Choice& choice : ask.choices)
        json["choices"].push_back({{"choice", choice.slug}, {"title", http::json_of(choice.title)}});
    return json;
}

Json json_of(const desk::LetterGap& gap) {
    const Words title = gap.title.zh.empty() ? plain(gap.name) : gap.title;
    Json json{{"name", gap.name},
              {"title", http::json_of(title)},
              {"message", {{"zh", "还缺“" + title.zh + "”。"}, {"en", "It still needs: " + title.en + "."}}}};
    if (gap.decides)
        json["fact"] = gap.name;
    else if (gap.name.starts_with(kOfLetter))
        json["ask"] = gap.name.substr(kOfLetter.size());
    else if (!gap.field.empty())
        json["field"] = gap.field;
    return json;
}

}  // namespace

Json json_of(const std::vector<desk::LetterGap>& missing) {
    Json json = Json::array();
    for (const desk::LetterGap& gap : missing) json.push_back(json_of(gap));
    return json;
}

Json json_of(const desk::LetterView& letter) {
    Json json{{"item", letter.place.item},
              {"material", letter.place.material->slug},
              {"service", letter.place.service + 1},
              {"letter", letter.text->id},
              {"version", letter.text->version},
              {"title", letter.text->title},
              {"state", slug(letter.state)},
              {"pages", letter.pages},
              {"missing", json_of(letter.missing)},
              {"asks", Json::array()},
              {"answers", letter.answers},
              {"changed", Json::array()},
              {"lacking", letter.lacking}};
    if (letter.answers.empty()) json["answers"] = Json::object();
    if (!letter.side.empty()) json["side"] = letter.side;
    if (letter.text->valid_days > 0) json["valid_days"] = letter.text->valid_days;
    if (letter.drawn) json["drawn"] = to_string(*letter.drawn);
    for (const letter::Ask& ask : letter.text->asks) json["asks"].push_back(json_of(ask));
    for (const Words& one : letter.changed) json["changed"].push_back(json_of(one));
    return json;
}

}  // namespace beian::http
