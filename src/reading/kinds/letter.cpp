#include "reading/kinds/letter.h"

#include "identity/resident_id.h"
#include "reading/ink.h"
#include "reading/kinds/organisation.h"

#include <algorithm>
#include <vector>

namespace beian::reading {
namespace {

// A title stands in the upper part of the sheet and is no sentence.
constexpr double kUpperPart = 0.45;
constexpr std::size_t kLongestTitle = 26;
// Millimetres. Seals of organisations are 38 to 50 across, those of contracts and persons less; thumbs 12 up.
constexpr double kSmallestSeal = 28, kLargestSeal = 62, kSmallestThumb = 9;
constexpr double kPaperWidth = 210;
// Of the place beside "signature": one stroke of a pen covers about this much.
constexpr double kSigned = 0.012;
// How sure is what pixels alone say.
constexpr double kBySight = 0.9, kSmallSeal = 0.6;
// Names less sure than this are looked at again.
constexpr double kClearName = 0.8;
// A line for writing on is at least so long, in heights of its label.
constexpr double kWritingLine = 9;

const Label kLabels[] = {
    {"name",
     {"单位名称（盖章）", "单位名称(盖章)", "主办单位（盖章）", "单位名称", "主办单位名称", "主办单位",
      "委托单位", "授权单位", "承诺单位", "单位（盖章）"}},
    {"credit_code", {"统一社会信用代码"}},
    {"signature",
     {"法定代表人（签字）", "法定代表人(签字)", "法定代表人签字", "法定代表人签名", "法定代表人（签名）",
      "负责人签字", "负责人（签字）", "承诺人（签字）", "承诺人签字", "承诺人", "授权人（签字）",
      "授权人签字", "签字", "签名", "签章"}},
    {"issued", {"签署日期", "日期"}},
    {"", {"联系电话", "电话"}},
};

bool is_id_character(const Glyph& glyph) {
    return glyph.text.size() == 1 &&
           ((glyph.text[0] >= '0' && glyph.text[0] <= '9') || glyph.text[0] == 'X' || glyph.text[0] == 'x');
}

/// An identity number may be broken between two lines.
void write_id_number(const Form& form, const Circumstances& around, FieldWriter& write) {
    std::vector<Stretch> runs(1);
    for (const Stretch& row : form.sheet().rows())
        for (const Glyph& glyph : row) {
            if (is_id_character(glyph))
                runs.back().push_back(glyph);
            else if (glyph.text != " " && !runs.back().empty())
                runs.emplace_back();
        }
    for (const Stretch& run : runs) {
        if (run.size() != 18) continue;
        const ReadNumber number = read_number(run, "0123456789X", [&](const std::string& value) {
            return value.size() == 18 &&
                   identity::check_resident_id(value, around.today).fault == identity::IdFault::None;
        });
        if (!number.proven) continue;
        // The region is that of its first line.
        Stretch first;
        for (const Glyph& glyph : run)
            if (glyph.box.middle() < run.front().box.bottom) first.push_back(glyph);
        return write.number("id_number", first, number);
    }
}

/// Where one writes: to the right of the label, a little above and below it.
Box writing_place(const Form& form, const Box& label) {
    const double height = label.height();
    return {label.right + 0.3 * height, label.top - 0.8 * height,
            std::min(form.sheet().width() - 1, label.right + kWritingLine * height),
            label.bottom + 0.4 * height};
}

/// A printed frame, the next label's words and a ruled line are no signature, but pen strokes are: the share
/// of dark pixels, the lowest fifth (a ruled line) left out.
bool is_written_on(const image::Pixels& flat, Box place) {
    place.bottom -= place.height() * 0.2;
    return dark_share(flat, place) >= kSigned;
}

void look_at_ink(const Form& form, const image::Pixels& flat, FieldWriter& write) {
    const Box label = form.label_box("signature");
    if (label.width() > 0) {
        const Box place = writing_place(form, label);
        if (is_written_on(flat, place)) write.put("signature", place, "present", kBySight);
    }
    const double dots = std::min(flat.width, flat.height) / kPaperWidth;
    if (const auto seal = find_red_mark(flat, kSmallestSeal * dots, kLargestSeal * dots))
        write.put("seal", *seal, "present", kBySight);
    else if (const auto thumb = find_red_mark(flat, kSmallestThumb * dots, kSmallestSeal * dots))
        write.put("seal", *thumb, "present", kSmallSeal);
}

}  // namespace

std::span<const Label> letter_labels() {
    return kLabels;
}

/// The seal stands beside the name, and its edge often on its last character.
Stretch name_of(const Form& form, const Circumstances& around) {
    Stretch name = form.value("name");
    if (name.empty() || !around.again || confidence_of(name) > kClearName) return name;
    const Box box = box_of(name);
    for (const double beyond : {0.0, 0.7}) {
        Stretch again =
            around.again({box.left, box.top, box.right + beyond * box.height(), box.bottom}, kAnyCharacter);
        if (again.size() + 1 >= name.size() && confidence_of(again) > confidence_of(name)) name = again;
    }
    return name;
}

void read_letter(const Form& form, const Circumstances& around, FieldWriter& write) {
    write.text("name", as_in_company_names(name_of(form, around)));
    write_credit_code(form, around, write);
    write_id_number(form, around, write);
    write_issued(form, write);
    if (around.flat != nullptr) look_at_ink(form, *around.flat, write);

    std::string blank;
    for (const std::string_view name : {"name", "credit_code", "signature", "issued"}) {
        // Without pixels nobody knows whether it is signed.
        if (!form.has_label(name) || write.find(name) != nullptr) continue;
        if (name == "signature" && around.flat == nullptr) continue;
        blank += (blank.empty() ? "" : ",") + std::string(name);
    }
    if (!blank.empty()) {
        const std::string first = blank.substr(0, blank.find(','));
        write.put("blank", form.label_box(first), blank, kBySight);
    }
}

double is_titled(const Form& form, std::span<const std::string_view> titles) {
    for (const Stretch& row : form.sheet().rows()) {
        if (box_of(row).middle() > kUpperPart * form.sheet().height() || row.size() > kLongestTitle) continue;
        for (const std::string_view title : titles)
            if (find_words(row, title)) return 1;
    }
    return 0;
}

}  // namespace beian::reading
