"""The built program, as the tests of `demarche follow` drive it: each test in an empty folder of its own, with a server."""
import csv
import io
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import unittest

from server import Server

PROGRAM = ""
# For what has to happen and does: long enough for any machine, and never waited out.
PATIENCE = 300


class FollowCase(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.server = Server()
        self.server.__enter__()
        self.addCleanup(self.server.__exit__)
        self.base = self.server.address("")

    def path(self, name):
        return os.path.join(self.folder, name)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def list_feeds(self, *paths):
        self.write("feeds.txt", "".join(f"{self.base}{path}\n" for path in paths))

    def command(self, *more, quick=True):
        flags = ["--allow-private", "--host-interval", "0", "--interval", "1"] if quick else []
        return [PROGRAM, "follow", "feeds.txt", "--store", "s", *flags, *more]

    def start(self, *more):
        return Running(self.command(*more), self.folder)

    def once(self, *more, status=0, quick=True):
        ended = subprocess.run(self.command("--once", *more, quick=quick), cwd=self.folder, capture_output=True, text=True, check=False)
        self.assertEqual(ended.returncode, status, ended.stdout + ended.stderr)
        return Ended(ended.stdout, ended.stderr)

    def sql(self, select):
        ended = subprocess.run([PROGRAM, "sql", "s", "--format", "csv", select], cwd=self.folder, capture_output=True, text=True, check=True)
        return [tuple(row) for row in csv.reader(io.StringIO(ended.stdout))][1:]

    def ids(self):
        """Of all versions of all documents, without the address of the server."""
        return sorted(row[0].replace(self.base, "") for row in self.sql("SELECT id FROM all_documents"))

    def metric(self, name, file="metrics"):
        for line in self.read(file).splitlines():
            if line.startswith(f"demarche_follow_{name} "):
                return float(line.split(" ")[1])
        self.fail(f"no metric {name}")

    def refusals(self, errors):
        """Address -> message of the lines on stderr."""
        found = {}
        for line in errors.splitlines():
            self.assertTrue(line.startswith("demarche: "), line)
            address, _, message = line[len("demarche: "):].partition(": ")
            found[address.replace(self.base, "")] = message
        return found


class Ended:
    def __init__(self, out, errors):
        self.out, self.errors = out, errors

    def named(self):
        """What the run said that it had stored: (word, id)."""
        lines = (line.split(" ") for line in self.out.splitlines() if not line.startswith("feeds: "))
        return [(words[0], words[1].rstrip(":")) for words in lines]


class Running:
    """A run that goes on until it is told to end."""

    def __init__(self, command, folder):
        self.process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1)
        self.lines, self.errors = [], []
        self.threads = [threading.Thread(target=self.collect, args=pair, daemon=True) for pair in ((self.process.stdout, self.lines), (self.process.stderr, self.errors))]
        for thread in self.threads:
            thread.start()

    @staticmethod
    def collect(stream, into):
        for line in stream:
            into.append(line)

    def until(self, holds):
        """Waits until it holds; a run that ends before it does is a failure."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"did not come about; status {self.process.poll()}\n" + "".join(self.lines + self.errors))
            time.sleep(0.01)

    def has_open(self, path):
        folder = f"/proc/{self.process.pid}/fd"
        try:
            return any(os.path.realpath(os.path.join(folder, name)) == path for name in os.listdir(folder))
        except FileNotFoundError:
            return False

    def end(self, number=signal.SIGTERM):
        """The exit status."""
        self.process.send_signal(number)
        self.process.wait(PATIENCE)
        for thread in self.threads:
            thread.join()
        self.process.stdout.close()
        self.process.stderr.close()
        return self.process.returncode
