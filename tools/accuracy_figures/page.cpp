#include "accuracy_figures/page.h"

#include "specimen/recipes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace beian::accuracy {
namespace {

struct Part {
    Subject subject;
    std::string_view title, about;
};

constexpr Part kParts[] = {
    {Subject::Document, "Where the document lies",
     R"(Of the quad that a page gives and the true one: the area of both by the area of either (IoU). `quad_iou` is the mean, no quad counting 0;
`quad_found` is the share of photos with an IoU of at least 0.9, which is where a document is cut out whole.)"},
    {Subject::Nothing, "Nothing to be found",
     "Pictures without a document, half of them laid on a table as a sheet is, half filling the picture. "
     "`hits`: the page says `frame.none`."},
    {Subject::Defects, "What a person would refuse",
     R"(Good photos but for one defect, by an amount at which a reviewer could no longer be sure of each character, edge or colour
(`tools/specimen/recipes.cpp`). `hits`: the check that should say so refuses the photo or wants it mended. `noticed`: it does, or warns a reviewer;
that is what is asked of checks on origin, which warn wherever they may be wrong. `refused`: the photo is refused, by whatever check.)"},
    {Subject::GoodPhotos, "Good photos",
     R"(Photos that a careful reviewer takes, of every kind of document, on all tables and in all light. `good.taken`: not refused by any check, in
everyday and in harder situations. `CHECK.good`: this check neither refuses the photo nor wants it mended; `good_unwarned`: nor does it warn.)"},
    {Subject::Pairs, "The sharper of two",
     R"(The same document in the same scene, once in focus and held still, once blurred by an amount from where a reviewer begins to doubt. Right
where the measured sharpness of the first is higher; a photo without a measure is wrong.)"},
    {Subject::Origin, "Original or not",
     R"(At least a warning counts. Precision is the share of true copies (or screens) among all photos warned of, so it depends on how many there
are of each: the counts of both stand in the tables above. `things` is the mean of the shares of photos off a screen that are warned of and of others that are
not. Published without learning: grey copies at precision 98.99 % and recall 84.7 %, documents off a screen at 95.4 % and 90.5 %.)"},
    {Subject::Reading, "What documents say",
     R"(Good photos and those in mildly harder situations (held in a hand, pale, under coloured or little light, scanned), read without being told
what they show. Fields count as right where the whole value is, spaces and the width of brackets left aside; of addresses and scopes each character counts, by edit
distance. `verified`: of the fields said to be verified (by a check digit, machine-readable lines, a QR code, a second place) those that are right.)"},
    {Subject::Lines, "One line, beside Tesseract",
     R"(Lines of the same photos, cut out where the truth says they are, read by our recogniser alone (no form, no check digits) and by Tesseract 5 with
Debian's `chi_sim` (numbers: `eng` and a list of the characters that may stand in them; single lines, 64 pixels high, grey). Of dates the digits count, of names
every character.)"},
    {Subject::Letters, "Letters that came back",
     R"(Letters of every kind in `rules/letters/`, printed with specimen names, filled in, signed, stamped and dated, photographed well or in mildly harder
situations; the faults are those of `specimen letter list`. `hits`: the check named refuses the letter. `good`: it does not refuse a good one. `alone`: nothing of
the filing is known, so what is printed in the blanks is read off the sheet. `letters.code.read`: of photos that no other check refuses.)"},
    {Subject::Samples, "Other people's photographs",
     R"(Public pictures that nothing here was drawn or tuned for; few, so the intervals are wide. `samples.recapture` is the mean of the shares right
on photographs off a screen and on originals; two public projects reach 79 %.)"},
};

constexpr std::string_view kHowToRead =
    R"(Photos are drawn and taken by `tools/specimen` in 12, 6.75 and 3 megapixels (A4 in no less than 6.75) and asked about as `beian check` does, with the shipped
`rules/checks.yaml` and the profile `aliyun`. A rate is right ÷ of, or a mean where the text says so; higher is better everywhere. Intervals hold with 95 %
confidence: Wilson's for shares, the normal one for means, both shares' joined where two are averaged. A target counts as met when the rate
reaches it. `tools/accuracy` prints the same figures; `tools/accuracy --misses NAME` shows the photos that a figure missed and how to make each again.)";

constexpr std::string_view kTableHead =
    "| figure | right | of | rate | 95 % interval | target | measured on |\n|---|--:|--:|--:|---|---|---|\n";

/// A count of photos, or a sum of shares.
std::string amount(double right) {
    return right == static_cast<double>(static_cast<long>(right)) ? fmt::format("{:.0f}", right)
                                                                  : fmt::format("{:.1f}", right);
}

std::string rate_of(const Tally& tally) {
    return tally.of == 0 ? "-" : fmt::format("{:.4f}", tally.rate);
}

