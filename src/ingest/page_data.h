// What a page says of its article in JSON-LD.
//
//   Flow      ingest/: below page_facts
//   Shape     the scripts of a page -> fields of the first object that is an article
//   Units     dates as they are written
//   Lifetime  owns its strings
//   Errors    none: what is no JSON, or nests too deeply, is passed over
//   Source    schema.org Article; JSON-LD 1.1 as far as pages use it: lists, @graph, @type
#pragma once

#include <string>
#include <vector>

namespace demarche::inline ingest {

struct PageData {
  std::string published, headline, publisher, language, address;
  bool is_article = false;
};

[[nodiscard]] PageData read_page_data(const std::vector<std::string>& scripts);

}  // namespace demarche::inline ingest
