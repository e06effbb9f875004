// By which channels does this desk tell people and programs? Made from its settings, checked before it
// starts.
#pragma once

#include "cli/upkeep.h"
#include "desk/presence/verifier.h"
#include "desk/settings.h"
#include "desk/telling.h"

#include <memory>
#include <vector>

namespace beian::app {

/// The settings of the file that `--config` names, else of desk.yaml in the data folder; where there is none,
/// nobody is told anything.
Result<desk::Settings> load_settings(const cli::KeptPlace& place);

/// The official service that is asked about faces; nullptr where none is set up. `clock` and `random` outlive
/// it.
Result<std::unique_ptr<desk::Verifier>> open_verifier(const cli::KeptPlace& place,
                                                      const desk::Settings& settings,
                                                      const desk::Clock& clock, desk::Random& random);

class Channels {
public:
    /// `clock` and `random` outlive it.
    static Result<Channels> open(const cli::KeptPlace& place, const desk::Settings& settings,
                                 const desk::Clock& clock, desk::Random& random);

    const desk::TellingPlan& plan() const { return plan_; }
    /// One line each, without any secret.
    const std::vector<Words>& said() const { return said_; }

private:
    std::vector<std::unique_ptr<desk::Channel>> made_;
    desk::TellingPlan plan_;
    std::vector<Words> said_;
};

}  // namespace beian::app
