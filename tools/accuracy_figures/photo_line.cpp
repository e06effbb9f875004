// What is told of one photo, pair or film of a figure?
#include "accuracy_figures/page.h"

#include <fmt/format.h>

#include <algorithm>

namespace beian::accuracy {
namespace {

std::string said(const inspect::Page& page) {
    std::string text;
    for (const model::Finding& finding : page.findings) {
        if (finding.severity == model::Severity::Info) continue;
        text += fmt::format(" {}={}", finding.check, slug(finding.severity));
        if (finding.measured) text += fmt::format("({:.3g})", *finding.measured);
    }
    return text;
}

/// Figure and each line that was misread.
std::string lines_line_of(const Result& result, const Judged& photo) {
    std::string wrong;
    for (const LineRead& line : photo.outcome.lines)
        if (!line.ours_right || !line.theirs_right)
            wrong += fmt::format(" {} not {}, Tesseract: {};", line.ours, line.wanted, line.theirs);
    return fmt::format("{}\t{}\t{}", result.figure->name, wrong, command_for(photo.shot));
}

std::string live_line_of(const Result& result, const Judged& film) {
    const LiveOutcome& live = *film.outcome.live;
    std::string said;
    for (const model::Finding& finding : live.findings)
        said += fmt::format(" {}={}({:.4g}): {};", finding.check, slug(finding.severity),
                            finding.measured.value_or(0), finding.message.en);
    for (const auto& [name, value] : live.measures) said += fmt::format(" {}:{:.4g}", name, value);
    return fmt::format("{}\t{} {:.2f} at {} of {} frames\t{}\t{}", result.figure->name,
                       live.passed ? "taken" : "refused", live.score, live.step, live.frames, said,
                       command_for(film.shot));
}

std::string match_line_of(const Result& result, const Judged& photo) {
    const MatchOutcome& match = *photo.outcome.match;
    return fmt::format("{}\tsame {:.3f} others {:.3f}\t{}", result.figure->name, fmt::join(match.same, " "),
                       fmt::join(match.others, " "), command_for(photo.shot));
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

std::string photo_line_of(const Result& result, const Judged& photo) {
    const Outcome& outcome = photo.outcome;
    if (outcome.live) return live_line_of(result, photo);
    if (outcome.match) return match_line_of(result, photo);
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

}  // namespace beian::accuracy
