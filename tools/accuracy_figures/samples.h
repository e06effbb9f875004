// What do other people's photographs say? The public samples that developers have beside the checkout.
#pragma once

#include "accuracy_figures/shot.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace beian::accuracy {

/// `samples/documents`, … ; "" for what is no set of samples.
bool is_sample_set(std::string_view set);
/// Empty where the samples are not there. Throws std::runtime_error where their truth cannot be read.
std::vector<Shot> sample_shots(const SetName& set, const std::filesystem::path& samples);

}  // namespace beian::accuracy
