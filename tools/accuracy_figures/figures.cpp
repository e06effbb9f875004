#include "accuracy_figures/figures.h"

#include "accuracy_figures/figure_lists.h"

namespace beian::accuracy {

Value objected(std::string_view check) {
    return
        [check = std::string(check)](const Outcome& outcome) { return outcome.objects(check) ? 1.0 : 0.0; };
}

Value noticed(std::string_view check) {
    return
        [check = std::string(check)](const Outcome& outcome) { return outcome.notices(check) ? 1.0 : 0.0; };
}

Value negated(Value value) {
    return [value = std::move(value)](const Outcome& outcome) { return 1 - value(outcome); };
}

double is_refused(const Outcome& outcome) {
    return outcome.page.verdict == model::Verdict::Reject ? 1 : 0;
}
double has_overlap(const Outcome& outcome) {
    return outcome.overlap;
}
double has_no_quad(const Outcome& outcome) {
    return outcome.quad ? 0 : 1;
}

Figure share(Subject subject, std::string name, std::string on, std::vector<SetName> sets, Value right,
             std::optional<double> target) {
    return {subject,
            std::move(name),
            std::move(on),
            Figure::How::Share,
            std::move(sets),
            {},
            std::move(right),
            target,
            {}};
}

const std::vector<Figure>& figures() {
    static const std::vector<Figure> all = [] {
        std::vector<Figure> found;
        add_specimen_figures(found);
        add_origin_figures(found);
        add_reading_figures(found);
        add_line_figures(found);
        add_letter_figures(found);
        add_face_figures(found);
        add_sample_figures(found);
        return found;
    }();
    return all;
}

}  // namespace beian::accuracy
