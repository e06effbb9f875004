// Any words at any places of a document, and any text in its QR code: what is said to be verified is.
#include "identity/credit_code.h"
#include "identity/resident_id.h"
#include "reading/kind.h"

#include <chrono>
#include <cstdlib>

namespace {

using namespace beian;
using namespace beian::reading;

constexpr std::string_view kWords[] = {"姓名",
                                       "性别",
                                       "民族",
                                       "汉",
                                       "出生",
                                       "住址",
                                       "公民身份号码",
                                       "居住证",
                                       "签发机关",
                                       "有效期限",
                                       "营业执照",
                                       "名称",
                                       "统一社会信用代码",
                                       "法定代表人",
                                       "经营范围",
                                       "登记机关",
                                       "成立日期",
                                       "长期",
                                       "授权书",
                                       "域名",
                                       "护照",
                                       "登记证书",
                                       "2019年9月26日",
                                       "2021.06.18-2026.06.18",
                                       "11010519491231002X",
                                       "91350100M000100Y43",
                                       "P<UTOERIKSSON<<ANNA",
                                       "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
                                       "：",
                                       " ",
                                       "(",
                                       "已",
                                       "O",
                                       "1",
                                       "年"};

void hold(const model::Fields& fields, CivilDay today) {
    for (const auto& [name, field] : fields) {
        if (field.value.empty() || !(field.confidence >= 0 && field.confidence <= 1)) std::abort();
        if (field.verified_by.empty()) continue;
        if (name == "credit_code" && !identity::parse_credit_code(field.value)) std::abort();
        if (name == "id_number" &&
            identity::check_resident_id(field.value, today).fault != identity::IdFault::None)
            std::abort();
    }
}

}  // namespace

// Four bytes to a word: which, where across and down, how large. What follows a zero word is the QR code.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::vector<vision::TextLine> lines;
    std::size_t i = 0;
    for (; i + 3 < size && lines.size() < 200 && data[i] != 0; i += 4) {
        vision::TextLine line;
        const auto characters = characters_of(kWords[data[i] % std::size(kWords)]);
        const double x = data[i + 1] * 5, y = data[i + 2] * 4, em = 1 + data[i + 3] % 64;
        const double length = em * static_cast<double>(characters.size());
        line.quad = {{{x, y}, {x + length, y}, {x + length, y + em}, {x, y + em}}};
        for (std::size_t k = 0; k < characters.size(); ++k) {
            const auto n = static_cast<double>(characters.size());
            line.characters.push_back({characters[k],
                                       data[i + 3] / 255.0,
                                       static_cast<double>(k) / n,
                                       static_cast<double>(k + 1) / n,
                                       {{"0", 0.1}}});
        }
        lines.push_back(std::move(line));
    }
    const std::string qr(reinterpret_cast<const char*>(data) + std::min(i, size), size - std::min(i, size));
    const CivilDay today = std::chrono::year{2026} / 11 / 25;
    const Sheet sheet(lines, 1280, 1024);
    if (recognise(sheet).size() > all_kinds().size()) std::abort();
    for (const Kind* kind : all_kinds()) {
        FieldWriter write([](const Box&) { return model::Region{}; });
        kind->read(Form(sheet, kind->labels), {today, qr, nullptr, {}}, write);
        hold(write.take(), today);
    }
    return 0;
}
