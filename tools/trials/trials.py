"""Which ends does the desk survive? One function for each way of ending it; each gives a Record."""
import os
import random
import shutil
import subprocess
import tempfile
import time

import proof
from clients import Crowd
from databases import Postgresql, Sqlite
from desk import Desk

LEASE = 300 + 30  # seconds after which a dead server's job is surely taken again
PATIENCE = 90  # seconds in which a request that a dead server had begun is surely done again


class Record:
    """What one trial did, and what did not hold."""

    def __init__(self, name, what):
        self.name, self.what, self.times, self.faults, self.notes = name, what, 0, [], []
        self.acknowledged = self.heard_late = self.errors = self.filings = self.pages = 0

    def take(self, crowd):
        for field in ("acknowledged", "heard_late", "errors"):
            setattr(self, field, crowd.total(field))
        self.filings = sum(len(person.filings) for person in crowd.people)
        self.pages = sum(len(filing.pictures) for person in crowd.people for filing in person.filings)


class Setting:
    """A desk in a folder that is gone afterwards, unless something did not hold."""

    def __init__(self, options, database, disk=None, clock=None):
        self.options, self.disk = options, disk
        self.folder = tempfile.mkdtemp(prefix="beian_reliability_")
        place = disk.mount(self.folder) if disk else self.folder
        os.makedirs(os.path.join(place, "data"), mode=0o700, exist_ok=True)
        self.database = database(place)
        self.desk = Desk(options.program, place, self.database, clock)
        self.chance = random.Random(options.seed)

    def crowd(self):
        return Crowd(self.desk, self.options.pictures, self.chance)

    def close(self, record):
        if self.desk.is_up():
            self.desk.kill()
        self.database.stop()
        if record.faults:
            record.notes.append(f"what is left lies in {self.folder}")
        else:
            if self.disk:
                self.disk.close()
            shutil.rmtree(self.folder, ignore_errors=True)


def say(options, record, crowd):
    if record.times % 10 == 0 or record.faults:
        options.say(f"{record.name}: {record.times} times, {crowd.total('acknowledged')} acknowledged, {len(record.faults)} faults")


def look(setting, crowd, record):
    """What must hold after each end."""
    record.faults += proof.whole(setting.database) + proof.kept(crowd.people, everything=False)
    if record.times % 20 == 0:
        record.faults += proof.trail(setting.desk)


def look_at_all(setting, crowd, record):
    """What must hold when all is over: what nobody heard is asked for again first, then everything is held against everything."""
    crowd.hear_the_rest(PATIENCE if setting.options.waits else 1)
    if setting.options.waits:
        record.faults += proof.heard(crowd.people)
    record.faults += [fault for person in crowd.people for fault in person.faults]
    if setting.options.waits:
        record.faults += proof.drained(setting.database, LEASE + 600)
    record.faults += proof.whole(setting.database) + proof.kept(crowd.people, everything=True) + proof.once(crowd.people)
    record.faults += proof.jobs(setting.database, crowd.people, setting.options.waits) + proof.trail(setting.desk)
    record.take(crowd)


def kills(options, database, name):
    record = Record(name, f"`kill -9` of the desk at a random instant, on {database.name}")
    setting = Setting(options, database)
    desk = setting.desk
    try:
        desk.start()
        crowd = setting.crowd()
        while record.times < options.kills and not record.faults:
            crowd.begin()
            time.sleep(setting.chance.uniform(0.02, 1.5))
            desk.kill()
            crowd.end()
            record.times += 1
            if record.times % 10 == 9:  # also while it starts, and mends what the last end left
                desk.begin()
                time.sleep(setting.chance.uniform(0.0, 0.6))
                desk.kill()
                record.times += 1
            desk.start()
            look(setting, crowd, record)
            say(options, record, crowd)
        look_at_all(setting, crowd, record)
    finally:
        setting.close(record)
    return record


def postmaster(options, name):
    record = Record(name, "`kill -9` of PostgreSQL's first process at a random instant, started again; the desk runs on")
    setting = Setting(options, Postgresql)
    try:
        setting.desk.start()
        crowd = setting.crowd()
        while record.times < options.kills and not record.faults:
            crowd.begin()
            time.sleep(setting.chance.uniform(0.02, 0.8))
            setting.database.kill()
            time.sleep(setting.chance.uniform(0.0, 0.2))
            setting.database.start()
            time.sleep(setting.chance.uniform(0.0, 0.3))  # the desk finds it again by itself
            crowd.end()
            record.times += 1
            look(setting, crowd, record)
            say(options, record, crowd)
            if not setting.desk.is_up():
                record.faults.append("the desk ended with its database: " + setting.desk.end_of_log())
        look_at_all(setting, crowd, record)
    finally:
        setting.close(record)
    return record


