// Licences and certificates of organisations.
#include "specimen/holder.h"
#include "specimen/ornament.h"
#include "specimen/painters.h"

#include <fmt/format.h>

namespace beian::specimen {
namespace {

constexpr Colour kGold{0.72, 0.55, 0.2};

Colour aged(Random& random, Colour paper) {
    const double light = random.between(-0.035, 0.01);
    return {paper.red + light, paper.green + light, paper.blue + light - random.between(0, 0.03)};
}

/// A label and what stands beside it; long values wrap.
void row(Canvas& canvas, double x, double y, std::string_view label, std::string_view name,
         std::string_view value, std::string_view printed, double size, double label_width, double wrap) {
    canvas.text(x, y, label, {kSans, size * 0.92, {0.2, 0.2, 0.22}, true, size * 0.1});
    canvas.field(name, value, x + label_width, y, printed, {kSans, size, kInk, false, 0, size * 1.45}, wrap);
}

void institution(Canvas& canvas, std::uint64_t seed, std::string_view code, std::string_view title) {
    Random random(seed, "institution");
    const Organisation body = organisation(seed, code);
    canvas.fill(0, 0, canvas.width(), canvas.height(), aged(random, {0.99, 0.98, 0.94}));
    guilloche(canvas, random, {0.9, 0.8, 0.6, 0.35}, {0.8, 0.86, 0.7, 0.35}, 0.15);
    border(canvas, 8, 9, code == "12" ? Colour{0.75, 0.2, 0.15} : kGold);
    emblem(canvas, 148, 34, 12, {0.82, 0.15, 0.12}, {0.95, 0.78, 0.3});
    canvas.text(148, 64, title, {kSerif, 11, {0.1, 0.1, 0.1}, true, 2, 0, Type::Align::Centre});
    canvas.text(34, 79, "统一社会信用代码", {kSans, 4, kInk, true});
    canvas.field("credit_code", body.credit_code, 72, 79, body.credit_code, {kMachine, 5, kInk, false, 0.3});
    double y = 94;
    const auto next = [&](std::string_view label, std::string_view name, std::string_view value,
                          std::string_view printed) {
        row(canvas, 34, y, label, name, value, printed, 4.7, 38, 130);
        y += 12;
    };
    next("名    称", "name", body.name, body.name);
    next(code == "51" ? "活动地域" : "住    所", "address", body.address, body.address);
    next("法定代表人", "legal_representative", body.representative, body.representative);
    next("业务范围", "scope", body.scope, body.scope);
    next("开办资金", "registered_capital", body.capital, body.capital);
    const Day until = body.issued.years_later(5);
    canvas.text(34, y, "有效期限", {kSans, 4.3, {0.2, 0.2, 0.22}, true, 0.47});
    const Type date{kSans, 4.7};
    canvas.text(72, y, "自", date);
    const cv::Rect2d from = canvas.text(78, y, body.issued.chinese(), date);
    canvas.field("term_from", body.issued.iso(), from);
    canvas.text(from.br().x + 2, y, "至", date);
    canvas.field("term_until", until.iso(), from.br().x + 9, y, until.chinese(), date);
    qr(canvas, 236, 70, 28, "https://specimen.example/org/" + body.credit_code);
    canvas.text(218, 172, "登记管理机关", {kSans, 4.2, kInk, true});
    canvas.field("registrar", body.registrar, 238, 181, body.registrar,
                 {kSans, 3.6, kInk, false, 0, 0, Type::Align::Centre});
    seal(canvas, 238, 172, 20, body.registrar, random);
    canvas.field("issued", body.issued.iso(), 238, 192, body.issued.chinese(),
                 {kSans, 4.4, kInk, false, 0, 0, Type::Align::Centre});
    mark(canvas, 130, 186, 9, 0, 0.45);
    mark(canvas, 225, 125, 12, -30, 0.2);
}

void booklet_page(Canvas& canvas, Random& random) {
    canvas.fill(0, 0, canvas.width(), canvas.height(), aged(random, {0.98, 0.97, 0.92}));
    guilloche(canvas, random, {0.75, 0.84, 0.78, 0.45}, {0.86, 0.8, 0.68, 0.45}, 0.12);
    canvas.box(7, 7, canvas.width() - 14, canvas.height() - 14, 0.4, {0.3, 0.5, 0.4});
}

void change_page(Canvas& canvas, std::uint64_t seed, std::string_view title, std::string_view column) {
    Random random(seed, title);
    booklet_page(canvas, random);
    canvas.text(62.5, 22, title, {kSerif, 6.5, kInk, true, 1, 0, Type::Align::Centre});
    canvas.line(12, 38, 113, 38, 0.3, kInk);
    canvas.text(30, 35.5, column, {kSans, 3.6, kInk, true, 0, 0, Type::Align::Centre});
    canvas.text(87, 35.5, "日    期", {kSans, 3.6, kInk, true, 0, 0, Type::Align::Centre});
    for (int i = 1; i < 11; ++i) canvas.line(12, 38 + 12 * i, 113, 38 + 12 * i, 0.2, {0.4, 0.4, 0.4});
    canvas.line(62, 28, 62, 158, 0.2, {0.4, 0.4, 0.4});
    canvas.box(12, 28, 101, 130, 0.3, kInk);
    const Organisation body = organisation(seed, "31");
    canvas.text(16, 47, "样本事项 " + body.representative, {kSans, 3.5});
    canvas.text(68, 47, body.issued.chinese(), {kSans, 3.5});
    seal(canvas, 88, 62, 14, body.registrar, random);
    mark(canvas, 62, 120, 9, -35, 0.3);
}

}  // namespace

void paint_business_license(Canvas& canvas, std::uint64_t seed) {
    Random random(seed, "business license");
    const Organisation body = organisation(seed, "9");
    canvas.fill(0, 0, canvas.width(), canvas.height(), aged(random, {0.99, 0.985, 0.96}));
    guilloche(canvas, random, {0.93, 0.83, 0.62, 0.4}, {0.95, 0.78, 0.72, 0.35}, 0.15);
    border(canvas, 8, 9, kGold);
    emblem(canvas, 148.5, 33, 12.5, {0.84, 0.15, 0.12}, {0.97, 0.8, 0.3});
    canvas.text(148.5, 66, "营业执照", {kSerif, 17, kInk, true, 5, 0, Type::Align::Centre});
    canvas.text(148.5, 75, random.chance(0.5) ? "(副  本)" : "",
                {kSans, 5, kInk, false, 0, 0, Type::Align::Centre});
    canvas.text(24, 40, "统一社会信用代码", {kSans, 4, kInk, true});
    canvas.field("credit_code", body.credit_code, 24, 48, body.credit_code, {kMachine, 5, kInk, false, 0.2});
    qr(canvas, 238, 27, 28, "http://www.gsxt.gov.cn/index.html?uniscid=" + body.credit_code);
    canvas.text(252, 61, "扫描二维码登录", {kSans, 2.2, kInk, false, 0, 0, Type::Align::Centre});
    const double size = 4.4;
    row(canvas, 24, 90, "名        称", "name", body.name, body.name, size, 30, 100);
    row(canvas, 24, 103, "类        型", "kind", body.kind, body.kind, size, 30, 100);
    row(canvas, 24, 116, "法定代表人", "legal_representative", body.representative, body.representative, size,
        30, 100);
    row(canvas, 24, 129, "经营范围", "scope", body.scope, body.scope, size * 0.86, 30, 106);
    row(canvas, 170, 90, "注册资本", "registered_capital", body.capital, body.capital, size, 28, 80);
    row(canvas, 170, 103, "成立日期", "founded", body.founded.iso(), body.founded.chinese(), size, 28, 80);
    canvas.text(170, 116, "营业期限", {kSans, size * 0.92, {0.2, 0.2, 0.22}, true, size * 0.1});
    const Type date{kSans, size * 0.92};
    const cv::Rect2d from = canvas.text(198, 116, body.founded.chinese(), date);
    canvas.field("term_from", body.founded.iso(), from);
    const cv::Rect2d dash = canvas.text(from.br().x + 1, 116, "至", date);
    canvas.field("term_until", body.term_until.iso(), dash.br().x + 1, 116, body.term_until.chinese(), date);
    row(canvas, 170, 129, "住        所", "address", body.address, body.address, size, 28, 72);
    canvas.text(196, 166, "登记机关", {kSans, 5, kInk, true, 1});
    seal(canvas, 232, 164, 20, body.registrar, random);
    canvas.field("issued", body.issued.iso(), 252, 188, body.issued.chinese(),
                 {kSans, 4.6, kInk, false, 0.4, 0, Type::Align::Right});
    canvas.text(24, 197.5, "国家企业信用信息公示系统网址：http://www.gsxt.gov.cn", {kSans, 2.8});
    mark(canvas, 92, 186, 9, 0, 0.45);
    mark(canvas, 148, 122, 13, -25, 0.16);
}

void paint_old_business_license(Canvas& canvas, std::uint64_t seed) {
    Random random(seed, "old business license");
    const Organisation body = organisation(seed, "9");
    canvas.fill(0, 0, canvas.width(), canvas.height(), aged(random, {0.98, 0.97, 0.9}));
    guilloche(canvas, random, {0.85, 0.88, 0.7, 0.4}, {0.92, 0.8, 0.65, 0.4}, 0.15);
    border(canvas, 9, 8, {0.55, 0.6, 0.3});
    emblem(canvas, 105, 38, 13, {0.82, 0.16, 0.12}, {0.95, 0.78, 0.3});
    canvas.text(105, 72, "企业法人营业执照", {kSerif, 12, kInk, true, 1.6, 0, Type::Align::Centre});
    canvas.text(140, 86, "注册号", {kSans, 3.6, kInk});
    // GS15-2006's own example.
    canvas.text(153, 86, "110108000000016", {kMachine, 3.6});
    canvas.text(140, 93, "统一社会信用代码", {kSans, 3, kInk});
    canvas.field("credit_code", body.credit_code, 140, 99, body.credit_code, {kMachine, 3.8});
    double y = 112;
    const auto next = [&](std::string_view label, std::string_view name, std::string_view value,
                          std::string_view printed, double down = 15) {
        row(canvas, 26, y, label, name, value, printed, 5, 38, 110);
        y += down;
    };
    next("名        称", "name", body.name, body.name);
    next("住        所", "address", body.address, body.address);
    next("法定代表人", "legal_representative", body.representative, body.representative);
    next("注册资本", "registered_capital", body.capital, body.capital);
    next("公司类型", "kind", body.kind, body.kind);
    next("经营范围", "scope", body.scope, body.scope, 46);
    next("成立日期", "founded", body.founded.iso(), body.founded.chinese());
    canvas.text(120, 254, "登记机关", {kSans, 5, kInk, true, 1});
    seal(canvas, 152, 254, 20, body.registrar, random);
    canvas.field("issued", body.issued.iso(), 174, 276, body.issued.chinese(),
                 {kSans, 4.8, kInk, false, 0.4, 0, Type::Align::Right});
    mark(canvas, 62, 270, 8, 0, 0.45);
    mark(canvas, 105, 175, 14, -40, 0.16);
}

void paint_law_firm_1(Canvas& canvas, std::uint64_t seed) {
    Random random(seed, "law firm 1");
    const double tone = random.between(-0.04, 0.04);
    canvas.fill(0, 0, canvas.width(), canvas.height(), {0.42 + tone, 0.07, 0.09});
    emblem(canvas, 62.5, 48, 19, {0.5 + tone, 0.1, 0.1}, {0.88, 0.72, 0.32});
    const Colour gold{0.9, 0.75, 0.35};
    canvas.text(62.5, 100, "律师事务所", {kSerif, 11, gold, true, 1.5, 0, Type::Align::Centre});
    canvas.text(62.5, 117, "执业许可证", {kSerif, 11, gold, true, 1.5, 0, Type::Align::Centre});
    canvas.text(62.5, 158, "样本 SPECIMEN", {kSans, 6, gold, true, 0.4, 0, Type::Align::Centre});
}

void paint_law_firm_2(Canvas& canvas, std::uint64_t seed) {
    Random random(seed, "law firm 2");
    const Organisation body = organisation(seed, "31");
    booklet_page(canvas, random);
    canvas.text(62.5, 24, "律师事务所执业许可证", {kSerif, 6.6, kInk, true, 0.6, 0, Type::Align::Centre});
    canvas.text(18, 38, "统一社会信用代码", {kSans, 3.2, kInk, true});
    canvas.field("credit_code", body.credit_code, 48, 38, body.credit_code, {kMachine, 4});
    const auto next = [&, y = 52.0](std::string_view label, std::string_view name, std::string_view value,
                                    std::string_view printed) mutable {
        row(canvas, 18, y, label, name, value, printed, 4, 26, 64);
        y += 13.5;
    };
    auto write = next;
    write("名    称", "name", body.name, body.name);
    write("住    所", "address", body.address, body.address);
    write("负 责 人", "legal_representative", body.representative, body.representative);
    write("组织形式", "kind", body.kind, body.kind);
    write("设立资产", "registered_capital", body.capital, body.capital);
    canvas.text(40, 138, "发证机关", {kSans, 4, kInk, true});
    canvas.field("registrar", body.registrar, 60, 138, body.registrar, {kSans, 3.4});
    seal(canvas, 82, 140, 17, body.registrar, random);
    canvas.field("issued", body.issued.iso(), 60, 150, body.issued.chinese(), {kSans, 4});
    mark(canvas, 62.5, 165, 5.5, 0, 0.5);
    mark(canvas, 62.5, 96, 10, -45, 0.18);
}

void paint_law_firm_3(Canvas& canvas, std::uint64_t seed) {
    change_page(canvas, seed, "律师事务所变更登记", "变更事项");
}
void paint_law_firm_4(Canvas& canvas, std::uint64_t seed) {
    change_page(canvas, seed, "年度检查考核记录", "考核结果");
}

void paint_institution(Canvas& canvas, std::uint64_t seed) {
    institution(canvas, seed, "12", "事业单位法人证书");
}
void paint_social_group(Canvas& canvas, std::uint64_t seed) {
    institution(canvas, seed, "51", "社会团体法人登记证书");
}
void paint_private_non_enterprise(Canvas& canvas, std::uint64_t seed) {
    institution(canvas, seed, "52", "民办非企业单位登记证书");
}

}  // namespace beian::specimen
