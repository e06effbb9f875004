#include "identity/mrz.h"

#include "identity/check_digit.h"
#include "identity/country.h"
#include "identity/sayings.h"
#include "identity/typed.h"

#include <algorithm>
#include <array>

namespace beian::identity {

namespace {

constexpr char kFiller = '<';

/// A stretch of the lines run together, 0-based.
struct Span {
    std::size_t at = 0, length = 0;
};

/// Doc 9303 parts 4 to 7, as places in the lines run together.
struct Layout {
    MrzType type;
    std::size_t lines, width;
    Span number, nationality, birth, sex, expiry, optional, more_optional, names;
    std::size_t optional_check;   // 0: the optional data has no check digit of its own
    std::size_t composite_check;  // 0: none (visas)
    std::array<Span, 4> composite;
};

constexpr Layout kTd1{
    MrzType::Td1, 3,        30,       {5, 9},   {45, 3}, {30, 6}, {37, 1},
    {38, 6},      {15, 15}, {48, 11}, {60, 30}, 0,       59,      {{{5, 25}, {30, 7}, {38, 7}, {48, 11}}}};
constexpr Layout kTd2{
    MrzType::Td2, 2,       36, {36, 9}, {46, 3}, {49, 6}, {56, 1},
    {57, 6},      {64, 7}, {}, {5, 31}, 0,       71,      {{{36, 10}, {49, 7}, {57, 14}, {}}}};
constexpr Layout kTd3{
    MrzType::Td3, 2,        44, {44, 9}, {54, 3}, {57, 6}, {64, 1},
    {65, 6},      {72, 14}, {}, {5, 39}, 86,      87,      {{{44, 10}, {57, 7}, {65, 22}, {}}}};
constexpr Layout kVisaA{MrzType::VisaA, 2,        44, {44, 9}, {54, 3}, {57, 6}, {64, 1},
                        {65, 6},        {72, 16}, {}, {5, 39}, 0,       0,       {}};
constexpr Layout kVisaB{MrzType::VisaB, 2,       36, {36, 9}, {46, 3}, {49, 6}, {56, 1},
                        {57, 6},        {64, 8}, {}, {5, 31}, 0,       0,       {}};

/// The lines run together, and how they were broken.
struct Lines {
    Typed joined;
    std::vector<std::size_t> lengths;
};

Lines split(const Typed& typed) {
    Lines lines;
    lines.joined.end = typed.end;
    std::size_t length = 0;
    for (std::size_t i = 0; i <= typed.size(); ++i) {
        const bool breaks = i == typed.size() || typed[i] == '\n' || typed[i] == '/';
        if (!breaks) {
            lines.joined.append(typed[i], typed.position(i));
            ++length;
        } else if (length > 0) {
            lines.lengths.push_back(length);
            length = 0;
        }
    }
    return lines;
}

const Layout* find_layout(const Lines& lines) {
    const bool visa = lines.joined.size() > 0 && lines.joined[0] == 'V';
    const auto fits = [&](const Layout& layout) {
        return lines.lengths == std::vector<std::size_t>(layout.lines, layout.width) ||
               lines.lengths == std::vector<std::size_t>{layout.lines * layout.width};
    };
    for (const Layout* layout : {&kTd1, visa ? &kVisaB : &kTd2, visa ? &kVisaA : &kTd3}) {
        if (fits(*layout)) return layout;
    }
    return nullptr;
}

/// Nearest layout for a message: which line is short or long, and where.
Refusal wrong_shape(const Lines& lines) {
    const Typed& text = lines.joined;
    if (text.size() == 0) return text.refuse(0, "A-Z", "没有机读码", "there are no machine-readable lines");
    const std::size_t count = lines.lengths.size();
    const std::size_t first = lines.lengths.front();
    std::size_t width = count >= 3 ? 30 : 44;
    if (count == 2 && first <= 36) width = 36;
    const std::size_t wanted = width == 30 ? 3 : 2;
    std::size_t at = 0;
    for (std::size_t line = 0; line < count && line < wanted; ++line) {
        if (lines.lengths[line] != width) {
            const bool is_short = lines.lengths[line] < width;
            // The place just after a short line's last character, which may be a line break.
            const std::size_t end = at + std::min(lines.lengths[line], width);
            Refusal refusal = text.refuse(end, is_short ? "<" : "end", {}, {});
            if (is_short && end > 0) refusal.position = text.position(end - 1) + 1;
            const std::string n = std::to_string(line + 1);
            const std::string w = std::to_string(width);
            refusal.message = {
                "第" + n + "行应为" + w + "个字符（" + (is_short ? "不足" : "过多") + "）",
                "line " + n + " is too " + (is_short ? "short" : "long") + ": it has " + w + " characters"};
            return refusal;
        }
        at += width;
    }
    return text.refuse(std::min(at, text.size()), "3x30, 2x36, 2x44", "机读码应为3行30位、2行36位或2行44位",
                       "machine-readable lines are 3 of 30, 2 of 36 or 2 of 44 characters");
}

std::string without_fillers(std::string_view field) {
    while (field.ends_with(kFiller)) field.remove_suffix(1);
    std::string text{field};
    std::replace(text.begin(), text.end(), kFiller, ' ');
    return text;
}

/// Reads one MRZ: every step may refuse, the first refusal stays.
class Reader {
public:
    Reader(const Typed& text, const Layout& layout, CivilDay today)
        : text_(text), layout_(layout), today_(today) {}

