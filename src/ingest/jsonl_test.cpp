#include "ingest/jsonl.h"

#include <gtest/gtest.h>

namespace demarche {
namespace {

TEST(Jsonl, ReadsEveryField) {
  JsonlReader reader(
      "{\"id\": \"a\", \"text\": \"Chad\\u2019s army\", \"date\": \"2022-03-22T10:00:00Z\", \"title\": \"T\", \"url\": \"u\", "
      "\"publication\": \"P\", \"publication_country\": \"TCD\", \"language\": \"en\", \"dateline\": \"PARIS\", \"more\": [1]}\n"
      "\n"
      "{\"text\": \"Mali\", \"title\": null}",
      "file");
  const auto first = reader.next();
  ASSERT_TRUE(first && *first) << first->error().text();
  EXPECT_EQ((*first)->id, "a");
  EXPECT_EQ((*first)->text, "Chad\u2019s army");
  EXPECT_EQ(text_of(*(*first)->date), "2022-03-22");
  EXPECT_EQ((*first)->publication_country, "TCD");
  EXPECT_EQ((*first)->dateline, "PARIS");
  const auto second = reader.next();
  ASSERT_TRUE(second && *second);
  EXPECT_EQ((*second)->id, "file-3");  // the blank line counts
  EXPECT_FALSE((*second)->date);
  EXPECT_FALSE(reader.next());
}

struct Mistake {
  const char* line;
  const char* message;  // its beginning
};

constexpr Mistake kMistakes[] = {
    {"{\"text\": ", "is not JSON"},
    {"not json", "is not JSON"},
    {"[1, 2]", "is not a JSON object"},
    {"{\"id\": \"x\"}", "has no \"text\""},
    {"{\"text\": \"\"}", "has no \"text\""},
    {"{\"text\": 7}", "\"text\" is not a string"},
    {"{\"text\": \"a\", \"id\": 7}", "\"id\" is not a string"},
    {"{\"text\": \"a\", \"date\": \"yesterday\"}", "\"date\" is no day"},
    {"{\"text\": \"a\", \"date\": \"2023-02-29\"}", "\"date\" is no day"},
    {"{\"text\": \"   \"}", "\"text\" is empty"},
    {"{\"text\": \"Mali\", \"spans\": 4}", "\"spans\" is not a list"},
    {"{\"text\": \"Mali\", \"spans\": [[0, 4]]}", "\"spans\" holds something"},
    {"{\"text\": \"Mali\", \"spans\": [{\"start\": 0, \"end\": 5}]}", "\"spans\": 0 to 5 is no part of a text of 4"},
    {"{\"text\": \"Mali\", \"spans\": [{\"start\": 2, \"end\": 2}]}", "\"spans\": 2 to 2"},
    {"{\"text\": \"Mali\", \"spans\": [{\"start\": -1, \"end\": 2}]}", "\"spans\" holds something"},
};

TEST(Jsonl, SpansAreCodePointsOfTheText) {
  JsonlReader reader("{\"text\": \"S\u00e3o Tom\u00e9\", \"spans\": [{\"start\": 0, \"end\": 8}], \"context\": \"an island\"}\n"
                     "{\"text\": \"Mali\", \"spans\": []}\n{\"text\": \"Mali\"}", "f");
  const auto given = reader.next();
  ASSERT_TRUE(given && *given) << given->error().text();
  ASSERT_TRUE((*given)->asked && (*given)->asked->size() == 1);
  EXPECT_EQ((*given)->asked->front().end, 8U);
  EXPECT_EQ((*given)->context, "an island");
  const auto none = reader.next(), everything = reader.next();
  EXPECT_TRUE((*none)->asked && (*none)->asked->empty());  // an empty list asks for nothing
  EXPECT_FALSE((*everything)->asked);
}

TEST(Jsonl, AMistakeHasALineAndTheRestGoesOn) {
  for (const Mistake& row : kMistakes) {
    const std::string bytes = "{\"text\": \"good\"}\n" + std::string(row.line) + "\n{\"text\": \"good\"}\n";
    JsonlReader reader(bytes, "f");
    ASSERT_TRUE(*reader.next());
    const auto bad = reader.next();
    ASSERT_TRUE(bad);
    ASSERT_FALSE(*bad) << row.line;
    EXPECT_EQ(bad->error().line, 2U);
    EXPECT_EQ(bad->error().message.substr(0, std::string(row.message).size()), row.message);
    EXPECT_TRUE(*reader.next()) << "the line after " << row.line;
  }
}

}  // namespace
}  // namespace demarche
