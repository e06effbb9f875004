// Letters that a subject prints, signs and stamps, and the certificate of a domain name.
#include "specimen/holder.h"
#include "specimen/ornament.h"
#include "specimen/painters.h"

#include <fmt/format.h>

namespace beian::specimen {
namespace {

void letter(Canvas& canvas, std::uint64_t seed, std::string_view title, std::string_view to,
            const std::string& words) {
    Random random(seed, title);
    const Organisation body = organisation(seed, "9");
    const double white = random.between(0.955, 0.995);
    canvas.fill(0, 0, canvas.width(), canvas.height(), {white, white, white - random.between(0, 0.02)});
    const bool sans = random.chance(0.4);
    const char* family = sans ? kSans : kSerif;
    canvas.text(105, 48, title, {family, 8, kInk, true, 1, 0, Type::Align::Centre});
    canvas.text(28, 68, to, {family, 4.9, kInk});
    canvas.text(28, 82, words, {family, 4.9, kInk, false, 0, 10}, 156);
    const Type line{family, 4.9};
    double y = 188;
    canvas.text(28, y, "单位名称（盖章）：", line);
    canvas.field("name", body.name, 72, y, body.name, line);
    y += 14;
    canvas.text(28, y, "统一社会信用代码：", line);
    canvas.field("credit_code", body.credit_code, 72, y, body.credit_code, line);
    y += 14;
    canvas.text(28, y, "法定代表人（签字）：", line);
    const cv::Rect2d pen(80, y - 9, 38, 12);
    signature(canvas, pen.x, pen.y, pen.width, pen.height, random);
    canvas.field("signature", "", pen);
    y += 14;
    canvas.text(28, y, "日期：", line);
    const Day day{2025, random.whole(1, 12), random.whole(1, 28)};
    canvas.field("issued", day.iso(), 72, y, day.chinese(),
                 random.chance(0.4) ? Type{kBrush, 6, {0.08, 0.1, 0.3}} : line);
    const double x = random.between(118, 150), down = random.between(192, 214);
    seal(canvas, x, down, 20, body.name, random);
    canvas.field("seal", body.name, {x - 20, down - 20, 40, 40});
    mark(canvas, 105, 275, 8, 0, 0.5);
}

}  // namespace

void paint_authorization(Canvas& canvas, std::uint64_t seed) {
    const Organisation body = organisation(seed, "9");
    const Holder who = holder(seed, Residency::Mainland);
    letter(
        canvas, seed, "互联网信息服务备案授权书", "样本省通信管理局：",
        fmt::format(
            "　　我单位{}现授权{}（身份证号码：{}）为我单位互联网信息服务负责人，负责办理网站备案有关事宜，"
            "网站域名为 specimen.example。被授权人在授权范围内签署的一切文件，我单位均予以承认。"
            "授权期限自签署之日起至备案注销之日止。本文为样本，不具任何效力。",
            body.name, who.name, who.id_number));
}

void paint_pledge(Canvas& canvas, std::uint64_t seed) {
    const Organisation body = organisation(seed, "9");
    letter(
        canvas, seed, "网站备案信息真实性承诺书", "样本省通信管理局：",
        fmt::format(
            "　　{}承诺：一、所提交的备案信息真实、准确、完整；二、遵守《互联网信息服务管理办法》等规定，"
            "不从事未经许可的服务；三、备案信息变更时及时办理变更手续；四、网站开通后三十日内办理公安备案。"
            "如有违反，愿承担由此引起的一切法律责任。本文为样本，不具任何效力。",
            body.name));
}

void paint_domain_certificate(Canvas& canvas, std::uint64_t seed) {
    Random random(seed, "domain certificate");
    const Organisation body = organisation(seed, "9");
    canvas.fill(0, 0, canvas.width(), canvas.height(), {0.985, 0.985, 0.975});
    const bool blue = random.chance(0.5);
    guilloche(canvas, random, blue ? Colour{0.7, 0.8, 0.92, 0.35} : Colour{0.9, 0.82, 0.7, 0.35},
              {0.85, 0.85, 0.9, 0.35}, 0.15);
    border(canvas, 10, 8, blue ? Colour{0.25, 0.45, 0.7} : Colour{0.7, 0.5, 0.2});
    const auto middle = Type::Align::Centre;
    canvas.text(148, 50, random.chance(0.5) ? "国际域名注册证书" : "顶级域名注册证书",
                {kSerif, 13, kInk, true, 2, 0, middle});
    canvas.text(148, 62, "Certificate of Domain Name Registration",
                {kSerif, 5, {0.3, 0.3, 0.3}, false, 0.2, 0, middle});
    // Domain names that RFC 2606 keeps for examples.
    const std::string domain = random.one_of(
        std::initializer_list<const char*>{"example.com", "example.net", "example.org", "specimen.example"});
    const Day end = body.issued.years_later(random.whole(1, 10));
    const Type label{kSans, 5, {0.25, 0.25, 0.3}, true};
    const Type value{kSans, 5.2, kInk};
    canvas.text(50, 88, "域名 Domain", label);
    canvas.field("domain", domain, 130, 88, domain, value);
    canvas.text(50, 104, "域名所有者 Registrant", label);
    canvas.field("registrant", body.name, 130, 104, body.name, value);
    canvas.text(50, 120, "注册时间 Registered", label);
    canvas.field("registered", body.issued.iso(), 130, 120, body.issued.chinese(), value);
    canvas.text(50, 136, "到期时间 Expires", label);
    canvas.field("expires", end.iso(), 130, 136, end.chinese(), value);
    canvas.text(50, 152, "注册服务机构 Registrar", label);
    canvas.field("registrar", "样本域名服务机构", 130, 152, "样本域名服务机构", value);
    seal(canvas, 232, 158, 19, "样本域名服务机构", random);
    mark(canvas, 148, 186, 8, 0, 0.45);
}

}  // namespace beian::specimen
