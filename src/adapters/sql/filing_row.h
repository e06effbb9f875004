// How does what lists need of a filing stand in its columns?
#pragma once

#include "adapters/sql/database.h"
#include "adapters/sql/values.h"
#include "desk/ports.h"

#include <stdexcept>
#include <string>
#include <vector>

namespace beian::sql {

/// A summary as its columns hold it.
struct FilingRow {
    explicit FilingRow(const desk::Summary& summary)
        : kind(workflow::slug(summary.kind)),
          stage(workflow::slug(summary.stage)),
          owner(summary.owner),
          province(summary.province),
          claimed_by(summary.claimed_by),
          since(column(summary.since)),
          submitted(column(summary.submitted)),
          due(column(summary.due)),
          services(summary.services) {}
    FilingRow() = default;

    desk::Summary summary() const {
        const auto known_kind = workflow::find_filing_kind(kind);
        const auto known_stage = workflow::find_stage(stage);
        if (!known_kind || !known_stage)
            throw std::runtime_error("a filing of a kind or stage that this program does not know");
        return {*known_kind,
                *known_stage,
                owner,
                province,
                claimed_by,
                instant(since),
                maybe(submitted),
                maybe(due),
                static_cast<std::uint32_t>(services),
                {}};
    }

    std::string kind, stage, owner, province, claimed_by;
    long long since = 0, submitted = 0, due = 0, services = 0;
};

std::vector<std::string> marks_of(soci::session& session, const desk::FilingKey& key);

}  // namespace beian::sql
