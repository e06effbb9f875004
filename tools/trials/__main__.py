"""Runs the trials that are named, or all; prints a line for each, tab-separated: name, times, acknowledged, faults. Exit status 1
where something did not hold."""
import argparse
import random
import sys

import clients
import page
from trials import TRIALS


def main():
    words = argparse.ArgumentParser(prog="tools/reliability", description=__doc__)
    words.add_argument("trials", nargs="*", metavar="TRIAL", help=" ".join(TRIALS))
    words.add_argument("--kills", type=int, default=200, help="how often each ends (a full disk and a turned clock: a fifth of it)")
    words.add_argument("--program", required=True)
    words.add_argument("--photos", required=True, help="a folder of JPEG files that applicants hand in")
    words.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    words.add_argument("--hurry", dest="waits", action="store_false", help="do not wait until every job is done")
    words.add_argument("--page", help="a file for docs/reliability.md")
    words.add_argument("--date")
    options = words.parse_args()
    unknown = [name for name in options.trials if name not in TRIALS]
    if unknown:
        words.error(f"no trial \"{unknown[0]}\"; there are: {' '.join(TRIALS)}")
    options.pictures = clients.pictures_in(options.photos)
    options.say = lambda text: print(text, file=sys.stderr, flush=True)
    options.say(f"seed {options.seed}")
    records = []
    for name in options.trials or TRIALS:
        record = TRIALS[name](options)
        records.append(record)
        print(f"{record.name}\t{record.times}\t{record.acknowledged}\t{len(record.faults)}", flush=True)
        for fault in (record.faults + record.notes)[:30]:
            options.say("  " + fault)
    if any(record.faults for record in records):
        return 1
    if options.page:
        page.write(options.page, options.date, records, TRIALS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