    Checked<Mrz> read() {
        check_alphabet();
        read_number();
        check_field(layout_.birth, "出生日期", "date of birth");
        check_field(layout_.expiry, "有效期", "date of expiry");
        check_optional();
        check_composite();
        check_sex();
        Mrz mrz{};
        mrz.birth = read_date(layout_.birth, Era::Birth);
        mrz.expiry = read_date(layout_.expiry, Era::Expiry);
        if (refusal_) return *refusal_;
        mrz.type = layout_.type;
        for (std::size_t line = 0; line < layout_.lines; ++line) {
            mrz.lines += std::string{line == 0 ? "" : "\n"} +
                         std::string{field({line * layout_.width, layout_.width})};
        }
        mrz.document_code = without_fillers(field({0, 2}));
        mrz.issuing_state = without_fillers(field({2, 3}));
        mrz.nationality = without_fillers(field(layout_.nationality));
        mrz.document_number = number_;
        mrz.optional_data = without_fillers(field(optional_));
        if (const std::string more = without_fillers(field(layout_.more_optional)); !more.empty()) {
            mrz.optional_data += (mrz.optional_data.empty() ? "" : " ") + more;
        }
        const char sex = text_[layout_.sex.at];
        if (sex == 'M' || sex == 'F') mrz.sex = sex;
        read_names(mrz);
        return mrz;
    }

private:
    enum class Era { Birth, Expiry };

    std::string_view field(Span span) const { return text_.view().substr(span.at, span.length); }

    void refuse(std::size_t at, std::string expected, std::string zh, std::string en) {
        if (!refusal_) refusal_ = text_.refuse(at, std::move(expected), std::move(zh), std::move(en));
    }

    void check_alphabet() {
        for (std::size_t i = 0; i < text_.size(); ++i) {
            if (is_capital(text_[i]) || is_digit(text_[i]) || text_[i] == kFiller) continue;
            return refuse(i, "A-Z, 0-9, <", "机读码只有大写字母、数字和<",
                          "machine-readable lines hold A-Z, 0-9 and < only");
        }
        if (!is_capital(text_[0]))
            refuse(0, "A-Z", "证件类型应为字母", "the document code begins with a letter");
        for (const Span letters : {Span{2, 3}, layout_.nationality, layout_.names}) {
            for (std::size_t i = letters.at; i < letters.at + letters.length; ++i) {
                if (is_digit(text_[i]))
                    refuse(i, "A-Z, <", "此处只能是字母或<", "only a letter or < can stand here");
            }
        }
    }

