// How are secrets made, kept and compared? Passwords by Argon2id, everything long and random by a digest.
#pragma once

#include "base/bytes.h"
#include "desk/ports.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace beian::desk {

std::string to_hex(BytesView bytes);
std::string random_hex(Random& random, std::size_t bytes);

/// Costs 64 MB and some tens of milliseconds by design; run it where few run at once.
std::string hash_password(const std::string& password);
/// An empty hash is checked too, against nothing that fits, so that it takes as long.
bool is_password(const std::string& hash, const std::string& password);

/// What is kept of a secret that is long and random. `use` keeps digests of different things apart.
std::string digest_of(std::string_view use, std::string_view secret);
/// As long for what is wrong at the start as for what is wrong at the end.
bool is_same_secret(std::string_view a, std::string_view b);
/// Hexadecimal SHA-256, as uploads are announced with.
std::string sha256_hex(BytesView bytes);

}  // namespace beian::desk
