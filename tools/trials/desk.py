"""How is the program itself run, asked and killed? One desk, many lives."""
import http.client
import json
import os
import signal
import subprocess
import threading
import time

PASSWORD = "correct horse battery"


class Gone(Exception):
    """No answer came: whether it was done is not known."""


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        return json.loads(self.body)


class Caller:
    """Someone with a token and an address of their own, so that nobody's limit of requests is another's."""

    def __init__(self, desk, address, token=None):
        self.desk, self.address, self.token = desk, address, token

    def ask(self, method, path, body=None, **headers):
        """One request over a connection of its own; headers as Content_Type="…"."""
        lines = {name.replace("_", "-"): value for name, value in headers.items()}
        lines["X-Forwarded-For"] = self.address
        if self.token:
            lines["Authorization"] = "Bearer " + self.token
        if isinstance(body, dict):
            body = json.dumps(body).encode()
            lines["Content-Type"] = "application/json"
        connection = http.client.HTTPConnection("127.0.0.1", self.desk.port, timeout=60)
        try:
            connection.request(method, "/api/v1" + path, body, lines)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        except (OSError, http.client.HTTPException) as gone:
            raise Gone(str(gone)) from gone
        finally:
            connection.close()

    def patiently(self, method, path, body=None, **headers):
        """Asks again while it is told that it asks too often, or that a request like it is being done."""
        while True:
            answer = self.ask(method, path, body, **headers)
            if answer.status not in (429, 503) and not (answer.status == 409 and b"problem:busy" in answer.body):
                return answer
            time.sleep(0.2)


class Desk:
    """`beian serve` on a folder of its own."""

    def __init__(self, program, folder, database, clock=None):
        self.program, self.folder, self.database, self.clock = program, folder, database, clock
        self.process, self.port, self.lives = None, 0, 0
        self.data = os.path.join(folder, "data")

    def place(self):
        return ["--data", self.data, "--database", self.database.url]

    def environment(self):
        return dict(os.environ, **(self.clock.environment() if self.clock else {}))

    def begin(self):
        """Starts it, and does not wait until it listens."""
        log = open(os.path.join(self.folder, "log"), "ab")
        self.process = subprocess.Popen(
            [self.program, "serve", "--listen", "127.0.0.1:0", "--quiet", "--open-registration", "--behind-proxy"]
            + self.place(), stdout=subprocess.PIPE, stderr=log, env=self.environment())
        log.close()
        self.lives += 1

    def start(self):
        self.begin()
        line = self.process.stdout.readline().decode()
        if "listening on" not in line:
            raise RuntimeError("the desk does not start: " + line + self.end_of_log())
        self.port = int(line.split("listening on http://127.0.0.1:")[1].split(",")[0])
        # What else it says fills no pipe.
        threading.Thread(target=self.process.stdout.read, daemon=True).start()

    def is_up(self):
        return self.process is not None and self.process.poll() is None

    def kill(self, how=signal.SIGKILL):
        self.process.send_signal(how)
        self.process.wait()

    def end_of_log(self):
        with open(os.path.join(self.folder, "log"), errors="replace") as log:
            return log.read()[-2000:]

    def caller(self, number):
        """An applicant who just registered."""
        name = f"applicant{number}@example.cn"
        caller = Caller(self, f"192.0.2.{number + 1}")
        account = {"name": name, "password": PASSWORD}
        caller.patiently("POST", "/accounts", account)
        session = caller.patiently("POST", "/session", account)
        token = caller.patiently("POST", "/me/tokens", {"label": "trial", "scopes": ["read", "write", "pages"]},
                                 Cookie=session.headers["set-cookie"].split(";")[0],
                                 X_CSRF_Token=session.json()["csrf"])
        caller.token = token.json()["token"]
        return caller

    def trail_holds(self):
        """`beian audit verify`."""
        done = subprocess.run([self.program, "audit", "verify"] + self.place(), stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, env=self.environment(), check=False)
        return done.returncode == 0, done.stdout.decode(errors="replace")
