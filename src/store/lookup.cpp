#include "store/lookup.h"

#include <algorithm>

#include "base/json.h"
#include "store/memory_file.h"

namespace demarche::inline store {
namespace {

/// Keys as a table: thousands of them as literals take longer to parse than to look up.
Result<MemoryFile> keys_of(const std::vector<NewDocument>& documents) {
  std::string rows;
  for (const NewDocument& document : documents) {
    Json json(rows);
    json.open('{');
    json.key("hash"), json.value(document.hash);
    json.key("id"), json.value(document.id);
    json.text("url", document.url);
    json.close('}');
    rows += '\n';
  }
  return MemoryFile::create(rows);
}

}  // namespace

void note(Stored& stored, const std::string& id, std::uint32_t version, const std::string& hash, const std::string& url) {
  stored.id_of_hash.emplace(hash, id);
  std::uint32_t& latest = stored.latest[id];
  latest = std::max(latest, version);
  if (url.empty()) return;
  Version& at = stored.of_url[url];
  if (version >= at.version) at = {id, version};
}

/// The rows of `documents` that have one of these hashes, ids or addresses.
Result<Stored> look_up(const Database& database, const std::string& all_documents, const std::vector<NewDocument>& documents) {
  const auto keys = keys_of(documents);
  if (!keys) return keys.error();
  const std::string select =
      "WITH n AS MATERIALIZED (SELECT * FROM read_json(" + literal(keys->path()) +
      ", format = 'newline_delimited', columns = {hash: 'VARCHAR', id: 'VARCHAR', url: 'VARCHAR'})) "
      "SELECT id, version, hash, CASE WHEN coder IS NULL OR starts_with(coder, 'demarche') THEN url END FROM (" + all_documents +
      ") WHERE hash IN (SELECT hash FROM n) OR id IN (SELECT id FROM n) OR url IN (SELECT url FROM n WHERE url IS NOT NULL) ORDER BY version, id";
  Stored stored;
  Status read = database.each(select, [&](std::span<const Cell> row) -> Status {
    note(stored, std::string(row[0].value_or("")), static_cast<std::uint32_t>(std::stoul(std::string(row[1].value_or("0")))),
         std::string(row[2].value_or("")), std::string(row[3].value_or("")));
    return Done{};
  });
  if (!read) return std::move(read).error();
  return stored;
}

}  // namespace demarche::inline store
