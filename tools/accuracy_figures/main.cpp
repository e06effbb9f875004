// accuracy_figures: draws and photographs specimens, asks our checks about each, and counts how often they
// are right.
#include "accuracy_figures/face_shots.h"
#include "accuracy_figures/figures.h"
#include "accuracy_figures/letter_judge.h"
#include "accuracy_figures/line_judge.h"
#include "accuracy_figures/page.h"
#include "accuracy_figures/samples.h"
#include "specimen/recipes.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <atomic>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

namespace {

using namespace beian::accuracy;

struct Wish {
    std::vector<std::string> names;
    std::string rules = "rules", models = "build/models", samples = "../shared/samples", page, date,
                packages = "tools/node_modules";
    int count = 120;
    unsigned threads = std::max(1U, std::thread::hardware_concurrency());
    bool tuning = false, misses = false, photos = false;
};

/// A name is a whole figure's or the beginning of several: `quality.sharpness`.
bool is_meant(const Figure& figure, const std::string& name) {
    return figure.name == name || figure.name.starts_with(name + ".");
}

std::vector<const Figure*> wanted(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        const bool is_known = std::any_of(figures().begin(), figures().end(),
                                          [&](const Figure& figure) { return is_meant(figure, name); });
        if (is_known) continue;
        std::vector<std::string> all;
        for (const Figure& figure : figures()) all.push_back(figure.name);
        throw std::invalid_argument(
            fmt::format("no figure \"{}\"; there are: {}", name, fmt::join(all, " ")));
    }
    std::vector<const Figure*> found;
    for (const Figure& figure : figures()) {
        const bool is_wanted = std::any_of(names.begin(), names.end(),
                                           [&](const std::string& name) { return is_meant(figure, name); });
        if (names.empty() || is_wanted) found.push_back(&figure);
    }
    return found;
}

std::vector<Judged> planned(const std::vector<const Figure*>& figures, const Wish& wish,
                            const LetterJudge* letters) {
    std::set<SetName> sets;
    for (const Figure* figure : figures) {
        sets.insert(figure->sets.begin(), figure->sets.end());
        sets.insert(figure->others.begin(), figure->others.end());
    }
    const auto first = wish.tuning ? beian::specimen::kFirstTuningSeed : beian::specimen::kFirstReportingSeed;
    std::vector<Judged> plan;
    for (const SetName& set : sets) {
        for (Shot& shot : is_sample_set(set)   ? sample_shots(set, wish.samples)
                          : is_letter_set(set) ? letters->shots_of(set, wish.count, first)
                          : is_face_set(set) ? face_shots(set, wish.count, first, wish.samples, wish.packages)
                                             : shots_of(set, wish.count, first))
            plan.push_back({std::move(shot), {}});
    }
    return plan;
}

/// As many as the plan needs.
struct Judges {
    std::unique_ptr<Judge> photos;
    std::unique_ptr<ReadingJudge> reading;
    std::unique_ptr<LineJudge> lines;
    std::unique_ptr<LetterJudge> letters;
    std::unique_ptr<LiveJudge> live;
    std::unique_ptr<FaceJudge> faces;

    Outcome judge(const Shot& shot) const {
        Outcome outcome;
        if (is_reading_set(shot.set))
            outcome.reading = reading->judge(shot);
        else if (is_line_set(shot.set))
            outcome.lines = lines->judge(shot);
        else if (is_letter_set(shot.set))
            outcome = letters->judge(shot);
        else if (is_live_set(shot.set))
            outcome.live = live->judge(shot);
        else if (is_match_set(shot.set))
            outcome.match = faces->judge(shot);
        else
            outcome = photos->judge(shot);
        return outcome;
    }
};

/// Each photo depends on nothing but its shot, so any number of threads gives the same figures.
void judge_all(std::vector<Judged>& plan, const Judges& judges, unsigned threads) {
    std::atomic<std::size_t> next = 0;
    std::mutex guard;
    std::exception_ptr failed;
    const auto work = [&] {
        for (std::size_t i = next++; i < plan.size(); i = next++) {
            try {
                plan[i].outcome = judges.judge(plan[i].shot);
            } catch (...) {
                const std::lock_guard lock(guard);
                failed = std::current_exception();
                next = plan.size();
            }
            if (i % 100 == 99) std::cerr << fmt::format("accuracy: {} of {} photos\n", i + 1, plan.size());
        }
    };
    {
        std::vector<std::jthread> crew;
        for (unsigned i = 0; i < threads; ++i) crew.emplace_back(work);
    }
    if (failed) std::rethrow_exception(failed);
}

