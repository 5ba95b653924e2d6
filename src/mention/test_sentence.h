// Sentences of record/test_tokens.h as the finders of this folder read them.
//
//   Shape     see record/test_tokens.h
//   Units     text and tokens as any other stage would give them
//   Lifetime  a TestText owns document and tokens; its Reading borrows them, so it stays where it is
//   Errors    as there
#pragma once

#include "base/civil.h"
#include "mention/reading.h"
#include "record/test_tokens.h"

namespace demarche::inline mention {

class TestText : public TestTokens {
 public:
  explicit TestText(std::string_view text, std::string_view date = {}) : TestTokens(text) {
    document.date = read_day(date);
    reading.build(document, tokens);
  }
  TestText(const TestText&) = delete;
  TestText& operator=(const TestText&) = delete;

  Reading reading;
};

}  // namespace demarche::inline mention
