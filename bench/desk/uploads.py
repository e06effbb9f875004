"""How much memory does the desk take when a crowd puts photos at once, half of it over slow networks? Prints the most, in MB."""
import argparse
import os
import random
import shutil
import socket
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "..", "tools", "trials")]

from databases import Sqlite  # noqa: E402
from desk import Caller, Desk  # noqa: E402
from memory import held  # noqa: E402

FAST, SLOW = 50, 50
BYTES = 3_000_000
SLOWLY = 150_000  # bytes a second
ACCOUNTS = 10


def of_its_own(photo, chance):
    """The photo with comments after its first marker: as large as wanted, and like no other."""
    segments, room = b"", BYTES - len(photo)
    while room > 4:
        length = min(room, 65_000)
        segments += b"\xff\xfe" + (length - 2).to_bytes(2, "big") + chance.randbytes(length - 4)
        room -= length
    return photo[:2] + segments + photo[2:]


def put(desk, caller, filing, photo, bytes_a_second):
    """The status of one PUT whose body goes out as a phone's network lets it."""
    head = (f"PUT /api/v1/filings/{filing}/pages/head.id_card/front HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n"
            f"Authorization: Bearer {caller.token}\r\nX-Forwarded-For: {caller.address}\r\nContent-Type: image/jpeg\r\n"
            f"Content-Length: {len(photo)}\r\n\r\n").encode()
    with socket.create_connection(("127.0.0.1", desk.port), timeout=120) as connection:
        connection.sendall(head)
        piece = 64_000 if bytes_a_second is None else bytes_a_second // 10
        for at in range(0, len(photo), piece):
            connection.sendall(photo[at:at + piece])
            if bytes_a_second is not None:
                time.sleep(0.1)
        return int(connection.recv(4096).split(b" ", 2)[1])


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--program", required=True)
    words.add_argument("--photo", required=True)
    options = words.parse_args()
    with open(options.photo, "rb") as file:
        photo = file.read()
    chance = random.Random(7)
    folder = tempfile.mkdtemp(prefix="beian_uploads_")
    os.makedirs(os.path.join(folder, "data"), mode=0o700)
    desk = Desk(os.path.abspath(options.program), folder, Sqlite(folder))
    try:
        desk.start()
        people = [desk.caller(n) for n in range(ACCOUNTS)]
        work = []
        for n in range(FAST + SLOW):
            who = people[n % ACCOUNTS]
            begun = who.patiently("POST", "/filings", {"kind": "first", "province": "beijing", "subject_kind": "person"})
            work.append((Caller(desk, f"203.0.113.{n}", who.token), begun.json()["filing"], of_its_own(photo, chance),
                         None if n < FAST else SLOWLY))
        answers, most = [], [0.0]
        threads = [threading.Thread(target=lambda job=job: answers.append(put(desk, *job))) for job in work]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            most[0] = max(most[0], held(desk.process.pid))
            time.sleep(0.1)
        if answers != [201] * len(work):
            sys.exit(f"of {len(work)} photos {answers.count(201)} were taken: {sorted(set(answers))}")
        print(most[0])
    finally:
        if desk.is_up():
            desk.kill()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