/// The photos that a figure missed, or all that it was measured on.
void list(const Result& result, const Evidence& evidence, bool all) {
    std::vector<const Judged*> photos = result.missed;
    if (all) {
        photos.clear();
        for (const auto* sets : {&result.figure->sets, &result.figure->others})
            for (const SetName& set : *sets)
                for (const Judged& judged : evidence.at(set)) photos.push_back(&judged);
    }
    for (const Judged* photo : photos) std::cout << photo_line_of(result, *photo) << "\n";
}

bool some_of(const std::vector<Judged>& plan, bool (*is_meant)(std::string_view)) {
    return std::any_of(plan.begin(), plan.end(),
                       [&](const Judged& judged) { return is_meant(judged.shot.set); });
}

void run(const Wish& wish) {
    const auto figures = wanted(wish.names);
    if ((wish.misses || wish.photos) && !wish.tuning)
        std::cerr
            << "accuracy: these seeds are kept for reporting; set no threshold by them, but by --tuning\n";
    const bool has_letters = std::any_of(figures.begin(), figures.end(), [](const Figure* figure) {
        return std::any_of(figure->sets.begin(), figure->sets.end(), is_letter_set);
    });
    Judges judges;
    if (has_letters) judges.letters = std::make_unique<LetterJudge>(wish.rules, wish.models);
    std::vector<Judged> plan = planned(figures, wish, judges.letters.get());
    if (!has_tesseract()) {
        std::cerr << "accuracy: lines left out: Tesseract is not installed\n";
        std::erase_if(plan, [](const Judged& judged) {
            return is_line_set(judged.shot.set) && judged.shot.file.empty();
        });
    }
    judges.photos = std::make_unique<Judge>(wish.rules, wish.models);
    if (some_of(plan, is_reading_set)) judges.reading = std::make_unique<ReadingJudge>(wish.models);
    if (some_of(plan, is_line_set)) judges.lines = std::make_unique<LineJudge>(wish.models);
    if (some_of(plan, is_live_set)) judges.live = std::make_unique<LiveJudge>(wish.rules, wish.models);
    if (some_of(plan, is_match_set)) judges.faces = std::make_unique<FaceJudge>(wish.models);
    judge_all(plan, judges, wish.threads);
    Evidence evidence;
    for (const Figure* figure : figures) {
        for (const SetName& set : figure->sets) evidence[set];
        for (const SetName& set : figure->others) evidence[set];
    }
    for (Judged& judged : plan) evidence[judged.shot.set].push_back(std::move(judged));
    std::vector<Result> results;
    PageHead head{wish.date, wish.count, wish.tuning};
    if (!wish.names.empty() && !wish.page.empty()) {
        std::ifstream page(wish.page, std::ios::binary);
        head.kept = kept_page(std::string(std::istreambuf_iterator<char>(page), {}));
        head.anew = fmt::format("`{}`", fmt::join(wish.names, "`, `"));
    }
    for (const Figure* figure : figures) {
        if (auto result = result_of(*figure, evidence)) {
            std::cout << line_of(*result) << "\n";
            if (wish.misses || wish.photos) list(*result, evidence, wish.photos);
            results.push_back(*std::move(result));
        } else {
            if (figure->subject != Subject::Samples && figure->subject != Subject::Match) continue;
            head.left_out.push_back(figure->name);
            std::cerr << fmt::format("accuracy: {} left out: there is nothing in {}\n", figure->name,
                                     wish.samples);
        }
    }
    if (wish.page.empty()) return;
    std::ofstream page(wish.page);
    page << page_of(results, head);
    if (!page.flush()) throw std::invalid_argument(wish.page + " cannot be written");
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("How often are the checks right, on photos they were not tuned on?");
    Wish wish;
    app.add_option("names", wish.names, "figures, or the beginning of their names: quality.sharpness");
    app.add_option("--count", wish.count, "photos per figure (good ones: four times as many)")
        ->check(CLI::Range(1, 2400));
    app.add_flag("--tuning", wish.tuning, "seeds 1 to 9999 instead of those kept for reporting");
    app.add_flag("--misses", wish.misses,
                 "after each figure the photos it missed, and how to make them again");
    app.add_flag("--photos", wish.photos,
                 "all the photos of each figure, with what was measured: to set thresholds by");
    app.add_option("--threads", wish.threads)->check(CLI::Range(1, 256));
    app.add_option("--rules", wish.rules, "folder");
    app.add_option("--models", wish.models, "folder of the networks");
    app.add_option("--samples", wish.samples, "folder of public photographs");
    app.add_option("--packages", wish.packages, "where npm put the networks");
    app.add_option("--page", wish.page, "also write this Markdown page");
    app.add_option("--date", wish.date, "of that page");
    try {
        app.parse(argc, argv);
        // One photo a thread is all the parallelism that is needed; more would only fight over the cores.
        cv::setNumThreads(1);
        run(wish);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    } catch (const std::exception& error) {
        std::cerr << "accuracy: " << error.what() << "\n";
        return 2;
    }
    return 0;
}
