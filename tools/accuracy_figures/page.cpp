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
    {Subject::Match, "One person or two",
     R"(Distances of the 128 numbers that describe two faces (`beian match`: similarity is 1 - distance / 1.5); under 0.6 they count as one person's, from 0.45 on
only once a reviewer compared them (docs/decisions/008-face-border.md). `same` and
`others` are the shares right at that border, `at_…` at others: points of the ROC curve, FAR being 1 - `others`. `at_least_far`: the border at the smallest
FAR that so many pairs can show, which is none of them. `match.public`: portraits of known people, and several people in one picture, who are not the same. The
networks' authors warn that few Asian faces were among those they trained on: expect a higher FAR among Asian people than stands here, and ask an official service
where one is to be had. Drawn heads (`match.drawn`, `match.card`) are not faces that the networks know: they tell how much a phone's camera, and printing the
portrait small on a document, adds to a distance, not how well persons are told apart.)"},
    {Subject::Live, "Living or not",
     R"(Live checks filmed prompt by prompt as a page does it, of heads that we drew, and of cheats in nine ways; a film counts as refused where the verdict is,
before any portrait is compared. In the words of ISO/IEC 30107-3 the BPCER is 1 - `live.genuine.taken`, the APCER of a kind of attack 1 - its `refused`; the
APCER of the whole is the worst of them. A film is as dear as six photos, so there are a sixth as many of each. Drawn heads are no people, and cheats have more ideas
than nine: the figures say that each check does what it is for, not what happens at your desk.)"},
    {Subject::Handheld, "A person with a card in the hand",
     R"(Drawn heads with their own drawn card below the chin, as `beian check --as handheld_id_photo` judges them by all checks; `hits`: at least a warning by the check
that should say so. A third as many as of other photos. The networks take drawn heads for each other more often than people, so `another` says little.)"},
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

std::string said_of(const Result& result) {
    return result.note.empty() ? result.figure->on : result.figure->on + ": " + result.note;
}

std::string row_of(const Result& result) {
    const Tally& tally = result.tally;
    std::string target = "";
    if (result.figure->target)
        target = fmt::format("≥ {:g}, {}", *result.figure->target, result.is_met() ? "met" : "**missed**");
    return fmt::format("| `{}` | {} | {} | {} | {:.3f} to {:.3f} | {} | {} |", result.figure->name,
                       amount(tally.right), tally.of, rate_of(tally), tally.interval.low, tally.interval.high,
                       target, said_of(result));
}

std::string seeds_of(const PageHead& head) {
    const std::uint64_t first = head.tuning ? specimen::kFirstTuningSeed : specimen::kFirstReportingSeed;
    return fmt::format(
        "Specimens have the seeds from {} on, {} a figure and {} good ones; thresholds are tuned on seeds {} "
        "to {} only.",
        first, head.count, head.count * kGoodTimes, specimen::kFirstTuningSeed, specimen::kLastTuningSeed);
}

std::string targets_of(std::span<const KeptRow> rows) {
    int asked = 0, met = 0;
    std::string missed;
    for (const KeptRow& row : rows) {
        asked += row.asked, met += row.met;
        if (row.asked && !row.met)
            missed += fmt::format("{}`{}` ({})", missed.empty() ? "" : ", ", row.name, row.rate);
    }
    return fmt::format("Of {} targets {} are met.{}", asked, met,
                       missed.empty() ? "" : " Missed: " + missed + ".");
}

/// A row and where it belongs.
struct Placed {
    std::size_t place = 0;
    Subject subject = Subject::Document;
    KeptRow row;
};

/// What was measured now, and of what stood there before all other figures that there still are.
std::vector<Placed> placed(std::span<const Result> results, std::span<const KeptRow> kept) {
    const auto& all = figures();
    const auto place_of = [&](std::string_view name) {
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const Figure& figure) { return figure.name == name; });
        return static_cast<std::size_t>(found - all.begin());
    };
    std::vector<Placed> rows;
    for (const Result& result : results)
        rows.push_back({place_of(result.figure->name), result.figure->subject, kept_row(row_of(result))});
    for (const KeptRow& row : kept) {
        const std::size_t place = place_of(row.name);
        const bool is_new = std::any_of(results.begin(), results.end(), [&](const Result& result) {
            return result.figure->name == row.name;
        });
        if (!is_new && place < all.size()) rows.push_back({place, all[place].subject, row});
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Placed& one, const Placed& other) { return one.place < other.place; });
    return rows;
}

}  // namespace

std::string line_of(const Result& result) {
    return fmt::format("{}\t{}\t{}\t{}\t{}", result.figure->name, amount(result.tally.right), result.tally.of,
                       rate_of(result.tally), said_of(result));
}

std::string page_of(std::span<const Result> results, const PageHead& head) {
    std::string written = fmt::format("Written by `tools/accuracy --write` on {}; never edited by hand. {}\n",
                                      head.date, seeds_of(head));
    if (head.kept) {
        written = head.kept->head + "\n";
        for (const std::string& line : head.kept->anew)
            if (line.find(head.anew) == std::string::npos) written += "\n" + line + "\n";
        written += fmt::format("\nMeasured anew on {}, {} a figure: {}.\n", head.date, head.count, head.anew);
    }
    const std::vector<Placed> rows =
        placed(results, head.kept ? std::span<const KeptRow>(head.kept->rows) : std::span<const KeptRow>{});
    std::vector<KeptRow> plain;
    for (const Placed& each : rows) plain.push_back(each.row);
    std::string page = fmt::format("# Accuracy\n\n{}\n{}\n\n{}\n", written, kHowToRead, targets_of(plain));
    if (!head.left_out.empty())
        page += fmt::format("\nLeft out, because the public samples were not at hand: `{}`.\n",
                            fmt::join(head.left_out, "`, `"));
    for (const Part& part : kParts) {
        std::string lines;
        for (const Placed& each : rows)
            if (each.subject == part.subject) lines += each.row.line;
        if (lines.empty()) continue;
        page += fmt::format("\n## {}\n\n{}\n\n{}{}", part.title, part.about, kTableHead, lines);
    }
    return page;
}

}  // namespace beian::accuracy
