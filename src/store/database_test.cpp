#include "store/database.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace demarche {
namespace {

Database opened() {
  auto database = Database::open();
  EXPECT_TRUE(database) << database.error().text();
  return *std::move(database);
}

TEST(Database, GivesRowsAsText) {
  const Database database = opened();
  std::vector<std::string> rows;
  // A text of 12 bytes is kept in place and one of 13 is not; both come out whole.
  Status read = database.each("SELECT * FROM (VALUES (1, 'twelve bytes'), (2, 'thirteen byte'), (3, NULL)) t(n, s) ORDER BY n", [&](std::span<const Cell> row) -> Status {
    rows.push_back(std::string(*row[0]) + "|" + (row[1] ? std::string(*row[1]) : "none"));
    return Done{};
  });
  ASSERT_TRUE(read) << read.error().text();
  EXPECT_EQ(rows, (std::vector<std::string>{"1|twelve bytes", "2|thirteen byte", "3|none"}));
}

TEST(Database, GivesMoreRowsThanOneChunk) {
  std::uint64_t rows = 0;
  ASSERT_TRUE(opened().each("SELECT range FROM range(10000)", [&](std::span<const Cell> row) -> Status {
    EXPECT_EQ(std::to_string(rows++), *row[0]);
    return Done{};
  }));
  EXPECT_EQ(rows, 10000U);
}

TEST(Database, StopsWhereTheSinkFails) {
  int rows = 0;
  const Status read = opened().each("SELECT range FROM range(10000)", [&](std::span<const Cell>) -> Status {
    return ++rows < 3 ? Status(Done{}) : Status(Error{ErrorCode::kResource, "full"});
  });
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().message, "full");
  EXPECT_EQ(rows, 3);
}

TEST(Database, LiteralsKeepQuotes) {
  const auto value = opened().value("SELECT " + literal("l'Aquila''s; DROP"));
  ASSERT_TRUE(value);
  EXPECT_EQ(*value, "l'Aquila''s; DROP");
}

TEST(Database, WritesParquetThatItReads) {
  const auto bytes = opened().parquet("SELECT 7 AS seven");
  ASSERT_TRUE(bytes) << bytes.error().text();
  EXPECT_EQ(bytes->substr(0, 4), "PAR1");
  EXPECT_EQ(*bytes, *opened().parquet("SELECT 7 AS seven")) << "the same rows give the same bytes";
}

TEST(Database, ConfinedItReachesNothingElse) {
  const Database database = opened();
  ASSERT_TRUE(database.confine({}));
  for (const char* sql : {"SELECT * FROM read_text('/etc/hostname')", "SELECT * FROM read_csv('/etc/passwd')", "SELECT * FROM glob('/*')"}) {
    const auto read = database.value(sql);
    ASSERT_FALSE(read) << sql;
    EXPECT_EQ(read.error().code, ErrorCode::kBadRequest) << read.error().text();
  }
  EXPECT_FALSE(database.run("SET enable_external_access = true"));
  EXPECT_FALSE(database.run("SET memory_limit = '900GB'"));
  EXPECT_TRUE(database.parquet("SELECT 1")) << "its own answers it can still write";
}

TEST(Database, OnlyQuestionsPassTheCheck) {
  const Database database = opened();
  ASSERT_TRUE(database.run("CREATE TABLE t AS SELECT 1 AS a"));
  EXPECT_TRUE(database.check_question("SELECT * FROM t"));
  EXPECT_TRUE(database.check_question("WITH x AS (SELECT 1) SELECT * FROM x -- so"));
  for (const char* sql : {"DROP TABLE t", "INSERT INTO t VALUES (2)", "SELECT 1; SELECT 2", "COPY t TO '/tmp/never.csv'", "SET threads = 4", "ATTACH '/tmp/never.db'", "LOAD json", ""}) {
    const Status checked = database.check_question(sql);
    ASSERT_FALSE(checked) << sql;
    EXPECT_EQ(checked.error().code, ErrorCode::kBadRequest) << sql;
  }
  EXPECT_FALSE(std::filesystem::exists("/tmp/never.csv"));
}

TEST(Database, MemoryIsBounded) {
  auto database = Database::open({std::uint64_t{64} << 20, 1});
  ASSERT_TRUE(database);
  ASSERT_TRUE(database->run("SET temp_directory = ''"));
  // A hash table of ten million groups has no room in 64 MB, and nowhere to go.
  const auto value = database->value("SELECT count(*) FROM (SELECT range % 10000000 AS g, count(*) FROM range(20000000) GROUP BY g)");
  ASSERT_FALSE(value);
  EXPECT_EQ(value.error().code, ErrorCode::kResource) << value.error().text();
}

}  // namespace
}  // namespace demarche
