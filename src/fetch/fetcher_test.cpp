// The fetcher against a server of our own that misbehaves.
#include "fetch/fetcher.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "fetch/test_server.h"

namespace demarche {
namespace {

using namespace std::chrono_literals;

TestServer::Answer says(std::string bytes) {
  return [bytes = std::move(bytes)](const std::string& /*head*/, const TestServer::Say& say) { say(bytes); };
}

std::string ok(const std::string& body, const std::string& fields = "") {
  return "HTTP/1.1 200 OK\r\n" + fields + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

TestServer::Answer leads_to(const std::string& location) { return says("HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n"); }

/// Sends one piece again and again until nobody takes it any more.
TestServer::Answer repeats(std::string first, std::string piece, std::chrono::milliseconds pause) {
  return [=](const std::string& /*head*/, const TestServer::Say& say) {
    say(first);
    while (say(piece)) std::this_thread::sleep_for(pause);
  };
}

FetchOptions options() {
  FetchOptions quick;
  quick.host_interval = 0ms;
  quick.allow_private = true;
  quick.limits = {.connect = 2s, .read = 500ms, .whole = 1s, .body_bytes = 1U << 20};
  quick.agent = "demarche/0.0 (test)";
  return quick;
}

/// The body and where it came from without the server's name, or what went wrong.
std::string shown(TestServer& server, const std::string& path, FetchOptions how = options(), const Held& held = {}) {
  Fetcher fetcher(std::move(how));
  const auto fetched = fetcher.fetch(server.address(path), held, {});
  if (!fetched) {
    EXPECT_EQ(fetched.error().file, server.address(path));
    return "! " + fetched.error().message;
  }
  return (fetched->unchanged ? "unchanged" : fetched->body) + " at " + fetched->address.substr(server.address("").size());
}

struct Row {
  std::string path, shown;
};

TEST(Fetcher, WhatServersDoIsBorneOrNamed) {
  std::map<std::string, TestServer::Answer> answers{
      {"/feed", says(ok("news"))},
      {"/chunks", says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nnews\r\n3\r\n of\r\n0\r\n\r\n")},
      {"/open", says("HTTP/1.1 200 OK\r\n\r\nnews")},  // its end is that of the connection
      {"/once", leads_to("/folder/twice")},
      {"/folder/twice", leads_to("../feed#top")},
      {"/circle", leads_to("/round")},
      {"/round", leads_to("/circle")},
      {"/nowhere", says("HTTP/1.1 301 Moved\r\nContent-Length: 0\r\n\r\n")},
      {"/file", leads_to("file:///etc/passwd")},
      {"/broken", says("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n")},
      {"/huge", repeats("HTTP/1.1 200 OK\r\n\r\n", std::string(1 << 16, 'x'), 0ms)},
      {"/claims", says("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nnews")},
      {"/short", says("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nnews")},
      {"/silent", [](const std::string& /*head*/, const TestServer::Say& /*say*/) { std::this_thread::sleep_for(700ms); }},
      {"/drips", repeats("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", "x", 50ms)},
      {"/head", repeats("HTTP/1.1 200 OK\r\n", "A: b\r\n", 50ms)},
      {"/flood", repeats("HTTP/1.1 200 OK\r\n", std::string("A: ") + std::string(4000, 'b') + "\r\n", 0ms)},
      {"/noise", says("\0\1\2 this is no answer\r\n\r\n")},
      {"/nothing", says("")},
      {"/claims304", says("HTTP/1.1 304 Not Modified\r\n\r\n")},
  };
  for (int i = 0; i < 9; ++i) answers["/far" + std::to_string(i)] = leads_to("/far" + std::to_string(i + 1));
  TestServer server(std::move(answers));
  const Row rows[] = {
      {"/feed", "news at /feed"},
      {"/feed#top", "news at /feed"},
      {"/chunks", "news of at /chunks"},
      {"/open", "news at /open"},
      {"/once", "news at /feed"},
      {"/circle", "! redirects in a circle"},
      {"/far0", "! redirects more than 5 times"},
      {"/nowhere", "! redirects to nowhere"},
      {"/file", "! redirects to what is no address of http or https"},
      {"/broken", "! the server answers with status 500"},
      {"/missing", "! the server answers with status 404"},
      {"/huge", "! is larger than 1048576 bytes"},
      {"/claims", "! the answer broke off"},
      {"/short", "! the answer broke off"},
      {"/silent", "! the answer broke off, or came too slowly"},
      {"/drips", "! takes more than 1000 ms"},
      {"/head", "! takes more than 1000 ms"},
      {"/noise", "! "},
      {"/nothing", "! the answer broke off"},
      {"/claims304", "! the server says that nothing has changed, and nothing is held"},
  };
  for (const Row& row : rows) {
    const std::string found = shown(server, row.path);
    EXPECT_EQ(row.shown.starts_with('!') ? found.substr(0, row.shown.size()) : found, row.shown) << row.path;
  }
  // Ended by whichever limit comes first.
  const std::string flood = shown(server, "/flood");
  EXPECT_TRUE(flood == "! sends more than 1048576 bytes" || flood == "! takes more than 1000 ms") << flood;
}

TEST(Fetcher, AsksForWhatIsNew) {
  TestServer server({{"/feed", [](const std::string& head, const TestServer::Say& say) {
                        say(head.find("If-None-Match: \"v1\"") != std::string::npos ? "HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n" : ok("news", "ETag: \"v1\"\r\nLast-Modified: Tue, 05 Mar 2024 10:00:00 GMT\r\n"));
                      }}});
  Fetcher fetcher(options());
  const auto first = fetcher.fetch(server.address("/feed"), {}, {});
  ASSERT_TRUE(first) << first.error().text();
  EXPECT_EQ(first->held.etag, "\"v1\"");
  EXPECT_EQ(first->held.last_modified, "Tue, 05 Mar 2024 10:00:00 GMT");
  const auto second = fetcher.fetch(server.address("/feed"), first->held, {});
  ASSERT_TRUE(second) << second.error().text();
  EXPECT_TRUE(second->unchanged);
  const auto heads = server.heads();
  ASSERT_EQ(heads.size(), 3U);  // robots.txt is read once
  EXPECT_TRUE(heads[0].starts_with("GET /robots.txt ")) << heads[0];
  EXPECT_NE(heads[1].find("User-Agent: demarche/0.0 (test)"), std::string::npos);
  EXPECT_NE(heads[2].find("If-Modified-Since: Tue, 05 Mar 2024 10:00:00 GMT"), std::string::npos);
}

TEST(Fetcher, RobotsTxtIsHonoured) {
  TestServer server({{"/robots.txt", says(ok("User-agent: demarche\nDisallow: /closed\n"))}, {"/feed", says(ok("news"))}, {"/closed/feed", says(ok("news"))}, {"/way", leads_to("/closed/feed")}});
  EXPECT_EQ(shown(server, "/feed"), "news at /feed");
  EXPECT_TRUE(shown(server, "/closed/feed").starts_with("! robots.txt of the site does not allow "));
  EXPECT_TRUE(shown(server, "/way").starts_with("! robots.txt of the site does not allow "));
  for (const std::string& head : server.heads()) EXPECT_EQ(head.find("GET /closed"), std::string::npos) << head;
}

TEST(Fetcher, WithoutRulesNothingIsAsked) {
  TestServer server({{"/robots.txt", says("HTTP/1.1 503 Later\r\nContent-Length: 0\r\n\r\n")}, {"/feed", says(ok("news"))}});
  EXPECT_TRUE(shown(server, "/feed").starts_with("! robots.txt of the site cannot be read"));
  EXPECT_EQ(server.heads().size(), 1U);
}

TEST(Fetcher, PrivateNetworksAreRefused) {
  TestServer server({{"/feed", says(ok("news"))}});
  FetchOptions careful = options();
  careful.allow_private = false;
  EXPECT_NE(shown(server, "/feed", careful).find("leads to 127.0.0.1, which is no address of the open network"), std::string::npos);
  EXPECT_TRUE(server.heads().empty());
}

TEST(Fetcher, AHostHasItsRest) {
  TestServer server({{"/feed", says(ok("news"))}});
  FetchOptions slow = options();
  slow.host_interval = 100ms;
  Fetcher fetcher(slow);
  const auto begun = std::chrono::steady_clock::now();
  for (int i = 0; i < 2; ++i) EXPECT_TRUE(fetcher.fetch(server.address("/feed"), {}, {}));
  EXPECT_GE(std::chrono::steady_clock::now() - begun, 200ms);  // robots.txt, and two rests behind it
}

TEST(Fetcher, RetryAfterIsHeard) {
  TestServer server({{"/feed", says("HTTP/1.1 429 Slowly\r\nRetry-After: 120\r\nContent-Length: 0\r\n\r\n")}});
  Fetcher fetcher(options());
  EXPECT_FALSE(fetcher.fetch(server.address("/feed"), {}, {}));
  EXPECT_EQ(fetcher.retry_after(), 120s);
}

auto open_files() { return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), std::filesystem::directory_iterator()); }

TEST(Fetcher, LeavesNoSocketOpen) {
  TestServer server({{"/feed", says(ok("news"))}, {"/short", says("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nnews")}, {"/huge", repeats("HTTP/1.1 200 OK\r\n\r\n", std::string(1 << 16, 'x'), 0ms)}});
  const auto before = open_files();
  for (const char* path : {"/feed", "/short", "/huge", "/missing"}) (void)shown(server, path);
  for (int i = 0; i < 100 && open_files() != before; ++i) std::this_thread::sleep_for(50ms);  // until the server has closed its own
  EXPECT_EQ(open_files(), before);
}

TEST(Fetcher, StopsWhenItIsTold) {
  TestServer server({{"/feed", repeats("HTTP/1.1 200 OK\r\n", "A: b\r\n", 10ms)}});
  FetchOptions patient = options();
  patient.limits.whole = 60s;
  std::stop_source stop;
  std::jthread later([&stop] {
    std::this_thread::sleep_for(100ms);
    stop.request_stop();
  });
  Fetcher fetcher(patient);
  const auto fetched = fetcher.fetch(server.address("/feed"), {}, stop.get_token());
  ASSERT_FALSE(fetched);
  EXPECT_EQ(fetched.error().message, "the run was told to end");
}

}  // namespace
}  // namespace demarche
