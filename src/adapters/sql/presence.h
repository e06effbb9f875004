// How do checks that a person is there live in a database, so that they outlive the program?
#pragma once

#include "adapters/sql/database.h"
#include "desk/presence/presence_store.h"

namespace beian::sql {

class SqlPresence final : public desk::PresenceStore {
public:
    explicit SqlPresence(Database& database) : database_(database) {}

    Status begin_check(const desk::PresenceRow& row, const desk::AttemptLimit& limit,
                       desk::PresenceState open_ones) override;
    std::optional<desk::PresenceRow> find_open(std::string_view tenant, std::string_view filing,
                                               workflow::Person person) override;
    std::optional<desk::PresenceRow> find_check(std::string_view tenant, std::string_view check) override;
    desk::Attempts count_checks(std::string_view tenant, std::string_view filing, workflow::Person person,
                                Instant since) override;
    Status append_frames(const desk::PresenceRow& before, const desk::FrameBatch& batch,
                         std::string_view last) override;
    std::vector<desk::FrameBatch> frames(std::string_view tenant, std::string_view check) override;
    Status end_check(std::string_view tenant, std::string_view check, desk::PresenceState state,
                     BytesView verdict) override;
    std::vector<desk::PresenceRow> checks_with_frames(bool passed, Instant before, std::size_t most) override;
    void drop_frames(std::string_view tenant, std::string_view check) override;

private:
    Database& database_;
};

}  // namespace beian::sql
