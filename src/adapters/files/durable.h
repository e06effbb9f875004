// How does a file appear whole or not at all, and stay when the power goes?
#pragma once

#include "base/bytes.h"

#include <sys/types.h>

#include <filesystem>
#include <optional>

namespace beian::files {

/// What becomes of a file that has the name already.
enum class Taken { Replace, Keep };

/// Written beside its place, flushed, then named; true when it is this one that has the name now. Faults are
/// exceptions, and leave nothing behind.
bool write_whole(const std::filesystem::path& drafts, const std::filesystem::path& target, BytesView bytes,
                 Taken taken);
/// Nothing where there is no such file. What is larger than `most` is a fault.
std::optional<Bytes> read_whole(const std::filesystem::path& file, std::size_t most);
/// Gone for good when it returns; false where there was none.
bool remove_whole(const std::filesystem::path& file);
/// With its parents, readable by the owner alone.
void make_folder(const std::filesystem::path& folder);
/// Drafts that a killed process left: anything older than a day.
void sweep_drafts(const std::filesystem::path& drafts);

}  // namespace beian::files
