"""A store with as many filings as a busy provider gathers in years: a few are made through the desk itself, and are those that are
asked for; the others are rows of the same shape and size around them."""
import sqlite3

# Of every thousand filings: most are over, some are at work. Those of the desk itself come on top.
STAGES = [("granted", 900), ("withdrawn", 50), ("draft", 28), ("waiting", 10), ("authority_review", 5), ("returned", 4), ("reviewing", 2), ("second_look", 1)]
OWNERS = 50_000
DAY = 86_400_000
NEVER = 9223372036854775807


def stage_of(n):
    """An SQL expression: the stage of the nth filing."""
    upto, words = 0, []
    for stage, share in STAGES:
        upto += share
        words.append(f"WHEN {n} % 1000 < {upto} THEN '{stage}'")
    return "CASE " + " ".join(words) + " END"


def statements(engine, count, now):
    """The same rows for both; what differs is how numbers and chance are made."""
    sqlite = engine == "sqlite"
    numbers = (f"(WITH RECURSIVE one(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM one WHERE n < {count - 1}) SELECT n FROM one)" if sqlite
               else f"(SELECT n FROM generate_series(0::bigint, {count - 1}) n)")
    name = "lower(hex(randomblob(16)))" if sqlite else "md5(random()::text || n)"

    def text(length, of="f.filing"):  # as long as what is sealed
        return f"hex(randomblob({length // 2}))" if sqlite else f"repeat(md5(random()::text || {of}), {length // 32})"
    chance = "(abs(random()) % 1000000)" if sqlite else "floor(random() * 1000000)::bigint"
    # One after the other through three years, each after some days as a draft.
    submitted = f"{now} - ({count} - n) * {3 * 365 * DAY // count} - {chance} * {5 * DAY // 1_000_000}"
    stage = stage_of("n")
    # In the order of their keys, which is how an index grows fastest.
    every = "FROM (SELECT filing, owner FROM filing WHERE tenant = 'main' ORDER BY filing) f"
    yield f"""INSERT INTO filing (tenant, filing, version, kind, stage, owner, province, claimed_by, since, submitted, due, services, form)
        SELECT 'main', {name}, 3, 'first', {stage}, 'account' || (n * 7919 % {OWNERS}), 'beijing',
        CASE WHEN {stage} = 'reviewing' THEN 'reviewer' || (n % 50) ELSE '' END, {now} - {DAY},
        CASE WHEN {stage} = 'draft' THEN {NEVER} ELSE {submitted} END,
        CASE WHEN {stage} IN ('granted', 'withdrawn') THEN {NEVER} ELSE {now} + {365 * DAY} + n END, 1, {text(512, "n")} FROM {numbers} AS numbers"""
    for version in (1, 2, 3):
        yield f"INSERT INTO filing_event (tenant, filing, version, sealed) SELECT 'main', f.filing, {version}, {text(384)} {every}"
        yield f"""INSERT INTO audit (tenant, number, at, actor, role, action, filing, purpose, detail, digest)
            SELECT 'filled', {version - 1} * {count} + row_number() OVER (ORDER BY f.filing), {now}, f.owner, 'applicant', 'edit', f.filing, '',
            'fields.services[0]', {text(64)} {every}"""
    for kind in ("certificate", "phone", "domain"):
        yield f"INSERT INTO filing_mark (tenant, filing, mark) SELECT 'main', f.filing, '{kind}:' || {text(32)} {every}"
    for side in ("front", "back"):
        yield f"""INSERT INTO page (tenant, filing, item, side, material, blob, media_type, bytes, added, report)
            SELECT 'main', f.filing, 'head.id_card', '{side}', 'id_card', {text(64)}, 'image/jpeg', 3000000, {now}, {text(512)} {every}"""
    yield f"""INSERT INTO job (tenant, once, kind, payload, run_at, attempt, state, why)
        SELECT 'main', f.filing || '/3/tell_reviewers', 'tell_reviewers', '{{}}', 0, 1, 1, '' {every}"""


def fill(database, count, now):
    if database.name == "SQLite":
        with sqlite3.connect(database.file, isolation_level=None) as store:
            # A store that was filled by half is thrown away: nothing need be kept to go back to.
            store.execute("PRAGMA journal_mode=OFF")
            store.execute("PRAGMA synchronous=OFF")
            store.execute("PRAGMA cache_size=-1000000")
            store.execute("BEGIN")
            for statement in statements("sqlite", count, now):
                store.execute(statement)
            store.execute("COMMIT")
            store.execute("PRAGMA journal_mode=WAL")
        return
    # One transaction, or nothing: a half filled store would be taken for a whole one.
    done = database.run("psql", "-h", database.door, "-U", "beian", "-d", "desk", "-v", "ON_ERROR_STOP=1", "-1", "-c", "SET synchronous_commit = off",
                 *[word for statement in statements("postgresql", count, now) for word in ("-c", statement)])
    if not done:
        raise RuntimeError("the store could not be filled: " + database.said)
    # As autovacuum leaves it when it has had its time.
    database.run("psql", "-h", database.door, "-U", "beian", "-d", "desk", "-c", "VACUUM ANALYZE", "-c", "CHECKPOINT")
