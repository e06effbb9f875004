// How does a person, or a cheat, act before the camera while nobody knows yet what will be asked next?
#pragma once

#include "specimen/heads/presence.h"

#include <memory>

namespace beian::specimen {

class Performance {
public:
    /// `kind` as in presence_kinds(); `likely_ms`: about when it will be over, by which a cheat plans. Throws
    /// std::invalid_argument for an unknown kind.
    Performance(std::string_view kind, std::uint64_t seed, cv::Size size, double likely_ms);
    ~Performance();
    Performance(Performance&&) noexcept;
    Performance& operator=(Performance&&) noexcept;

    /// Asked and shone in the order of time, none earlier than the frames that were taken.
    void ask(const Prompt& prompt);
    void shine(const Flash& flash);
    /// The next frame; later than the one before.
    Frame at(double ms);

private:
    class Stage;
    std::unique_ptr<Stage> stage_;
};

}  // namespace beian::specimen
