// What are figures made of? Words for the tables in specimen_figures.cpp, origin_figures.cpp,
// face_figures.cpp and sample_figures.cpp.
#pragma once

#include "accuracy_figures/figures.h"

#include <string>
#include <string_view>

namespace beian::accuracy {

using Value = std::function<double(const Outcome&)>;

/// 1 for photos that the check refuses or wants mended.
Value objected(std::string_view check);
/// 1 also for those of which it warns.
Value noticed(std::string_view check);
Value negated(Value value);
double is_refused(const Outcome& outcome);
double has_overlap(const Outcome& outcome);
double has_no_quad(const Outcome& outcome);

Figure share(Subject subject, std::string name, std::string on, std::vector<SetName> sets, Value right,
             std::optional<double> target = {});

void add_specimen_figures(std::vector<Figure>& all);
void add_origin_figures(std::vector<Figure>& all);
void add_reading_figures(std::vector<Figure>& all);
void add_line_figures(std::vector<Figure>& all);
void add_letter_figures(std::vector<Figure>& all);
void add_face_figures(std::vector<Figure>& all);
void add_sample_figures(std::vector<Figure>& all);

}  // namespace beian::accuracy
