"""kill_test.py DEMARCHE KILLS: `demarche follow` killed at random moments and started again, with its state or without, until it comes to its end.

Then nothing that it had named is missing, nothing is there twice, no document is a version of another, and a further round finds nothing new.
"""
import os
import random
import subprocess
import sys
import time
import unittest

import news
import run
from run import FollowCase, Running
from server import conditional, packed, reply

FULL, BRIEF, MAPPED = range(0, 50), range(50, 80), range(80, 100)


class Kills(FollowCase):
    kills = 0

    def serve(self):
        self.server.answers = {
            "/full": conditional(news.rss([news.full(number, self.base) for number in FULL])),
            "/brief": conditional(news.rss([news.brief(number, self.base) for number in BRIEF])),
            "/map": packed(news.sitemap(MAPPED, self.base)),
        }
        for number in [*BRIEF, *MAPPED]:
            self.server.answers[f"/page/{number}"] = reply(news.page(number), "text/html")
        self.list_feeds("/full", "/brief", "/map")

    def named(self):
        return {line.split(" ")[1].rstrip(":").replace(self.base, "") for line in self.read("out").splitlines() if not line.startswith("feeds: ")}

    def start_and_kill(self, after):
        """Whether the run came to its end before."""
        with open(self.path("out"), "wb") as out, open(self.path("err"), "wb") as errors:
            process = subprocess.Popen(self.command("--once", "--compact-every", "3"), cwd=self.folder, stdout=out, stderr=errors)
            try:
                process.wait(after)
            except subprocess.TimeoutExpired:
                process.kill()
            status = process.wait()
        self.assertIn(status, (0, -9), self.read("err"))
        return status == 0

    def check(self, promised, whole):
        if not os.path.exists(self.path("s/manifest")):
            self.assertEqual(promised, set())
            return
        there = self.ids()
        self.assertEqual(len(there), len(set(there)), "stored twice")
        self.assertEqual(promised - set(there), set(), "lost")
        self.assertEqual(self.sql("SELECT count(*) FROM all_documents WHERE version <> 1"), [("0",)])
        if whole:
            self.assertEqual(set(there), {f"/full/{number}" for number in FULL} | {f"/page/{number}" for number in [*BRIEF, *MAPPED]})

    def test_nothing_is_lost_and_nothing_twice(self):
        self.serve()
        chance = random.Random(7)
        begun = time.monotonic()
        self.assertTrue(self.start_and_kill(run.PATIENCE))
        took = time.monotonic() - begun
        killed, promised = 0, self.named()
        self.check(promised, True)
        while killed < self.kills:
            over = self.start_and_kill(chance.random() * took * 1.1)
            promised |= self.named()
            self.check(promised, over)
            killed += not over
            if over:
                self.assertIn("documents: 0 added, 0 corrected", self.finish())
            if over or chance.random() < 0.05:
                subprocess.run(["rm", "-rf", "s", "s.follow"], cwd=self.folder, check=True)
                promised = set()
            elif chance.random() < 0.2:
                subprocess.run(["rm", "-f", "s.follow"], cwd=self.folder, check=True)

    def finish(self):
        self.assertTrue(self.start_and_kill(run.PATIENCE))
        return self.read("out")

    def test_a_run_that_goes_on_is_killed(self):
        """Items come while it runs, and it is killed while it takes them."""
        feed = [news.full(0, self.base)]
        self.server.answers = {"/full": conditional(lambda: news.rss(list(feed)))}
        self.list_feeds("/full")
        promised = set()
        for number in range(1, 6):
            running = Running(self.command(), self.folder)
            feed.append(news.full(number, self.base))
            running.until(lambda: any(line.startswith("added ") for line in running.lines))
            running.end(9)
            promised |= {line.split(" ")[1].rstrip(":").replace(self.base, "") for line in running.lines if line.startswith("added ")}
            self.check(promised, False)


if __name__ == "__main__":
    run.PROGRAM = sys.argv.pop(1)
    Kills.kills = int(sys.argv.pop(1))
    unittest.main()
