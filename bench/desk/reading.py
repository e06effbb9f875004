"""How much memory does the desk take while two workers read documents as fast as they can? Prints the most, in MB."""
import argparse
import os
import shutil
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "..", "tools", "trials")]

from databases import Sqlite  # noqa: E402
from desk import Desk  # noqa: E402
from memory import held  # noqa: E402

WORKERS, ROUNDS = 2, 4


def judge(caller, material, photos, faults):
    for photo in photos * ROUNDS:
        answer = caller.patiently("POST", f"/inspections?as={material}", photo, Content_Type="image/jpeg")
        if answer.status != 200 or not answer.json()["pages"][0].get("fields"):
            faults.append(answer.status)


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--program", required=True)
    words.add_argument("--material", required=True)
    words.add_argument("photos", nargs="+")
    options = words.parse_args()
    photos = []
    for path in options.photos:
        with open(path, "rb") as file:
            photos.append(file.read())
    folder = tempfile.mkdtemp(prefix="beian_reading_")
    os.makedirs(os.path.join(folder, "data"), mode=0o700)
    desk = Desk(os.path.abspath(options.program), folder, Sqlite(folder))
    try:
        desk.start()
        faults, most = [], 0.0
        threads = [threading.Thread(target=judge, args=(desk.caller(n), options.material, photos, faults)) for n in range(WORKERS)]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            most = max(most, held(desk.process.pid))
            time.sleep(0.02)
        if faults:
            sys.exit(f"{len(faults)} photos were not read: {sorted(set(faults))}")
        print(most)
    finally:
        if desk.is_up():
            desk.kill()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
