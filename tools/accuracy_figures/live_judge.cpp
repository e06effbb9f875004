#include "accuracy_figures/live_judge.h"

#include "image/examine.h"
#include "presence/seeing.h"
#include "specimen/heads/performance.h"
#include "specimen/random.h"
#include "specimen/stages.h"

#include <cmath>
#include <functional>
#include <stdexcept>

namespace beian::accuracy {
namespace {

using presence::StepKind;

constexpr std::string_view kLive = "live/";
constexpr int kJpegQuality = 80;  // as the page has it
// Nobody who is not ready by now is waited for; the desk waits longer, and nothing changes.
constexpr double kReadyWithin = 12'000, kLongest = 60'000;

template <class T>
T sound(Result<T> loaded) {
    if (!loaded) throw std::runtime_error(loaded.error().message);
    return std::move(loaded).value();
}

presence::Challenge drawn(std::uint64_t seed, const presence::Book& book) {
    specimen::Random dice(seed, "what is asked");
    Bytes random(presence::kChallengeBytes);
    for (std::uint8_t& byte : random) byte = static_cast<std::uint8_t>(dice.next() >> 24U);
    return presence::draw_challenge(random, book);
}

/// About how long a person needs: to make ready, for each prompt, for the colours.
double likely_ms(const presence::Challenge& challenge) {
    double all = 2000 + 3000 * static_cast<double>(challenge.prompts.size());
    for (const presence::Flash& flash : challenge.flashes) all += flash.ms;
    return all;
}

double linear(std::uint8_t code) {
    return std::pow(code / 255.0, 2.2);
}

/// The page, the person before it and the desk behind it.
class Film {
public:
    Film(const Shot& shot, const presence::Book& book, const vision::FaceReader& reader)
        : book_(book),
          reader_(reader),
          dice_(shot.seed, "page"),
          challenge_(drawn(shot.seed, book)),
          performance_(shot.set.substr(kLive.size()), shot.seed, shot.size, likely_ms(challenge_)) {}

    LiveOutcome run() {
        double now = 0;
        for (; now < kLongest && !is_over(now); now += 125 + dice_.between(-8, 8)) {
            hear(now);
            take(now);
        }
        if (!waiting_.empty()) arrive(begun_ + std::chrono::milliseconds{std::llround(now + 100)});
        presence::Verdict verdict = presence::decide(challenge_, frames_, book_);
        return {verdict.passed(),
                verdict.score,
                std::move(verdict.findings),
                std::move(verdict.measures),
                frames_.size(),
                std::string(slug(challenge_.step(progress_.step)))};
    }

private:
    bool is_over(double now) const {
        return progress_.is_over(challenge_) || (progress_.step == 0 && now > kReadyWithin);
    }

    /// The answer to frames that were sent; the page shows the step that it tells of.
    void hear(double now) {
        if (!answer_at_ || now < *answer_at_) return;
        answer_at_.reset();
        if (told_ == shown_) return;
        // What was taken meanwhile belongs to the step before and goes by itself.
        shown_ = told_;
        shown_ms_ = now;
        const StepKind kind = challenge_.step(shown_);
        if (kind == StepKind::Light) {
            double at = now;
            for (const presence::Flash& flash : challenge_.flashes) {
                performance_.shine(
                    {{linear(flash.colour.red), linear(flash.colour.green), linear(flash.colour.blue)}, at});
                at += flash.ms;
            }
            performance_.shine({{0, 0, 0}, at});
        } else if (kind != StepKind::Done) {
            performance_.ask({std::string(slug(kind)), now});
        }
    }

    void take(double now) {
        const specimen::Frame taken = performance_.at(now);
        presence::Frame frame;
        frame.taken.at_ms = std::llround(now);
        frame.taken.step = shown_;
        if (challenge_.step(shown_) == StepKind::Light) {
            double left = now - shown_ms_;
            for (std::size_t n = 0; n < challenge_.flashes.size(); ++n) {
                if (left >= 0 && left < challenge_.flashes[n].ms) frame.taken.flash = n;
                left -= challenge_.flashes[n].ms;
            }
        }
        look(frame, taken);
        ++number_;
        waiting_.push_back(std::move(frame));
        if (waiting_.size() < static_cast<std::size_t>(limit("in_batch"))) return;
        const double sent = now + dice_.between(40, 150);
        arrive(begun_ + std::chrono::milliseconds{std::llround(sent)});
        answer_at_ = sent + 6 * 12 + dice_.between(40, 150);
    }

    void look(presence::Frame& frame, const specimen::Frame& taken) {
        const Bytes jpeg = specimen::encode_jpeg(taken.picture, kJpegQuality, 0);
        image::ExamineRequest request;
        request.long_side = static_cast<std::uint32_t>(limit("longest"));
        const image::Examination opened = image::examine(jpeg, request);
        if (!opened.picture) throw std::runtime_error("a frame that was just written cannot be opened");
        // The same bytes again are the same frame: cheats who send one picture are told by it.
        frame.taken.digest = std::to_string(
            std::hash<std::string_view>{}({reinterpret_cast<const char*>(jpeg.data()), jpeg.size()}));
        const auto faces = reader_.find_in_frame(*opened.picture, before_ ? &*before_ : nullptr);
        frame.seen = presence::see(*opened.picture, faces);
        before_.reset();
        if (frame.seen.faces > 0) before_ = frame.seen.face;
        if (presence::is_to_describe(number_, frame.seen, described_ ? &*described_ : nullptr, book_)) {
            described_ = frame.seen;
            frame.seen.descriptor = reader_.describe(*opened.picture, frame.seen.face);
            frame.seen.sheet = presence::sheet_signs(*opened.picture, frame.seen.face);
        }
    }

    void arrive(Instant at) {
        for (presence::Frame& frame : waiting_) {
            frame.taken.received = at;
            frames_.push_back(std::move(frame));
        }
        waiting_.clear();
        progress_ = presence::follow(challenge_, frames_, book_);
        told_ = progress_.step;
    }

    double limit(std::string_view name) const { return findings::Voice(book_, "frames").limit(name); }

    const presence::Book& book_;
    const vision::FaceReader& reader_;
    specimen::Random dice_;
    presence::Challenge challenge_;
    specimen::Performance performance_;
    Instant begun_{std::chrono::hours{24 * 365 * 50}};
    std::vector<presence::Frame> frames_, waiting_;
    presence::Progress progress_;
    std::uint64_t number_ = 0;
    std::size_t told_ = 0, shown_ = 0;
    double shown_ms_ = 0;
    std::optional<double> answer_at_;
    std::optional<vision::Face> before_;       // of the frame before
    std::optional<presence::Seen> described_;  // the last frame that was
};

}  // namespace

bool is_live_set(std::string_view set) {
    return set.starts_with(kLive);
}

LiveJudge::LiveJudge(const std::filesystem::path& rules, const std::filesystem::path& models)
    : book_(sound(presence::load_book((rules / "presence.yaml").string()))),
      reader_(sound(vision::FaceReader::load(models, 1))) {}

LiveOutcome LiveJudge::judge(const Shot& shot) const {
    return Film(shot, book_, reader_).run();
}

}  // namespace beian::accuracy