std::string said(const inspect::Page& page) {
    std::string text;
    for (const model::Finding& finding : page.findings) {
        if (finding.severity == model::Severity::Info) continue;
        text += fmt::format(" {}={}", finding.check, slug(finding.severity));
        if (finding.measured) text += fmt::format("({:.3g})", *finding.measured);
    }
    return text;
}

std::string row_of(const Result& result) {
    const Tally& tally = result.tally;
    std::string target = "";
    if (result.figure->target)
        target = fmt::format("≥ {:g}, {}", *result.figure->target, result.is_met() ? "met" : "**missed**");
    return fmt::format("| `{}` | {} | {} | {} | {:.3f} to {:.3f} | {} | {} |\n", result.figure->name,
                       amount(tally.right), tally.of, rate_of(tally), tally.interval.low, tally.interval.high,
                       target, result.figure->on);
}

std::string seeds_of(const PageHead& head) {
    const std::uint64_t first = head.tuning ? specimen::kFirstTuningSeed : specimen::kFirstReportingSeed;
    return fmt::format(
        "Specimens have the seeds from {} on, {} a figure and {} good ones; thresholds are tuned on seeds {} "
        "to {} only.",
        first, head.count, head.count * kGoodTimes, specimen::kFirstTuningSeed, specimen::kLastTuningSeed);
}

std::string targets_of(std::span<const Result> results) {
    int asked = 0, met = 0;
    std::string missed;
    for (const Result& result : results) {
        if (!result.figure->target) continue;
        ++asked;
        met += result.is_met();
        if (!result.is_met())
            missed += fmt::format("{}`{}` ({})", missed.empty() ? "" : ", ", result.figure->name,
                                  rate_of(result.tally));
    }
    return fmt::format("Of {} targets {} are met.{}", asked, met,
                       missed.empty() ? "" : " Missed: " + missed + ".");
}

/// Figure and each line that was misread.
std::string lines_line_of(const Result& result, const Judged& photo) {
    std::string wrong;
    for (const LineRead& line : photo.outcome.lines)
        if (!line.ours_right || !line.theirs_right)
            wrong += fmt::format(" {} not {}, Tesseract: {};", line.ours, line.wanted, line.theirs);
    return fmt::format("{}\t{}\t{}", result.figure->name, wrong, command_for(photo.shot));
}

/// Figure, what it was taken for, and each field that is not right.
std::string read_line_of(const Result& result, const Judged& photo) {
    const ReadOutcome& reading = *photo.outcome.reading;
    std::string wrong;
    for (const ReadField& field : reading.fields)
        if (!field.is_right)
            wrong += fmt::format(" {}{}: {} not {};", field.name, field.is_verified ? " (verified)" : "",
                                 field.got, field.wanted);
    // One photo, one line.
    std::replace(wrong.begin(), wrong.end(), '\n', '/');
    return fmt::format("{}\t{} {}\t{}\t{}", result.figure->name, reading.document, reading.side, wrong,
                       command_for(photo.shot));
}

}  // namespace

std::string line_of(const Result& result) {
    return fmt::format("{}\t{}\t{}\t{}\t{}", result.figure->name, amount(result.tally.right), result.tally.of,
                       rate_of(result.tally), result.figure->on);
}

std::string photo_line_of(const Result& result, const Judged& photo) {
    const Outcome& outcome = photo.outcome;
    if (outcome.reading) return read_line_of(result, photo);
    if (!outcome.lines.empty()) return lines_line_of(result, photo);
    const bool is_missed =
        std::find(result.missed.begin(), result.missed.end(), &photo) != result.missed.end();
    std::string measured;
    if (photo.shot.quad || photo.shot.file.empty()) measured = fmt::format(" iou={:.3f}", outcome.overlap);
    for (const auto& [check, value] : outcome.page.measures)
        measured += fmt::format(" {}:{:.4g}", check, value);
    return fmt::format("{}\t{}\t{}{}{}\t{}", result.figure->name, is_missed ? "missed" : "right",
                       slug(outcome.page.verdict), measured, said(outcome.page), command_for(photo.shot));
}

std::string page_of(std::span<const Result> results, const PageHead& head) {
    std::string page = fmt::format(
        "# Accuracy\n\nWritten by `tools/accuracy --write` on {}; never edited by hand. {}\n\n{}\n\n{}\n",
        head.date, seeds_of(head), kHowToRead, targets_of(results));
    if (!head.left_out.empty())
        page += fmt::format("\nLeft out, because the public samples were not at hand: `{}`.\n",
                            fmt::join(head.left_out, "`, `"));
    for (const Part& part : kParts) {
        std::string rows;
        for (const Result& result : results)
            if (result.figure->subject == part.subject) rows += row_of(result);
        if (rows.empty()) continue;
        page += fmt::format("\n## {}\n\n{}\n\n{}{}", part.title, part.about, kTableHead, rows);
    }
    return page;
}

}  // namespace beian::accuracy
