"""Where does the desk keep its filings, and how is that asked, killed and started again?"""
import glob
import os
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time


class Sqlite:
    name = "SQLite"

    def __init__(self, folder):
        self.file = os.path.join(folder, "data", "desk.db")
        self.url = "sqlite://" + self.file

    def rows(self, sql):
        with sqlite3.connect(f"file:{self.file}?mode=ro", uri=True, timeout=20) as database:
            return [tuple(str(value) for value in row) for row in database.execute(sql)]

    def stop(self):
        pass


class Postgresql:
    """A server of its own that only this machine's folder reaches, as durable as it comes out of the box."""
    name = "PostgreSQL"

    def __init__(self, folder):
        found = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
        if not found:
            raise RuntimeError("PostgreSQL is not installed")
        self.programs, self.folder = found[-1], os.path.join(folder, "postgresql")
        self.data = os.path.join(self.folder, "data")
        self.door = tempfile.mkdtemp(prefix="beian_door_")  # of its socket, whose path may not be long
        self.url = f"postgresql:///desk?host={self.door}&user=beian"
        is_new = not os.path.exists(self.folder)
        os.makedirs(self.folder, exist_ok=True)
        self.as_user = []
        if os.geteuid() == 0:  # it refuses to run as root; the package has made a user for it
            shutil.chown(self.folder, "postgres", "postgres")
            shutil.chown(self.door, "postgres", "postgres")
            os.chmod(folder, 0o755)
            self.as_user = ["runuser", "-u", "postgres", "--"]
        if is_new:
            self.run("initdb", "-D", self.data, "-U", "beian", "-A", "trust", "-E", "UTF8", "--locale=C")
        self.start()
        if is_new:
            self.run("createdb", "-h", self.door, "-U", "beian", "desk")

    def run(self, program, *arguments):
        done = subprocess.run(self.as_user + [os.path.join(self.programs, program), *arguments], cwd="/",
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        self.said = done.stderr.decode(errors="replace")
        return done.returncode == 0

    def start(self):
        # syncfs: quicker where a start has to mend something, and no less durable.
        options = f"-c recovery_init_sync_method=syncfs -c listen_addresses='' -c unix_socket_directories='{self.door}'"
        for _ in range(100):  # children of the one that was killed may still be leaving
            if self.run("pg_ctl", "-D", self.data, "-l", os.path.join(self.folder, "log"), "-w", "-o", options, "start"):
                return
            time.sleep(0.1)
        raise RuntimeError("PostgreSQL does not start again: " + self.said)

    def kill(self):
        """SIGKILL to the postmaster, the parent of all its processes."""
        with open(os.path.join(self.data, "postmaster.pid"), encoding="ascii") as file:
            os.kill(int(file.readline()), signal.SIGKILL)

    def rows(self, sql):
        done = subprocess.run([os.path.join(self.programs, "psql"), "-h", self.door, "-U", "beian", "-d", "desk", "-AtX",
                               "-F", "\x1f", "-c", sql], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        if done.returncode != 0:
            raise RuntimeError(done.stderr.decode())
        return [tuple(line.split("\x1f")) for line in done.stdout.decode().splitlines()]

    def stop(self):
        self.run("pg_ctl", "-D", self.data, "-m", "fast", "-w", "stop")
        shutil.rmtree(self.door, ignore_errors=True)