    void check_digit(std::string_view checked, std::size_t at, std::string_view zh, std::string_view en) {
        const char right = check_mrz(checked).value_or('0');
        if (text_[at] == right) return;
        refuse(at, {right}, std::string{zh} + "校验码不符，应为" + right + "；也可能是前面某一位有误",
               "wrong check digit of the " + std::string{en} + ": it should be " + right +
                   ", or a character before it is wrong");
    }

    void check_field(Span span, std::string_view zh, std::string_view en) {
        // Doc 9303 lets unknown parts of a date be fillers.
        for (std::size_t i = span.at; i < span.at + span.length; ++i) {
            if (!is_digit(text_[i]) && text_[i] != kFiller) {
                refuse(i, "0-9, <", "日期只能是数字", "a date has digits only");
            }
        }
        check_digit(field(span), span.at + span.length, zh, en);
    }

    /// A number longer than nine characters goes on in the optional data; '<' in place of its check digit
    /// says so.
    void read_number() {
        const Span span = layout_.number;
        optional_ = layout_.optional;
        const std::size_t check = span.at + span.length;
        number_ = without_fillers(field(span));
        const bool may_overflow = layout_.type == MrzType::Td1 || layout_.type == MrzType::Td2;
        const std::string_view rest =
            field(layout_.optional).substr(0, field(layout_.optional).find(kFiller));
        if (may_overflow && text_[check] == kFiller && number_.size() == span.length && rest.size() >= 2) {
            number_ += rest.substr(0, rest.size() - 1);
            check_digit(number_, layout_.optional.at + rest.size() - 1, "证件号码", "document number");
            optional_ = {layout_.optional.at + rest.size(), layout_.optional.length - rest.size()};
            return;
        }
        check_digit(field(span), check, "证件号码", "document number");
    }

    void check_optional() {
        if (layout_.optional_check == 0) return;
        const bool empty = field(layout_.optional).find_first_not_of(kFiller) == std::string_view::npos;
        if (empty && text_[layout_.optional_check] == kFiller) return;
        check_digit(field(layout_.optional), layout_.optional_check, "可选数据", "optional data");
    }

    void check_composite() {
        if (layout_.composite_check == 0) return;
        std::string all;
        for (const Span span : layout_.composite) all += field(span);
        check_digit(all, layout_.composite_check, "综合", "composite");
    }

    void check_sex() {
        const char sex = text_[layout_.sex.at];
        if (sex == 'M' || sex == 'F' || sex == kFiller || sex == 'X') return;
        refuse(layout_.sex.at, "M, F, <", "性别应为M、F或<", "the sex is M, F or <");
    }

    std::optional<CivilDay> read_date(Span span, Era era) {
        const std::string_view date = field(span);
        if (first_non_digit(date) != date.size()) return std::nullopt;
        const int two = static_cast<int>(to_number(date.substr(0, 2)));
        const unsigned month = to_number(date.substr(2, 2));
        const unsigned day = to_number(date.substr(4, 2));
        if (month < 1 || month > 12) {
            refuse(span.at + 2, "01-12", "月份应为01至12", "the month must be 01 to 12");
            return std::nullopt;
        }
        // Years have two digits: nobody is born tomorrow, and no document is good for fifty years.
        constexpr int kLongestValidity = 50;
        const auto recent = make_day(2000 + two, month, day);
        const auto earlier = make_day(1900 + two, month, day);
        const bool too_late = era == Era::Birth
                                  ? !recent || *recent > today_
                                  : 2000 + two > static_cast<int>(today_.year()) + kLongestValidity;
        const auto made = too_late ? earlier : recent;
        if (!made) refuse(span.at + 4, "01-31", "日期不存在", "there is no such day in that month");
        return made;
    }

