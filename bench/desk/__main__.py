"""How long does a page of the desk take, asked for over HTTP by one who waits for it? Prints the 95th percentile in milliseconds.
The store is filled once and kept in a folder; each run starts the desk on it, asks, and ends it."""
import argparse
import http.client
import json
import os
import random
import re
import shutil
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "tools", "trials"))

import fill  # noqa: E402
from clients import form  # noqa: E402
from databases import Postgresql, Sqlite  # noqa: E402
from desk import PASSWORD, Caller, Desk  # noqa: E402

OWN = 150  # filings that are made through the desk itself, and asked for
ASKS = 250  # less than one caller may ask at once


def token(desk, name, role, number):
    subprocess.run([desk.program, "user", "add", name, "--role", role] + desk.place(), input=PASSWORD.encode() + b"\n",
                   stdout=subprocess.DEVNULL, check=True)
    caller = Caller(desk, f"198.51.100.{number}")
    session = caller.patiently("POST", "/session", {"name": name, "password": PASSWORD})
    scopes = ["read", "write", "pages"] + (["review"] if "reviewer" in role else [])
    made = caller.patiently("POST", "/me/tokens", {"label": "bench", "scopes": scopes},
                            Cookie=session.headers["set-cookie"].split(";")[0], X_CSRF_Token=session.json()["csrf"])
    return made.json()["token"]


def own_filings(desk, agent):
    caller = Caller(desk, "198.51.100.9", agent)
    names = []
    for n in range(OWN):
        begun = caller.patiently("POST", "/filings", {"kind": "cancel_service", "province": "beijing", "subject_kind": "person"})
        name = begun.json()["filing"]
        saved = caller.patiently("PUT", f"/filings/{name}/form", form(10_000_000 + n), If_Match=begun.headers["etag"])
        if caller.patiently("POST", f"/filings/{name}/submission", {}, If_Match=saved.headers["etag"]).status != 200:
            raise RuntimeError("a filing could not be submitted")
        names.append(name)
    return names


def prepare(desk, count):
    """Fills the store unless that was done; what is asked for by whom stands in known.json."""
    known = os.path.join(desk.folder, "known.json")
    if not os.path.exists(known):
        desk.start()  # makes the schema
        desk.kill()
        fill.fill(desk.database, count, int(time.time() * 1000))
        desk.start()
        callers = {role: token(desk, role, role, n) for n, role in enumerate(["reviewer", "senior_reviewer", "administrator", "agent"], 1)}
        with open(known, "w", encoding="utf-8") as file:
            json.dump({"callers": callers, "filings": own_filings(desk, callers["agent"])}, file)
        desk.kill()
    with open(known, encoding="utf-8") as file:
        return json.load(file)


def questions(what, known, chance):
    """Who asks for which path, one after the other."""
    now = int(time.time() * 1000)
    while True:
        anywhere = f"{now - chance.randrange(3 * 365 * fill.DAY)}%7Cx"  # a place in the list
        filing = chance.choice(known["filings"])
        if what == "queue":
            yield from [("reviewer", "/reviews"), ("senior_reviewer", "/reviews"), ("senior_reviewer", "/reviews?cursor=" + anywhere),
                        ("reviewer", "/reviews?mine=true")]
        elif what == "search":
            stage = chance.choice(["granted", "withdrawn", "authority_review", "returned"])
            yield from [("administrator", "/filings"), ("administrator", f"/filings?cursor={anywhere}"),
                        ("administrator", f"/filings?stage={stage}&cursor={anywhere}"),
                        ("administrator", f"/filings?stage=waiting&stage=reviewing&stage=second_look&cursor={anywhere}"),
                        ("administrator", f"/filings?claimed_by=reviewer{chance.randrange(50)}"),
                        ("agent", "/filings?stage=waiting"), ("agent", f"/filings/{filing}/check")]
        else:
            yield from [("agent", f"/filings/{filing}"), ("agent", f"/filings/{filing}/form"), ("reviewer", f"/filings/{filing}/history"),
                        ("reviewer", f"/filings/{filing}/pages")]


def measure(desk, what, known, asks):
    """All answers have to be right; the first few, which fill caches, do not count."""
    chance = random.Random(5)
    connection = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=60)
    took = {}
    for n, (who, path) in enumerate(questions(what, known, chance)):
        if n == asks + 30:
            break
        began = time.perf_counter()
        connection.request("GET", "/api/v1" + path, headers={"Authorization": "Bearer " + known["callers"][who],
                                                             "X-Forwarded-For": f"203.0.113.{n % 250}"})
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status} {body[:300]!r}")
        if n >= 30:
            kind = re.sub("[0-9a-f]{32}", "F", re.sub("reviewer[0-9]+", "R", path.split("cursor")[0]))
            took.setdefault(f"{who} {kind}", []).append((time.perf_counter() - began) * 1000)
    return took


def percentile(times, share=0.95):
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("what", choices=["fill", "queue", "search", "filing"])
    words.add_argument("--engine", choices=["sqlite", "postgresql"], required=True)
    words.add_argument("--count", type=int, required=True)
    words.add_argument("--program", default="build/bench/bin/beian")
    words.add_argument("--kept", default="build/bench/desk", help="where filled stores are kept")
    words.add_argument("--each", action="store_true", help="also what each kind of question takes")
    options = words.parse_args()
    folder = os.path.abspath(os.path.join(options.kept, f"{options.engine}-{options.count}"))
    if not os.path.exists(os.path.join(folder, "known.json")):
        shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(os.path.join(folder, "data"), mode=0o700, exist_ok=True)
    desk = Desk(os.path.abspath(options.program), folder, (Sqlite if options.engine == "sqlite" else Postgresql)(folder))
    try:
        known = prepare(desk, options.count)
        if options.what != "fill":
            desk.start()
            took = measure(desk, options.what, known, ASKS)
            if options.each:
                for question, times in took.items():
                    print(f"{percentile(times, 0.5):8.2f} {percentile(times):8.2f} ms  {question}", file=sys.stderr)
            print(percentile([time for times in took.values() for time in times]))
    finally:
        if desk.is_up():
            desk.kill()
        desk.database.stop()


if __name__ == "__main__":
    main()
