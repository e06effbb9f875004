// Resident ID card and the residence permits that follow its layout (GA 448, GA/T 1475).
#include "specimen/holder.h"
#include "specimen/ornament.h"
#include "specimen/painters.h"

#include <fmt/format.h>

namespace beian::specimen {
namespace {

struct Look {
    Colour paper, one, other, label;
};

constexpr Look kIdLook = {
    {0.93, 0.96, 0.97}, {0.55, 0.75, 0.85, 0.55}, {0.9, 0.68, 0.72, 0.5}, {0.12, 0.36, 0.55}};
constexpr Look kResidenceLook = {
    {0.95, 0.97, 0.94}, {0.5, 0.78, 0.66, 0.5}, {0.72, 0.8, 0.5, 0.5}, {0.1, 0.4, 0.35}};
constexpr Look kHmtLook = {
    {0.93, 0.95, 0.98}, {0.5, 0.66, 0.88, 0.5}, {0.68, 0.6, 0.86, 0.45}, {0.15, 0.3, 0.6}};

/// No two print runs have quite the same tint, and cards fade.
Colour tinted(Colour paper, Random& random) {
    const double light = random.between(-0.03, 0.02);
    return {paper.red + light + random.between(-0.015, 0.015), paper.green + light,
            paper.blue + light + random.between(-0.02, 0.015)};
}

void ground(Canvas& canvas, const Look& look, Random& random) {
    canvas.fill(0, 0, canvas.width(), canvas.height(), tinted(look.paper, random));
    guilloche(canvas, random, look.one, look.other);
}

struct Rows {
    bool ethnicity = true;
    std::string_view heading;
};

void person_side(Canvas& canvas, const Look& look, const Holder& who, Random& random, const Rows& rows) {
    ground(canvas, look, random);
    rosette(canvas, 40, 28, 15, 12, {look.other.red, look.other.green, look.other.blue, 0.5});
    const Type label{kSans, 2.45, look.label};
    const Type value{kSans, 2.9, kInk, random.chance(0.25), 0.12};
    const double top = rows.heading.empty() ? 9.6 : 13;
    if (!rows.heading.empty()) {
        canvas.text(6, 7, rows.heading, {kSerif, 3.6, look.label, true, 0.4});
    }
    const double row = rows.heading.empty() ? 6.7 : 5.9;
    canvas.text(6, top, "姓名", {kSans, 2.45, look.label, false, 0.6});
    canvas.field("name", who.name, 15, top, who.name, {kSans, 3.3, kInk, value.bold, 0.3});
    canvas.text(6, top + row, "性别", {kSans, 2.45, look.label, false, 0.6});
    canvas.field("sex", who.sex, 15, top + row, who.sex_printed(), value);
    if (rows.ethnicity) {
        canvas.text(23.5, top + row, "民族", {kSans, 2.45, look.label, false, 0.6});
        canvas.field("ethnicity", who.ethnicity, 32, top + row, who.ethnicity, value);
    }
    const double birth = top + 2 * row;
    canvas.text(6, birth, "出生", {kSans, 2.45, look.label, false, 0.6});
    cv::Rect2d date = canvas.text(15, birth, std::to_string(who.birth.year), value);
    canvas.text(23.4, birth, "年", label);
    canvas.text(29, birth, std::to_string(who.birth.month),
                {kSans, 2.9, kInk, value.bold, 0.12, 0, Type::Align::Centre});
    canvas.text(32, birth, "月", label);
    date |= canvas.text(37.6, birth, std::to_string(who.birth.day),
                        {kSans, 2.9, kInk, value.bold, 0.12, 0, Type::Align::Centre});
    date |= canvas.text(40.6, birth, "日", label);
    canvas.field("birth_date", who.birth.iso(), date);
    const double address = top + 3 * row;
    canvas.text(6, address, "住址", {kSans, 2.45, look.label, false, 0.6});
    canvas.field("address", who.address, 15, address, who.address, {kSans, 2.9, kInk, value.bold, 0.1, 4.1},
                 37.4);
    portrait(canvas, 55, 7.5, 25, 32, random);
    canvas.text(6, 48.2, "公民身份号码", {kSans, 2.45, look.label, false, 0.15});
    canvas.field("id_number", who.id_number, 28.5, 48.3, who.id_number, {kMachine, 3.45, kInk, false, 0.2});
    mark(canvas, 33, 44.3, 2.9, 0, 0.55);
    mark(canvas, 68, 24, 4, -38, 0.35);
}

void issue_side(Canvas& canvas, const Look& look, const Holder& who, Random& random, std::string_view title) {
    ground(canvas, look, random);
    rosette(canvas, 60, 27, 19, 16, {look.one.red, look.one.green, look.one.blue, 0.45});
    emblem(canvas, 15, 14, 8.2, {0.83, 0.16, 0.13}, {0.95, 0.78, 0.3});
    canvas.text(53, 13, "中华人民共和国", {kSerif, 4.7, kInk, true, 0.9, 0, Type::Align::Centre});
    canvas.text(53, 22.5, title,
                {kSerif, title.size() > 18 ? 4.6 : 7, kInk, true, title.size() > 18 ? 0.5 : 1.6, 0,
                 Type::Align::Centre});
    canvas.text(19, 40.5, "签发机关", {kSans, 2.5, kInk, true});
    canvas.field("issuer", who.issuer, 33.5, 40.5, who.issuer, {kSans, 2.9, kInk, false, 0.1});
    canvas.text(19, 47.3, "有效期限", {kSans, 2.5, kInk, true});
    const Type date{kSans, 2.9, kInk, false, 0.1};
    const cv::Rect2d from = canvas.text(33.5, 47.3, who.valid_from.dotted(), date);
    canvas.field("valid_from", who.valid_from.iso(), from);
    const cv::Rect2d dash = canvas.text(from.br().x + 0.5, 47.3, "-", date);
    canvas.field("valid_until", who.valid_until.iso(), dash.br().x + 0.5, 47.3, who.valid_until.dotted(),
                 date);
    mark(canvas, 53, 31.5, 4, 0, 0.45);
}

Residency residency_of(std::uint64_t seed) {
    constexpr Residency kAll[] = {Residency::HongKong, Residency::Macau, Residency::Taiwan};
    return kAll[Random(seed, "residency").next() % 3];
}

}  // namespace

void paint_id_front(Canvas& canvas, std::uint64_t seed) {
    Random random(seed, "id front");
    person_side(canvas, kIdLook, holder(seed, Residency::Mainland), random, {});
}

void paint_id_back(Canvas& canvas, std::uint64_t seed) {
    Random random(seed, "id back");
    issue_side(canvas, kIdLook, holder(seed, Residency::Mainland), random, "居民身份证");
}

void paint_residence_front(Canvas& canvas, std::uint64_t seed) {
    Random random(seed, "residence front");
    person_side(canvas, kResidenceLook, holder(seed, Residency::Mainland), random, {true, "居住证"});
}

void paint_residence_back(Canvas& canvas, std::uint64_t seed) {
    Random random(seed, "residence back");
    Holder who = holder(seed, Residency::Mainland);
    who.valid_until = who.valid_from.years_later(1);
    issue_side(canvas, kResidenceLook, who, random, "居住证");
}

void paint_hmt_residence_front(Canvas& canvas, std::uint64_t seed) {
    Random random(seed, "hmt residence front");
    person_side(canvas, kHmtLook, holder(seed, residency_of(seed)), random, {false, ""});
}

void paint_hmt_residence_back(Canvas& canvas, std::uint64_t seed) {
    Random random(seed, "hmt residence back");
    const Residency residency = residency_of(seed);
    const bool taiwan = residency == Residency::Taiwan;
    issue_side(canvas, kHmtLook, holder(seed, residency), random,
               taiwan ? "台湾居民居住证" : "港澳居民居住证");
    canvas.text(19, 52, "通行证号码", {kSans, 2.1, kInk, true});
    const std::string number = taiwan                          ? "00000000"
                               : residency == Residency::Macau ? "M00000000"
                                                               : "H00000000";
    canvas.field("document_number", number, 33.5, 52, number, {kSans, 2.6, kInk, false, 0.1});
    canvas.text(58, 52, fmt::format("签发次数 {:02}", random.whole(1, 3)), {kSans, 2.4, kInk, false, 0.1});
}

}  // namespace beian::specimen
