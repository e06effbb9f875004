// How long does someone wait for a letter? BEIAN_BENCH_LETTER names a file to write the same letter to as
// HTML, for a peer to set.
#include "desk/letters.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace beian;

const std::filesystem::path kRules = BEIAN_SOURCE_DIR "/rules";

template <class T>
T loaded(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().message);
    return std::move(result).value();
}

struct House {
    rules::Rulebook rulebook = loaded(rules::load_rulebook(kRules));
    form::FieldBook fields = loaded(form::load_field_book(kRules));
    letter::LetterBook letters = loaded(desk::load_letter_book(kRules, rulebook, fields));
};

House& house() {
    static House one;
    return one;
}

desk::FilledLetter filled(const char* material) {
    const std::vector<std::string> said = {"filing.kind=first",
                                           "filing.province=jiangsu",
                                           "subject.kind=enterprise",
                                           "subject.name=样本科技有限公司",
                                           "subject.credit_code=91350100M000100Y43",
                                           "legal_representative.name=样本甲",
                                           "head.name=样本乙",
                                           "head.id_number=11010519491231002X",
                                           "service_head.name=样本丙",
                                           "service_head.id_number=11010519491231002X",
                                           "service.name=样本官网",
                                           "domain.name=example.cn"};
    const rules::Facts facts = loaded(rules::parse_fact_options(house().rulebook.vocabulary, said));
    const form::Form nothing;
    return loaded(desk::fill_letter({house().rulebook, house().letters, house().fields},
                                    {house().rulebook.find_material(material), nothing, facts}));
}

std::string html_of(const letter::Filled& letter) {
    const auto text = [](const std::vector<letter::Run>& runs) {
        std::string said;
        for (const letter::Run& run : runs) said += run.text;
        return said;
    };
    std::string html =
        "<html lang=zh-CN><style>@page{size:A4;margin:26mm 26mm 32mm 28mm}"
        "body{font:14pt/25pt 'Noto Serif CJK SC'}td{border:.6pt solid}p{text-indent:2em}"
        "</style><h1>" +
        letter.title + "</h1>";
    for (const letter::Paragraph& one : letter.paragraphs)
        html += one.style == letter::Style::Row
                    ? "<table><tr><td>" + text(one.label) + "<td>" + text(one.text) + "</table>"
                    : "<p>" + text(one.text) + "</p>";
    return html;
}

void draw(benchmark::State& state) {
    const desk::FilledLetter letter = filled("authorization_letter");
    if (const char* to = std::getenv("BEIAN_BENCH_LETTER")) std::ofstream(to) << html_of(letter.letter);
    for (auto _ : state)
        benchmark::DoNotOptimize(desk::draw_letter(letter.letter, desk::LetterFormat::Pdf, "filing", "key"));
}
BENCHMARK(draw)->Unit(benchmark::kMillisecond);

void draw_plan(benchmark::State& state) {
    const desk::FilledLetter letter = filled("site_plan");
    for (auto _ : state)
        benchmark::DoNotOptimize(desk::draw_letter(letter.letter, desk::LetterFormat::Pdf, "filing", "key"));
}
BENCHMARK(draw_plan)->Unit(benchmark::kMillisecond);

void fill(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(filled("authorization_letter"));
}
BENCHMARK(fill)->Unit(benchmark::kMillisecond);

}  // namespace
