// The fields of a document as files name them: JSON Lines and CSV.
//
//   Flow      ingest/: below jsonl and csv
//   Shape     "text=body,date=published_at" -> which name of theirs stands for which of ours
//   Lifetime  owns its strings
//   Errors    kBadRequest: a field that documents do not have, one that is named twice, no "="
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "record/document.h"

namespace demarche::inline ingest {

struct TextField {
  const char* key;
  std::string Document::* field;
};

/// All fields of text but `text` itself and `date`.
inline constexpr TextField kTextFields[] = {
    {"id", &Document::id},
    {"date_source", &Document::date_source},
    {"title", &Document::title},
    {"url", &Document::url},
    {"publication", &Document::publication},
    {"publication_country", &Document::publication_country},
    {"language", &Document::language},
    {"dateline", &Document::dateline},
    {"context", &Document::context},
};

class FieldMap {
 public:
  [[nodiscard]] static Result<FieldMap> read(std::string_view text);
  /// Their name of a field of ours.
  [[nodiscard]] std::string_view name(std::string_view ours DM_BORROWED) const noexcept;
  [[nodiscard]] bool maps(std::string_view ours) const noexcept { return name(ours) != ours; }

 private:
  std::vector<std::pair<std::string, std::string>> names_;
};

/// The day of a document. Where `as_pages` is true, every form that pages use counts: "5 March 2024", "Tue, 05 Mar 2024 …".
Status read_date(std::string_view date, bool as_pages, Document& document);

}  // namespace demarche::inline ingest
