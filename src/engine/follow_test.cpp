#include "demarche/follow.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/file.h"
#include "fetch/test_server.h"

namespace demarche {
namespace {

class Follow : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("follow_test_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  FollowRequest request(const std::string& feed) const {
    FollowRequest asked;
    asked.feeds = folder_ / "feeds.txt";
    asked.store = folder_ / "store";
    asked.allow_private = true;
    asked.host_interval_ms = 0;
    asked.interval_s = 1;
    EXPECT_TRUE(write_file(asked.feeds, feed + "\n"));
    return asked;
  }

  FollowSink sink() {
    return {[this](const FollowedDocument& document) {
              told_.push_back(document.id);
              return Status(Done{});
            },
            [this](const Error& error) { refused_.push_back(error); }, [](const Error& /*issue*/) {},
            [this](const FollowRound& /*round*/) {
              if (++rounds_ == 2) stop_.request_stop();
              return Status(Done{});
            }};
  }

  std::filesystem::path folder_;
  std::vector<std::string> told_;
  std::vector<Error> refused_;
  int rounds_ = 0;
  std::stop_source stop_;
};

std::string answer(const std::string& body) { return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body; }

const std::string kFeed =
    "<rss version='2.0'><channel><title>The Invented Times</title><item><guid>1</guid><description>"
    "Norway condemned Iceland on Tuesday.</description></item><item><guid>2</guid><title>Empty</title></item></channel></rss>";

TEST_F(Follow, GoesOnUntilItIsToldToStop) {
  TestServer server({{"/rss", [](const std::string& /*head*/, const TestServer::Say& say) { say(answer(kFeed)); }}});
  const auto sums = follow(request(server.address("/rss")), sink(), stop_.get_token());
  ASSERT_TRUE(sums) << sums.error().text();
  EXPECT_EQ(rounds_, 2);
  EXPECT_EQ(told_, std::vector<std::string>{server.address("/rss#1")});
  // What is refused for good is named once, however many rounds there are.
  ASSERT_EQ(refused_.size(), 1U);
  EXPECT_EQ(refused_[0].text(), server.address("/rss#2") + ": has no text");
  EXPECT_EQ(sums->read, 2U);
  EXPECT_EQ(sums->added, 1U);
  EXPECT_EQ(sums->refused, 1U);
}

TEST_F(Follow, WhatTheSinkSaysEndsTheRunAndWhatWasToldIsSafe) {
  TestServer server({{"/rss", [](const std::string& /*head*/, const TestServer::Say& say) { say(answer(kFeed)); }}});
  const FollowRequest asked = request(server.address("/rss"));
  FollowSink full = sink();
  full.stored = [](const FollowedDocument& /*document*/) { return Status(Error{ErrorCode::kResource, "no room to tell"}); };
  const auto ended = follow(asked, full, stop_.get_token());
  ASSERT_FALSE(ended);
  EXPECT_EQ(ended.error().message, "no room to tell");
  const auto store = Store::open(asked.store);
  ASSERT_TRUE(store);
  EXPECT_EQ(store->info()->documents, 1U);
}

TEST_F(Follow, ARequestThatIsWrongAsksNobody) {
  FollowRequest asked = request("https://a.example/rss");
  asked.allow_private = false;
  asked.host_interval_ms = 2000;
  EXPECT_EQ(follow(asked, sink(), stop_.get_token()).error().field, "--interval");
  asked.interval_s = 900;
  EXPECT_FALSE(asked.problem());
  asked.contact = "mailto:a@b.example)\r\nX: y";
  EXPECT_EQ(asked.problem()->field, "contact");
  EXPECT_FALSE(std::filesystem::exists(asked.store));
}

}  // namespace
}  // namespace demarche
