"""follow_test.py DEMARCHE: what `demarche follow` does with feeds, with servers that misbehave, and when it is told to end."""
import fcntl
import os
import signal
import sys
import time
import unittest

import news
import run
from run import FollowCase
from server import breaks_off, conditional, drips, packed, redirect, reply


class Feeds(FollowCase):
    def test_each_form_is_read(self):
        self.server.answers = {
            "/rss": reply(news.rss([news.full(1, self.base), news.brief(2, self.base)])),
            "/rdf": reply(news.rdf(3, self.base)),
            "/atom": packed(news.atom(4, self.base)),
            "/json": reply(news.json_feed(5, self.base), "application/feed+json"),
            "/map": packed(news.sitemap([6], self.base)),
            "/page/2": reply(news.page(2), "text/html"),
            "/page/6": packed(news.page(6)),
        }
        self.server.answers["/page/6"] = reply(news.page(6), "text/html; charset=utf-8")
        self.list_feeds("/rss", "/rdf", "/atom", "/json", "/map")
        ended = self.once("--contact", "mailto:desk@a.example", "--metrics", "metrics")
        self.assertEqual(ended.errors, "")
        self.assertEqual(self.ids(), ["/atom/4", "/full/1", "/json/5", "/page/2", "/page/6", "/rdf/3"])
        self.assertEqual(sorted(self.sql("SELECT DISTINCT date FROM documents")), [("2024-03-06",)])
        self.assertEqual(self.sql("SELECT count(*) FROM events"), [("6",)])
        self.assertEqual(self.sql(f"SELECT publication FROM documents WHERE id = '{self.base}/page/2'"), [("The Invented Times",)])
        agents = {headers["User-Agent"] for _, headers in self.server.asked}
        self.assertEqual(len(agents), 1)
        self.assertRegex(agents.pop(), r"^demarche/[0-9.]+ \(\+mailto:desk@a\.example\)$")
        self.assertTrue(ended.out.endswith("feeds: 5 read, 0 not modified, 0 failed, 0 waiting; documents: 6 added, 0 corrected, 0 unchanged, 0 refused\n"), ended.out)

    def test_metrics_count(self):
        items = [news.full(1, self.base), news.brief(2, self.base), news.brief(3, self.base)]
        self.server.answers = {"/rss": conditional(news.rss(items)), "/page/2": reply(news.page(2), "text/html")}
        self.list_feeds("/rss", "/gone")
        self.once("--metrics", "metrics", status=1)
        self.assertTrue(self.read("metrics").endswith("\n# EOF\n"))
        self.assertEqual(self.metric("requests_total"), 5)  # robots.txt, two feeds, two pages
        self.assertEqual(self.metric("items_total"), 3)
        self.assertEqual(self.metric("documents_coded_total"), 2)
        self.assertEqual(self.metric('documents_total{outcome="added"}'), 2)
        self.assertEqual(self.metric("events_total"), 2)
        self.assertEqual(self.metric('refused_total{reason="status"}'), 2)
        self.assertEqual(self.metric("feeds"), 2)
        self.assertEqual(self.metric("feeds_failing"), 1)
        self.once("--metrics", "metrics", status=1)
        self.assertEqual(self.metric("not_modified_total"), 1)
        self.assertEqual(self.metric("documents_coded_total"), 0)

    def test_a_country_and_a_name_in_the_list(self):
        self.server.answers = {"/rss": reply(news.rss([news.full(1, self.base)]))}
        self.write("feeds.txt", f"# a comment\n\n{self.base}/rss GBR The Harbour  Post\n")
        self.once()
        self.assertEqual(self.sql("SELECT publication, publication_country FROM documents"), [("The Harbour  Post", "GBR")])

    def test_what_is_settled_is_asked_for_only_once(self):
        self.server.answers = {"/rss": conditional(news.rss([news.full(1, self.base), news.brief(2, self.base)])), "/page/2": reply(news.page(2), "text/html")}
        self.list_feeds("/rss")
        self.once()
        self.assertIn("1 not modified", self.once().out)
        self.assertEqual(self.server.paths(), ["/robots.txt", "/rss", "/page/2", "/robots.txt", "/rss"])

    def test_a_lost_or_damaged_state_codes_nothing_twice(self):
        self.server.answers = {"/rss": conditional(news.rss([news.full(1, self.base), news.brief(2, self.base)])), "/page/2": reply(news.page(2), "text/html")}
        self.list_feeds("/rss")
        self.once()
        for state in (None, self.read("s.follow").replace("item", "itme"), self.read("s.follow")[:-20]):
            os.remove(self.path("s.follow"))
            if state is not None:
                self.write("s.follow", state)
            ended = self.once("--metrics", "metrics")
            self.assertEqual("is damaged" in ended.errors, state is not None, ended.errors)
            self.assertEqual({word for word, _ in ended.named()}, {"unchanged"})
            self.assertEqual(self.metric("documents_coded_total"), 0)
            self.assertEqual(self.ids(), ["/full/1", "/page/2"])

    def test_the_state_of_others_is_left_alone(self):
        self.server.answers = {"/rss": reply(news.rss([news.full(1, self.base)]))}
        self.list_feeds("/rss")
        for state, message in (("my notes\n", "is no state of demarche follow"), ("demarche follow\nformat 2\n", "is of format 2, this program reads format 1")):
            self.write("s.follow", state)
            self.assertIn(message, self.once(status=3).errors)
            self.assertEqual(self.read("s.follow"), state)
        self.assertEqual(self.server.paths(), [])

    def test_one_run_for_one_state(self):
        self.server.answers = {"/rss": reply(news.rss([news.full(1, self.base)]))}
        self.list_feeds("/rss")
        running = self.start()
        running.until(lambda: running.lines)
        self.assertIn("another run follows with this state", self.once(status=3).errors)
        self.assertEqual(running.end(), 0)

    def test_what_changes_is_corrected(self):
        feed = [news.full(1, self.base), news.brief(2, self.base)]
        self.server.answers = {"/rss": conditional(lambda: news.rss(feed)), "/page/2": reply(news.page(2), "text/html")}
        self.list_feeds("/rss")
        self.once()
        feed[0] = news.full(1, self.base, content=f"<p>{news.article(11)}</p>")
        feed[1] = news.brief(2, self.base, title="Harbour 2, corrected")
        self.server.answers["/page/2"] = reply(news.page(2, text=news.article(12)), "text/html")
        ended = self.once()
        self.assertEqual(sorted(ended.named()), [("corrected", f"{self.base}/full/1"), ("corrected", f"{self.base}/page/2")])
        self.assertEqual(self.sql("SELECT id, version FROM documents ORDER BY id"), [(f"{self.base}/full/1", "2"), (f"{self.base}/page/2", "2")])

    def test_an_article_of_two_feeds_is_read_once(self):
        self.server.answers = {
            "/one": reply(news.rss([news.brief(1, self.base), news.full(2, self.base)], title="One")),
            "/two": reply(news.rss([news.brief(1, self.base, guid="other"), news.full(2, self.base)], title="Two")),
            "/page/1": reply(news.page(1), "text/html"),
        }
        self.list_feeds("/one", "/two")
        self.once()
        self.once()
        self.assertEqual(self.ids(), ["/full/2", "/page/1"])
        self.assertEqual(self.server.paths().count("/page/1"), 1)

    def test_items_without_address_are_told_apart_by_their_feed(self):
        def item(number):
            whole = news.full(number, self.base, guid="7")
            del whole["link"]
            return whole
        nameless = item(3)
        del nameless["guid"]
        self.server.answers = {"/one": reply(news.rss([item(1), nameless])), "/two": reply(news.rss([item(2)]))}
        self.list_feeds("/one", "/two")
        self.once()
        self.once()
        ids = self.ids()
        self.assertEqual(len(ids), 3)
        self.assertIn("/one#7", ids)
        self.assertIn("/two#7", ids)

    def test_a_canonical_address_of_a_front_page_is_none(self):
        head = f"<link rel='canonical' href='{self.base}/'>"
        self.server.answers = {"/rss": reply(news.rss([news.brief(1, self.base), news.brief(2, self.base)]))}
        for number in (1, 2):
            self.server.answers[f"/page/{number}"] = reply(news.page(number, head=head), "text/html")
        self.list_feeds("/rss")
        self.once()
        self.assertEqual(self.sql("SELECT max(version), count(*) FROM documents"), [("1", "2")])

    def test_many_items_take_more_than_one_round(self):
        items = [news.full(number, self.base) for number in range(5)]
        self.server.answers = {"/rss": conditional(news.rss(items))}
        self.list_feeds("/rss")
        for count in (2, 4, 5):
            self.once("--max-items", "2")
            self.assertEqual(len(self.ids()), count)
        self.assertIn("1 not modified", self.once("--max-items", "2").out)

    def test_summaries_without_pages(self):
        self.server.answers = {"/rss": reply(news.rss([news.brief(1, self.base, description=news.article(1))]))}
        self.list_feeds("/rss")
        self.once("--no-pages")
        self.assertEqual(self.ids(), ["/page/1"])
        self.assertNotIn("/page/1", self.server.paths())

    def test_the_store_is_compacted(self):
        feed = [news.full(0, self.base)]
        self.server.answers = {"/rss": reply(news.rss([news.full(0, self.base)])), "/more": conditional(lambda: news.rss(feed))}
        self.list_feeds("/more")
        running = self.start("--compact-every", "2", "--metrics", "metrics")
        for number in range(1, 5):
            feed.append(news.full(number, self.base))
            running.until(lambda: any(f"/full/{number}:" in line for line in running.lines))
        self.assertEqual(running.end(), 0)
        self.assertGreaterEqual(self.metric("compactions_total"), 1)
        self.assertEqual(len(self.ids()), 5)


