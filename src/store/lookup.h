// Which of the documents about to be stored are known already.
//
//   Flow      store/: before a commit; asked under the lock
//   Shape     rows of `documents` with the same hash, id or address
//   Lifetime  owns its strings
//   Errors    kResource
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "store/folder.h"

namespace demarche::inline store {

struct Version {
  std::string id;
  std::uint32_t version = 0;
};

/// What the store holds of the documents about to be placed, and what is placed on the way.
struct Stored {
  std::map<std::string, std::string> id_of_hash;
  std::map<std::string, std::uint32_t> latest;         // id -> its last version
  std::map<std::string, Version> of_url;               // the last document at an address
};

void note(Stored& stored, const std::string& id, std::uint32_t version, const std::string& hash, const std::string& url);

/// The rows of `all_documents` that have one of these hashes, ids or addresses.
[[nodiscard]] Result<Stored> look_up(const Database& database, const std::string& all_documents, const std::vector<NewDocument>& documents);

}  // namespace demarche::inline store