class SmallDisk:
    """A file system of a few megabytes, so that it really says that it is full (ENOSPC)."""
    MEGABYTES = 64

    def mount(self, folder):
        self.place = os.path.join(folder, "disk")
        os.makedirs(self.place)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={self.MEGABYTES}m,mode=0755", "tmpfs", self.place], check=True)
        return self.place

    def fill(self, leave):
        """All but `leave` bytes."""
        free = os.statvfs(self.place)
        with open(os.path.join(self.place, "filler"), "wb") as filler:
            os.posix_fallocate(filler.fileno(), 0, max(1, free.f_bavail * free.f_frsize - leave))

    def empty(self):
        os.remove(os.path.join(self.place, "filler"))

    def grow(self):
        """What was written stays; the next filling finds as much room as the first did."""
        used = os.statvfs(self.place)
        size = (used.f_blocks - used.f_bavail) * used.f_frsize // 1024 + self.MEGABYTES * 1024
        subprocess.run(["mount", "-o", f"remount,size={size}k", self.place], check=True)

    def close(self):
        subprocess.run(["umount", "-l", self.place], check=False)


def disk(options, database, name):
    record = Record(name, f"a full disk under desk and {database.name}, at a random instant, until there is room again")
    small = SmallDisk()
    setting = Setting(options, database, disk=small)
    try:
        setting.desk.start()
        crowd = setting.crowd()
        while record.times < max(1, options.kills // 5) and not record.faults:
            small.grow()
            small.fill(leave=setting.chance.randrange(0, 400_000))
            crowd.begin()
            time.sleep(setting.chance.uniform(0.5, 2.5))
            if setting.chance.random() < 0.3 and setting.desk.is_up():  # and it ends while there is no room
                setting.desk.kill()
            small.empty()
            crowd.end()
            record.times += 1
            if not setting.desk.is_up():
                setting.desk.start()
            look(setting, crowd, record)
            say(options, record, crowd)
        look_at_all(setting, crowd, record)
        if record.errors == 0:
            record.faults.append("the disk was never full: nothing was tried")
    finally:
        setting.close(record)
    return record


class TurnedClock:
    """The time as libfaketime tells it; what it adds may be changed at any instant."""

    def __init__(self):
        self.file = tempfile.NamedTemporaryFile(prefix="beian_clock_")  # gone with this object
        found = [os.path.join(where, "libfaketimeMT.so.1") for where in
                 (f"/usr/lib/{os.uname().machine}-linux-gnu/faketime", "/usr/lib/faketime")]
        self.library = next((path for path in found if os.path.exists(path)), None)
        if not self.library:
            raise RuntimeError("libfaketime is not installed")
        self.turn(0)

    def turn(self, seconds):
        with open(self.file.name + ".new", "w", encoding="ascii") as file:
            file.write(f"{seconds:+d}s\n")
        os.replace(self.file.name + ".new", self.file.name)

    def environment(self):
        return {"LD_PRELOAD": self.library, "FAKETIME_TIMESTAMP_FILE": self.file.name, "FAKETIME_NO_CACHE": "1",
                "FAKETIME_DONT_FAKE_MONOTONIC": "1"}


def clock(options, name):
    record = Record(name, "a clock that jumps days ahead and hours back while the desk works, and is killed at times")
    turned = TurnedClock()
    setting = Setting(options, Sqlite, clock=turned)
    ahead = furthest = 0
    try:
        setting.desk.start()
        crowd = setting.crowd()
        while record.times < max(1, options.kills // 5) and not record.faults:
            crowd.begin()
            time.sleep(setting.chance.uniform(0.3, 1.5))
            # Answers are kept for a day: with something unheard, more than that would be another request by right. And in all
            # it stays within the days for which an applicant's token is good.
            days = not any(person.unheard for person in crowd.people) and ahead < 14 * 86400
            ahead += setting.chance.choice([-3600 * setting.chance.randrange(1, 12), 3600 * setting.chance.randrange(1, 5)]
                                           + ([86400 * setting.chance.randrange(1, 4)] if days else []))
            furthest = max(furthest, ahead)
            turned.turn(ahead)
            time.sleep(setting.chance.uniform(0.3, 1.5))
            if setting.chance.random() < 0.3:
                setting.desk.kill()
            crowd.end()
            record.times += 1
            if not setting.desk.is_up():
                setting.desk.start()
            look(setting, crowd, record)
            say(options, record, crowd)
        crowd.hear_the_rest(PATIENCE)
        turned.turn(furthest + 600)  # whatever was queued by a clock that was ahead is due by now
        look_at_all(setting, crowd, record)
        first, last = setting.database.rows("SELECT MIN(at), MAX(at) FROM audit")[0]
        if int(last) - int(first) < 3_600_000:
            record.faults.append("the desk never saw the clock jump: nothing was tried")
    finally:
        setting.close(record)
    return record


TRIALS = {
    "sqlite": lambda options: kills(options, Sqlite, "sqlite"),
    "postgresql": lambda options: kills(options, Postgresql, "postgresql"),
    "postmaster": lambda options: postmaster(options, "postmaster"),
    "disk": lambda options: disk(options, Sqlite, "disk"),
    "clock": lambda options: clock(options, "clock"),
}