class Servers(FollowCase):
    def test_what_servers_do_is_borne_or_named(self):
        latin = "<?xml version='1.0' encoding='ISO-8859-1'?>" + news.rss([news.full(9, self.base, title="Café")]).split("?>", 1)[1]
        bomb = news.rss([]) + " " * (64 << 20)
        self.server.answers = {
            "/good": reply(news.rss([news.full(1, self.base)])),
            "/moved": redirect("/hop"),
            "/hop": redirect("/moved-feed", 301),
            "/moved-feed": reply(news.rss([news.full(2, self.base, link="/relative/2")])),
            "/circle": redirect("/round"),
            "/round": redirect("/circle"),
            "/file": redirect("file:///etc/hostname"),
            "/500": reply("", status=500),
            "/huge": reply(b" " * (3 << 20)),
            "/cut": packed(news.rss([news.full(3, self.base)]), cut=150),
            "/bomb": packed(bomb),
            "/brotli": packed(news.rss([]), coding="br"),
            "/noise": reply(bytes(range(256)) * 8),
            "/html": reply(news.page(4), "text/html"),
            "/empty": reply(""),
            "/short": breaks_off,
            "/latin": reply(latin.encode("latin-1"), "application/xml"),
            "/belied": reply(news.rss([news.full(5, self.base, title="Café")]), "text/xml; charset=iso-8859-1"),
            "/unsaid": reply(news.rss([news.full(6, self.base, title="Caf\N{RIGHT SINGLE QUOTATION MARK}")]).replace("encoding='UTF-8'", "").encode("cp1252"), "text/xml"),
        }
        self.list_feeds(*[path for path in self.server.answers if path not in ("/hop", "/round", "/moved-feed")], "/none")
        refused = self.refusals(self.once("--max-body", "1", "--max-document", "30", status=1).errors)
        wanted = {
            "/circle": "redirects in a circle", "/file": "redirects to what is no address", "/500": "the server answers with status 500", "/huge": "is larger than 1048576 bytes",
            "/cut": "ends in the middle of what gzip has packed", "/bomb": "more than", "/brotli": "is packed by 'br'", "/html": "is no feed", "/empty": "is empty",
            "/short": "the answer broke off", "/noise": "is no feed", "/none": "the server answers with status 404",
        }
        self.assertEqual(sorted(refused), sorted(wanted))
        for path, message in wanted.items():
            self.assertIn(message, refused[path], path)
        self.assertEqual(self.ids(), ["/full/1", "/full/5", "/full/6", "/full/9", "/relative/2"])
        titles = dict(self.sql("SELECT id, title FROM documents"))
        self.assertEqual([titles[f"{self.base}/full/{number}"] for number in (9, 5, 6)], ["Café", "Café", "Caf\N{RIGHT SINGLE QUOTATION MARK}"])

    def test_a_slow_server_is_left(self):
        self.server.answers = {"/drips": drips}
        self.list_feeds("/drips")
        refused = self.refusals(self.once("--timeout", "1", status=1).errors)
        self.assertEqual(list(refused), ["/drips"])

    def test_pages_that_are_none(self):
        french = "Le ministre a dit que les deux pays avaient parlé du port pendant une semaine et que la décision serait prise avant la fin du mois. " * 12
        self.server.answers = {
            "/robots.txt": reply("User-agent: *\nDisallow: /page/5\n", "text/plain"),
            "/rss": conditional(news.rss([news.brief(number, self.base) for number in range(1, 8)])),
            "/page/1": reply(news.page(1), "text/html"),
            "/page/2": reply(b"%PDF-1.4", "application/pdf"),
            "/page/3": reply(news.page(3, text=french), "text/html"),
            "/page/4": reply("<html><body><nav><a href='/'>Home</a></nav></body></html>", "text/html"),
            "/page/5": reply(news.page(5), "text/html"),
            "/page/6": redirect("/"),
            "/": reply(news.page(0), "text/html"),
        }
        self.list_feeds("/rss")
        refused = self.refusals(self.once(status=1).errors)
        wanted = {"/page/2": "is 'application/pdf' and no page", "/page/3": "is not in English", "/page/4": "has no text of an article", "/page/5": "robots.txt of the site does not allow",
                  "/page/6": "leads to the front page", "/page/7": "the server answers with status 404"}
        self.assertEqual(sorted(refused), sorted(wanted))
        for path, message in wanted.items():
            self.assertIn(message, refused[path], path)
        self.assertNotIn("/page/5", self.server.paths())
        # Each is named once: what is refused for good is settled.
        self.assertIn("1 not modified", self.once().out)

    def test_a_sitemap_of_another_language_costs_no_question(self):
        self.server.answers = {"/map": reply(news.sitemap([1], self.base, "fr")), "/page/1": reply(news.page(1), "text/html")}
        self.list_feeds("/map")
        self.assertIn("is not in English, but in 'fr' as its feed says", self.once(status=1).errors)
        self.assertNotIn("/page/1", self.server.paths())

    def test_a_page_that_fails_is_tried_again(self):
        answers = {"/rss": conditional(news.rss([news.brief(1, self.base)])), "/page/1": reply("", status=503)}
        self.server.answers = answers
        self.list_feeds("/rss")
        running = self.start()
        running.until(lambda: self.server.paths().count("/page/1") >= 2)
        answers["/page/1"] = reply(news.page(1), "text/html")
        running.until(lambda: any(line.startswith("added ") for line in running.lines))
        running.until(lambda: "1 not modified" in running.lines[-1])
        self.assertEqual(running.end(), 0)
        self.assertIn("the server answers with status 503", "".join(running.errors))

    def test_who_asks_for_rest_gets_it(self):
        self.server.answers = {"/rss": reply("", status=429, Retry_After="3600"), "/other": reply(news.rss([news.full(1, self.base)]))}
        self.list_feeds("/rss")
        self.assertIn("the server answers with status 429", self.once(status=1).errors)
        asked = len(self.server.paths())
        self.list_feeds("/rss", "/other")
        refused = self.refusals(self.once(status=1).errors)
        self.assertIn("failed 1 time in a row: is not asked before", refused["/rss"])
        self.assertIn("its host wants to be left alone: is not asked before", refused["/other"])
        self.assertEqual(len(self.server.paths()), asked)

    def test_a_feed_that_fails_is_asked_less_often(self):
        self.server.answers = {"/rss": reply("", status=500)}
        self.list_feeds("/rss")
        running = self.start()
        running.until(lambda: sum("1 waiting" in line for line in running.lines) >= 2)
        self.assertEqual(running.end(), 0)
        rounds = sum(line.startswith("feeds: ") for line in running.lines)
        self.assertLess(self.server.paths().count("/rss"), rounds)

    def test_a_site_that_wants_to_be_read_slowly(self):
        """More pages than an interval has room for: they come in later rounds."""
        self.server.answers = {"/robots.txt": reply("User-agent: *\nCrawl-delay: 1\n", "text/plain"), "/rss": conditional(news.rss([news.brief(number, self.base) for number in range(1, 5)]))}
        for number in range(1, 5):
            self.server.answers[f"/page/{number}"] = reply(news.page(number), "text/html")
        self.list_feeds("/rss")
        running = self.start()
        running.until(lambda: sum(line.startswith("added ") for line in running.lines) == 4)
        running.until(lambda: "1 not modified" in running.lines[-1])
        self.assertEqual(running.end(), 0)
        self.assertEqual([self.server.paths().count(f"/page/{number}") for number in range(1, 5)], [1] * 4)

    def test_what_one_feed_cannot_give_another_may(self):
        """The site of the first feed is gone before its page could be read; the second has its text."""
        answers = {"/one": reply(news.rss([news.brief(1, self.base)])), "/two": reply(news.rss([])), "/page/1": reply("", status=500)}
        self.server.answers = answers
        self.list_feeds("/one", "/two")
        self.once(status=1)
        answers["/one"] = reply("", status=404)
        answers["/two"] = reply(news.rss([news.full(1, self.base, link=f"{self.base}/page/1")]))
        self.assertEqual(self.once(status=1).named(), [("added", f"{self.base}/page/1")])

    def test_private_networks_are_refused(self):
        self.list_feeds("/rss")
        self.assertIn("which is no address of the open network", self.once(status=1, quick=False).errors)
        self.assertEqual(self.server.paths(), [])

    def test_without_rules_nothing_is_asked(self):
        self.server.answers = {"/robots.txt": reply("", status=503), "/rss": reply(news.rss([]))}
        self.list_feeds("/rss")
        self.assertIn("robots.txt of the site cannot be read", self.once(status=1).errors)
        self.assertEqual(self.server.paths(), ["/robots.txt"])


