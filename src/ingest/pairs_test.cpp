#include "ingest/pairs.h"

#include <gtest/gtest.h>

namespace demarche {
namespace {

TEST(Pairs, ReadsEveryField) {
  PairReader reader(
      "{\"id\": \"a\", \"sentence\": \"Chad thanked Mali.\", \"source\": \"Chad\", \"target\": \"Mali\", \"source_start\": 0, "
      "\"source_end\": 4, \"target_start\": null, \"event\": \"SUPPORT\", \"more\": [1]}\n"
      "\n"
      "{\"sentence\": \"Chad thanked Mali.\", \"source\": \"Chad\", \"target\": \"Mali\"}",
      "file");
  const auto first = reader.next();
  ASSERT_TRUE(first && *first) << first->error().text();
  EXPECT_EQ((*first)->id, "a");
  EXPECT_EQ((*first)->source, "Chad");
  EXPECT_EQ((*first)->target, "Mali");
  EXPECT_EQ((*first)->answer, "SUPPORT");
  ASSERT_TRUE((*first)->source_span);
  EXPECT_EQ(*(*first)->source_span, (Span{0, 4}));
  EXPECT_FALSE((*first)->target_span);
  const auto second = reader.next();
  ASSERT_TRUE(second && *second);
  EXPECT_EQ((*second)->id, "file-3");  // the blank line counts
  EXPECT_FALSE(reader.next());
}

struct Mistake {
  const char* line;
  const char* message;  // its beginning
};

constexpr Mistake kMistakes[] = {
    {"{\"sentence\": ", "is not JSON"},
    {"[1, 2]", "is not a JSON object"},
    {R"({"source": "Chad", "target": "Mali"})", "has no \"sentence\""},
    {R"({"sentence": "Chad left.", "target": "Mali"})", "has no \"source\""},
    {R"({"sentence": "Chad left.", "source": "Chad", "target": " "})", "has no \"target\""},
    {R"({"sentence": "Chad left.", "source": 7, "target": "Mali"})", "\"source\" is not a string"},
    {R"({"sentence": "Chad", "source": "Chad", "target": "Mali", "source_start": 0})", "\"source_start\" and \"source_end\" are not"},
    {R"({"sentence": "Chad", "source": "Chad", "target": "Mali", "target_start": 2, "target_end": 9})", "\"target_start\": 2 to 9 is no part"},
    {R"({"sentence": "Chad", "source": "Chad", "target": "Mali", "target_start": 2, "target_end": 2})", "\"target_start\": 2 to 2"},
    {R"({"sentence": "Chad", "source": "Chad", "target": "Mali", "target_start": -1, "target_end": 2})", "\"target_start\" and"},
};

TEST(Pairs, AMistakeNamesItsLineAndTheNextIsRead) {
  for (const Mistake& row : kMistakes) {
    const std::string bytes = std::string("\n") + row.line + "\n" + R"({"sentence": "Chad left Mali.", "source": "Chad", "target": "Mali"})";
    PairReader reader(bytes, "file");
    const auto first = reader.next();
    ASSERT_TRUE(first && !*first) << row.line;
    EXPECT_EQ(first->error().message.substr(0, std::string_view(row.message).size()), row.message) << row.line;
    EXPECT_EQ(first->error().line, 2U) << row.line;
    const auto second = reader.next();
    EXPECT_TRUE(second && *second) << row.line;
  }
}

}  // namespace
}  // namespace demarche
