// What does this machine give: the time, chance, and what a command of its owner prints?
#pragma once

#include "desk/ports.h"
#include "desk/storage.h"

#include <string>
#include <utility>

namespace beian::machine {

class SystemClock final : public desk::Clock {
public:
    Instant now() const override;
};

/// The kernel's generator, through libsodium; fit for keys and secrets.
class SystemRandom final : public desk::Random {
public:
    SystemRandom();
    void fill(std::span<std::uint8_t> bytes) override;
};

/// A secret that a command prints: how key management services, PKCS#11 tools and password stores are asked.
class CommandSecret final : public desk::SecretSource {
public:
    explicit CommandSecret(std::string command) : command_(std::move(command)) {}
    std::string name() const override { return "the master key's command"; }
    bool is_ours() const override { return false; }
    Result<std::optional<std::string>> read() override;
    Status make(const std::string& text) override;
    Status replace(const std::string& text) override;

private:
    std::string command_;
};

}  // namespace beian::machine
