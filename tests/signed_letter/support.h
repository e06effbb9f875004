// Letters printed flat and read without a network: what stands on them is what was drawn.
#pragma once

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

#include <filesystem>
#include <string>
#include <vector>

#include "letter/drawing.h"
#include "signed_letter/judge.h"
#include "signed_letter/look.h"
#include "specimen/signed_letters.h"

namespace beian::signed_letter {

inline const std::filesystem::path kRules = std::filesystem::path(BEIAN_SOURCE_DIR) / "rules";

inline const specimen::SignedLetters& specimens() {
    static const specimen::SignedLetters loaded(kRules, 1);
    return loaded;
}

inline const CheckBook& check_book() {
    static const CheckBook loaded = [] {
        auto book = load_letter_check_book((kRules / "signed_letters.yaml").string());
        if (!book) throw std::runtime_error(book.error().message);
        return *book;
    }();
    return loaded;
}

/// The lines of a page as a perfect reader sees them.
inline std::vector<vision::TextLine> lines_of(const letter::Page& page) {
    std::vector<vision::TextLine> lines;
    for (const DrawnLine& drawn : drawn_lines(page)) {
        if (drawn.characters.empty()) continue;
        const double left = drawn.characters.front().at.x - drawn.characters.front().width / 2,
                     right = drawn.characters.back().at.x + drawn.characters.back().width / 2;
        const double middle = drawn.characters.front().at.y, half = drawn.size * 0.6;
        vision::TextLine line;
        line.quad = quad_on_flat({left, middle - half, right - left, 2 * half});
        for (const Drawn& one : drawn.characters) {
            if (one.text.empty()) continue;
            const double share = (one.at.x - left) / (right - left);
            line.characters.push_back({one.text, 0.99, share, share, {}});
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

class PerfectEyes : public Eyes {
public:
    /// `other`: what it takes a date for every other time; empty: for the same.
    PerfectEyes(const letter::Page& page, std::string date, std::string other = {})
        : lines_(lines_of(page)), dates_{date, other.empty() ? std::move(date) : std::move(other)} {}
    std::vector<vision::TextLine> lines(const image::Pixels&) const override { return lines_; }
    std::vector<vision::Character> line(const image::Pixels&, const model::Quad&,
                                        std::string_view) const override {
        std::vector<vision::Character> characters;
        for (const std::string& one : characters_of(dates_[looks_++ % 2]))
            characters.push_back({one, 0.9, 0, 0, {}});
        return characters;
    }

private:
    std::vector<vision::TextLine> lines_;
    std::string dates_[2];
    mutable int looks_ = 0;
};

/// A scan: the sheet is the picture.
inline image::Planes scanned(const specimen::Specimen& sheet) {
    cv::Mat rgb;
    cv::cvtColor(sheet.picture, rgb, cv::COLOR_BGR2RGB);
    image::Pixels pixels{static_cast<std::uint32_t>(rgb.cols), static_cast<std::uint32_t>(rgb.rows), 3, {}};
    pixels.data.assign(rgb.data, rgb.data + rgb.total() * 3);
    return image::planes_of(pixels);
}

enum class Paper { Original, Copied };

/// The sheet, or a copy of it in grey with half of its contrast.
inline specimen::Specimen sheet_of(const specimen::LetterWish& wish, Paper paper) {
    specimen::Specimen sheet = specimens().draw(wish, 200);
    if (paper == Paper::Original) return sheet;
    cv::cvtColor(sheet.picture, sheet.picture, cv::COLOR_BGR2GRAY);
    cv::cvtColor(sheet.picture, sheet.picture, cv::COLOR_GRAY2BGR);
    sheet.picture.convertTo(sheet.picture, CV_8U, 0.5, 125);
    return sheet;
}

/// Everything that is said about a letter, scanned.
struct Scan {
    explicit Scan(const specimen::LetterWish& wish, std::string date = "2026年11月20日",
                  std::string other = {}, Paper paper = Paper::Original)
        : planes(scanned(sheet_of(wish, paper))), printed(specimens().print(wish)) {
        const auto pages = letter::lay_out(printed.filled, letter::measure_ems);
        const PerfectEyes eyes(pages.at(static_cast<std::size_t>(wish.page) - 1), std::move(date),
                               std::move(other));
        wanted.material =
            specimens().rulebook().materials[specimens().letters().find(wish.letter)->material].slug;
        wanted.filing = "f-specimen";
        wanted.facts = printed.facts;
        wanted.province = printed.province;
        wanted.filled = printed.filled;
        wanted.today = wish.today;
        const double right = planes.light.width - 0.5, bottom = planes.light.height - 0.5;
        document::FoundDocument found;
        found.quad = {{{-0.5, -0.5}, {right, -0.5}, {right, bottom}, {-0.5, bottom}}};
        found.size = document::kA4Portrait;
        const auto sight =
            look_at({planes, 1, found}, wanted, specimens().letters(), specimens().rulebook(), eyes);
        if (!sight) return;
        is_laid_out = sight->is_laid_out();
        findings = judge(*sight, check_book());
        fields = fields_of(*sight, check_book());
    }

    /// The checks that refuse or want something mended, each once.
    std::vector<std::string> objections() const {
        std::vector<std::string> checks;
        for (const model::Finding& finding : findings)
            if (finding.severity <= model::Severity::Fix &&
                (checks.empty() || checks.back() != finding.check))
                checks.push_back(finding.check);
        return checks;
    }

    image::Planes planes;
    specimen::PrintedLetter printed;
    Wanted wanted;
    bool is_laid_out = false;
    Findings findings;
    model::Fields fields;
};

}  // namespace beian::signed_letter
