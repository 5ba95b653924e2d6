#include "store/folder.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <thread>

#include "store/test_documents.h"

namespace demarche {
namespace {

using Outcome = Placed::Outcome;

std::vector<Placed> commit(const std::string& path, const std::vector<NewDocument>& documents) {
  const auto folder = Folder::create(path);
  EXPECT_TRUE(folder) << folder.error().text();
  const auto placed = folder->commit(documents);
  EXPECT_TRUE(placed) << placed.error().text();
  return *placed;
}

const char* const kDocuments = "SELECT string_agg(id || ' ' || version, ',' ORDER BY id, version) FROM documents";
const char* const kHistory = "SELECT string_agg(id || ' ' || version, ',' ORDER BY id, version) FROM all_documents";

TEST(Folder, KeepsEventsMentionsAndDocuments) {
  const TestFolder test;
  EXPECT_EQ(commit(test / "store", {test_document("a", "one"), test_document("b", "two")})[1].outcome, Outcome::kAdded);
  EXPECT_EQ(asked(test / "store", kDocuments), "a 1,b 1");
  EXPECT_EQ(asked(test / "store", "SELECT string_agg(text, ',' ORDER BY text) FROM events"), "one,two");
  EXPECT_EQ(asked(test / "store", "SELECT string_agg(text, ',' ORDER BY text) FROM mentions"), "one again,two again");
  EXPECT_EQ(asked(test / "store", "SELECT day || ' ' || day_precision || ' ' || actor_codes FROM events LIMIT 1"), "2024-03-01 month NOR");
}

TEST(Folder, TheSameDocumentAgainChangesNothing) {
  const TestFolder test;
  commit(test / "store", {test_document("a", "one")});
  const auto before = contents(test / "store");
  EXPECT_EQ(commit(test / "store", {test_document("a", "one")})[0].outcome, Outcome::kUnchanged);
  const auto renamed = commit(test / "store", {test_document("z", "one")});
  EXPECT_EQ(renamed[0].outcome, Outcome::kUnchanged);
  EXPECT_EQ(renamed[0].stored_as, "a");
  EXPECT_EQ(contents(test / "store"), before);
}

TEST(Folder, ACorrectedDocumentSupersedesAndBothAreKept) {
  const TestFolder test;
  commit(test / "store", {test_document("a", "one"), test_document("b", "two")});
  const auto placed = commit(test / "store", {test_document("a", "one, corrected"), test_document("c", "three")});
  EXPECT_EQ(placed[0].outcome, Outcome::kCorrected);
  EXPECT_EQ(placed[0].version, 2U);
  EXPECT_EQ(asked(test / "store", kDocuments), "a 2,b 1,c 1");
  EXPECT_EQ(asked(test / "store", kHistory), "a 1,a 2,b 1,c 1");
  EXPECT_EQ(asked(test / "store", "SELECT text FROM events WHERE doc = 'a'"), "one, corrected");
  EXPECT_EQ(asked(test / "store", "SELECT count(*) FROM mentions WHERE doc = 'a'"), "1");
  EXPECT_EQ(asked(test / "store", "SELECT count(*) FROM all_events WHERE doc = 'a'"), "2");
  // An old feed read once more must not bring the old text back.
  EXPECT_EQ(commit(test / "store", {test_document("a", "one")})[0].outcome, Outcome::kUnchanged);
  EXPECT_EQ(asked(test / "store", kDocuments), "a 2,b 1,c 1");
}

TEST(Folder, ACorrectionUnderAnotherIdIsKnownByItsAddress) {
  const TestFolder test;
  commit(test / "store", {test_document("a", "one", "https://example.org/1")});
  EXPECT_EQ(commit(test / "store", {test_document("b", "one, corrected", "https://example.org/1")})[0].outcome, Outcome::kCorrected);
  EXPECT_EQ(asked(test / "store", kDocuments), "b 2");
  EXPECT_EQ(asked(test / "store", "SELECT string_agg(text, ',') FROM events"), "one, corrected");
}

TEST(Folder, WithinOneCommitTheLaterOneSupersedes) {
  const TestFolder test;
  const auto placed = commit(test / "store", {test_document("a", "one"), test_document("a", "one"), test_document("a", "two")});
  EXPECT_EQ(placed[1].outcome, Outcome::kUnchanged);
  EXPECT_EQ(placed[2].outcome, Outcome::kCorrected);
  EXPECT_EQ(asked(test / "store", "SELECT string_agg(text, ',') FROM events"), "two");
}

TEST(Folder, ADocumentWithoutEventsIsRememberedToo) {
  const TestFolder test;
  NewDocument quiet = test_document("a", "nothing happened");
  quiet.events.clear();
  quiet.mentions.clear();
  commit(test / "store", {quiet});
  EXPECT_EQ(asked(test / "store", "SELECT count(*) FROM events"), "0");
  EXPECT_EQ(commit(test / "store", {quiet})[0].outcome, Outcome::kUnchanged);
}

TEST(Folder, IdsWithQuotesAndOtherScripts) {
  const TestFolder test;
  NewDocument odd = test_document("a", "one");
  odd.id = "l'été \"1\" \\ Київ";
  odd.row = "{\"id\":\"l'été \\\"1\\\" \\\\ Київ\",\"hash\":\"" + odd.hash + "\"}";
  commit(test / "store", {odd});
  NewDocument corrected = odd;
  corrected.hash = hash_of("other");
  corrected.row = "{\"id\":\"l'été \\\"1\\\" \\\\ Київ\",\"hash\":\"" + corrected.hash + "\"}";
  EXPECT_EQ(commit(test / "store", {corrected})[0].outcome, Outcome::kCorrected);
  EXPECT_EQ(asked(test / "store", "SELECT id || version FROM documents"), odd.id + "2");
}

TEST(Folder, CompactionKeepsEveryRowAndAnOldSnapshotReads) {
  const TestFolder test;
  for (const char* id : {"a", "b", "c", "d"}) commit(test / "store", {test_document(id, std::string("text of ") + id)});
  commit(test / "store", {test_document("a", "corrected")});
  const auto snapshot = Snapshot::open(test / "store", nullptr);
  ASSERT_TRUE(snapshot);
  const std::string rows = "SELECT string_agg(hash, ',' ORDER BY hash) FROM all_documents";
  const std::string before = asked(test / "store", rows);
  const auto folder = Folder::create(test / "store");
  ASSERT_TRUE(folder);
  const auto done = folder->compact();
  ASSERT_TRUE(done) << done.error().text();
  EXPECT_EQ(done->segments_before, 15U);
  EXPECT_EQ(done->segments_after, 3U);
  EXPECT_EQ(asked(test / "store", rows), before);
  EXPECT_EQ(asked(test / "store", "SELECT string_agg(text, ',' ORDER BY text) FROM events"), "corrected,text of b,text of c,text of d");
  EXPECT_EQ(contents(test / "store").size(), 5U) << "three segments, the manifest and the lock";
  const auto database = Database::open();
  ASSERT_TRUE(snapshot->create_views(*database));
  EXPECT_EQ(*database->value("SELECT count(*) FROM all_events"), "5") << "its files are gone, its reader is not disturbed";
  const auto again = folder->compact();
  ASSERT_TRUE(again);
  EXPECT_EQ(again->segments_after, 3U);
}

TEST(Folder, LeftoversOfOtherWritersAreSwept) {
  const TestFolder test;
  commit(test / "store", {test_document("a", "one")});
  for (const char* name : {"events/000099.parquet", "events/000098.parquet.new", "documents/000099.parquet"}) std::ofstream(test / ("store/" + std::string(name))) << "half";
  commit(test / "store", {test_document("b", "two")});
  EXPECT_EQ(contents(test / "store").size(), 8U) << "six segments, the manifest and the lock";
}

TEST(Folder, WritersTakeTurns) {
  const TestFolder test;
  constexpr int kWriters = 4, kCommits = 5;
  {
    std::vector<std::jthread> writers;
    for (int w = 0; w < kWriters; ++w) {
      writers.emplace_back([&test, w] {
        for (int c = 0; c < kCommits; ++c) {
          // Every second document is everybody's: it must be stored once.
          const std::string id = c % 2 == 0 ? "w" + std::to_string(w) + "-" + std::to_string(c) : "shared-" + std::to_string(c);
          commit(test / "store", {test_document(id, "text of " + id)});
        }
      });
    }
  }
  EXPECT_EQ(asked(test / "store", "SELECT count(*) FROM all_documents"), std::to_string(kWriters * 3 + 2));
  EXPECT_EQ(asked(test / "store", "SELECT count(DISTINCT id) FROM events"), std::to_string(kWriters * 3 + 2));
  const auto damaged = check_segments(test / "store");
  ASSERT_TRUE(damaged);
  EXPECT_TRUE(damaged->empty());
}

TEST(Folder, AFlippedByteIsFoundAndTheRestIsRead) {
  const TestFolder test;
  for (const char* id : {"a", "b"}) commit(test / "store", {test_document(id, std::string("text of ") + id)});
  const std::string victim = test / "store/events/000001.parquet";
  const std::string good = bytes_of(victim);
  for (std::size_t at = 0; at < good.size(); at += 97) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 1);
    std::ofstream(victim, std::ios::binary) << bad;
    const auto damaged = check_segments(test / "store");
    ASSERT_TRUE(damaged);
    ASSERT_EQ(damaged->size(), 1U) << at;
    EXPECT_EQ((*damaged)[0].segment, "events/000001.parquet");
  }
  std::vector<Damage> left_out;
  const auto snapshot = Snapshot::open(test / "store", &left_out);
  ASSERT_TRUE(snapshot);
  ASSERT_EQ(left_out.size(), 1U);
  const auto database = Database::open();
  ASSERT_TRUE(snapshot->create_views(*database));
  EXPECT_EQ(*database->value("SELECT string_agg(text, ',') FROM events"), "text of b");
  const auto folder = Folder::create(test / "store");
  const auto compacted = folder->compact();
  ASSERT_FALSE(compacted) << "a compaction would seal the damage";
  EXPECT_EQ(compacted.error().file, victim);
}

