"""Twenty people are checked live at once, each filming eight frames a second and sending six of them at a time: how long until
the answer tells what to do next? Prints the 95th percentile in milliseconds; an answer that does not come at all spoils it."""
import argparse
import json
import os
import shutil
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "..", "tools", "trials")]

from databases import Sqlite  # noqa: E402
from desk import Caller, Desk  # noqa: E402

FRAME_MS, BATCH = 125, 6
LATE_MS = 700  # a prompt that comes later than a batch after it was earned is late


def film(folder):
    """The frames of a film at eight a second, as (milliseconds, JPEG)."""
    with open(os.path.join(folder, "truth.jsonl"), encoding="utf-8") as file:
        shots = [json.loads(line) for line in file]
    frames, next_ms = [], 0
    for shot in shots:
        if shot["at"] < next_ms:
            continue
        with open(os.path.join(folder, shot["file"]), "rb") as file:
            frames.append((int(shot["at"]), file.read()))
        next_ms += FRAME_MS
    return frames


def batch(frames, step):
    return b"".join(at.to_bytes(4, "big") + bytes([step, 255]) + len(jpeg).to_bytes(4, "big") + jpeg for at, jpeg in frames)


def stand_before_camera(caller, filing, check, frames, took, faults):
    """At the film's own pace: what is late is not waited for by the camera."""
    path, step = f"/filings/{filing}/presence-checks/{check}", 0
    begun = time.perf_counter()
    for first in range(0, len(frames) - BATCH + 1, BATCH):
        some = frames[first:first + BATCH]
        wait = begun + some[-1][0] / 1000 - time.perf_counter()
        if wait > 0:
            time.sleep(wait)
        sent = time.perf_counter()
        answer = caller.ask("PUT", f"{path}/frames/{first}", batch(some, step), Content_Type="application/octet-stream")
        if answer.status != 200:
            faults.append(f"{answer.status} {answer.body[:200]!r}")
            return
        # From when its last frame was taken: what had to wait for the answer before counts as late.
        took.append((time.perf_counter() - min(sent, begun + some[-1][0] / 1000)) * 1000)
        step = min(answer.json()["step"]["number"], 250)
    answer = caller.ask("POST", f"{path}/finish", {})
    if answer.status != 200:
        faults.append(f"finish: {answer.status} {answer.body[:200]!r}")


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--program", required=True)
    words.add_argument("--films", required=True, nargs="+", help="folders that `specimen presence` wrote")
    words.add_argument("--card", required=True, help="a photo of an identity card")
    words.add_argument("--people", type=int, default=20)
    words.add_argument("--verbose", action="store_true", help="also the median, and how many answers were late")
    options = words.parse_args()
    films = [film(folder) for folder in options.films]
    with open(options.card, "rb") as file:
        card = file.read()
    folder = tempfile.mkdtemp(prefix="beian_films_")
    os.makedirs(os.path.join(folder, "data"), mode=0o700)
    desk = Desk(os.path.abspath(options.program), folder, Sqlite(folder))
    try:
        desk.start()
        people = []
        for n in range(options.people):
            who = desk.caller(n)
            filing = who.patiently("POST", "/filings", {"kind": "first", "province": "beijing", "subject_kind": "person"}).json()["filing"]
            put = who.patiently("PUT", f"/filings/{filing}/pages/head.id_card/front", card, Content_Type="image/jpeg")
            if put.status != 201:
                sys.exit(f"the card was not taken: {put.status} {put.body[:200]!r}")
            people.append((Caller(desk, f"203.0.113.{n}", who.token), filing))
        # Whoever stands before a camera has had their card inspected.
        for who, filing in people:
            while not all(page.get("inspected") for page in who.patiently("GET", f"/filings/{filing}/pages").json()["items"]):
                time.sleep(0.5)
        took, faults, threads = [], [], []
        for n, (who, filing) in enumerate(people):
            begun = who.patiently("POST", f"/filings/{filing}/presence-checks", {"person": "head"})
            if begun.status != 201:
                sys.exit(f"the check was not begun: {begun.status} {begun.body[:200]!r}")
            threads.append(threading.Thread(target=stand_before_camera,
                                            args=(who, filing, begun.json()["check"], films[n % len(films)], took, faults)))
        for thread in threads:
            thread.start()
            time.sleep(0.75 / len(threads))  # nobody begins in step with the others
        for thread in threads:
            thread.join()
        if faults:
            sys.exit(f"{len(faults)} checks were cut short: {faults[0]}")
        took.sort()
        if options.verbose:
            late = sum(one > LATE_MS for one in took)
            print(f"{len(took)} answers, median {took[len(took) // 2]:.0f} ms, {late} later than {LATE_MS} ms, last {took[-1]:.0f} ms", file=sys.stderr)
        print(took[int(len(took) * 0.95)])
    finally:
        if desk.is_up():
            desk.kill()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
