// One line of print, cut out where it truly is: what does our recogniser make of it, and what does
// Tesseract?
#pragma once

#include "accuracy_figures/reading_judge.h"
#include "accuracy_figures/shot.h"
#include "vision/text_detector.h"
#include "vision/text_recognizer.h"

#include <filesystem>
#include <string>
#include <vector>

namespace beian::accuracy {

struct LineRead {
    FieldClass about = FieldClass::Other;
    std::string wanted, ours, theirs;  // as printed, or only its digits where it is a date
    bool ours_right = false, theirs_right = false;
};

/// Is Tesseract installed, with the models for simplified Chinese and English?
bool has_tesseract();

/// For several threads.
class LineJudge {
public:
    /// `models`: the folder that set-up prepared. Throws std::runtime_error where it is not sound.
    explicit LineJudge(const std::filesystem::path& models);
    /// Numbers, dates and names of one line each, out of one photo. Throws std::runtime_error where Tesseract
    /// fails.
    std::vector<LineRead> judge(const Shot& shot) const;

private:
    /// A picture that shows nothing but the shot's text.
    std::vector<LineRead> judge_picture(const Shot& shot) const;

    vision::TextDetector detector_;
    vision::TextRecognizer recognizer_;
};

}  // namespace beian::accuracy
