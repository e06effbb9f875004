"""docs/reliability.md, from what the trials did; never edited by hand."""
import os

HEAD = """# Reliability

Written by `tools/reliability --write`; never edited by hand.

Six applicants work at a desk of its own: they begin filings, save forms, put photos, submit, take back and withdraw, each request with an `Idempotency-Key`
and, where it changes a filing, `If-Match`. They note down every answer they hear; what they hear no answer of they ask again under the same key. Then the desk,
its database, its disk or its clock fails at an instant drawn at random, and everything that was acknowledged is held against what is there.

| trial | what fails | on | times | acknowledged | heard only when asked again | refused for the failure | filings | photos | lost, halved or doubled |
|---|---|---|--:|--:|--:|--:|--:|--:|--:|
"""

TAIL = """
What is held against each other after every failure, and once more when all is over and every unanswered request was asked again:

- every filing that was touched has exactly the moves its applicant heard of, in order, none missing and none twice;
- every photo that was acknowledged comes back with its SHA-256;
- each filing's version, its events, their numbers and the records in the trail agree; no event or page without its filing; `beian audit verify` passes;
- nobody has more filings than they begun;
- every move queued its jobs, no job stands without its move, none failed for good, each photo was looked at once (after waiting for jobs that a dead server held).

A full disk is a file system of its own (tmpfs) that is filled to within 400 KB; the clock is turned by libfaketime, days ahead and hours back.
`tools/reliability TRIAL` runs one of them, `--kills N` fewer times; `./test Reliability` runs a short one.
"""


def rows_of(path):
    """What stands there already: each trial's own line."""
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as file:
        return {line.split("`")[1]: line for line in file if line.startswith("| `")}


def write(path, date, records, order):
    """These trials anew; the others stay as they are."""
    rows = rows_of(path)
    for r in records:
        rows[r.name] = (f"| `{r.name}` | {r.what} | {date} | {r.times} | {r.acknowledged} | {r.heard_late} | {r.errors} | {r.filings} | "
                        f"{r.pages} | {len(r.faults)} |\n")
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEAD + "".join(rows[name] for name in order if name in rows) + TAIL)
