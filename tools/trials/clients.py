"""Who works at the desk while it is killed? Applicants who note down every answer they get, and who ask again, under the same
Idempotency-Key, for what they never heard the answer of."""
import hashlib
import os
import threading
import time
import uuid

from desk import Gone


def form(number):
    """All that the end of a service asks for; no two filings may end the same."""
    return {"province": "beijing", "subject_kind": "person", "answers": [], "form": {
        "filing": {"number": f"京ICP备{number}号", "reason": "不再提供这项服务", "consent": True},
        "services": [{"kind": "website", "number": f"京ICP备{number}号-1"}]}}


class Filing:
    """What its applicant knows of it: every move that was acknowledged, in order, and the pictures."""

    def __init__(self, name):
        self.name, self.moves, self.version, self.pictures = name, ["begin"], "1", {}


class Wish:
    """One thing that is wanted, asked for until its answer is heard."""

    def __init__(self, move, method, path, body=None, filing=None, place=None, picture=None, **headers):
        self.move, self.method, self.path, self.body = move, method, path, body
        self.filing, self.place, self.picture = filing, place, picture
        self.headers = dict(headers, Idempotency_Key=str(uuid.uuid4()))
        self.asked = 0


class Applicant:
    def __init__(self, caller, pictures, chance):
        self.caller, self.pictures, self.chance = caller, pictures, chance
        self.filings, self.unheard, self.faults = [], [], []
        self.acknowledged = self.heard_late = self.errors = 0
        self.touched = []

    def wants(self, wish):
        """True when it was done and heard; else it is kept for later, and nothing else is asked of that filing."""
        wish.asked += 1
        try:
            answer = self.caller.ask(wish.method, wish.path, wish.body, **wish.headers)
        except Gone:
            self.unheard.append(wish)
            raise
        if answer.status in (200, 201):
            self.note(wish, answer)
            return True
        busy = answer.status in (429, 503) or (answer.status == 409 and b"problem:busy" in answer.body)
        if answer.status >= 500:
            self.errors += 1
        if busy or answer.status >= 500:
            self.unheard.append(wish)
        else:
            self.faults.append(f"{wish.move} {wish.path}: {answer.status} {answer.body[:300]!r} when asked {wish.asked} times")
        return False

    def note(self, wish, answer):
        self.acknowledged += 1
        self.heard_late += wish.asked > 1
        if wish.move == "begin":
            wish.filing = Filing(answer.json()["filing"])
            self.filings.append(wish.filing)
        else:
            wish.filing.moves.append(wish.move)
            if wish.picture is not None:
                wish.filing.pictures[wish.place] = hashlib.sha256(wish.picture).hexdigest()
        if "etag" in answer.headers:
            wish.filing.version = answer.headers["etag"]
        self.touched.append(wish.filing)

    def picture(self):
        """A real photo, each time other bytes: a comment after its first marker."""
        photo = self.chance.choice(self.pictures)
        comment = b"\xff\xfe\x00\x12" + self.chance.randbytes(16)
        return photo[:2] + comment + photo[2:]

    def begin(self, kind):
        wish = Wish("begin", "POST", "/filings", {"kind": kind, "province": "beijing", "subject_kind": "person"})
        return wish.filing if self.wants(wish) else None

    def move(self, filing, move, path, method="POST", body=None):
        return self.wants(Wish(move, method, f"/filings/{filing.name}{path}", body if body is not None else {}, filing,
                               If_Match=filing.version))

    def end_a_service(self):
        """Begun, filled in, submitted, and taken back or withdrawn."""
        filing = self.begin("cancel_service")
        if not filing or not self.move(filing, "edit", "/form", "PUT", form(self.chance.randrange(10**7, 10**8))):
            return
        if not self.move(filing, "submit", "/submission"):
            return
        what = self.chance.choice(["take_back", "withdraw", None])
        if what:
            self.move(filing, what, "/actions", body={"action": what})

    def hand_in_pages(self):
        """Both sides of a card, one of them twice."""
        filing = self.begin("first")
        for side in ("front", "back", "front"):
            picture = self.picture()
            place = f"/pages/head.id_card/{side}"
            if not filing or not self.wants(Wish("add_page", "PUT", f"/filings/{filing.name}{place}", picture, filing, place,
                                                 picture, Content_Type="image/jpeg")):
                return
            time.sleep(self.chance.uniform(0.1, 0.6))

    def work(self, over):
        """Until `over`, or until the desk is gone."""
        try:
            while not over.is_set():
                # An old wish first, from time to time; whoever waits for many begins nothing new.
                if self.unheard and self.chance.random() < (0.3 if len(self.unheard) < 4 else 1):
                    if not self.wants(self.unheard.pop(0)):
                        time.sleep(0.1)
                elif self.chance.random() < 0.6:
                    self.end_a_service()
                else:
                    self.hand_in_pages()
        except Gone:
            pass

    def hear_the_rest(self, patience):
        """Everything that is still unheard, until it is heard; `patience` seconds at most."""
        end = time.monotonic() + patience
        while self.unheard and time.monotonic() < end:
            for wish in self.unheard[:]:
                self.unheard.remove(wish)
                try:
                    self.wants(wish)
                except Gone:
                    pass
            if self.unheard:
                time.sleep(0.5)


class Crowd:
    """All applicants, each in a thread of its own."""

    def __init__(self, desk, pictures, chance, many=6):
        self.people = [Applicant(desk.caller(n), pictures, type(chance)(chance.random())) for n in range(many)]

    def begin(self):
        self.over = threading.Event()
        self.threads = [threading.Thread(target=person.work, args=(self.over,)) for person in self.people]
        for thread in self.threads:
            thread.start()

    def end(self):
        self.over.set()
        for thread in self.threads:
            thread.join()

    def hear_the_rest(self, patience):
        threads = [threading.Thread(target=person.hear_the_rest, args=(patience,)) for person in self.people]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def total(self, what):
        return sum(getattr(person, what) for person in self.people)


def pictures_in(folder):
    found = []
    for where, _, names in os.walk(folder):
        found += [open(os.path.join(where, name), "rb").read() for name in sorted(names) if name.endswith(".jpg")]
    if not found:
        raise RuntimeError(f"no photos in {folder}")
    return found
