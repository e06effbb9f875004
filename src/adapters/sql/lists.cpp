#include "adapters/sql/filing_row.h"
#include "adapters/sql/store.h"

#include <soci/soci.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <tuple>

namespace beian::sql {

using desk::FilingKey;
using desk::Listed;
using soci::into;
using soci::use;

std::vector<std::string> marks_of(soci::session& session, const FilingKey& key) {
    std::vector<std::string> marks;
    std::string mark;
    soci::statement select =
        (session.prepare << "SELECT mark FROM filing_mark WHERE tenant = :tenant AND filing = :filing "
                            "ORDER BY mark",
         use(key.tenant), use(key.filing), into(mark));
    select.execute();
    while (select.fetch()) marks.push_back(mark);
    return marks;
}

namespace {

/// `submitted|filing`: where a list goes on. What is no such thing is the beginning.
std::pair<long long, std::string> read_cursor(const std::string& cursor) {
    long long submitted = 0;
    const char* end = cursor.data() + cursor.size();
    const auto [bar, trouble] = std::from_chars(cursor.data(), end, submitted);
    if (trouble != std::errc{} || submitted < 0 || bar == end || *bar != '|') return {-1, {}};
    return {submitted, std::string(bar + 1, end)};
}

/// One run through an index. A list of several stages is as many of them: no index has the filings of several
/// stages in the order of the list, and to sort all of them for fifty takes longer the more there are.
std::vector<Listed> run(soci::session& session, const desk::Query& query, const std::string& stage) {
    const auto [after, after_filing] = read_cursor(query.after);
    const long long most = static_cast<long long>(query.most);
    // What has a mark is few: found by it first, then put in order. CROSS JOIN keeps SQLite to that.
    std::string sql =
        "SELECT f.filing, f.version, f.kind, f.stage, f.owner, f.province, f.claimed_by, f.since, "
        "f.submitted, f.due, "
        "f.services FROM " +
        std::string(
            query.mark ? "filing_mark m CROSS JOIN filing f WHERE m.tenant = :tenant2 AND m.mark = :mark AND "
                         "f.tenant = m.tenant AND f.filing = m.filing AND "
                       : "filing f WHERE ") +
        "f.tenant = :tenant AND (f.submitted, f.filing) > (:after, :filing)";
    if (!stage.empty()) sql += " AND f.stage = :stage";
    if (query.owner) sql += " AND f.owner = :owner";
    if (query.claimed_by) sql += " AND f.claimed_by = :claimed";
    sql += " ORDER BY f.submitted, f.filing LIMIT :most";
    std::vector<Listed> rows;
    FilingRow row;
    Listed listed;
    long long version = 0;
    soci::statement select(session);
    if (query.mark) select.exchange(use(query.tenant));
    if (query.mark) select.exchange(use(*query.mark));
    select.exchange(use(query.tenant));
    select.exchange(use(after));
    select.exchange(use(after_filing));
    if (!stage.empty()) select.exchange(use(stage));
    if (query.owner) select.exchange(use(*query.owner));
    if (query.claimed_by) select.exchange(use(*query.claimed_by));
    select.exchange(use(most));
    select.exchange(into(listed.filing));
    select.exchange(into(version));
    for (std::string* text : {&row.kind, &row.stage, &row.owner, &row.province, &row.claimed_by})
        select.exchange(into(*text));
    for (long long* number : {&row.since, &row.submitted, &row.due, &row.services})
        select.exchange(into(*number));
    select.alloc();
    select.prepare(sql);
    select.define_and_bind();
    select.execute();
    while (select.fetch()) {
        listed.version = static_cast<std::uint64_t>(version);
        listed.summary = row.summary();
        listed.cursor = std::to_string(row.submitted) + "|" + listed.filing;
        rows.push_back(listed);
    }
    return rows;
}

/// The first of all runs, in the order of each.
std::vector<Listed> joined(std::vector<Listed> rows, std::size_t most) {
    using Place = std::tuple<long long, const std::string&>;
    const auto place = [](const Listed& one) { return Place(column(one.summary.submitted), one.filing); };
    std::sort(rows.begin(), rows.end(),
              [&](const Listed& a, const Listed& b) { return place(a) < place(b); });
    if (rows.size() > most) rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(most), rows.end());
    return rows;
}

}  // namespace

std::vector<Listed> SqlStore::list(const desk::Query& query) {
    desk::Query asked = query;
    asked.most = std::min<std::size_t>(query.most, 1000);
    std::sort(asked.stages.begin(), asked.stages.end());
    asked.stages.erase(std::unique(asked.stages.begin(), asked.stages.end()), asked.stages.end());
    std::vector<Listed> rows;
    database_.snapshot([&](soci::session& session) {
        if (asked.stages.empty()) rows = run(session, asked, {});
        for (const workflow::Stage stage : asked.stages) {
            auto more = run(session, asked, std::string(slug(stage)));
            rows.insert(rows.end(), std::make_move_iterator(more.begin()),
                        std::make_move_iterator(more.end()));
        }
        rows = joined(std::move(rows), asked.most);
        if (!query.mark) return;
        for (Listed& one : rows) one.summary.marks = marks_of(session, {query.tenant, one.filing});
    });
    return rows;
}

std::vector<FilingKey> SqlStore::due(Instant now, std::size_t most) {
    std::vector<FilingKey> keys;
    const long long at = column(now), limit = static_cast<long long>(most);
    database_.read([&](soci::session& session) {
        FilingKey key;
        soci::statement select =
            (session.prepare
                 << "SELECT tenant, filing FROM filing WHERE due <= :now ORDER BY due LIMIT :most",
             use(at), use(limit), into(key.tenant), into(key.filing));
        select.execute();
        while (select.fetch()) keys.push_back(key);
    });
    return keys;
}

}  // namespace beian::sql
