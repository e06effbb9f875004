// Travel permits and the data page of a passport: documents with machine-readable lines (ICAO Doc 9303, GA/T
// 704).
#include "specimen/holder.h"
#include "specimen/ornament.h"
#include "specimen/painters.h"

#include <fmt/format.h>

#include <array>

namespace beian::specimen {
namespace {

constexpr std::array kMonths = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};

std::string travel_number(std::uint64_t seed, bool taiwan) {
    if (taiwan) return "00000000";
    return Random(seed, "travel number").chance(0.5) ? "H00000000" : "M00000000";
}

Holder travel_holder(std::uint64_t seed, bool taiwan) {
    const bool macau = !taiwan && travel_number(seed, false)[0] == 'M';
    Holder who = holder(seed, taiwan ? Residency::Taiwan : macau ? Residency::Macau : Residency::HongKong);
    who.valid_until = who.valid_from.years_later(taiwan ? 5 : 10);
    who.issuer = "公安部出入境管理局";
    return who;
}

void ground(Canvas& canvas, Random& random, Colour paper, Colour one, Colour other) {
    canvas.fill(0, 0, canvas.width(), canvas.height(), paper);
    guilloche(canvas, random, one, other);
}

void travel_front(Canvas& canvas, std::uint64_t seed, bool taiwan) {
    Random random(seed, "travel front");
    const Holder who = travel_holder(seed, taiwan);
    ground(canvas, random, taiwan ? Colour{0.93, 0.97, 0.95} : Colour{0.94, 0.96, 0.98},
           taiwan ? Colour{0.45, 0.75, 0.6, 0.5} : Colour{0.5, 0.72, 0.86, 0.5}, {0.85, 0.72, 0.55, 0.45});
    rosette(canvas, 62, 31, 16, 14, {0.8, 0.62, 0.5, 0.4});
    emblem(canvas, 7.5, 7, 4, {0.8, 0.62, 0.2}, {0.97, 0.93, 0.8});
    canvas.text(13.5, 8.6, taiwan ? "台湾居民来往大陆通行证" : "港澳居民来往内地通行证",
                {kSerif, 3.7, {0.35, 0.2, 0.1}, true, 0.15});
    portrait(canvas, 4.5, 13.5, 22, 28.5, random);
    const Type label{kSans, 1.75, {0.35, 0.35, 0.38}};
    const Type value{kSans, 2.55, kInk, random.chance(0.3)};
    const std::string latin = who.surname_latin + ", " + who.given_latin;
    canvas.text(30, 15.2, "姓名", label);
    canvas.field("name", who.name, 30, 18.6, who.name, {kSans, 3.1, kInk, value.bold, 0.2});
    canvas.field("latin_name", latin, 30, 22.4, latin, {kSans, 2.5, kInk, value.bold});
    canvas.text(30, 26, "出生日期", label);
    canvas.field("birth_date", who.birth.iso(), 30, 29.3, who.birth.dotted(), value);
    canvas.text(56, 26, "性别", label);
    canvas.field("sex", who.sex, 56, 29.3, who.sex_printed(), value);
    canvas.text(30, 32.6, "有效期限", label);
    const cv::Rect2d from = canvas.text(30, 35.9, who.valid_from.dotted(), value);
    canvas.field("valid_from", who.valid_from.iso(), from);
    const cv::Rect2d dash = canvas.text(from.br().x + 0.4, 35.9, "-", value);
    canvas.field("valid_until", who.valid_until.iso(), dash.br().x + 0.4, 35.9, who.valid_until.dotted(),
                 value);
    canvas.text(30, 39.2, "签发机关", label);
    canvas.field("issuer", who.issuer, 30, 42.5, who.issuer, value);
    const std::string number = travel_number(seed, taiwan);
    canvas.text(30, 46.8, "证件号码", label);
    canvas.field("document_number", number, 41, 47.6, number, {kMachine, 3.5, kInk, false, 0.15});
    canvas.text(70, 47.5, "01", {kSans, 2.5});
    mark(canvas, 68, 21, 3.2, 0, 0.5);
    mark(canvas, 15.5, 29, 2.8, -50, 0.4);
}

void travel_back(Canvas& canvas, std::uint64_t seed, bool taiwan) {
    Random random(seed, "travel back");
    const Holder who = travel_holder(seed, taiwan);
    ground(canvas, random, taiwan ? Colour{0.94, 0.97, 0.95} : Colour{0.95, 0.96, 0.98},
           {0.55, 0.72, 0.82, 0.5}, {0.8, 0.78, 0.6, 0.45});
    rosette(canvas, 64, 15, 12, 18, {0.6, 0.66, 0.8, 0.5});
    const Type small{kSans, 2.1, {0.25, 0.25, 0.28}, false, 0, 3.4};
    canvas.text(6, 7, "持证人须知", {kSans, 2.5, kInk, true});
    canvas.text(6, 11.5, "此证件由持证人本人保管，不得转借、涂改、伪造。本样本不具任何效力，仅供软件测试。",
                small, 44);
    canvas.text(6, 25.5, taiwan ? "在台湾居住身份证件号码 A000000000" : "香港/澳门居民身份证号码 Z000000(0)",
                {kSans, 2.1, kInk});
    mark(canvas, 43, 31, 4, 0, 0.4);
    canvas.fill(0, 35, canvas.width(), 19, {0.99, 0.99, 0.98, 0.75});
    const std::string number = travel_number(seed, taiwan);
    const std::string first = padded((taiwan ? "CTCHN" : "C<CHN") + with_mrz_digit(padded(number, 9)), 30);
    const std::string dates = with_mrz_digit(who.birth.mrz());
    const std::string expiry = with_mrz_digit(who.valid_until.mrz());
    std::string second = padded(dates + who.sex + expiry + "CHN", 29);
    second += mrz_digit(first.substr(5) + dates + expiry + second.substr(18, 11));
    const std::string third = padded(who.surname_latin + "<<" + who.given_latin, 30);
    const Type machine{kMachine, 3.4, kInk, false, 0.05};
    cv::Rect2d box = canvas.text(5.5, 40.2, first, machine);
    box |= canvas.text(5.5, 45.2, second, machine);
    box |= canvas.text(5.5, 50.2, third, machine);
    canvas.field("mrz", first + "\n" + second + "\n" + third, box);
}

}  // namespace

