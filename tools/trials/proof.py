"""What must hold after every end, however it came? Each function gives what does not hold, in words; nothing means that all does."""
import hashlib
import time
from collections import Counter

# What only looks, or is done by the desk itself, is no move of a filing: its record stands alone.
NO_MOVES = "(action LIKE 'view\\_%' ESCAPE '\\' OR action LIKE 'read\\_%' ESCAPE '\\' OR action IN ('inspect_page', 'destroy_page'))"

# A filing is whole: as many events as its version says, numbered without a gap, a record in the trail for each, pages of filings only.
WHOLE = {
    "events do not match the version": """SELECT f.filing, f.version, COUNT(e.version), MAX(e.version) FROM filing f LEFT JOIN filing_event e
        ON e.tenant = f.tenant AND e.filing = f.filing GROUP BY f.filing, f.version
        HAVING f.version <> COUNT(e.version) OR f.version <> MAX(e.version)""",
    "records in the trail do not match the version": f"""SELECT f.filing, f.version, COUNT(a.number) FROM filing f LEFT JOIN audit a
        ON a.tenant = f.tenant AND a.filing = f.filing AND NOT {NO_MOVES} GROUP BY f.filing, f.version HAVING f.version <> COUNT(a.number)""",
    "events of no filing": "SELECT e.filing FROM filing_event e LEFT JOIN filing f ON e.filing = f.filing WHERE f.filing IS NULL",
    "pages of no filing": "SELECT p.filing FROM page p LEFT JOIN filing f ON p.filing = f.filing WHERE f.filing IS NULL",
    "a filing without its form": "SELECT filing FROM filing WHERE form = ''",
    "a gap in the trail": "SELECT tenant, COUNT(*), MAX(number) FROM audit GROUP BY tenant HAVING COUNT(*) <> MAX(number)",
}
JOBS = {"add_page": ["inspect"], "submit": ["tell_reviewers"], "withdraw": ["tell_applicant", "tell_reviewers", "schedule_removal"]}


def whole(database):
    return [f"{what}: {row}" for what, sql in WHOLE.items() for row in database.rows(sql)[:3]]


def history(person, filing):
    answer = person.caller.patiently("GET", f"/filings/{filing.name}/history")
    if answer.status != 200:
        return None
    return [event["action"] for event in answer.json()["items"]]


def kept_of(person, filing):
    """One filing against what its applicant knows of it."""
    moves = history(person, filing)
    if moves is None:
        return [f"{filing.name} was acknowledged and is gone"]
    # The desk may have reminded somebody.
    moves = [move for move in moves if move not in ("remind", "close")]
    open_wishes = [wish for wish in person.unheard if wish.filing is filing]
    may_be = [filing.moves] + [filing.moves + [wish.move] for wish in open_wishes]
    if moves not in may_be:
        return [f"{filing.name} has {moves}, acknowledged were {filing.moves}"]
    faults = []
    for place, digest in filing.pictures.items():
        if any(wish.place == place for wish in open_wishes):
            continue
        page = person.caller.patiently("GET", f"/filings/{filing.name}{place}?purpose=trial")
        if page.status != 200 or hashlib.sha256(page.body).hexdigest() != digest:
            faults.append(f"{filing.name}{place}: {page.status}, not the picture that was acknowledged")
    return faults


def kept(people, everything):
    """All filings, or those that were touched since the last time."""
    faults = []
    for person in people:
        filings = person.filings if everything else person.touched
        person.touched = []
        for filing in dict.fromkeys(filings):
            faults += kept_of(person, filing)
    return faults


def once(people):
    """Nobody has a filing more than they begun: what was asked for twice was done once."""
    faults = []
    for person in people:
        names, cursor = [], ""
        while cursor is not None:
            page = person.caller.patiently("GET", "/filings?limit=100" + cursor).json()
            names += [one["filing"] for one in page["items"]]
            cursor = "&cursor=" + page["next"].replace("|", "%7C") if "next" in page else None
        more = Counter(names) - Counter(filing.name for filing in person.filings)
        fewer = Counter(filing.name for filing in person.filings) - Counter(names)
        begun = sum(wish.move == "begin" for wish in person.unheard)
        if sum(more.values()) > begun:
            faults.append(f"{list(more)} were never acknowledged, or are there twice; unheard are {begun}")
        faults += [f"{name} is not in the list" for name in fewer]
    return faults


def drained(database, patience):
    """Waits until no job is left that could be done now, as long as they grow fewer: many photos take a small machine long. A job
    that a dead server had taken is free again after five minutes."""
    least, end = None, time.monotonic() + patience
    while time.monotonic() < end:
        left = int(database.rows("SELECT COUNT(*) FROM job WHERE state = 0 AND kind IN ('inspect', 'tell_reviewers', 'tell_applicant')")[0][0])
        if left == 0:
            return []
        if least is None or left < least:
            least, end = left, time.monotonic() + patience
        time.sleep(2)
    return [f"{left} jobs are still not done"]


def jobs_of(filing, moves):
    """The names of what a filing's moves queue."""
    names = set()
    for version, move in enumerate(moves, 1):
        for kind in JOBS.get(move, []):
            names.add(f"{filing}/inspect/{version}" if kind == "inspect" else f"{filing}/{version}/{kind}")
    return names


def jobs(database, people, are_done):
    """Each move has queued its jobs, no job is there without its move, none failed for good, each page was looked at once."""
    have = dict(database.rows("SELECT once, state FROM job"))
    wanted, allowed, put = set(), set(), Counter()
    for person in people:
        for filing in person.filings:
            wanted |= jobs_of(filing.name, filing.moves)
            put[filing.name] += filing.moves.count("add_page")
        for wish in person.unheard:
            if wish.filing:
                allowed |= jobs_of(wish.filing.name, wish.filing.moves + [wish.move])
                put[wish.filing.name] += wish.move == "add_page"
    # Where the desk itself moved a filing too, versions are not those of its applicant's moves.
    moved = {row[0] for row in database.rows("SELECT filing FROM audit WHERE action IN ('remind', 'close')")}
    ours = {name for name in have if name.endswith("/tell_reviewers") or "/inspect/" in name}
    faults = [f"job {name} failed for good" for name, state in have.items() if state == "2"]
    faults += [f"no job {name}" for name in wanted - set(have) if name.split("/")[0] not in moved]
    faults += [f"job {name} of no move" for name in ours - wanted - allowed if name.split("/")[0] not in moved]
    for filing, count in database.rows("SELECT filing, COUNT(*) FROM audit WHERE action = 'inspect_page' GROUP BY filing"):
        if int(count) > put[filing]:
            faults.append(f"{filing}: pages were looked at {count} times, put {put[filing]} times")
    if are_done:
        faults += [f"{row} was never looked at" for row in database.rows("SELECT filing, item, side FROM page WHERE report = ''")]
    return faults


def heard(people):
    return [f"{wish.move} {wish.path}: never answered, asked {wish.asked} times" for person in people for wish in person.unheard]


def trail(desk):
    holds, said = desk.trail_holds()
    return [] if holds else ["the trail does not hold: " + said[-500:]]