TEST(Folder, MissingAndShortenedSegmentsAreNamed) {
  const TestFolder test;
  commit(test / "store", {test_document("a", "one")});
  const std::string victim = test / "store/events/000001.parquet";
  std::filesystem::resize_file(victim, 100);
  const auto snapshot = Snapshot::open(test / "store", nullptr);
  ASSERT_FALSE(snapshot);
  EXPECT_EQ(snapshot.error().file, victim);
  EXPECT_NE(snapshot.error().message.find("has 100 bytes"), std::string::npos) << snapshot.error().text();
  std::filesystem::remove(victim);
  const auto without = Snapshot::open(test / "store", nullptr);
  ASSERT_FALSE(without);
  EXPECT_EQ(without.error().code, ErrorCode::kResource);
  EXPECT_EQ(without.error().file, victim);
}

/// Says on stderr what a reader and a writer come to that may have 24 files open.
void ask_with_few_files(const std::string& path) {
  const rlimit few{24, 24};
  ::setrlimit(RLIMIT_NOFILE, &few);
  const auto snapshot = Snapshot::open(path, nullptr);
  std::fputs(snapshot ? "opened" : snapshot.error().text().c_str(), stderr);
  const auto folder = Folder::create(path);
  const bool compacted = folder && folder->commit({test_document("more", "more")}) && folder->compact();
  std::fputs(compacted ? " but compacted" : " and stuck", stderr);
  ::_exit(0);
}

