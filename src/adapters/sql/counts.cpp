#include "adapters/sql/counts.h"

#include "adapters/sql/store.h"
#include "adapters/sql/values.h"

#include <soci/soci.h>

#include <map>

namespace beian::sql {

using soci::into;
using soci::use;

void put_tallies(soci::session& session, const desk::Change& change) {
    for (const desk::Tally& tally : change.tallies) {
        const long long amount = tally.amount;
        session
            << "INSERT INTO tally (tenant, month, what, name, count, amount) VALUES (:tenant, :month, :what, "
               ":name, 1, :amount) ON CONFLICT (tenant, month, what, name) DO UPDATE SET count = tally.count "
               "+ 1, "
               "amount = tally.amount + excluded.amount",
            use(change.key.tenant), use(change.month), use(tally.what), use(tally.name), use(amount);
    }
}

std::vector<desk::Tallied> SqlStore::tallied(std::string_view tenant, std::string_view since) {
    std::vector<desk::Tallied> found;
    const std::string of(tenant), first(since);
    database_.read([&](soci::session& session) {
        desk::Tallied sum;
        long long count = 0, amount = 0;
        soci::statement select =
            (session.prepare
                 << "SELECT month, what, name, count, amount FROM tally WHERE tenant = :tenant AND month "
                    ">= :since ORDER BY month, what, name",
             use(of), use(first), into(sum.month), into(sum.what), into(sum.name), into(count), into(amount));
        select.execute();
        while (select.fetch()) {
            sum.count = static_cast<std::uint64_t>(count);
            sum.amount = amount;
            found.push_back(sum);
        }
    });
    return found;
}

desk::Counts SqlStore::count(std::string_view tenant) {
    desk::Counts counts;
    const std::string name(tenant);
    database_.snapshot([&](soci::session& session) {
        std::string word;
        long long many = 0, oldest = 0;
        std::map<workflow::Stage, desk::StageCount> found;
        soci::statement stages = (session.prepare << "SELECT stage, COUNT(*), MIN(submitted) FROM filing "
                                                     "WHERE tenant = :tenant GROUP BY stage",
                                  use(name), into(word), into(many), into(oldest));
        stages.execute();
        while (stages.fetch()) {
            const auto stage = workflow::find_stage(word);
            if (!stage) continue;
            found[*stage] = {*stage, static_cast<std::uint64_t>(many), maybe(oldest)};
        }
        for (const auto& [stage, count] : found) counts.stages.push_back(count);
        soci::statement reviewers =
            (session.prepare
                 << "SELECT claimed_by, COUNT(*) FROM filing WHERE tenant = :tenant AND claimed_by > '' "
                    "GROUP BY claimed_by ORDER BY claimed_by",
             use(name), into(word), into(many));
        reviewers.execute();
        while (reviewers.fetch()) counts.reviewers.push_back({word, static_cast<std::uint64_t>(many)});
    });
    return counts;
}

}  // namespace beian::sql
