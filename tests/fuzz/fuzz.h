// What the fuzz targets share. A target is one function over bytes: libFuzzer feeds it in the build of preset fuzz, run_seeds.cpp with
// the files of seeds/ in every other.
//
//   Shape     bytes -> nothing, or the end of the program with what does not hold
//   Lifetime  borrows the bytes of one run
//   Errors    none: a property that does not hold is a mistake of ours
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "ingest/bytes.h"
#include "record/document.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace demarche {

inline std::string_view text_of_run(const std::uint8_t* bytes, std::size_t size) { return {reinterpret_cast<const char*>(bytes), size}; }

inline void require(bool holds, const char* what, std::string_view about = {}) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s: %s\n", what, std::string(about).c_str());
  std::abort();
}

inline void require_utf8(std::string_view text, const char* what) { require(mend_utf8(text).broken == 0, what, text); }

/// Every text of a document that a reader gave.
inline void require_sound(const Document& document) {
  for (const std::string* text : {&document.id, &document.text, &document.title, &document.url, &document.publication, &document.language, &document.dateline, &document.context}) {
    require_utf8(*text, "texts are UTF-8");
  }
  require(!document.text.empty(), "a document has a text");
  require(!document.date || exists(*document.date), "a day exists");
  if (!document.asked) return;
  const std::size_t points = count_points(document.text);
  for (const Span span : *document.asked) require(span.begin < span.end && span.end <= points, "spans lie in the text");
}

/// Bytes that come a few at a time: no reader may depend on how its source cuts them.
class Drops : public ByteSource {
 public:
  explicit Drops(std::string_view bytes DM_BORROWED) : rest_(bytes) {}
  Result<std::size_t> read(std::span<char> out) override {
    size_ = size_ % 7 + 1;
    const std::size_t size = std::min({out.size(), rest_.size(), size_});
    std::copy_n(rest_.begin(), size, out.begin());
    rest_.remove_prefix(size);
    return size;
  }

 private:
  std::string_view rest_;
  std::size_t size_ = 0;
};

}  // namespace demarche