class Ends(FollowCase):
    def test_it_ends_when_it_is_told(self):
        self.server.answers = {"/rss": conditional(news.rss([news.full(1, self.base)]))}
        self.list_feeds("/rss")
        for number in (signal.SIGTERM, signal.SIGINT):
            running = self.start()
            running.until(lambda: any(line.startswith("feeds: ") for line in running.lines))
            self.assertEqual(running.end(number), 0)
            self.assertEqual("".join(running.errors), "")
        self.assertIn("1 not modified", self.once().out)

    def test_what_was_fetched_is_stored_before_the_end(self):
        """Of two pages, the second never comes."""
        self.server.answers = {"/rss": reply(news.rss([news.full(3, self.base), news.brief(1, self.base), news.brief(2, self.base)])), "/page/1": reply(news.page(1), "text/html"), "/page/2": drips}
        self.list_feeds("/rss")
        running = self.start("--timeout", "600")
        running.until(lambda: "/page/2" in self.server.paths())
        self.assertEqual(running.end(), 0)
        self.assertEqual(self.ids(), ["/full/3", "/page/1"])
        self.assertEqual("".join(running.errors), "")
        # The state has both, and the feed is not taken for settled.
        self.server.answers["/page/2"] = reply(news.page(2), "text/html")
        ended = self.once()
        self.assertEqual(ended.named(), [("added", f"{self.base}/page/2")])
        self.assertEqual(self.server.paths().count("/page/1"), 1)

    def test_a_second_signal_ends_it_at_once(self):
        """Somebody else holds the store, so that the run cannot come to its end."""
        self.server.answers = {"/rss": reply(news.rss([news.full(1, self.base)]))}
        self.list_feeds("/rss")
        self.once()
        with open(self.path("s/lock"), "rb+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.server.answers["/rss"] = reply(news.rss([news.full(2, self.base)]))
            running = self.start()
            running.until(lambda: running.has_open(self.path("s.follow.lock")))  # by then it has its way with signals
            while running.process.poll() is None:
                time.sleep(0.2)
                running.process.send_signal(signal.SIGTERM)
            self.assertEqual(running.end(), -signal.SIGTERM)
        self.assertEqual(self.ids(), ["/full/1"])

    def test_a_list_that_changes_is_read_again(self):
        self.server.answers = {"/one": conditional(news.rss([news.full(1, self.base)])), "/two": conditional(news.rss([news.full(2, self.base)]))}
        self.list_feeds("/one")
        running = self.start()
        running.until(lambda: any("/full/1" in line for line in running.lines))
        self.write("feeds.txt", "no address\n")
        running.until(lambda: any("feeds.txt:1:1: is no address of http or https" in line for line in running.errors))
        self.list_feeds("/one", "/two")
        running.until(lambda: any("/full/2" in line for line in running.lines))
        self.assertEqual(running.end(), 0)


class Commands(FollowCase):
    def test_wrong_commands(self):
        self.list_feeds("/rss")
        for flags, message in ((["--interval", "59"], "--interval is 60 to 86400"), (["--host-interval", "499"], "--host-interval is 500 to 3600000"), (["--max-redirects", "21"], "--max-redirects is 0 to 20"),
                               (["--contact", "a b"], "--contact is an address"), (["--max-ratio", "0"], "--max-ratio is 1 to 1000000")):
            self.assertIn(message, self.once(*flags, status=2, quick=False).errors)
        for text, message in (("", "names no feed"), ("ftp://a.example/\n", "feeds.txt:1:1: is no address of http or https"), ("# x\n http://a.example/f gbr\n", "feeds.txt:2:21: 'gbr' is no country"),
                              ("http://a.example/f\nhttp://A.example:80/f\n", "feeds.txt:2:1: the address of line 1 again"), ("http://me@a.example/\n", "has the name of a user")):
            self.write("feeds.txt", text)
            self.assertIn(message, self.once(status=2).errors)
        self.list_feeds("/rss")
        self.write("actors.txt", "no block\n")
        self.assertIn("actors.txt:1", self.once("--actors", "actors.txt", status=2).errors)
        self.assertIn("none.txt", self.once("--actors", "none.txt", status=2).errors)
        os.remove(self.path("feeds.txt"))
        self.assertIn("cannot open", self.once(status=2).errors)
        self.assertFalse(os.path.exists(self.path("s")))

    def test_what_cannot_be_written_ends_the_run(self):
        self.list_feeds("/rss")
        self.assertIn("cannot create", self.once("--metrics", "none/metrics", status=3).errors)
        self.assertIn("cannot create", self.once("--state", "none/state", status=3).errors)
        self.assertEqual(self.server.paths(), [])


if __name__ == "__main__":
    run.PROGRAM = sys.argv.pop(1)
    unittest.main()