void paint_hmt_travel_front(Canvas& canvas, std::uint64_t seed) {
    travel_front(canvas, seed, false);
}
void paint_hmt_travel_back(Canvas& canvas, std::uint64_t seed) {
    travel_back(canvas, seed, false);
}
void paint_tw_travel_front(Canvas& canvas, std::uint64_t seed) {
    travel_front(canvas, seed, true);
}
void paint_tw_travel_back(Canvas& canvas, std::uint64_t seed) {
    travel_back(canvas, seed, true);
}

void paint_passport(Canvas& canvas, std::uint64_t seed) {
    Random random(seed, "passport");
    const bool chinese = random.chance(0.5);
    // The specimen of Doc 9303 part 4, or a Chinese page with a number of zeros.
    Holder who = holder(seed, Residency::Mainland);
    std::string number = "E00000000", optional, state = "CHN", place = "北京/BEIJING";
    who.valid_until = who.valid_from.years_later(10);
    if (!chinese) {
        who.surname_latin = "ERIKSSON";
        who.given_latin = "ANNA MARIA";
        who.sex = "F";
        who.birth = {1974, 8, 12};
        who.valid_from = {2007, 4, 16};
        who.valid_until = {2012, 4, 15};
        number = "L898902C3";
        optional = "ZE184226B";
        state = "UTO";
        place = "ZENITH";
    }
    ground(canvas, random, chinese ? Colour{0.97, 0.94, 0.93} : Colour{0.93, 0.95, 0.98},
           {0.86, 0.6, 0.6, 0.45}, {0.62, 0.66, 0.84, 0.45});
    rosette(canvas, 86, 36, 24, 20, {0.8, 0.55, 0.55, 0.4});
    canvas.text(6, 9.5, chinese ? "中华人民共和国护照" : "UTOPIA PASSPORT",
                {kSerif, 4.2, {0.5, 0.12, 0.12}, true, 0.2});
    mark(canvas, 98, 9, 4.4, 0, 0.55);
    portrait(canvas, 5, 16, 35, 45, random);
    mark(canvas, 22, 41, 4, -45, 0.4);
    const Type label{kSans, 1.9, {0.3, 0.3, 0.34}};
    const Type value{kSans, 3, kInk, random.chance(0.3)};
    const auto date = [](const Day& day) {
        return fmt::format("{:02} {} {:04}", day.day, kMonths[static_cast<std::size_t>(day.month - 1)],
                           day.year);
    };
    canvas.text(44, 15, "类型/Type", label);
    canvas.text(44, 18.6, "P", value);
    canvas.text(62, 15, "国家码/Country Code", label);
    canvas.field("issuing_state", state, 62, 18.6, state, value);
    canvas.text(91, 15, "护照号/Passport No.", label);
    canvas.field("document_number", number, 91, 18.8, number, {kMachine, 3.4, kInk, false, 0.1});
    canvas.text(44, 23.4, "姓名/Name", label);
    if (chinese) {
        canvas.field("name", who.name, 44, 27.3, who.name, {kSans, 3.3, kInk, value.bold});
        const std::string latin = who.surname_latin + ", " + who.given_latin;
        canvas.field("latin_name", latin, 44, 31, latin, value);
    } else {
        canvas.field("surname", who.surname_latin, 44, 27.3, who.surname_latin, value);
        canvas.field("given_names", who.given_latin, 44, 31, who.given_latin, value);
    }
    canvas.text(44, 35.8, "性别/Sex", label);
    canvas.field("sex", who.sex, 44, 39.4,
                 chinese ? fmt::format("{}/{}", who.sex_printed(), who.sex) : who.sex, value);
    canvas.text(62, 35.8, "国籍/Nationality", label);
    canvas.field("nationality", state, 62, 39.4, chinese ? "中国/CHINESE" : "UTOPIAN", value);
    canvas.text(91, 35.8, "出生日期/Date of birth", label);
    canvas.field("birth_date", who.birth.iso(), 91, 39.4, date(who.birth), value);
    canvas.text(44, 44.2, "出生地点/Place of birth", label);
    canvas.text(44, 47.8, place, value);
    canvas.text(91, 44.2, "签发日期/Date of issue", label);
    canvas.field("valid_from", who.valid_from.iso(), 91, 47.8, date(who.valid_from), value);
    canvas.text(44, 52.6, "签发机关/Authority", label);
    canvas.text(44, 56.2, chinese ? "样本签发机关/SPECIMEN" : "SPECIMEN", value);
    canvas.text(91, 52.6, "有效期至/Date of expiry", label);
    canvas.field("expiry_date", who.valid_until.iso(), 91, 56.2, date(who.valid_until), value);
    canvas.fill(0, 66, canvas.width(), 22, {0.99, 0.99, 0.98, 0.75});
    std::string names = who.surname_latin + "<<" + who.given_latin;
    for (char& letter : names) letter = letter == ' ' ? '<' : letter;
    const std::string first = padded("P<" + state + names, 44);
    const std::string body = with_mrz_digit(padded(number, 9));
    const std::string born = with_mrz_digit(who.birth.mrz()), expires = with_mrz_digit(who.valid_until.mrz());
    const std::string rest = with_mrz_digit(padded(optional, 14));
    const std::string second =
        body + state + born + who.sex + expires + rest + mrz_digit(body + born + expires + rest);
    const Type machine{kMachine, 3.5, kInk, false, 0.0};
    cv::Rect2d box = canvas.text(6.5, 74.5, first, machine);
    box |= canvas.text(6.5, 81.5, second, machine);
    canvas.field("mrz", first + "\n" + second, box);
}

}  // namespace beian::specimen