TEST(Folder, MoreSegmentsThanFilesCanBeOpen) {
  const TestFolder test;
  for (int i = 0; i < 12; ++i) commit(test / "store", {test_document("d" + std::to_string(i), "text " + std::to_string(i))});
  // In a child: the limit cannot be raised again.
  EXPECT_EXIT(ask_with_few_files(test / "store"), testing::ExitedWithCode(0), "store compact.* but compacted");
  EXPECT_EQ(asked(test / "store", "SELECT count(*) FROM events"), "13");
}

TEST(Folder, ForeignFoldersAndNewerFormatsAreLeftAlone) {
  const TestFolder test;
  std::filesystem::create_directory(test / "papers");
  std::ofstream(test / "papers/thesis.tex") << "\\section{Peace}";
  const auto foreign = Folder::create(test / "papers");
  ASSERT_FALSE(foreign);
  EXPECT_NE(foreign.error().message.find("thesis.tex"), std::string::npos);
  EXPECT_EQ(contents(test / "papers").size(), 1U);

  commit(test / "store", {test_document("a", "one")});
  std::ofstream(test / "store/manifest") << "demarche store\nformat 3\n";
  const auto before = contents(test / "store");
  const auto newer = Folder::create(test / "store");
  ASSERT_FALSE(newer);
  EXPECT_EQ(newer.error().code, ErrorCode::kBadData);
  EXPECT_NE(newer.error().message.find("newer demarche"), std::string::npos);
  EXPECT_EQ(contents(test / "store"), before);
}

}  // namespace
}  // namespace demarche