    void read_names(Mrz& mrz) const {
        const std::string_view names = field(layout_.names);
        const std::size_t gap = names.find("<<");
        mrz.surname = without_fillers(names.substr(0, gap));
        if (gap != std::string_view::npos) {
            std::string_view given = names.substr(gap + 2);
            while (given.starts_with(kFiller)) given.remove_prefix(1);
            mrz.given_names = without_fillers(given);
        }
    }

    const Typed& text_;
    const Layout& layout_;
    CivilDay today_;
    Span optional_;
    std::string number_;
    std::optional<Refusal> refusal_;
};

void warn_unknown_country(std::string_view country, std::string_view zh, std::string_view en,
                          Verification& verification) {
    if (is_country(country)) return;
    verification.warnings.push_back(
        {"mrz.country",
         {std::string{zh} + "不是已知的国家或组织代码", "the " + std::string{en} + " is no known code"}});
}

}  // namespace

std::string_view name_of(MrzType type) {
    switch (type) {
        case MrzType::Td1:
            return "TD1";
        case MrzType::Td2:
            return "TD2";
        case MrzType::Td3:
            return "TD3";
        case MrzType::VisaA:
            return "MRV-A";
        case MrzType::VisaB:
            return "MRV-B";
    }
    return {};
}

std::string_view Mrz::document() const {
    if (type == MrzType::VisaA || type == MrzType::VisaB) return "visa";
    if (document_code.starts_with('P')) return "passport";
    if (type != MrzType::Td1 || !document_code.starts_with('C') || issuing_state != "CHN")
        return "travel_document";
    const bool lettered = document_number.starts_with('H') || document_number.starts_with('M');
    if (lettered && first_non_digit(document_number, 1) == document_number.size()) return "hmt_travel_permit";
    const bool eight_digits = document_number.size() == 8 && first_non_digit(document_number) == 8;
    return eight_digits ? "tw_travel_permit" : "travel_document";
}

Checked<Mrz> parse_mrz(std::string_view value, CivilDay today) {
    const Lines lines = split(as_typed(value, " "));
    const Layout* layout = find_layout(lines);
    if (layout == nullptr) return wrong_shape(lines);
    return Reader{lines.joined, *layout, today}.read();
}

void tell(const Mrz& mrz, CivilDay today, Verification& verification) {
    verification.normalised = mrz.lines;
    auto& says = verification.says;
    says = {say_document(mrz.document()),
            say("mrz_type", {"机读码类型", "MRZ type"}, name_of(mrz.type)),
            say("mrz", {"机读码", "Machine-readable lines"}, mrz.lines),
            say("document_code", {"证件类型", "Document code"}, mrz.document_code),
            say("document_number", {"证件号码", "Document number"}, mrz.document_number),
            say("surname", {"姓", "Surname"}, mrz.surname),
            say("given_names", {"名", "Given names"}, mrz.given_names),
            say("nationality", {"国籍", "Nationality"}, mrz.nationality),
            say("issuing_state", {"签发国", "Issuing state"}, mrz.issuing_state)};
    if (mrz.birth) {
        says.push_back(say_birth_date(*mrz.birth));
        says.push_back(say_age(*mrz.birth, today));
    }
    if (!mrz.sex.empty()) says.push_back(say_sex(mrz.sex == "F"));
    if (mrz.expiry) {
        says.push_back(say("expiry_date", {"有效期至", "Expiry date"}, to_string(*mrz.expiry)));
        if (*mrz.expiry < today) {
            verification.warnings.push_back({"mrz.expired", {"证件已过有效期", "the document has expired"}});
        }
    }
    if (!mrz.optional_data.empty())
        says.push_back(say("optional_data", {"可选数据", "Optional data"}, mrz.optional_data));
    warn_unknown_country(mrz.issuing_state, "签发国", "issuing state", verification);
    if (mrz.nationality != mrz.issuing_state)
        warn_unknown_country(mrz.nationality, "国籍", "nationality", verification);
}

}  // namespace beian::identity
